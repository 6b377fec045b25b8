"""Figures of one unit as strips on one scale: a dot for a value, a bar for a range, a box for percentiles."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from aeskills.locales.voice import Voice
from aeskills.markup.svg import Element, element
from aeskills.model.evidence import Figure
from aeskills.views.charts.svg import Axis, scale

_HEIGHT = 20
_INTERVALS = 4
_NEAR_THE_END = 88
"""Per cent of the scale from which on words beside a place would not fit."""
_LABELS = 4
"""Numbers for which the head of a column has room."""


def points_scale(figures: Iterable[Figure]) -> Axis:
    """The scale, from 0, that holds every point of `figures`."""
    return scale((float(point) for figure in figures for point in points(figure)), _INTERVALS)


def points(figure: Figure) -> list[Decimal]:
    """All numbers of a figure that stand on the scale."""
    spread = figure.percentiles
    found = [spread.p10, spread.p25, spread.p50, spread.p75, spread.p90] if spread else [figure.value, figure.low, figure.high]
    return [point for point in found if point is not None]


def axis(voice: Voice, on: Axis) -> Element:
    """The scale's ticks, for the head of the column: all of them where they are few, else every other."""
    rtl = voice.direction == "rtl"
    texts = []
    every = 1 if len(on.ticks) <= _LABELS else 2
    for value in on.ticks[::every]:
        anchor = "start" if value == 0 else "end" if value == on.end else "middle"
        shown = voice.number(value if value % 1 else int(value))
        texts.append(element("text", shown, x=_at(value, on, rtl), y=12, text_anchor=anchor))
    return element("svg", *texts, class_="ae-strip ae-strip--axis", width="100%", height=14, aria_hidden="true")


def labelled(figure: Figure, voice: Voice) -> Element:
    """One figure by itself, with its median, lowest and highest tenth written at the strip."""
    on, rtl = points_scale([figure]), voice.direction == "rtl"
    found = points(figure)
    ends = [(found[0], "ae-strip__label", 52), (found[-1], "ae-strip__label", 52)] if len(found) > 1 else []
    if figure.percentiles:
        ends.append((figure.percentiles.p50, "ae-strip__label ae-strip__label--median", 12))
    texts = [
        element("text", voice.number(value), class_=class_, x=_at(float(value), on, rtl), y=y, text_anchor=_anchor(float(value), on))
        for value, class_, y in ends
    ]
    picture = element("svg", strip(figure, on, rtl), x=0, y=17, width="100%", height=_HEIGHT, overflow="visible")
    return element("svg", *texts, picture, class_="ae-strip", width="100%", height=56, aria_hidden="true")


def _anchor(value: float, on: Axis) -> str:
    """Words at the far end of the scale end at their place, those at its start begin there, so that none is cut."""
    share = _share(value, on)
    return "end" if share > _NEAR_THE_END else "start" if share < 100 - _NEAR_THE_END else "middle"


def strip(figure: Figure, on: Axis, rtl: bool) -> Element:
    """One figure's strip; the row beside it says the same in numbers."""
    parts = [*_grid(on, rtl)]
    spread = figure.percentiles
    if spread:
        low, high = spread.p10 or spread.p25 or spread.p50, spread.p90 or spread.p75 or spread.p50
        parts.append(_bar("ae-strip__reach", low, high, on, rtl, 2))
        parts.append(_bar("ae-strip__box", spread.p25 or spread.p50, spread.p75 or spread.p50, on, rtl, 14))
        parts.append(_dot(spread.p50, on, rtl))
    elif figure.low is not None and figure.high is not None:
        parts.append(_bar("ae-strip__box", figure.low, figure.high, on, rtl, 14))
    elif figure.value is not None:
        parts.append(_dot(figure.value, on, rtl))
    class_ = "ae-strip ae-strip--past" if figure.until or figure.superseded_by else "ae-strip"
    return element("svg", *parts, class_=class_, width="100%", height=_HEIGHT, aria_hidden="true")


def _dot(value: Decimal, on: Axis, rtl: bool) -> Element:
    return element("circle", class_="ae-strip__dot", cx=_at(float(value), on, rtl), cy=_HEIGHT / 2, r=6)


@cache
def _grid(on: Axis, rtl: bool) -> tuple[Element, ...]:
    return tuple(_line("ae-strip__grid", tick, on, rtl, 0, _HEIGHT) for tick in on.ticks)


def _share(value: float, on: Axis) -> float:
    return 100 * value / on.end


def _at(value: float, on: Axis, rtl: bool) -> str:
    share = _share(value, on)
    return f"{100 - share if rtl else share:.2f}%"


def _line(class_: str, value: float, on: Axis, rtl: bool, top: float, bottom: float) -> Element:
    x = _at(value, on, rtl)
    return element("line", class_=class_, x1=x, x2=x, y1=top, y2=bottom)


def _bar(class_: str, low: Decimal, high: Decimal, on: Axis, rtl: bool, height: int) -> Element:
    start = _at(float(high if rtl else low), on, rtl)
    width = max(0.6, _share(float(high - low), on))
    return element("rect", class_=class_, x=start, y=(_HEIGHT - height) / 2, width=f"{width:.2f}%", height=height, rx=2)
