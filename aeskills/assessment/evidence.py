"""Responses → self-ratings in points and observations of skills; what cannot be scored is listed, never dropped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from aeskills.assessment.contract import Bundle, Item, Responses, Unscored
from aeskills.assessment.estimate import Observation
from aeskills.assessment.item_scores import UnscorableError, item_score


@dataclass
class Evidence:
    """What the responses give: self-ratings in points, observations, and which items speak about which skill."""

    claimed: dict[str, float] = field(default_factory=dict)
    observations: list[Observation] = field(default_factory=list)
    answered: dict[str, set[str]] = field(default_factory=dict)
    unscored: list[Unscored] = field(default_factory=list)

    def items(self, skills: list[str]) -> int:
        """How many answered items speak about any of the skills."""
        return len(set().union(*(self.answered.get(skill, set()) for skill in skills)))


def loadings(item: Item) -> dict[str, float]:
    """Skill → λ: the item's share on its own skill, the rest on the second one."""
    shares = {item["skill"]: item["share"]}
    if "also" in item:
        shares[item["also"]] = 1 - item["share"]
    return {skill: share for skill, share in shares.items() if share > 0}


def evidence(bundle: Bundle, responses: Responses, chosen: list[str]) -> Evidence:
    """Everything that can be scored for the chosen skills, in the bundle's order; the rest is listed as unscored."""
    found = Evidence()
    members = set(chosen)
    found.unscored += [_unscored("skill", skill, "unknown") for skill in sorted(set(responses["skills"]) - set(bundle["skills"]))]
    steps = len(bundle["scale"]) - 1
    for skill, rating in sorted(responses["ratings"].items()):
        if skill not in bundle["skills"]:
            found.unscored.append(_unscored("rating", skill, "unknown"))
        elif skill not in members:
            found.unscored.append(_unscored("rating", skill, "left-out"))
        elif rating != "none":
            if isinstance(rating, bool) or not isinstance(rating, int) or not 1 <= rating <= steps + 1:
                found.unscored.append(_unscored("rating", skill, "out-of-range"))
            else:
                found.claimed[skill] = 100 * (rating - 1) / steps
    answers = responses["answers"]
    found.unscored += [_unscored("item", item, "unknown") for item in sorted(set(answers) - set(bundle["items"]))]
    deviation = {"situational": bundle["model"]["situational_sd"], "knowledge": bundle["model"]["knowledge_sd"]}
    for item_id, item in sorted(bundle["items"].items()):
        if item_id not in answers:
            continue
        shares = {skill: share for skill, share in loadings(item).items() if skill in members}
        if not shares:
            found.unscored.append(_unscored("item", item_id, "left-out"))
            continue
        try:
            value = 100 * item_score(item, answers[item_id]).evidence
        except UnscorableError as error:
            found.unscored.append(_unscored("item", item_id, error.reason))
            continue
        for skill, share in shares.items():
            found.observations.append(Observation(skill, value, share / deviation[item["type"]] ** 2))
            found.answered.setdefault(skill, set()).add(item_id)
    return found


def _unscored(kind: Literal["skill", "rating", "item"], identifier: str, reason: str) -> Unscored:
    return {"kind": kind, "id": identifier, "reason": reason}
