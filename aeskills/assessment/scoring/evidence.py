"""Responses → self-ratings, likelihoods of skills and the score against guessing; what cannot be scored is listed, never dropped."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt
from typing import Literal

from aeskills.assessment.contract import Bundle, BundleItem, Responses
from aeskills.assessment.results import Unscored
from aeskills.assessment.scoring.distance import Choices, UnscorableError, distance
from aeskills.assessment.scoring.grid import grid
from aeskills.assessment.scoring.likelihood import blind_moments, likelihood
from aeskills.assessment.scoring.posterior import scaled

EvidenceVector = list[float]


@dataclass
class Evidence:
    """What the responses say.

    `claimed`: skill → proficiency level; `likelihoods`: skill → L on the grid, divided by its largest value; `answered`: skill → items that
    speak about it. `above`, `variance`: sums of x − E and of the variance of x under guessing.
    """

    claimed: dict[str, float] = field(default_factory=dict)
    likelihoods: dict[str, EvidenceVector] = field(default_factory=dict)
    answered: dict[str, set[str]] = field(default_factory=dict)
    unscored: list[Unscored] = field(default_factory=list)
    above: float = 0.0
    variance: float = 0.0

    def items(self, skills: Collection[str]) -> int:
        """How many answered items speak about any of the skills."""
        return len(set().union(*(self.answered.get(skill, set()) for skill in skills)))

    @property
    def z(self) -> float | None:
        """Standard errors above guessing; None without an answer."""
        return self.above / sqrt(self.variance) if self.variance > 0 else None


def loadings(item: BundleItem) -> dict[str, float]:
    """Skill → exponent of the item's likelihood: its share on its own skill, the rest on the second one."""
    shares = {item["skill"]: item["share"]}
    if "also" in item:
        shares[item["also"]] = 1 - item["share"]
    return {skill: share for skill, share in shares.items() if share > 0}


@lru_cache(maxsize=256)
def moments(choices: Choices) -> tuple[float, float]:
    """Mean and variance of x under guessing."""
    return blind_moments(choices)


class Tables:
    """Likelihoods of the answers of a bundle's items on the grid, made when first needed."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.grid = grid(bundle["model"])
        self._rows: dict[tuple[str, float | None, Choices, float], Sequence[float]] = {}

    def row(self, item: str, far: float | None, choices: Choices, share: float = 1.0) -> Sequence[float]:
        """ℓ^share at every node, divided by its largest value."""
        key = (item, far, choices, share)
        if key not in self._rows:
            values = likelihood(self.bundle["model"], self.bundle["items"][item], choices, far, self.grid.nodes)
            self._rows[key] = scaled([value**share for value in values] if share < 1 else values)
        return self._rows[key]


def evidence(tables: Tables, responses: Responses, chosen: Collection[str], without: Collection[str] = ()) -> Evidence:
    """Everything that can be scored for the chosen skills, in the order of ids; `without` leaves items out."""
    bundle, size = tables.bundle, tables.bundle["model"]["size"]
    found = Evidence()
    members = set(chosen)
    found.unscored += [_unscored("skill", skill, "unknown") for skill in sorted(set(responses["skills"]) - set(bundle["skills"]))]
    _rate(bundle, responses, members, found)
    answers = responses["answers"]
    found.unscored += [_unscored("item", item, "unknown") for item in sorted(set(answers) - set(bundle["items"]))]
    for identifier in sorted(set(answers).intersection(bundle["items"]).difference(without)):
        item = bundle["items"][identifier]
        shares = {skill: share for skill, share in loadings(item).items() if skill in members}
        if not shares:
            found.unscored.append(_unscored("item", identifier, "left-out"))
            continue
        try:
            answer = distance(item, answers[identifier], size)
        except UnscorableError as error:
            found.unscored.append(_unscored("item", identifier, error.reason))
            continue
        mean, variance = moments(answer.choices)
        found.above += answer.score - mean
        found.variance += variance
        for skill, share in shares.items():
            row = tables.row(identifier, answer.distance, answer.choices, share)
            known = found.likelihoods.get(skill)
            found.likelihoods[skill] = scaled(row if known is None else [a * b for a, b in zip(known, row, strict=True)])
            found.answered.setdefault(skill, set()).add(identifier)
    return found


def _rate(bundle: Bundle, responses: Responses, members: Collection[str], found: Evidence) -> None:
    for skill, rating in sorted(responses["ratings"].items()):
        if skill not in bundle["skills"]:
            found.unscored.append(_unscored("rating", skill, "unknown"))
        elif skill not in members:
            found.unscored.append(_unscored("rating", skill, "left-out"))
        elif rating not in ("none", "not-mine"):
            if isinstance(rating, bool) or not isinstance(rating, int) or not 1 <= rating <= len(bundle["scale"]):
                found.unscored.append(_unscored("rating", skill, "out-of-range"))
            else:
                found.claimed[skill] = float(rating)


def _unscored(kind: Literal["skill", "rating", "item"], identifier: str, reason: str) -> Unscored:
    return {"kind": kind, "id": identifier, "reason": reason}
