"""Two responses of the same person → which changes are real."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import Any, TypedDict

from aeskills.assessment.contract import Bundle, Responses
from aeskills.assessment.scoring import score


class Change(TypedDict):
    """`real` when |difference| > z·se, se = √(SE₁² + SE₂²)."""

    difference: float
    se: float
    real: bool


class Changes(TypedDict):
    """`comparable` is false, and the rest empty, when the two belong to different bank versions."""

    comparable: bool
    skills: dict[str, Change]
    families: dict[str, Change]
    overall: Change | None


def changes(bundle: Bundle, earlier: Responses, later: Responses) -> Changes:
    """Later − earlier, both scored for the skills, industry and level of the later one; only where both have a number."""
    none: Changes = {"comparable": False, "skills": {}, "families": {}, "overall": None}
    if not earlier["bank"] == later["bank"] == bundle["bank"]:
        return none
    same: Responses = {**earlier, "skills": later["skills"], "industry": later["industry"], "seniority": later["seniority"]}
    before, after, z = score(bundle, same), score(bundle, later), bundle["model"]["z"]
    return {
        "comparable": True,
        "skills": _all(before["skills"], after["skills"], z),
        "families": _all(before["families"], after["families"], z),
        "overall": _all({"all": before["overall"]}, {"all": after["overall"]}, z).get("all"),
    }


def _all(before: Mapping[str, Any], after: Mapping[str, Any], z: float) -> dict[str, Change]:
    found: dict[str, Change] = {}
    for key in after:
        first, second = before[key], after[key]
        if first["estimate"] is not None and second["estimate"] is not None:
            difference = second["estimate"] - first["estimate"]
            se = sqrt(first["se"] ** 2 + second["se"] ** 2)
            found[key] = {"difference": difference, "se": se, "real": abs(difference) > z * se}
    return found
