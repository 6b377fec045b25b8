"""One answer to one item → its distance from the key, among all answers that were possible.

An answer that has no score raises `UnscorableError`; it is never scored as if it were wrong.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from math import comb
from typing import NamedTuple

from aeskills.assessment.contract import Answer, BundleItem


class UnscorableError(ValueError):
    """Why an answer has no score, as a code that the interface has words for."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Choices(NamedTuple):
    """All possible answers of one kind to an item: `groups` of (distance, how many answers lie there), nearest first."""

    groups: tuple[tuple[float, float], ...]

    @property
    def farthest(self) -> float:
        """d_max, the distance of the worst answer."""
        return self.groups[-1][0]


class Distance(NamedTuple):
    """`distance` 0 is the key; None is "I don't know". `choices` is what the answer was chosen from."""

    distance: float | None
    choices: Choices

    @property
    def score(self) -> float:
        """x = 1 − d/d_max, 0 for "I don't know"."""
        return 0.0 if self.distance is None else 1 - self.distance / self.choices.farthest


def distance(item: BundleItem, answer: Answer, size: float) -> Distance:
    """How far an answer is from the key; `size` is how much rarer it is to tick one option more or less than there are keys."""
    if not isinstance(answer, dict):
        raise UnscorableError("no-choice")
    if answer.get("unknown") is True:
        if answer.get("picks") or answer.get("best") is not None or answer.get("worst") is not None:
            raise UnscorableError("contradiction")
        return Distance(None, choices(item, size))
    if item["type"] == "situational":
        return _situational(item, answer)
    return _knowledge(item, answer, size)


def choices(item: BundleItem, size: float) -> Choices:
    """What an item as it is asked today can be answered with: best and worst action, one key, or a set of keys."""
    if item["type"] == "situational":
        return _ranked(_worth(item), True)
    right = _right(item)
    return _several(right, len(item["options"]) - right, size) if right > 1 else _single(len(item["options"]))


def _worth(item: BundleItem) -> tuple[int, ...]:
    worth = tuple(option["effectiveness"] for option in item["options"])
    if len(set(worth)) < 2:
        raise UnscorableError("no-key")
    return worth


def _right(item: BundleItem) -> int:
    right = sum(option["keyed"] for option in item["options"])
    if right in (0, len(item["options"])):
        raise UnscorableError("no-key")
    return right


def _situational(item: BundleItem, answer: Answer) -> Distance:
    """Best only: δ = (e_max − e)/(e_max − e_min). Best and worst: δ_best + 1 − δ_worst."""
    levels = _worth(item)
    worth = {option["id"]: option["effectiveness"] for option in item["options"]}
    best, worst = answer.get("best"), answer.get("worst")
    if best is None:
        raise UnscorableError("no-choice")
    if not _known(best, worth) or (worst is not None and not _known(worst, worth)):
        raise UnscorableError("unknown-option")
    if best == worst:
        raise UnscorableError("same-choice")
    high, spread = max(levels), max(levels) - min(levels)
    far = (high - worth[best]) / spread
    if worst is not None:
        far += 1 - (high - worth[worst]) / spread
    return Distance(far, _ranked(levels, worst is not None))


def _knowledge(item: BundleItem, answer: Answer, size: float) -> Distance:
    """One key: 0 or 1. Several: (missed + false)/2."""
    right = _right(item)
    keyed = {option["id"]: option["keyed"] for option in item["options"]}
    picks = answer.get("picks")
    if not isinstance(picks, list) or not picks:
        raise UnscorableError("no-choice")
    if not all(_known(pick, keyed) for pick in picks):
        raise UnscorableError("unknown-option")
    if len(set(picks)) < len(picks):
        raise UnscorableError("same-choice")
    hits = sum(keyed[pick] for pick in picks)
    if right > 1:
        return Distance((right - hits + len(picks) - hits) / 2, choices(item, size))
    if len(picks) > 1:
        raise UnscorableError("too-many-choices")
    return Distance(float(1 - hits), choices(item, size))


def _known(choice: object, options: Collection[str]) -> bool:
    return isinstance(choice, str) and choice in options


@lru_cache(maxsize=4096)
def _ranked(worth: tuple[int, ...], both: bool) -> Choices:
    """All single choices, or all ordered pairs of different options."""
    high, spread = max(worth), max(worth) - min(worth)
    counts: dict[float, float] = {}
    for at, best in enumerate(worth):
        far = (high - best) / spread
        if not both:
            counts[far] = counts.get(far, 0.0) + 1
            continue
        for other, worst in enumerate(worth):
            if other != at:
                total = far + (1 - (high - worst) / spread)
                counts[total] = counts.get(total, 0.0) + 1
    return Choices(tuple(sorted(counts.items())))


@lru_cache(maxsize=64)
def _single(options: int) -> Choices:
    return Choices(((0.0, 1.0), (1.0, float(options - 1))))


@lru_cache(maxsize=256)
def _several(right: int, wrong: int, size: float) -> Choices:
    """All non-empty sets: m = C(T, h)·C(n − T, f)·size^|h + f − T| for h hits and f false ones."""
    counts: dict[float, float] = {}
    for hits in range(right + 1):
        for false in range(wrong + 1):
            if hits + false:
                far = (right - hits + false) / 2
                counts[far] = counts.get(far, 0.0) + comb(right, hits) * comb(wrong, false) * size ** abs(hits + false - right)
    return Choices(tuple(sorted(counts.items())))
