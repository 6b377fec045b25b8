"""The career path: where each level stands, steps along it and branches beside each other, and the lines from each to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from aeskills.markup.svg import Element, element
from aeskills.model.career import Seniority

BRANCHES = ("individual", "shared", "management")
"""Lanes of the path, the first at the top or the start."""

MOST_ABREAST = 8
"""Steps that fit beside each other on a wide screen; a longer path is drawn downwards everywhere."""


class PathNode(NamedTuple):
    """A level and its place: rank along the path, lane across it."""

    level: Seniority
    rank: int
    lane: int


class Layout(NamedTuple):
    """Every level with its place, and the branch of each lane."""

    nodes: tuple[PathNode, ...]
    lanes: tuple[str, ...]

    @property
    def ranks(self) -> int:
        return 1 + max((node.rank for node in self.nodes), default=-1)

    @property
    def edges(self) -> list[tuple[PathNode, PathNode]]:
        places = {node.level.id: node for node in self.nodes}
        return [(node, places[following]) for node in self.nodes for following in node.level.next]


def layout(levels: Sequence[Seniority]) -> Layout:
    """A lane for each branch that occurs, more where a branch has several levels at one step; steps without a level take no room."""
    steps = sorted({level.step for level in levels})
    lanes: list[str] = []
    nodes: list[PathNode] = []
    for branch in BRANCHES:
        members = [level for level in levels if level.branch == branch]
        first, seen = len(lanes), dict.fromkeys(steps, 0)
        for level in members:
            nodes.append(PathNode(level, steps.index(level.step), first + seen[level.step]))
            seen[level.step] += 1
        lanes += [branch] * max(seen.values(), default=0)
    order = {level.id: at for at, level in enumerate(levels)}
    return Layout(tuple(sorted(nodes, key=lambda node: order[node.level.id])), tuple(lanes))


def rails(plan: Layout, rtl: bool) -> tuple[Element, Element]:
    """The lines from each level to the next ones, across and downwards, to lie behind a grid of cells of one size each.

    Lines only: the names stand in the grid, as links that grow with the reader's letters.
    """
    ranks, lanes = plan.ranks, len(plan.lanes)
    across, down = [], []
    for one, other in plan.edges:
        across.append(_curve([(_at(node.rank, ranks, rtl), node.lane + 0.5) for node in (one, other)], upright=False))
        down.append(_curve([(_at(node.lane, lanes, rtl), node.rank + 0.5) for node in (one, other)], upright=True))
    return _picture(across, ranks, lanes, "across"), _picture(down, lanes, ranks, "down")


def _at(place: int, count: int, rtl: bool) -> float:
    return count - place - 0.5 if rtl else place + 0.5


def _picture(lines: Sequence[Element], width: int, height: int, way: str) -> Element:
    return element(
        "svg",
        *lines,
        class_=f"ae-path__rails ae-path__rails--{way}",
        viewBox=f"0 0 {100 * width} {100 * height}",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )


def _curve(ends: Sequence[tuple[float, float]], upright: bool) -> Element:
    """A line that leaves and arrives along the path, and crosses to the other lane on its way."""
    (x, y), (to_x, to_y) = ends
    middle_x, middle_y = (x + to_x) / 2, (y + to_y) / 2
    bends = ((x, middle_y), (to_x, middle_y)) if upright else ((middle_x, y), (middle_x, to_y))
    points = [f"{100 * a:g} {100 * b:g}" for a, b in ((x, y), *bends, (to_x, to_y))]
    return element("path", d=f"M{points[0]}C{', '.join(points[1:])}", vector_effect="non-scaling-stroke")
