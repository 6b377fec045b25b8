"""The pictures of the method page: levels from 0 to 100 along one axis, what is known as hills above it, bands as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import exp
from typing import NamedTuple

from aeskills.assessment.study.illustrations import Bands, Guessed, Moved
from aeskills.markup.svg import Element, element

_WIDTH, _HEIGHT, SIDE, _TOP, _BOTTOM = 360, 190, 14, 12, 44
"""The picture, and the margins around its plot."""

TICKS = range(0, 101, 20)
_POINTS = 61
"""Of a curve."""

NumberFormat = Callable[[float], str]


class PictureWords(NamedTuple):
    """The title of a picture, what it shows, which stands beside it, and the name of its axis."""

    title: str
    description: str
    axis: str


class _Plot:
    def __init__(self, words: PictureWords, number: NumberFormat, rtl: bool) -> None:
        self.rtl = rtl
        base = _HEIGHT - _BOTTOM
        self.parts = [element("title", words.title)]
        self.parts.append(element("line", class_="ae-method__axis", x1=SIDE, x2=_WIDTH - SIDE, y1=base, y2=base))
        for tick in TICKS:
            self.parts.append(element("text", number(tick), x=self.x(tick), y=base + 17, text_anchor="middle"))
        self.parts.append(element("text", words.axis, x=_WIDTH / 2, y=_HEIGHT - 6, text_anchor="middle", class_="ae-method__name"))

    def x(self, value: float) -> float:
        at = SIDE + (_WIDTH - 2 * SIDE) * value / 100
        return _WIDTH - at if self.rtl else at

    def hill(self, points: Iterable[tuple[float, float]], highest: float, kind: str) -> None:
        """A curve through points on the axis and heights; `highest` is the height of the plot."""
        rise = _HEIGHT - _TOP - _BOTTOM
        line = " L ".join(f"{self.x(at):.1f} {_HEIGHT - _BOTTOM - rise * height / highest:.1f}" for at, height in points)
        self.parts.append(element("path", class_=f"ae-method__hill ae-method__hill--{kind}", d=f"M {line}"))

    def upright(self, at: float, kind: str) -> None:
        self.parts.append(element("line", class_=f"ae-method__{kind}", x1=self.x(at), x2=self.x(at), y1=_TOP, y2=_HEIGHT - _BOTTOM))

    def picture(self) -> Element:
        return element("svg", *self.parts, class_="ae-method__picture", viewBox=f"0 0 {_WIDTH} {_HEIGHT}", role="img")


def draw_moved(moved: Moved, words: PictureWords, number: NumberFormat, rtl: bool) -> Element:
    """What is known of a level before and after one answer."""
    plot = _Plot(words, number, rtl)
    inside = [at for at, node in enumerate(moved.nodes) if 0 <= node <= 100]
    curves = {"before": moved.before, "wrong": moved.wrong, "right": moved.right}
    highest = max(heights[at] for heights in curves.values() for at in inside)
    for kind, heights in curves.items():
        plot.hill(((moved.nodes[at], heights[at]) for at in inside), highest, kind)
    return plot.picture()


def draw_guessed(guessed: Guessed, words: PictureWords, number: NumberFormat, rtl: bool) -> Element:
    """Scores in percent of people who guess and of people who know their trade, and where numbers begin to be shown."""
    plot = _Plot(words, number, rtl)
    curves = {"wrong": _bell(*guessed.guess), "right": _bell(*guessed.able)}
    highest = max(height for points in curves.values() for _, height in points)
    for kind, points in curves.items():
        plot.hill(points, highest, kind)
    plot.upright(100 * guessed.gate, "gate")
    return plot.picture()


def draw_bands(bands: Bands, words: PictureWords, number: NumberFormat, rtl: bool) -> Element:
    """One line a person, those that miss the true level apart."""
    plot = _Plot(words, number, rtl)
    gap = (_HEIGHT - _TOP - _BOTTOM - 8) / len(bands.shown)
    for row, (low, high) in enumerate(sorted(bands.shown)):
        y = _TOP + 4 + gap * (row + 0.5)
        kind = "holds" if low <= bands.truth <= high else "misses"
        plot.parts.append(element("line", class_=f"ae-method__band ae-method__band--{kind}", x1=plot.x(low), x2=plot.x(high), y1=y, y2=y))
    plot.upright(bands.truth, "truth")
    return plot.picture()


def _bell(mean: float, deviation: float) -> Sequence[tuple[float, float]]:
    """A normal curve over percent; the sum of many answers is near to one."""
    places = [100 * at / (_POINTS - 1) for at in range(_POINTS)]
    return [(place, exp(-(((place / 100 - mean) / deviation) ** 2) / 2) / deviation) for place in places]
