"""Exact sums over the grid: likelihoods of skills → what is known of skills, families and the whole.

g: general level, m: level of a family, k: level of a skill. L_s(k) is the likelihood of a skill's answers,
Z_s(m) = Σ_k p(k | m)·L_s(k), the family's ∏ Z_s, and u_f(g) = Σ_m p(m | g)·∏ Z_s(m). Factors that do not depend on a level are
divided out so that long forms do not underflow; they cancel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import prod, sqrt
from operator import mul
from typing import NamedTuple

from aeskills.assessment.scoring.grid import Grid
from aeskills.assessment.scoring.mixture import Cells, Mixture

Vector = list[float]


def dot(one: Sequence[float], other: Sequence[float]) -> float:
    """Σ a·b."""
    return float(sum(map(mul, one, other)))


def scaled(values: Sequence[float]) -> Vector:
    """The values divided by the largest."""
    most = max(values)
    return [value / most for value in values]


def shares(values: Sequence[float]) -> Vector:
    """The values divided by their sum."""
    total = sum(values)
    return [value / total for value in values]


class _Skill(NamedTuple):
    """Per level of the family: Z divided by its largest value, and mean and variance of the skill's level."""

    likelihood: Sequence[float]
    z: Vector
    means: Vector
    variances: Vector


@lru_cache(maxsize=1 << 14)
def _skill(grid: Grid, likelihood: tuple[float, ...]) -> _Skill:
    """Kept, because an adaptive form asks again with one more item, and most skills of a form are alike."""
    z = [dot(row, likelihood) for row in grid.skill]
    means = [dot(row, likelihood) / part for row, part in zip(grid.first, z, strict=True)]
    squares = [dot(row, likelihood) / part for row, part in zip(grid.second, z, strict=True)]
    return _Skill(likelihood, scaled(z), means, [square - mean * mean for square, mean in zip(squares, means, strict=True)])


@dataclass(frozen=True)
class Posterior:
    """What the answers say. `families`: family → its skills; `likelihoods`: skill → L on the nodes, for skills with answers."""

    grid: Grid
    families: Mapping[str, Sequence[str]]
    likelihoods: Mapping[str, Sequence[float]]
    anchor: float

    @cached_property
    def _skills(self) -> dict[str, _Skill]:
        flat = (1.0,) * len(self.grid.nodes)
        return {
            skill: _skill(self.grid, tuple(self.likelihoods[skill]) if skill in self.likelihoods else flat)
            for members in self.families.values()
            for skill in members
        }

    @cached_property
    def _evidence(self) -> dict[str, Vector]:
        """Family → ∏ Z over its levels."""
        return {
            family: scaled([prod(parts) for parts in zip(*(self._skills[skill].z for skill in members), strict=True)])
            for family, members in self.families.items()
        }

    @cached_property
    def _messages(self) -> dict[str, Vector]:
        """Family → u over the general levels."""
        return {family: scaled([dot(row, self._evidence[family]) for row in self.grid.family]) for family in self.families}

    @cached_property
    def general(self) -> Vector:
        """p(general level | answers)."""
        return shares([prod((p, *parts)) for p, *parts in zip(self.grid.general, *self._messages.values(), strict=True)])

    @cached_property
    def _outside(self) -> dict[str, Vector]:
        """Family → what the other families and the prior say about its level."""
        found = {}
        for family in self.families:
            others = [self._messages[other] for other in self.families if other != family]
            general = [prod((p, *parts)) for p, *parts in zip(self.grid.general, *others, strict=True)]
            found[family] = [dot(column, general) for column in zip(*self.grid.family, strict=True)]
        return found

    def skill_cells(self, skill: str) -> Vector:
        """p(level of a skill | answers) of every cell, without the uncertainty of the anchors."""
        family = next(name for name, members in self.families.items() if skill in members)
        own = self._skills[skill]
        others = [self._skills[other].z for other in self.families[family] if other != skill]
        levels = [prod((p, *parts)) for p, *parts in zip(self._outside[family], *others, strict=True)]
        return shares([part * dot(column, levels) for part, column in zip(own.likelihood, self.grid.columns, strict=True)])

    def skill(self, skill: str) -> Cells:
        """What is known of a skill."""
        cells = self.skill_cells(skill)
        return Cells(self.grid.nodes, self.grid.step, shares([dot(row, cells) for row in self.grid.blur]))

    def family(self, family: str, weights: Mapping[str, float]) -> Mixture:
        """What is known of Σ w·skill within a family: a mixture over the family's level. The weights add up to 1."""
        levels = shares([a * b for a, b in zip(self._evidence[family], self._outside[family], strict=True)])
        means, variances = self._moments(family, weights)
        return self._mixture(levels, means, variances)

    def overall(self, weights: Mapping[str, float]) -> Mixture:
        """What is known of Σ w·skill over all families: a mixture over the general level. The weights add up to 1."""
        size = len(self.grid.nodes)
        means, variances = [0.0] * size, [0.0] * size
        for family in self.families:
            centres, spreads = self._moments(family, weights)
            evidence = self._evidence[family]
            firsts = [centre * part for centre, part in zip(centres, evidence, strict=True)]
            seconds = [(spread + centre * centre) * part for centre, spread, part in zip(centres, spreads, evidence, strict=True)]
            for at, row in enumerate(self.grid.family):
                total = dot(row, evidence)
                mean = dot(row, firsts) / total
                means[at] += mean
                variances[at] += dot(row, seconds) / total - mean * mean
        return self._mixture(self.general, means, variances)

    def _moments(self, family: str, weights: Mapping[str, float]) -> tuple[Vector, Vector]:
        """Mean and variance of the weighted sum of a family's skills at each level of the family."""
        size = len(self.grid.nodes)
        means, variances = [0.0] * size, [0.0] * size
        for skill in self.families[family]:
            weight = weights.get(skill, 0.0)
            if weight:
                own = self._skills[skill]
                for at in range(size):
                    means[at] += weight * own.means[at]
                    variances[at] += weight * weight * own.variances[at]
        return means, variances

    def _mixture(self, probabilities: Vector, means: Vector, variances: Vector) -> Mixture:
        centre = dot(probabilities, means)
        square = sum(p * (v + m * m) for p, m, v in zip(probabilities, means, variances, strict=True))
        deviations = [sqrt(max(0.0, v) + self.anchor**2) for v in variances]
        return Mixture(probabilities, means, deviations, centre, square - centre * centre)
