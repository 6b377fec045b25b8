"""The career path as a picture: steps along it, branches beside each other, a line from each level to the next ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from aeskills.markup.svg import Element, element
from aeskills.model.career import Seniority
from aeskills.views.charts.svg import lines

BRANCHES = ("individual", "shared", "management")
"""Lanes of the picture, the first at the top or the start."""

_PITCH, _LANE, _RADIUS = 104, 96, 15
_BOX, _LINE, _ROW, _WIDTH = 104, 15, 92, 340
MOST_ABREAST = 8
"""Steps that fit beside each other on a wide screen; a longer path is drawn downwards everywhere."""


class Node(NamedTuple):
    """A level and its place: rank along the path, lane across it."""

    level: Seniority
    rank: int
    lane: int


class Layout(NamedTuple):
    """Every level with its place, and the branch of each lane."""

    nodes: tuple[Node, ...]
    lanes: tuple[str, ...]

    @property
    def ranks(self) -> int:
        return 1 + max((node.rank for node in self.nodes), default=-1)

    @property
    def edges(self) -> list[tuple[Node, Node]]:
        places = {node.level.id: node for node in self.nodes}
        return [(node, places[following]) for node in self.nodes for following in node.level.next]


def layout(levels: Sequence[Seniority]) -> Layout:
    """A lane for each branch that occurs, more where a branch has several levels at one step; steps without a level take no room."""
    steps = sorted({level.step for level in levels})
    lanes: list[str] = []
    nodes: list[Node] = []
    for branch in BRANCHES:
        members = [level for level in levels if level.branch == branch]
        first, seen = len(lanes), dict.fromkeys(steps, 0)
        for level in members:
            nodes.append(Node(level, steps.index(level.step), first + seen[level.step]))
            seen[level.step] += 1
        lanes += [branch] * max(seen.values(), default=0)
    order = {level.id: at for at, level in enumerate(levels)}
    return Layout(tuple(sorted(nodes, key=lambda node: order[node.level.id])), tuple(lanes))


def pictures(plan: Layout, branches: Mapping[str, str], title: str, description: str, rtl: bool) -> list[Element]:
    """The picture for a wide screen, when the path fits, and for a narrow one; each says the same."""
    words = (element("title", title), element("desc", description))
    narrow = _downwards(plan, branches, rtl, "ae-ladder ae-ladder--tall" if plan.ranks <= MOST_ABREAST else "ae-ladder", words)
    return [_across(plan, branches, rtl, words), narrow] if plan.ranks <= MOST_ABREAST else [narrow]


def _across(plan: Layout, branches: Mapping[str, str], rtl: bool, words: Sequence[Element]) -> Element:
    names = {node.level.id: lines(node.level.name, 15) for node in plan.nodes}

    def tallest(lane: int) -> int:
        return max((len(names[node.level.id]) for node in plan.nodes if node.lane == lane), default=0)

    last = len(plan.lanes) - 1
    head = 2.0 * _RADIUS + (14 * tallest(0) if last else 12)
    width, height = plan.ranks * _PITCH, head + last * _LANE + _RADIUS + 14 * tallest(last) + 14

    def x(rank: float) -> float:
        at = (rank + 0.5) * _PITCH
        return width - at if rtl else at

    def y(lane: int) -> float:
        return head + lane * _LANE

    out = -1 if rtl else 1
    parts: list[Element] = []
    for one, other in plan.edges:
        start, end, middle = x(one.rank) + out * _RADIUS, x(other.rank) - out * _RADIUS, (x(one.rank) + x(other.rank)) / 2
        ends = (start, y(one.lane)), (middle, y(one.lane)), (middle, y(other.lane)), (end, y(other.lane))
        parts.append(element("path", class_="ae-ladder__edge", d=_curve(*ends)))
    for lane, branch in enumerate(plan.lanes):
        if branch in plan.lanes[:lane]:
            continue
        first = min(node.rank for node in plan.nodes if node.lane == lane)
        place, anchor = ((x(-0.46), y(lane) + 4), "start") if first else ((x(0), y(lane) + (-26 if lane else 34)), "middle")
        parts.append(element("text", branches[branch], class_="ae-ladder__lane", x=place[0], y=place[1], text_anchor=anchor))
    for node in plan.nodes:
        name = names[node.level.id]
        above = node.lane == 0 and len(plan.lanes) > 1
        top = y(node.lane) - _RADIUS - 8 - (len(name) - 1) * 14 if above else y(node.lane) + _RADIUS + 16
        parts.append(element("circle", class_="ae-ladder__node", cx=x(node.rank), cy=y(node.lane), r=_RADIUS))
        parts.append(
            element("text", str(node.level.step), class_="ae-ladder__step", x=x(node.rank), y=y(node.lane) + 4.5, text_anchor="middle")
        )
        parts += _text(name, x(node.rank), top, 14, "ae-ladder__name")
    return element("svg", *words, *parts, class_="ae-ladder ae-ladder--wide", width=width, viewBox=f"0 0 {width} {height:g}", role="img")


def _downwards(plan: Layout, branches: Mapping[str, str], rtl: bool, class_: str, words: Sequence[Element]) -> Element:
    pitch = _WIDTH / max(1, len(plan.lanes))
    box = min(_BOX + 40, pitch - 8)

    def x(lane: int) -> float:
        at = (lane + 0.5) * pitch
        return _WIDTH - at if rtl else at

    names = {node.level.id: lines(node.level.name, int(box / 7)) for node in plan.nodes}

    def half(node: Node) -> float:
        return (len(names[node.level.id]) * _LINE + 14) / 2

    def y(node: Node) -> float:
        return 66.0 + node.rank * _ROW

    parts = [
        element("text", branches[branch], class_="ae-ladder__lane", x=x(lane), y=14, text_anchor="middle")
        for lane, branch in enumerate(plan.lanes)
        if branch not in plan.lanes[:lane]
    ]
    for one, other in plan.edges:
        start, end = y(one) + half(one), y(other) - half(other)
        middle = (start + end) / 2
        ends = (x(one.lane), start), (x(one.lane), middle), (x(other.lane), middle), (x(other.lane), end)
        parts.append(element("path", class_="ae-ladder__edge", d=_curve(*ends)))
    for node in plan.nodes:
        left, top = x(node.lane) - box / 2, y(node) - half(node)
        parts.append(element("rect", class_="ae-ladder__box", x=left, y=top, width=box, height=2 * half(node), rx=6))
        parts += _text(names[node.level.id], x(node.lane), top + 18, _LINE, "ae-ladder__name")
    return element("svg", *words, *parts, class_=class_, viewBox=f"0 0 {_WIDTH} {plan.ranks * _ROW + 24}", role="img")


def _curve(*points: tuple[float, float]) -> str:
    start, *rest = (f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M {start} C {', '.join(rest)}"


def _text(found: Sequence[str], x: float, y: float, height: float, class_: str) -> list[Element]:
    return [element("text", line, class_=class_, x=x, y=y + at * height, text_anchor="middle") for at, line in enumerate(found)]
