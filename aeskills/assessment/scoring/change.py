"""Two attempts of one person → which changes are told: the reliable change index, on parallel forms of one bank only."""

from __future__ import annotations

from math import ceil, sqrt

from aeskills.assessment.contract import Bundle, Responses
from aeskills.assessment.results import Reason, ResultEntry, ScoreChange, ScoreChanges
from aeskills.assessment.scoring.score import Scorer
from aeskills.assessment.weights import form_of

STEP = 5
"""The least change that shows is rounded up to this many points."""


def are_parallel(bundle: Bundle, one: str, other: str) -> bool:
    """Whether one of two different forms is declared parallel to the other, or both to a third."""
    if one == other:
        return False
    kin = [{name, form_of(bundle, name).get("parallel", name)} for name in (one, other)]
    return bool(kin[0] & kin[1])


def changes(scorer: Scorer, earlier: Responses, later: Responses) -> ScoreChanges:
    """Later − earlier, each scored alone for the skills, industry and level of the later one.

    Items that the earlier attempt answered too are left out of the later one.
    """
    bundle = scorer.bundle
    if not earlier["bank"] == later["bank"] == bundle["bank"]:
        return _none("other-bank")
    if earlier["form"] == later["form"]:
        return _none("same-form")
    if not are_parallel(bundle, earlier["form"], later["form"]):
        return _none("not-parallel")
    aim = {"skills": later["skills"], "industry": later["industry"], "seniority": later["seniority"]}
    known = earlier["answers"].keys()
    first: Responses = {**earlier, **aim}  # type: ignore[typeddict-item]
    second: Responses = {**later, "answers": {item: answer for item, answer in later["answers"].items() if item not in known}}
    before, after = scorer.score(first), scorer.score(second)
    if not (before["gate"]["passed"] and after["gate"]["passed"]):
        return _none("guessing")
    pairs = {"": (before["overall"], after["overall"])}
    pairs |= {family: (before["families"][family], entry) for family, entry in after["families"].items()}
    measured = {name: change for name, pair in pairs.items() if (change := _change(bundle, *pair)) is not None}
    if not measured:
        return _none("little")
    longest = bundle["model"]["change"]["longest"]
    told = {name: change for name, change in measured.items() if change["least"] <= longest}
    return {
        "reason": None,
        "overall": told.pop("", None),
        "families": told,
        "short": [name if name else "overall" for name, change in measured.items() if change["least"] > longest],
    }


def _none(reason: Reason) -> ScoreChanges:
    return {"reason": reason, "overall": None, "families": {}, "short": []}


def _change(bundle: Bundle, before: ResultEntry, after: ResultEntry) -> ScoreChange | None:
    """RCI = (E₂ − E₁)/√(V₁ + V₂ + form²); None where one of the two has no number."""
    if before["centre"] is None or before["sd"] is None or after["centre"] is None or after["sd"] is None:
        return None
    rule = bundle["model"]["change"]
    se = sqrt(before["sd"] ** 2 + after["sd"] ** 2 + bundle["model"]["form"] ** 2)
    difference = after["centre"] - before["centre"]
    least = float(STEP * ceil(rule["z"] * se / STEP - 1e-9))
    return {"difference": difference, "se": se, "least": least, "told": abs(difference) / se >= rule["z"]}
