"""A scoring sheet for pen and paper: the points of every option, so that a sum by hand gives the family results.

With every item of a form answered, a family's estimate is linear in the evidence of its items (see `estimate.posterior`):
θ̂ = constant + Σ points. The points hold for the neutral industry; the level aimed at weighs whole families and cancels out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from aeskills.assessment.contract import Bundle, Item, Seniority
from aeskills.assessment.estimate import Observation, posterior
from aeskills.assessment.evidence import loadings
from aeskills.assessment.item_scores import item_score
from aeskills.assessment.weights import form_of, normalised, skill_targets, skill_weights, skills_by_family, weighted_mean


class ItemPoints(NamedTuple):
    """What an answer to one item adds to one family, on the 0–100 scale.

    `options`: option id → points. With several keyed options (`several`), the points of the picked ones are added, and a sum
    below zero counts as zero.
    """

    item: str
    family: str
    options: dict[str, float]
    several: bool


class Sheet(NamedTuple):
    """`constants`: family → where its sum starts; `widths`: family → half-width of its band (z·SE); `targets`: level → family → target."""

    form: str
    constants: dict[str, float]
    widths: dict[str, float]
    points: tuple[ItemPoints, ...]
    targets: dict[str, dict[str, float]]


def sheet(bundle: Bundle, form_id: str) -> Sheet:
    """The scoring sheet of a form. UnknownChoiceError for a form that the bundle lacks.

    A whole right answer moves a family's estimate by 100 · λ/σ² · Cov(skill, family), whatever the other answers are.
    """
    form = form_of(bundle, form_id)
    families = skills_by_family(bundle, [*form["ratings"], *(bundle["items"][item]["skill"] for item in form["items"])])
    skills = dict.fromkeys(skill for members in families.values() for skill in members)
    precisions = {item: _precisions(bundle, bundle["items"][item], skills) for item in form["items"]}
    known = posterior(bundle["model"], families, (Observation(s, 0.0, p) for item in precisions.values() for s, p in item.items()))
    weights = skill_weights(bundle, None, bundle["seniority"][0], skills)
    constants: dict[str, float] = {}
    widths: dict[str, float] = {}
    points: dict[str, dict[str, float]] = {item: {} for item in form["items"]}
    for family, members in families.items():
        within = frozenset(members)
        if sum(not within.isdisjoint(found) for found in precisions.values()) < bundle["model"]["family_items"]:
            continue
        shares = normalised({skill: weights[skill] for skill in members})
        constants[family], error = known.weighted(shares)
        widths[family] = bundle["model"]["z"] * error
        covariances = known.covariances(family, shares)
        for item, found in precisions.items():
            points[item][family] = 100 * sum(precision * covariances.get(skill, 0.0) for skill, precision in found.items())
    return Sheet(
        form_id,
        constants,
        widths,
        points=tuple(_points(bundle, item, family, worth) for item in points for family, worth in points[item].items() if worth > 1e-9),
        targets={level["id"]: _targets(bundle, level, families) for level in bundle["seniority"]},
    )


def _precisions(bundle: Bundle, item: Item, skills: Collection[str]) -> dict[str, float]:
    """Skill → λ/σ² of an item."""
    deviation = bundle["model"]["situational_sd" if item["type"] == "situational" else "knowledge_sd"]
    return {skill: share / deviation**2 for skill, share in loadings(item).items() if skill in skills}


def _targets(bundle: Bundle, level: Seniority, families: Mapping[str, list[str]]) -> dict[str, float]:
    skills = [skill for members in families.values() for skill in members]
    targets, weights = skill_targets(bundle, level, skills), skill_weights(bundle, None, level, skills)
    return {family: weighted_mean({skill: targets[skill] for skill in members}, weights) or 0.0 for family, members in families.items()}


def _points(bundle: Bundle, item: str, family: str, worth: float) -> ItemPoints:
    entry = bundle["items"][item]
    several = entry["type"] == "knowledge" and sum(bool(option.get("keyed")) for option in entry["options"]) > 1
    return ItemPoints(item, family, _options(entry, worth, several), several)


def _options(item: Item, worth: float, several: bool) -> dict[str, float]:
    if item["type"] == "situational":
        return {option["id"]: worth * item_score(item, {"best": option["id"]}).evidence for option in item["options"]}
    if not several:
        return {option["id"]: worth * item_score(item, {"picks": [option["id"]]}).evidence for option in item["options"]}
    right = sum(option["keyed"] for option in item["options"])
    wrong = len(item["options"]) - right
    return {option["id"]: worth / right if option["keyed"] else -worth / wrong for option in item["options"]}
