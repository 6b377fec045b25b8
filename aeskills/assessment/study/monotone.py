"""Whether a better answer ever lowers a result: random response sets, one answer made better."""

from __future__ import annotations

from random import Random

from aeskills.assessment.asked import fitting
from aeskills.assessment.contract import Answer, Bundle, BundleItem, Responses
from aeskills.assessment.results import ResultEntry, ScoreResult
from aeskills.assessment.scoring.distance import distance
from aeskills.assessment.scoring.score import Scorer
from aeskills.assessment.study.answering import blind, top_answer
from aeskills.assessment.study.figures import Share

_ROUNDING = 1e-9


def lowered(scorer: Scorer, form: str, count: int, seed: int) -> Share:
    """How many of `count` better answers lowered their skill, their family or the whole."""
    bundle = scorer.bundle
    items = fitting(bundle, next(entry["items"] for entry in bundle["forms"] if entry["id"] == form), None, None)
    found = Share()
    for at in range(count):
        draw = Random(f"{seed}/better/{form}/{at}")
        able = draw.random()
        answers = {
            item: top_answer(bundle["items"][item]) if draw.random() < able else blind(bundle["items"][item], draw) for item in items
        }
        changed = draw.choice(items)
        worse, better = _pair(bundle["items"][changed], bundle["model"]["size"], draw)
        before, after = (scorer.score(_responses(bundle, form, {**answers, changed: given})) for given in (worse, better))
        found.add(_is_lower(before, after))
    return found


def _pair(item: BundleItem, size: float, draw: Random) -> tuple[Answer, Answer]:
    """Two answers of different distance, the farther one first."""
    while True:
        one, other = top_answer(item), blind(item, draw)
        if draw.random() < 0.5:
            one = blind(item, draw)
        near, far = (distance(item, given, size).distance or 0.0 for given in (one, other))
        if near != far:
            return (other, one) if far > near else (one, other)


def _is_lower(before: ScoreResult, after: ScoreResult) -> bool:
    if not before["gate"]["passed"]:
        return False
    if not after["gate"]["passed"]:
        return True
    pairs = [(before["overall"], after["overall"])]
    pairs += [(before["families"][name], after["families"][name]) for name in before["families"]]
    pairs += [(before["skills"][name], after["skills"][name]) for name in before["skills"]]
    return any(_fell(one, other) for one, other in pairs)


def _fell(one: ResultEntry, other: ResultEntry) -> bool:
    if one["estimate"] is None or other["estimate"] is None or one["p"] is None or other["p"] is None:
        return False
    return other["estimate"] < one["estimate"] - _ROUNDING or other["p"] < one["p"] - _ROUNDING


def _responses(bundle: Bundle, form: str, answers: dict[str, Answer]) -> Responses:
    skills = list(bundle["skills"])
    return {
        "schema": bundle["schema"], "bank": bundle["bank"], "form": form, "industry": None, "seniority": bundle["seniority"][-1]["id"],
        "seed": 1, "skills": skills, "ratings": dict.fromkeys(skills, 3), "answers": answers, "started": "2026-01-01T00:00:00Z",
        "finished": None,
    }  # fmt: skip
