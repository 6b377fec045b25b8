"""The grid of levels and the three-level prior on it: general level → families → skills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from aeskills.assessment.contract import Model

Probabilities = tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Grid:
    """Cells of equal width on the latent scale, and the prior as matrices over their nodes (the middles of the cells).

    `general[g]` p(g); `family[g][m]` p(family at node m | general at g); `skill[m][k]` p(skill at k | family at m). `first` and
    `second` are `skill` times node and node squared, `columns` is `skill` transposed, `blur[j][k]` the share of cell k that the
    uncertainty of the anchors moves to cell j.
    """

    nodes: Probabilities
    step: float
    general: Probabilities
    family: tuple[Probabilities, ...]
    skill: tuple[Probabilities, ...]
    first: tuple[Probabilities, ...]
    second: tuple[Probabilities, ...]
    columns: tuple[Probabilities, ...]
    blur: tuple[Probabilities, ...]

    @property
    def start(self) -> float:
        """Lower edge of the first cell."""
        return self.nodes[0] - self.step / 2


def grid(model: Model) -> Grid:
    """The grid of a model's constants; the same object for the same constants."""
    scale, prior = model["grid"], model["prior"]
    return _grid(
        scale["start"], scale["step"], int(scale["cells"]),
        prior["mean"], prior["general_sd"], prior["family_sd"], prior["skill_sd"], model["anchor"],
    )  # fmt: skip


@lru_cache(maxsize=64)
def _grid(start: float, step: float, cells: int, mean: float, general_sd: float, family_sd: float, skill_sd: float, anchor: float) -> Grid:
    nodes = tuple(start + step * (at + 0.5) for at in range(cells))
    skill = tuple(normal(nodes, node, skill_sd) for node in nodes)
    moved = [normal(nodes, node, anchor) for node in nodes]
    return Grid(
        nodes, step,
        general=normal(nodes, mean, general_sd),
        family=tuple(normal(nodes, node, family_sd) for node in nodes),
        skill=skill,
        first=tuple(tuple(p * node for p, node in zip(row, nodes, strict=True)) for row in skill),
        second=tuple(tuple(p * node * node for p, node in zip(row, nodes, strict=True)) for row in skill),
        columns=tuple(zip(*skill, strict=True)),
        blur=tuple(zip(*moved, strict=True)),
    )  # fmt: skip


def normal(nodes: Sequence[float], mean: float, sd: float) -> Probabilities:
    """A normal distribution cut to the nodes, with sum 1."""
    weights = [exp(-((node - mean) ** 2) / (2 * sd * sd)) for node in nodes]
    total = sum(weights)
    return tuple(weight / total for weight in weights)
