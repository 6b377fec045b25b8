"""What a selection of items can say at all: the verdict on the typical person one level above the target, and one below.

Each item gives its expected log-likelihood. The verdict "at or above" is in reach if the person above the target gets it, "below" if the
person below does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import exp, log

from aeskills.assessment.scoring.distance import UnscorableError, choices
from aeskills.assessment.scoring.evidence import Tables, loadings
from aeskills.assessment.scoring.likelihood import likelihood, probabilities
from aeskills.assessment.scoring.posterior import Posterior
from aeskills.assessment.scoring.verdict import Reach

EDGE = 2.5
"""Middle of the outermost cells inside the scale: nobody typical lies beyond."""


class Expected:
    """Expected log-likelihoods of the items of a bundle, made when first needed."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._logs: dict[str, list[list[float]]] = {}
        self._rows: dict[tuple[str, float], list[float] | None] = {}

    def row(self, item: str, level: float) -> list[float] | None:
        """Σ_a P(a | level)·ln ℓ(a | θ) at every node; None for an item without a key."""
        key = (item, level)
        if key not in self._rows:
            self._rows[key] = self._row(item, level)
        return self._rows[key]

    def _row(self, item: str, level: float) -> list[float] | None:
        bundle, nodes = self.tables.bundle, self.tables.grid.nodes
        model, entry = bundle["model"], bundle["items"][item]
        try:
            possible = choices(entry, model["size"])
        except UnscorableError:
            return None
        if item not in self._logs:
            self._logs[item] = [[log(value) for value in likelihood(model, entry, possible, d, nodes)] for d, _ in possible.groups]
        row = [0.0] * len(nodes)
        for p, logs in zip(probabilities(model, entry, possible, level), self._logs[item], strict=True):
            for at, value in enumerate(logs):
                row[at] += p * value
        return row

    def likelihoods(self, items: Collection[str], levels: Mapping[str, float]) -> dict[str, list[float]]:
        """Skill → exp of the sum of the expected log-likelihoods, divided by its largest value; a person with these levels answers."""
        sums: dict[str, list[float]] = {}
        for item in items:
            entry = self.tables.bundle["items"][item]
            if entry["skill"] not in levels:
                continue
            row = self.row(item, levels[entry["skill"]])
            if row is None:
                continue
            for skill, share in loadings(entry).items():
                if skill in levels:
                    total = sums.setdefault(skill, [0.0] * len(row))
                    for at, value in enumerate(row):
                        total[at] += share * value
        return {skill: [exp(value - max(total)) for value in total] for skill, total in sums.items()}


class Reaches:
    """Reach of skills, families and the whole for one selection of items, one target each skill; weights come in later."""

    def __init__(
        self, expected: Expected, items: Collection[str], families: Mapping[str, Sequence[str]], targets: Mapping[str, float]
    ) -> None:
        model = expected.tables.bundle["model"]
        step, self._likely = model["level_step"], model["verdict"]["likely"]
        self._targets = targets
        highest = 100 - EDGE
        high = {skill: min(target + step, highest) for skill, target in targets.items()}
        low = {skill: max(target - step, EDGE) for skill, target in targets.items()}
        self._high, self._low = (
            Posterior(expected.tables.grid, families, expected.likelihoods(items, levels), model["anchor"]) for levels in (high, low)
        )

    def skill(self, skill: str) -> Reach:
        """Which verdicts on a skill are in reach."""
        target = self._targets[skill]
        return self._reach(self._high.skill(skill).above(target), self._low.skill(skill).above(target))

    def family(self, family: str, weights: Mapping[str, float], target: float) -> Reach:
        """Which verdicts on a family are in reach; the weights of its skills add up to 1."""
        return self._reach(self._high.family(family, weights).above(target), self._low.family(family, weights).above(target))

    def overall(self, weights: Mapping[str, float], target: float) -> Reach:
        """Which verdicts on the whole are in reach."""
        return self._reach(self._high.overall(weights).above(target), self._low.overall(weights).above(target))

    def _reach(self, above: float, below: float) -> Reach:
        return Reach(above >= self._likely, 1 - below >= self._likely)
