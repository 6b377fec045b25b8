"""The payout curve: total pay by attainment of the quota. payout-curve.js draws the same for the reader's own plan."""

from __future__ import annotations

from collections.abc import Callable

from aeskills.markup.svg import Element, element
from aeskills.views.charts.svg import scale
from aeskills.views.payout import Plan, curve, reach, total_pay

_WIDTH, _HEIGHT, START, _TOP, END, _BOTTOM = 360, 230, 76, 26, 20, 44
"""The picture, and the margins around its plot."""


def draw(
    plan: Plan, attainment: float, words: dict[str, str], number: Callable[[float], str], percent: Callable[[float], str], rtl: bool
) -> Element:
    """`words` are title, desc, and the names of the axes: total and attainment."""
    end = reach(plan, attainment)
    points = curve(plan, end)
    up = scale([point.total for point in points], 4)

    def x(value: float) -> float:
        at = START + (_WIDTH - START - END) * value / end
        return _WIDTH - at if rtl else at

    def y(value: float) -> float:
        return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * value / up.end

    edge, floor = (_WIDTH - 4, y(0)) if rtl else (4, y(0))
    line = " L ".join(f"{x(point.attainment):.1f} {y(point.total):.1f}" for point in points)
    parts = [element("title", words["title"]), element("desc", words["desc"])]
    for tick in up.ticks:
        parts.append(element("line", class_="ae-curve__grid", x1=x(0), x2=x(end), y1=y(tick), y2=y(tick)))
        parts.append(element("text", number(tick), x=x(0) + (6 if rtl else -6), y=y(tick) + 4, text_anchor="end"))
    step = 50 if end <= 300 else 200
    for at in range(0, int(end) + 1, step):
        parts.append(element("text", percent(at), x=x(at), y=floor + 16, text_anchor="middle"))
    low = y(plan.base)
    parts += [
        element("path", class_="ae-curve__variable", d=f"M {x(0):.1f} {low:.1f} L {line} L {x(end):.1f} {low:.1f} Z"),
        element("path", class_="ae-curve__base", d=f"M {x(0):.1f} {floor:.1f} V {low:.1f} H {x(end):.1f} V {floor:.1f} Z"),
        element("path", class_="ae-curve__line", d=f"M {line}"),
        element("line", class_="ae-curve__here", x1=x(attainment), x2=x(attainment), y1=floor, y2=y(total_pay(plan, attainment))),
        element("circle", class_="ae-curve__dot", cx=x(attainment), cy=y(total_pay(plan, attainment)), r=4.5),
        element("text", words["total"], class_="ae-curve__axis", x=edge, y=12, text_anchor="start"),
        element("text", words["attainment"], class_="ae-curve__axis", x=x(end / 2), y=_HEIGHT - 6, text_anchor="middle"),
    ]
    return element("svg", *parts, class_="ae-curve", viewBox=f"0 0 {_WIDTH} {_HEIGHT}", role="img", data_curve="")
