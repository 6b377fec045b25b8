"""Ways of answering an item: what simulated people do, none of them exactly what the score assumes.

A way takes how far the person is above the item's difficulty in points, and gives an answer. `WAYS` names the five that the limits are
checked on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp
from random import Random

from aeskills.assessment.contract import Answer, BundleItem

OFF = 15.0
"""Standard deviation of how far item levels are off, in points; drawn anew for every `CROWD` people."""

CROWD = 100
"""People who meet the same errors of the levels, discriminations and keys."""

MISKEYED = 0.1
"""Share of items whose key is another option than the one that competent people choose."""

GRADED_AT_LEVEL = {"situational": 2.2, "knowledge": 1.6}
"""Preference for the best over the worst option, as a logarithm of odds, of a person exactly at the item's difficulty: such a person picks
the key about as often (.62) as one who knows half of such items and guesses the others, so that a level means the same in every way."""

GRADED_DOUBLE = 14.0
"""Points over which that preference doubles."""


@dataclass(frozen=True)
class Trait:
    """What is true of an item for one crowd: its real difficulty and slope in points, and whether competent people reject the key."""

    difficulty: float
    slope: float
    miskeyed: bool


@dataclass(frozen=True)
class Way:
    """A way of answering: `trait` draws what is true of an item, `answer` the answer of a person of a level."""

    id: str
    text: str
    trait: Callable[[BundleItem, Random], Trait]
    answer: Callable[[BundleItem, Trait, float, Random], Answer]


def _as_labelled(item: BundleItem, _draw: Random) -> Trait:
    return Trait(item["difficulty"], item["slope"], False)


def _off(item: BundleItem, draw: Random) -> Trait:
    return Trait(item["difficulty"] + draw.gauss(0, OFF), item["slope"], False)


def _uneven(item: BundleItem, draw: Random) -> Trait:
    return Trait(item["difficulty"], item["slope"] * 2 ** draw.uniform(-1, 1), draw.random() < MISKEYED)


def knows(trait: Trait, level: float) -> float:
    """Probability of knowing the item, without slips."""
    return float(1 / (1 + 2.0 ** (-(level - trait.difficulty) / trait.slope)))


def _know_or_guess(item: BundleItem, trait: Trait, level: float, draw: Random) -> Answer:
    return top_answer(item) if draw.random() < knows(trait, level) else blind(item, draw)


def _level_alone(item: BundleItem, _trait: Trait, level: float, draw: Random) -> Answer:
    return top_answer(item) if 100 * draw.random() < level else blind(item, draw)


def _graded(item: BundleItem, trait: Trait, level: float, draw: Random) -> Answer:
    """Prefers better options the more, the farther the person is above the item; best and worst by Luce's rule."""
    strength = GRADED_AT_LEVEL[item["type"]] * 2.0 ** ((level - trait.difficulty) / GRADED_DOUBLE)
    worth = quality(item)
    if item["type"] == "situational":
        best = _pick(worth, strength, draw)
        worst = _pick([-value if at != best else None for at, value in enumerate(worth)], strength, draw)
        return {"best": item["options"][best]["id"], "worst": item["options"][worst]["id"]}
    left: list[float | None] = list(worth)
    picks = []
    for _ in range(sum(option["keyed"] for option in item["options"])):
        pick = _pick(left, strength, draw)
        picks.append(item["options"][pick]["id"])
        left[pick] = None
    return {"picks": picks}


def _pick(worth: Sequence[float | None], strength: float, draw: Random) -> int:
    chances = [0.0 if value is None else exp(min(60.0, strength) * value) for value in worth]
    return draw.choices(range(len(chances)), chances)[0]


def _eliminating(item: BundleItem, trait: Trait, level: float, draw: Random) -> Answer:
    """Sees through each wrong option with the probability of knowing, on its own, and guesses among the rest."""
    w = knows(trait, level)
    worth = quality(item)
    if trait.miskeyed:
        worth = worth[1:] + worth[:1]
    ids = [option["id"] for option in item["options"]]
    if item["type"] == "situational":
        best = draw.choice([at for at, value in enumerate(worth) if value == max(worth) or draw.random() >= w])
        rest = [at for at, value in enumerate(worth) if at != best and (value == min(worth) or draw.random() >= w)]
        worst = draw.choice(rest or [at for at in range(len(ids)) if at != best])
        return {"best": ids[best], "worst": ids[worst]}
    wanted = sum(option["keyed"] for option in item["options"])
    kept = [at for at, value in enumerate(worth) if value == 1 or draw.random() >= w]
    return {"picks": [ids[at] for at in draw.sample(kept, wanted)]}


def quality(item: BundleItem) -> list[float]:
    """How good each option is, 0 to 1."""
    if item["type"] == "knowledge":
        return [float(option["keyed"]) for option in item["options"]]
    worth = [option["effectiveness"] for option in item["options"]]
    low, spread = min(worth), max(worth) - min(worth)
    return [(value - low) / spread for value in worth]


def blind(item: BundleItem, draw: Random) -> Answer:
    """A guess among the options; of several keyed ones as many as are keyed."""
    ids = [option["id"] for option in item["options"]]
    if item["type"] == "situational":
        best, worst = draw.sample(ids, 2)
        return {"best": best, "worst": worst}
    return {"picks": draw.sample(ids, sum(option["keyed"] for option in item["options"]))}


def top_answer(item: BundleItem) -> Answer:
    """The answer that the key asks for."""
    if item["type"] == "situational":
        ranked = sorted(item["options"], key=lambda option: option["effectiveness"])
        return {"best": ranked[-1]["id"], "worst": ranked[0]["id"]}
    return {"picks": [option["id"] for option in item["options"] if option["keyed"]]}


def bottom_answer(item: BundleItem) -> Answer:
    """The answer farthest from the key."""
    if item["type"] == "situational":
        right = top_answer(item)
        return {"best": right["worst"], "worst": right["best"]}
    wrong = [option["id"] for option in item["options"] if not option["keyed"]]
    return {"picks": wrong if len(item["options"]) - len(wrong) > 1 else wrong[:1]}


WAYS: tuple[Way, ...] = (
    Way("graded", "prefers better options the more, the higher the level", _as_labelled, _graded),
    Way("known", "knows the key or guesses", _as_labelled, _know_or_guess),
    Way("levels-off", f"knows or guesses, and the levels of the items are off by ± {OFF:g}", _off, _know_or_guess),
    Way("no-difficulty", "knows or guesses, and all items are equally hard", _as_labelled, _level_alone),
    Way("uneven", "eliminates wrong options one by one; items tell apart unevenly, one in ten is miskeyed", _uneven, _eliminating),
)
