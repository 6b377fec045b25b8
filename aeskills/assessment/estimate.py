"""The exact two-level Gaussian estimate: observations of skills → means with their full covariance.

θ_s ~ N(μ_f, τ²), μ_f ~ N(μ₀, τ_f²), x ~ N(θ_s, 1/precision). Conjugate, hence in closed form; formulas as in the
assessment model, all in points of the 0–100 scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import erf, sqrt
from typing import NamedTuple

from aeskills.assessment.contract import Model


class Observation(NamedTuple):
    """One item's evidence about one skill: value in points, precision λ/σ² in points⁻²."""

    skill: str
    value: float
    precision: float


class Posterior(NamedTuple):
    """What is known of the skills after the observations.

    `means` θ̂_s; `pulls` b_s, the share of a skill's own evidence in its mean (0: none, the family's mean stands in);
    `precisions` P_f of each family's mean; `variance` τ².
    """

    families: Mapping[str, list[str]]
    means: Mapping[str, float]
    pulls: Mapping[str, float]
    precisions: Mapping[str, float]
    variance: float

    def weighted(self, weights: Mapping[str, float]) -> tuple[float, float]:
        """Mean and standard error of Σ w_s·θ_s with the full covariance; a skill without weight counts 0.

        Var = Σ_f [ Σ w²τ²(1 − b) + (Σ w(1 − b))²/P_f ], which is wᵀCw written out by family.
        """
        mean = variance = 0.0
        for family, skills in self.families.items():
            common = 0.0
            for skill in skills:
                weight = weights.get(skill, 0.0)
                free = 1 - self.pulls[skill]
                mean += weight * self.means[skill]
                variance += weight * weight * self.variance * free
                common += weight * free
            variance += common * common / self.precisions[family]
        return mean, sqrt(variance)

    def covariances(self, family: str, weights: Mapping[str, float]) -> dict[str, float]:
        """Cov(θ_s, Σ w·θ) of every skill of a family: its (1 − b)·(τ²·w + Σ w(1 − b)/P_f)."""
        free = {skill: 1 - self.pulls[skill] for skill in self.families[family]}
        common = sum(weights.get(skill, 0.0) * share for skill, share in free.items()) / self.precisions[family]
        return {skill: share * (self.variance * weights.get(skill, 0.0) + common) for skill, share in free.items()}


def posterior(model: Model, families: Mapping[str, list[str]], observations: Iterable[Observation]) -> Posterior:
    """Estimate all skills of `families` (family → its skills); every observation must be of one of them."""
    precision = {skill: 0.0 for skills in families.values() for skill in skills}
    total = dict(precision)
    for seen in observations:
        precision[seen.skill] += seen.precision
        total[seen.skill] += seen.precision * seen.value
    variance = model["skill_sd"] ** 2
    family_precision = 1 / model["family_sd"] ** 2
    means: dict[str, float] = {}
    pulls: dict[str, float] = {}
    precisions: dict[str, float] = {}
    for family, skills in families.items():
        known, level = family_precision, model["mean"] * family_precision
        for skill in skills:
            if precision[skill] > 0:
                spread = variance + 1 / precision[skill]
                known += 1 / spread
                level += total[skill] / precision[skill] / spread
        centre = level / known
        precisions[family] = known
        for skill in skills:
            own = precision[skill]
            pull = variance / (variance + 1 / own) if own > 0 else 0.0
            pulls[skill] = pull
            means[skill] = pull * (total[skill] / own) + (1 - pull) * centre if own > 0 else centre
    return Posterior(families, means, pulls, precisions, variance)


def normal_cdf(z: float) -> float:
    """Φ(z) = ½(1 + erf(z/√2))."""
    return 0.5 * (1 + erf(z / sqrt(2)))
