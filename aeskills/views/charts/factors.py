"""A factor against the neutral one, as a bar towards more or less."""

from __future__ import annotations

from typing import Literal

from aeskills.markup.svg import Element, element

_HALF = 60
_HEIGHT = 22


def factor_bar(value: float, reach: float, direction: Literal["ltr", "rtl"]) -> Element:
    """The bar starts in the middle (1, neutral) and goes the way of reading for more; `reach` is the largest distance from 1."""
    length = (_HALF - 4) * abs(value - 1) / reach if reach else 0.0
    ahead = (value >= 1) == (direction == "ltr")
    bar = element("rect", class_="ae-factor__bar", x=_HALF if ahead else _HALF - length, y=6, width=length, height=10)
    middle = element("line", class_="ae-factor__middle", x1=_HALF, x2=_HALF, y1=1, y2=_HEIGHT - 1)
    return element("svg", bar, middle, class_="ae-factor", width=2 * _HALF, height=_HEIGHT, aria_hidden="true")
