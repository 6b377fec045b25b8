"""One answer to one objective item → its score 0–1 and the evidence it gives.

Formulas: "Item scores" in the assessment model. An answer that has no score raises `UnscorableError`; it is never scored 0.
"""

from __future__ import annotations

from typing import NamedTuple

from aeskills.assessment.contract import Answer, Item


class UnscorableError(ValueError):
    """Why an answer has no score, as a code that the interface has words for."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ItemScore(NamedTuple):
    """`score` is shown (0–1); `evidence` enters the estimate: below 0 for a wrong pick, after correction for guessing."""

    score: float
    evidence: float


def item_score(item: Item, answer: Answer) -> ItemScore:
    """Score an answer. Situational items are not corrected for guessing; neither are items with several keyed options."""
    if not isinstance(answer, dict):
        raise UnscorableError("no-choice")
    if item["type"] == "situational":
        score = _situational(item, answer)
        return ItemScore(score, score)
    return _knowledge(item, answer)


def _situational(item: Item, answer: Answer) -> float:
    """(e_pick − e_min)/(e_max − e_min), or the mean of that and (e_max − e_worst)/(e_max − e_min)."""
    worth = {option["id"]: option["effectiveness"] for option in item["options"]}
    low, high = min(worth.values()), max(worth.values())
    if low == high:
        raise UnscorableError("no-key")
    best, worst = answer.get("best"), answer.get("worst")
    if best is None:
        raise UnscorableError("no-choice")
    if not _known(best, worth) or (worst is not None and not _known(worst, worth)):
        raise UnscorableError("unknown-option")
    if best == worst:
        raise UnscorableError("same-choice")
    chosen = (worth[best] - low) / (high - low)
    if worst is None:
        return chosen
    return 0.5 * chosen + 0.5 * (high - worth[worst]) / (high - low)


def _knowledge(item: Item, answer: Answer) -> ItemScore:
    """One keyed of k: right 1, wrong 0, as evidence (x − 1/k)/(1 − 1/k); several keyed: max(0, TP/T − FP/F); "I don't know": 0."""
    keyed = {option["id"]: option["keyed"] for option in item["options"]}
    right = sum(keyed.values())
    wrong = len(keyed) - right
    if right == 0 or wrong == 0:
        raise UnscorableError("no-key")
    picks = answer.get("picks")
    if answer.get("unknown") is True:
        if picks:
            raise UnscorableError("contradiction")
        return ItemScore(0.0, 0.0)
    if not isinstance(picks, list) or not picks:
        raise UnscorableError("no-choice")
    if not all(_known(pick, keyed) for pick in picks):
        raise UnscorableError("unknown-option")
    if len(set(picks)) < len(picks):
        raise UnscorableError("same-choice")
    hits = sum(keyed[pick] for pick in picks)
    if right > 1:
        score = max(0.0, hits / right - (len(picks) - hits) / wrong)
        return ItemScore(score, score)
    if len(picks) > 1:
        raise UnscorableError("too-many-choices")
    chance = 1 / len(keyed)
    return ItemScore(float(hits), (hits - chance) / (1 - chance))


def _known(choice: object, options: dict[str, int] | dict[str, bool]) -> bool:
    return isinstance(choice, str) and choice in options
