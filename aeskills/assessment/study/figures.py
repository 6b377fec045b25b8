"""Running sums of a simulation: errors, bands and verdicts, kept small enough to be sent between processes."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt


@dataclass
class Accuracy:
    """Estimate against truth."""

    n: int = 0
    off: float = 0.0
    squares: float = 0.0
    covered: int = 0

    def add(self, estimate: float, low: float, high: float, truth: float) -> None:
        """One value; the truth is on the reported scale."""
        self.n += 1
        self.off += estimate - truth
        self.squares += (estimate - truth) ** 2
        self.covered += low - 1e-9 <= truth <= high + 1e-9

    @property
    def bias(self) -> float:
        """Mean of estimate − truth."""
        return self.off / self.n if self.n else 0.0

    @property
    def rmse(self) -> float:
        """Root of the mean squared error."""
        return sqrt(self.squares / self.n) if self.n else 0.0

    @property
    def coverage(self) -> float:
        """Share of bands that hold the truth."""
        return self.covered / self.n if self.n else 0.0


@dataclass
class Share:
    """How many of how many."""

    hits: int = 0
    n: int = 0

    def add(self, hit: bool) -> None:
        """One more."""
        self.n += 1
        self.hits += hit

    def join(self, other: Share) -> None:
        """Take in another count."""
        self.n += other.n
        self.hits += other.hits

    @property
    def value(self) -> float:
        """The share; 0 of none."""
        return self.hits / self.n if self.n else 0.0


@dataclass
class AimVerdicts:
    """Wrong verdicts for one aim: of those truly below, a whole level below, and at or above the target."""

    told_above: Share = field(default_factory=Share)
    told_above_far: Share = field(default_factory=Share)
    told_below: Share = field(default_factory=Share)


@dataclass
class CellFigures:
    """What one cell (form, way of answering, people, carelessness) shows."""

    overall: Accuracy = field(default_factory=Accuracy)
    families: Accuracy = field(default_factory=Accuracy)
    skills: Accuracy = field(default_factory=Accuracy)
    aims: dict[str, AimVerdicts] = field(default_factory=dict)
    gated: Share = field(default_factory=Share)
    corrected: Share = field(default_factory=Share)
    changed: dict[int, Share] = field(default_factory=dict)
    """Tenth of the ability scale → unchanged people told of a change on the parallel form."""
    items: int = 0
    """Items asked in all; an adaptive form asks fewer of some people."""
