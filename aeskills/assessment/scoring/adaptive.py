"""The adaptive form: which item comes next, and when it is enough.

Kinds take turns, families keep their share of the weight, and easy as well as hard items are asked of everybody; among what these allow,
the item that takes most weighted variance off the result comes next: W·v²·I/(1 + v·I), v the posterior variance of its skill, I the
expected information. Free selection would amplify what the model has wrong, and a stop by the verdict would stop at lucky runs; so neither
is done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from aeskills.assessment.asked import fitting
from aeskills.assessment.contract import BundleItem, Responses
from aeskills.assessment.scoring.distance import UnscorableError, choices
from aeskills.assessment.scoring.evidence import evidence
from aeskills.assessment.scoring.likelihood import information
from aeskills.assessment.scoring.posterior import Posterior
from aeskills.assessment.scoring.score import Scorer
from aeskills.assessment.weights import form_of, industry_of, seniority_of, skill_weights, skills_by_family

LEAST_ITEMS, MOST_ITEMS = 16, 30
"""Fewest and most items."""

PRECISE = 9.0
"""Standard error of the overall level, in points and without the anchors, at which the form may stop."""

PER_FAMILY = 3
"""Items that every family needs before the form may stop."""

BEST = 3
"""The seed picks among so many."""

LEAST_SHARE = 0.4
"""Share of easy items, and of hard ones, that are asked of everybody."""

FIRST_LEVELS = (2, 3)
"""Levels at which the form begins."""

_ROUNDING = 1e-9

_KINDS = ("situational", "knowledge")


class _State(NamedTuple):
    weights: Mapping[str, float]
    families: Mapping[str, Sequence[str]]
    known: Posterior
    asked: Sequence[str]


def next_item(scorer: Scorer, responses: Responses) -> str | None:
    """The item after those in `asked`; None when the form is complete."""
    bundle = scorer.bundle
    asked = [item for item in responses.get("asked", []) if item in bundle["items"]]
    if len(asked) >= MOST_ITEMS:
        return None
    state = _state(scorer, responses, asked)
    if len(asked) >= LEAST_ITEMS and _is_enough(scorer, state):
        return None
    form = form_of(bundle, responses["form"])
    facts = {bundle["items"][item].get("fact", item) for item in asked}
    pool = [
        item
        for item in fitting(bundle, form["items"], responses["industry"], responses.get("country"))
        if item not in asked and bundle["items"][item]["skill"] in state.weights and bundle["items"][item].get("fact", item) not in facts
    ]
    allowed = _allowed(scorer, state, pool)
    if not allowed:
        return None
    values = [(_value(scorer, state, item), item) for item in allowed]
    # Nine digits, so that two languages never part over the last bit of equal values.
    ranked = sorted(values, key=lambda pair: (-float(f"{pair[0]:.8e}"), pair[1]))[:BEST]
    return ranked[mixed(responses["seed"], len(asked)) % len(ranked)][1]


def _state(scorer: Scorer, responses: Responses, asked: Sequence[str]) -> _State:
    bundle = scorer.bundle
    families = skills_by_family(bundle, responses["skills"])
    skills = [skill for members in families.values() for skill in members]
    seniority, industry = seniority_of(bundle, responses["seniority"]), industry_of(bundle, responses["industry"])
    weights = skill_weights(bundle, industry, seniority, skills) if skills else {}
    seen = evidence(scorer.tables, responses, skills)
    return _State(weights, families, Posterior(scorer.tables.grid, families, seen.likelihoods, bundle["model"]["anchor"]), asked)


def _is_enough(scorer: Scorer, state: _State) -> bool:
    items = scorer.bundle["items"]
    for members in state.families.values():
        if sum(items[item]["skill"] in members for item in state.asked) < PER_FAMILY:
            return False
    return state.known.overall(state.weights).variance <= PRECISE**2


def _allowed(scorer: Scorer, state: _State, pool: Sequence[str]) -> list[str]:
    """Of the pool: the items of the family furthest behind its weight and of the kind whose turn it is, as far as there are any."""
    items = scorer.bundle["items"]
    count = len(state.asked)
    behind = []
    for order, members in enumerate(state.families.values()):
        due = (count + 1) * sum(state.weights[skill] for skill in members)
        had = sum(items[item]["skill"] in members for item in state.asked)
        behind.append((round(had - due, 9), order, members))
    had_kinds = [sum(items[item]["type"] == kind for item in state.asked) for kind in _KINDS]
    turns = _KINDS if had_kinds[0] <= had_kinds[1] else _KINDS[::-1]
    for _, _, members in sorted(behind, key=lambda entry: entry[:2]):
        for kind in turns:
            own = [item for item in pool if items[item]["skill"] in members and items[item]["type"] == kind]
            if own:
                return _of_due_level(scorer, state, own) if count else _first(state, items, own)
    return []


def _of_due_level(scorer: Scorer, state: _State, own: list[str]) -> list[str]:
    """Of these items the easy ones, or the hard ones, while fewer than `LEAST_SHARE` of those asked are; else all.

    Items that match a person's answers are the most telling only if their levels are right. Where they are not, a form of hard items alone
    would take whoever knows half of them for high, and one of easy items for low.
    """
    items = scorer.bundle["items"]
    starts = [band["start"] for band in scorer.bundle["bands"]]
    middle = (starts[0] + starts[-1]) / 2
    due = LEAST_SHARE * (len(state.asked) + 1)
    for side in (-1, 1):
        had = sum(side * (items[item]["difficulty"] - middle) > 0 for item in state.asked)
        if had < due - _ROUNDING:
            return [item for item in own if side * (items[item]["difficulty"] - middle) > 0] or own
    return own


def _first(state: _State, items: Mapping[str, BundleItem], own: list[str]) -> list[str]:
    """The form begins in the weightiest skill, at a level that most can answer, as far as there is such an item."""
    heaviest = max((items[item]["skill"] for item in own), key=lambda skill: state.weights[skill])
    skill = [item for item in own if items[item]["skill"] == heaviest]
    return [item for item in skill if items[item]["level"] in FIRST_LEVELS] or skill


def _value(scorer: Scorer, state: _State, identifier: str) -> float:
    """W·v²·I/(1 + v·I)."""
    model, item = scorer.bundle["model"], scorer.bundle["items"][identifier]
    nodes = scorer.tables.grid.nodes
    cells = state.known.skill_cells(item["skill"])
    mean = sum(p * node for p, node in zip(cells, nodes, strict=True))
    variance = sum(p * node * node for p, node in zip(cells, nodes, strict=True)) - mean * mean
    try:
        rows = information(model, item, choices(item, model["size"]), nodes)
    except UnscorableError:
        return 0.0
    expected = item["share"] * sum(p * row for p, row in zip(cells, rows, strict=True))
    return state.weights[item["skill"]] * variance * variance * expected / (1 + variance * expected)


def mixed(seed: int, count: int) -> int:
    """A whole number from 0 to 2³² − 1 that depends on both (Mulberry32)."""
    state = (seed + 0x6D2B79F5 * (count + 1)) & 0xFFFFFFFF
    value = _multiplied(state ^ (state >> 15), 1 | state)
    value = ((value + _multiplied(value ^ (value >> 7), 61 | value)) & 0xFFFFFFFF) ^ value
    return value ^ (value >> 14)


def _multiplied(one: int, other: int) -> int:
    return (one * other) & 0xFFFFFFFF
