"""Responses + bundle → result. Pure; the same numbers as `theme/assets/assessment/score.js`.

answers → observations → posterior → skills, families, overall; then calibration, next steps, flat ratings. A number that the
evidence does not carry is None: for a skill or family when its family has fewer than `family_items` objective answers (and for a
skill without any), overall also when the coverage is below `coverage` or one family of the form has not enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from aeskills.assessment.contract import Bundle, Calibration, GroupResult, Responses, Result, SkillResult, Verdict
from aeskills.assessment.estimate import Posterior, normal_cdf, posterior
from aeskills.assessment.evidence import Evidence, evidence
from aeskills.assessment.weights import (
    form_of,
    industry_of,
    normalised,
    seniority_of,
    skill_targets,
    skill_weights,
    skills_by_family,
    weighted_mean,
)

FLAT_LEAST = 5
"""Ratings from which on the flat check speaks; fewer equal ratings are no pattern."""

TIE = 1e-9
"""Relative difference below which two priorities are one: rounding of the arithmetic, not a judgement."""


def score(bundle: Bundle, responses: Responses) -> Result:
    """The result of one person's responses. Raises `UnknownChoiceError` for a form, industry or level that the bundle lacks."""
    form = form_of(bundle, responses["form"])
    seniority = seniority_of(bundle, responses["seniority"])
    families = skills_by_family(bundle, responses["skills"])
    skills = [skill for members in families.values() for skill in members]
    weights = skill_weights(bundle, industry_of(bundle, responses["industry"]), seniority, skills)
    targets = skill_targets(bundle, seniority, skills)
    found = evidence(bundle, responses, skills)
    known = posterior(bundle["model"], families, found.observations)
    enough = {family: found.items(members) >= bundle["model"]["family_items"] for family, members in families.items()}
    coverage = sum(weights[skill] for skill in skills if skill in found.claimed or found.items([skill]))
    whole = bool(skills) and coverage >= bundle["model"]["coverage"] and all(enough.values())
    group = _Groups(bundle, weights, targets, found, known)
    by_skill = {s: _skill(bundle, s, targets[s], found, known, enough[f]) for f, members in families.items() for s in members}
    return {
        "weights": weights,
        "coverage": coverage,
        "skills": by_skill,
        "families": {family: group.result(members, enough[family]) for family, members in families.items()},
        "overall": group.result(skills, whole),
        "calibration": [entry for family, members in families.items() if enough[family] for entry in group.calibration(family, members)],
        "next": _next(by_skill, weights),
        "flat": is_flat(bundle, responses, [*form["ratings"], *skills], found.claimed),
        "unscored": found.unscored,
    }


def verdict(likely: float, estimate: float, se: float, target: float) -> tuple[float, Verdict]:
    """p = Φ((θ̂ − t)/SE), the probability of being at or above the target, and what is said of it."""
    p = normal_cdf((estimate - target) / se)
    return p, "at-or-above" if p >= likely else "below" if p <= 1 - likely else "too-close"


def _skill(bundle: Bundle, skill: str, target: float, found: Evidence, known: Posterior, enough: bool) -> SkillResult:
    result: SkillResult = {
        "claimed": found.claimed.get(skill), "n": found.items([skill]), "estimate": None, "se": None,
        "target": target, "p": None, "verdict": "no-evidence", "gap": None,
    }  # fmt: skip
    if result["n"] and enough:
        estimate, se = known.weighted({skill: 1.0})
        p, word = verdict(bundle["model"]["likely"], estimate, se, target)
        result |= {"estimate": estimate, "se": se, "p": p, "verdict": word, "gap": max(0.0, target - estimate)}
    return result


@dataclass
class _Groups:
    """Weighted sums over several skills."""

    bundle: Bundle
    weights: Mapping[str, float]
    targets: Mapping[str, float]
    found: Evidence
    known: Posterior

    def result(self, skills: list[str], enough: bool) -> GroupResult:
        result: GroupResult = {
            "claimed": weighted_mean(self._rated(skills), self.weights), "n": self.found.items(skills), "estimate": None, "se": None,
            "target": weighted_mean({skill: self.targets[skill] for skill in skills}, self.weights),
            "p": None, "verdict": "no-evidence", "enough": enough,
        }  # fmt: skip
        if enough and result["target"] is not None:
            estimate, se = self.known.weighted(normalised({skill: self.weights[skill] for skill in skills}))
            p, word = verdict(self.bundle["model"]["likely"], estimate, se, result["target"])
            result |= {"estimate": estimate, "se": se, "p": p, "verdict": word}
        return result

    def calibration(self, family: str, skills: list[str]) -> list[Calibration]:
        """Claimed − demonstrated over the rated skills, when larger than z·SE.

        SE² = wᵀCw + Σ w²q²: the uncertainty of the demonstrated level, and of a rating that must pick the nearest of L steps,
        q = (100/(L − 1))/√12 (the deviation of a uniform rounding error). How well people judge themselves is not part of it:
        that is what the difference shows.
        """
        rated = self._rated(skills)
        if not rated:
            return []
        shares = normalised({skill: self.weights[skill] for skill in rated})
        estimate, se = self.known.weighted(shares)
        claimed = sum(shares[skill] * value for skill, value in rated.items())
        rounding = 100 / (len(self.bundle["scale"]) - 1) / sqrt(12)
        spread = sqrt(se * se + sum(share * share for share in shares.values()) * rounding * rounding)
        if abs(claimed - estimate) <= self.bundle["model"]["z"] * spread:
            return []
        return [{"family": family, "difference": claimed - estimate, "se": spread}]

    def _rated(self, skills: list[str]) -> dict[str, float]:
        return {skill: self.found.claimed[skill] for skill in skills if skill in self.found.claimed}


def _next(skills: Mapping[str, SkillResult], weights: Mapping[str, float]) -> list[list[str]]:
    """Skills below their target by W·max(0, t − θ̂)·(1 − p), largest first; equal ones together, in the bundle's order."""
    priority = {skill: weights[skill] * r["gap"] * (1 - r["p"]) for skill, r in skills.items() if r["gap"] and r["p"] is not None}
    order = list(skills)
    groups: list[list[str]] = []
    for skill in sorted(priority, key=lambda skill: (-priority[skill], order.index(skill))):
        if groups and priority[groups[-1][0]] - priority[skill] <= TIE * priority[groups[-1][0]]:
            groups[-1].append(skill)
        else:
            groups.append([skill])
    return [sorted(group, key=order.index) for group in groups]


def is_flat(bundle: Bundle, responses: Responses, order: list[str], claimed: Mapping[str, float]) -> bool:
    """Whether the self-ratings hardly differ: longest equal run over `flat_run` of them, or SD below `flat_sd` of a step.

    Ratings in the order they were asked; "none" is skipped; SD with n in the denominator; below `FLAT_LEAST` ratings never.
    """
    asked = [skill for skill in dict.fromkeys(order) if skill in claimed]
    levels = [float(responses["ratings"][skill]) for skill in asked]
    if len(levels) < FLAT_LEAST:
        return False
    longest = run = 1
    for before, level in pairwise(levels):
        run = run + 1 if level == before else 1
        longest = max(longest, run)
    centre = sum(levels) / len(levels)
    deviation = sqrt(sum((level - centre) ** 2 for level in levels) / len(levels))
    return longest > bundle["model"]["flat_run"] * len(levels) or deviation < bundle["model"]["flat_sd"]
