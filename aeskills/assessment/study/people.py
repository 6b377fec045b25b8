"""Invented people for the simulation: what they truly can do, and what their answers to the items of a form show.

`KINDS` names every kind; the first is drawn from the model itself, the others break one of its assumptions each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from aeskills.assessment.contract import Answer, Bundle, Item, Model
from aeskills.assessment.estimate import Observation
from aeskills.assessment.evidence import loadings
from aeskills.assessment.item_scores import item_score

Truth = dict[str, float]
"""True level of each skill, in points."""


@dataclass(frozen=True)
class Design:
    """What a form asks: its items with their loadings on the skills and the noise of one answer."""

    model: Model
    families: Mapping[str, list[str]]
    items: list[tuple[Item, dict[str, float], float]]

    @property
    def skills(self) -> list[str]:
        return [skill for members in self.families.values() for skill in members]


@dataclass(frozen=True)
class Kind:
    """A kind of people; `draw` gives one person's truth and observations. When all are `alike`, one person stands for all."""

    id: str
    text: str
    draw: Callable[[Design, Random], tuple[Truth, list[Observation]]]
    alike: bool = False


def design(bundle: Bundle, items: list[str], families: Mapping[str, list[str]]) -> Design:
    """The design of a form whose items all load on skills of `families`."""
    deviation = {"situational": bundle["model"]["situational_sd"], "knowledge": bundle["model"]["knowledge_sd"]}
    members = {skill for skills in families.values() for skill in skills}
    rows = []
    for item in (bundle["items"][identifier] for identifier in items):
        shares = {skill: share for skill, share in loadings(item).items() if skill in members}
        if shares:
            rows.append((item, shares, deviation[item["type"]]))
    return Design(bundle["model"], families, rows)


def _abilities(plan: Design, draw: Random) -> Truth:
    model, truth = plan.model, {}
    for skills in plan.families.values():
        family = draw.gauss(model["mean"], model["family_sd"])
        truth.update({skill: draw.gauss(family, model["skill_sd"]) for skill in skills})
    return truth


def _seen(shares: Mapping[str, float], deviation: float, value: float) -> list[Observation]:
    return [Observation(skill, value, share / deviation**2) for skill, share in shares.items()]


def _from_model(plan: Design, draw: Random) -> tuple[Truth, list[Observation]]:
    """Exactly as the estimate assumes: an item of two skills speaks of each on its own, with variance σ²/λ."""
    truth = _abilities(plan, draw)
    seen = [
        Observation(skill, draw.gauss(truth[skill], deviation / share**0.5), share / deviation**2)
        for _, shares, deviation in plan.items
        for skill, share in shares.items()
    ]
    return truth, seen


def _one_score(plan: Design, draw: Random) -> tuple[Truth, list[Observation]]:
    """One score an item, around λθ + (1 − λ)θ′ for an item of two skills, and counted for both."""
    truth = _abilities(plan, draw)
    return truth, [o for _, shares, sd in plan.items for o in _seen(shares, sd, draw.gauss(_mix(truth, shares), sd))]


def _bounded(plan: Design, draw: Random) -> tuple[Truth, list[Observation]]:
    truth = {skill: _clip(value) for skill, value in _abilities(plan, draw).items()}
    return truth, [o for _, shares, sd in plan.items for o in _seen(shares, sd, _clip(draw.gauss(_mix(truth, shares), sd)))]


def _choosing(plan: Design, draw: Random) -> tuple[Truth, list[Observation]]:
    truth = {skill: _clip(value) for skill, value in _abilities(plan, draw).items()}
    seen: list[Observation] = []
    for item, shares, deviation in plan.items:
        knows = 100 * draw.random() < _mix(truth, shares)
        seen += _answered(item, shares, deviation, top_answer(item) if knows else _blind(item, draw))
    return truth, seen


def _guessing(plan: Design, draw: Random) -> tuple[Truth, list[Observation]]:
    return dict.fromkeys(plan.skills, 0.0), [o for item, shares, sd in plan.items for o in _answered(item, shares, sd, _blind(item, draw))]


def _all_low(plan: Design, _draw: Random) -> tuple[Truth, list[Observation]]:
    return dict.fromkeys(plan.skills, 0.0), [o for item, shares, sd in plan.items for o in _answered(item, shares, sd, bottom_answer(item))]


def _all_high(plan: Design, _draw: Random) -> tuple[Truth, list[Observation]]:
    return dict.fromkeys(plan.skills, 100.0), [o for item, shares, sd in plan.items for o in _answered(item, shares, sd, top_answer(item))]


def _mix(truth: Truth, shares: Mapping[str, float]) -> float:
    total = sum(shares.values())
    return sum(share * truth[skill] for skill, share in shares.items()) / total


def _clip(value: float) -> float:
    return min(100.0, max(0.0, value))


def _answered(item: Item, shares: Mapping[str, float], deviation: float, answer: Answer) -> list[Observation]:
    return _seen(shares, deviation, 100 * item_score(item, answer).evidence)


def _blind(item: Item, draw: Random) -> Answer:
    """A guess among the options; of several keyed ones as many as are keyed."""
    options = [option["id"] for option in item["options"]]
    if item["type"] == "situational":
        best, worst = draw.sample(options, 2)
        return {"best": best, "worst": worst}
    return {"picks": draw.sample(options, sum(option["keyed"] for option in item["options"]))}


def top_answer(item: Item) -> Answer:
    if item["type"] == "situational":
        ranked = sorted(item["options"], key=lambda option: option["effectiveness"])
        return {"best": ranked[-1]["id"], "worst": ranked[0]["id"]}
    return {"picks": [option["id"] for option in item["options"] if option["keyed"]]}


def bottom_answer(item: Item) -> Answer:
    if item["type"] == "situational":
        right = top_answer(item)
        return {"best": right["worst"], "worst": right["best"]}
    wrong = [option["id"] for option in item["options"] if not option["keyed"]]
    return {"picks": wrong if len(item["options"]) - len(wrong) > 1 else wrong[:1]}


KINDS: tuple[Kind, ...] = (
    Kind("model", "drawn from the model", _from_model),
    Kind("one-score", "like the model, but an item of two skills gives one score that counts for both", _one_score),
    Kind("bounded", "levels and item scores cut off at 0 and 100", _bounded),
    Kind("choosing", "real options: the key with probability θ/100, otherwise a blind guess", _choosing),
    Kind("guessing", "true level 0, a blind guess on every item", _guessing),
    Kind("all-low", "true level 0, always the worst answer", _all_low, alike=True),
    Kind("all-high", "true level 100, always the best answer", _all_high, alike=True),
)
