"""The life of a relationship as a rising path: one stop a phase, as large as the phase has duties.

The picture is as wide as its box: positions are percentages, curves are stretched pieces between two stops, and discs
and icons keep their size. Stops stand at the start of equal columns, so that a list of as many columns fits below.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Literal

from aeskills.markup.svg import Element, IconSvg, element

_HEIGHT = 150
_INSET = 28
"""Distance of a stop's middle from the start of its column, in pixels."""


def life(stops: Sequence[tuple[str, int]], direction: Literal["ltr", "rtl"]) -> Element | None:
    """Icon and number of duties of each phase → a picture that a list beside it says in words; None without stops."""
    if not stops:
        return None
    count, most = len(stops), max(1, *(number for _, number in stops))
    heights = [112 - 76 * place / max(1, count - 1) for place in range(count)]
    curves: list[Element] = []
    pins: list[Element] = []
    for place, (name, number) in enumerate(stops):
        here = heights[place]
        there = heights[place + 1] if place + 1 < count else here - 12
        curves.append(_curve(place, count, here, there, direction))
        pins += _pin(name, _at(place, count, direction), here, 15 + 9 * sqrt(number / most))
    shift = _INSET if direction == "ltr" else -_INSET
    group = element("g", *curves, *pins, transform=f"translate({shift} 0)")
    return element("svg", group, class_="ae-life__picture", width="100%", height=_HEIGHT, aria_hidden="true", focusable="false")


def _at(place: int, count: int, direction: str) -> str:
    share = 100 * place / count
    return f"{share if direction == 'ltr' else 100 - share:.3f}%"


def _curve(place: int, count: int, here: float, there: float, direction: str) -> Element:
    """From one stop to the next; the last one goes on, dashed."""
    line = f"M0 {here:.1f}C50 {here:.1f} 50 {there:.1f} 100 {there:.1f}"
    if direction == "rtl":
        line = f"M100 {here:.1f}C50 {here:.1f} 50 {there:.1f} 0 {there:.1f}"
    start = _at(place if direction == "ltr" else place + 1, count, direction)
    kind = "ae-life__line" if place + 1 < count else "ae-life__line ae-life__line--on"
    path = element("path", class_=kind, d=line, vector_effect="non-scaling-stroke")
    box = f"0 0 100 {_HEIGHT}"
    return element("svg", path, x=start, y=0, width=f"{100 / count:.3f}%", height=_HEIGHT, viewBox=box, preserveAspectRatio="none")


def _pin(name: str, at: str, height: float, radius: float) -> tuple[Element, Element, Element]:
    """A disc with its icon, and the line down to the words below."""
    sign = IconSvg(name, (("class", "ae-life__icon"), ("x", "-10"), ("y", "-10"), ("width", "20"), ("height", "20")))
    return (
        element("line", class_="ae-life__stem", x1=at, x2=at, y1=f"{height:.1f}", y2=_HEIGHT),
        element("circle", class_="ae-life__disc", cx=at, cy=f"{height:.1f}", r=f"{radius:.1f}"),
        element("svg", sign, x=at, y=f"{height:.1f}", overflow="visible"),
    )
