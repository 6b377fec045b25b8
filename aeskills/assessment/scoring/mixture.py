"""What is known of one value: a mixture of normals (families, overall) or probabilities of cells (skills)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erf, exp, pi, sqrt
from typing import Protocol

LOW, HIGH = 0.0, 100.0
"""Ends of the reported scale; the latent one is longer on both sides."""

_HALVINGS = 40


class Distribution(Protocol):
    """Mean, quantiles and probabilities of a value on the reported scale."""

    @property
    def mean(self) -> float: ...
    def quantile(self, share: float) -> float: ...
    def above(self, level: float) -> float: ...
    def shortfall(self, level: float) -> float: ...


def clip(value: float) -> float:
    """The value on the reported scale, 0 to 100."""
    return min(HIGH, max(LOW, value))


def normal_cdf(z: float) -> float:
    """Φ(z) = ½(1 + erf(z/√2))."""
    return 0.5 * (1 + erf(z / sqrt(2)))


@dataclass(frozen=True)
class Mixture:
    """Normals with probabilities, means and standard deviations (the uncertainty of the anchors included).

    `centre` and `variance` are those of the latent value without the uncertainty of the anchors.
    """

    probabilities: Sequence[float]
    means: Sequence[float]
    deviations: Sequence[float]
    centre: float
    variance: float

    @property
    def mean(self) -> float:
        """Σ p·clip(mean)."""
        return sum(p * clip(m) for p, m in zip(self.probabilities, self.means, strict=True))

    def above(self, level: float) -> float:
        """Probability of being at or above a level of the reported scale; 1 at its lower end."""
        if level <= LOW:
            return 1.0
        return sum(p * normal_cdf((m - level) / sd) for p, m, sd in zip(self.probabilities, self.means, self.deviations, strict=True))

    def quantile(self, share: float) -> float:
        """The level below which a share of the probability lies, by bisection."""
        low, high = LOW, HIGH
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            if 1 - self.above(middle) < share:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    def shortfall(self, level: float) -> float:
        """E[max(0, level − value)], by the closed form of a normal: (t − m)·Φ(z) + sd·φ(z), z = (t − m)/sd."""
        total = 0.0
        for p, m, sd in zip(self.probabilities, self.means, self.deviations, strict=True):
            z = (level - m) / sd
            total += p * ((level - m) * normal_cdf(z) + sd * exp(-z * z / 2) / sqrt(2 * pi))
        return total


@dataclass(frozen=True)
class Cells:
    """Probabilities of cells of equal width (the uncertainty of the anchors included); a value is even inside its cell."""

    nodes: Sequence[float]
    step: float
    probabilities: Sequence[float]

    @property
    def mean(self) -> float:
        """Σ p·clip(node)."""
        return sum(p * clip(node) for p, node in zip(self.probabilities, self.nodes, strict=True))

    def above(self, level: float) -> float:
        """Probability of being at or above a level; linear inside a cell, 1 at the lower end of the scale."""
        if level <= LOW:
            return 1.0
        total = 0.0
        for p, node in zip(self.probabilities, self.nodes, strict=True):
            total += p * min(1.0, max(0.0, (node + self.step / 2 - level) / self.step))
        return total

    def quantile(self, share: float) -> float:
        """The level below which a share of the probability lies; linear inside its cell."""
        below = 0.0
        for p, node in zip(self.probabilities, self.nodes, strict=True):
            if below + p >= share and p > 0:
                return clip(node - self.step / 2 + self.step * (share - below) / p)
            below += p
        return HIGH

    def shortfall(self, level: float) -> float:
        """E[max(0, level − value)] over the middles of the cells."""
        return sum(p * max(0.0, level - clip(node)) for p, node in zip(self.probabilities, self.nodes, strict=True))
