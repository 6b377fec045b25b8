"""The life of a relationship as a rising path: one stop a phase, as large as the phase has duties.

The picture is as wide as its box: positions are percentages, curves are stretched pieces between two stops, and discs
and icons keep their size. Stops stand at the start of equal columns, so that a list of as many columns fits below.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Literal

from markupsafe import Markup

from aeskills.markup.html import icon

HEIGHT = 150
_INSET = 28
"""Distance of a stop's middle from the start of its column, in pixels."""


def life(stops: Sequence[tuple[str, int]], direction: Literal["ltr", "rtl"]) -> Markup:
    """Icon and number of duties of each phase → SVG that a list beside it says in words; empty without stops."""
    if not stops:
        return Markup("")
    count, most = len(stops), max(1, *(number for _, number in stops))
    heights = [112 - 76 * place / max(1, count - 1) for place in range(count)]
    curves, pins = [], []
    for place, (name, number) in enumerate(stops):
        here = heights[place]
        there = heights[place + 1] if place + 1 < count else here - 12
        curves.append(_curve(place, count, here, there, direction))
        pins.append(_pin(name, _at(place, count, direction), here, 15 + 9 * sqrt(number / most)))
    shift = _INSET if direction == "ltr" else -_INSET
    return Markup(
        f'<svg class="ae-life__picture" width="100%" height="{HEIGHT}" aria-hidden="true" focusable="false">'
        f'<g transform="translate({shift} 0)">{"".join(curves)}{"".join(pins)}</g></svg>'
    )


def _at(place: int, count: int, direction: str) -> str:
    share = 100 * place / count
    return f"{share if direction == 'ltr' else 100 - share:.3f}%"


def _curve(place: int, count: int, here: float, there: float, direction: str) -> str:
    """From one stop to the next; the last one goes on, dashed."""
    line = f"M0 {here:.1f}C50 {here:.1f} 50 {there:.1f} 100 {there:.1f}"
    if direction == "rtl":
        line = f"M100 {here:.1f}C50 {here:.1f} 50 {there:.1f} 0 {there:.1f}"
    start = _at(place if direction == "ltr" else place + 1, count, direction)
    kind = "ae-life__line" if place + 1 < count else "ae-life__line ae-life__line--on"
    return (
        f'<svg x="{start}" y="0" width="{100 / count:.3f}%" height="{HEIGHT}" viewBox="0 0 100 {HEIGHT}" preserveAspectRatio="none">'
        f'<path class="{kind}" d="{line}" vector-effect="non-scaling-stroke"/></svg>'
    )


def _pin(name: str, at: str, height: float, radius: float) -> str:
    """A disc with its icon, and the line down to the words below."""
    sign = str(icon(name)).replace('class="ae-icon"', 'class="ae-life__icon" x="-10" y="-10" width="20" height="20"', 1)
    return (
        f'<line class="ae-life__stem" x1="{at}" x2="{at}" y1="{height:.1f}" y2="{HEIGHT}"/>'
        f'<circle class="ae-life__disc" cx="{at}" cy="{height:.1f}" r="{radius:.1f}"/>'
        f'<svg x="{at}" y="{height:.1f}" overflow="visible">{sign}</svg>'
    )
