"""Which verdicts each form can give for each aim and industry, so that its card can say so before the start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aeskills.assessment.asked import fitting
from aeskills.assessment.contract import Bundle, BundleForm, BundleSeniority
from aeskills.assessment.scoring.adaptive import PER_FAMILY
from aeskills.assessment.scoring.evidence import Tables
from aeskills.assessment.scoring.reach import Expected, Reaches
from aeskills.assessment.scoring.verdict import Reach
from aeskills.assessment.weights import industry_of, skill_targets, skill_weights, skills_by_family, weighted_mean

ADAPTIVE_ITEMS = 24
"""Items that an adaptive form is taken to ask: between its fewest and its most."""

LETTERS = {Reach(True, True): "b", Reach(True, False): "a", Reach(False, True): "l", Reach(False, False): "n"}
"""Both verdicts, only "at or above", only "below" (lower), none."""

NO_TARGET = "-"


def form_reaches(bundle: Bundle) -> list[dict[str, str]]:
    """Per form: seniority level → one letter for the neutral industry and then for each industry, in the bundle's order."""
    expected = Expected(Tables(bundle))
    return [_reach(bundle, expected, form) for form in bundle["forms"]]


def _reach(bundle: Bundle, expected: Expected, form: BundleForm) -> dict[str, str]:
    if form["type"] in ("focus", "practice"):  # a focus form is what the reader makes of it
        return {}
    skills = [*form["ratings"], *(bundle["items"][item]["skill"] for item in form["items"])]
    families = skills_by_family(bundle, skills)
    told = {}
    for level in bundle["seniority"]:
        made: dict[tuple[str, ...], Reaches] = {}
        letters = []
        for industry in [None, *(entry["id"] for entry in bundle["industries"])]:
            letters.append(_letter(bundle, expected, form, families, level, industry, made))
        told[level["id"]] = "".join(letters)
    return told


def _letter(
    bundle: Bundle,
    expected: Expected,
    form: BundleForm,
    families: dict[str, list[str]],
    level: BundleSeniority,
    industry: str | None,
    made: Any,
) -> str:
    members = [skill for group in families.values() for skill in group]
    if not members:
        return LETTERS[Reach(False, False)]
    targets, weights = skill_targets(bundle, level, members), skill_weights(bundle, industry_of(bundle, industry), level, members)
    target = weighted_mean(targets, weights)
    if target is None or target <= 0:
        return NO_TARGET
    items = tuple(fitting(bundle, form["items"], industry, None))
    if form["type"] == "adaptive":
        items = tuple(_typical(bundle, items, families, weights))
    if items not in made:
        made[items] = Reaches(expected, items, families, targets)
    return LETTERS[made[items].overall(weights, target)]


def _typical(bundle: Bundle, items: Sequence[str], families: dict[str, list[str]], weights: dict[str, float]) -> list[str]:
    """Items such as an adaptive form may ask: each family its share of the weight, its heaviest skills first, levels as they come."""
    chosen: list[str] = []
    for members in families.values():
        share = max(PER_FAMILY, round(ADAPTIVE_ITEMS * sum(weights[skill] for skill in members)))
        by_skill = [
            [item for item in items if bundle["items"][item]["skill"] == skill] for skill in sorted(members, key=lambda s: -weights[s])
        ]
        turns = [own[turn] for turn in range(max(map(len, by_skill), default=0)) for own in by_skill if turn < len(own)]
        chosen += turns[:share]
    return chosen
