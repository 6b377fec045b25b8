"""The rules of the pay calculator: worked examples by hand, those of the content, and what must hold for any plan."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aeskills.views.payout import Plan, Tier, capped_from, curve, reach, slices, total_pay, variable_pay
from tests.contents import handbook
from tests.views.payouts import ALL, CAPPED, FLAT, FLOOR, HAND, RECORDED, STEPS, STRAIGHT

SHARE = st.floats(0, 400, allow_nan=False)
PLANS = st.builds(
    lambda base, variable, starts, rates, threshold, cap: Plan(
        base, variable, 1000.0, tuple(Tier(start, rate) for start, rate in zip(sorted(starts), rates, strict=False)), threshold, cap
    ),
    st.floats(0, 1e6), st.floats(0, 1e6), st.sets(st.floats(0, 300), max_size=4), st.lists(st.floats(0, 5), min_size=4, max_size=4),
    st.floats(0, 120), st.none() | st.floats(1, 400),
)  # fmt: skip


@pytest.mark.parametrize(("plan", "attainment", "expected"), HAND)
def test_by_hand(plan: Plan, attainment: float, expected: float) -> None:
    assert variable_pay(plan, attainment) == pytest.approx(expected, abs=1e-6)
    assert total_pay(plan, attainment) == pytest.approx(plan.base + expected, abs=1e-6)


@pytest.mark.parametrize(("name", "line", "plan", "attainment"), RECORDED)
def test_as_the_content_works_it_out(name: str, line: int, plan: Plan, attainment: float) -> None:
    example = next(example for example in handbook().compensation.examples if example.id == name)
    assert total_pay(plan, attainment) == pytest.approx(float(example.lines[line].amount), abs=1e-6)


def test_slices_cover_everything_from_nothing() -> None:
    assert [rate for _, _, rate in slices(STEPS)] == [1, 1.5, 2]
    for (_, end, _), (start, _, _) in pairwise(slices(STEPS)):
        assert end == start


def test_where_the_cap_bites() -> None:
    assert capped_from(STRAIGHT) is None
    assert capped_from(CAPPED) == 150
    assert capped_from(ALL) == pytest.approx(133.75)
    assert capped_from(Plan(1, 1, 1, cap=50, threshold=80)) == 80
    assert capped_from(Plan(1, 1, 1, tiers=(Tier(100, 0),), cap=150)) is None


def test_the_curve_has_its_corners() -> None:
    assert [point.attainment for point in curve(STEPS, 150)] == [0, 100, 120, 150]
    assert curve(FLOOR, 150) == [(0, 50_000), (60, 50_000), (60, 65_000), (150, 87_500)]
    assert [point.total for point in curve(FLAT, 150)] == [60_000, 72_000, 72_000]
    assert curve(CAPPED, 200)[-2:] == [(150, 210_000), (200, 210_000)]


def test_the_curve_reaches_beyond_all_that_happens() -> None:
    assert reach(STRAIGHT, 0) == 150
    assert reach(STRAIGHT, 170) == 200
    assert reach(ALL, 0) == 150
    assert reach(STRAIGHT, 5000) == 1000


@given(PLANS, SHARE, SHARE)
def test_more_sales_never_pay_less_and_the_cap_holds(plan: Plan, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= variable_pay(plan, low) <= variable_pay(plan, high) * (1 + 1e-12) + 1e-9
    assert variable_pay(plan, high) <= plan.variable * (plan.cap if plan.cap is not None else 400 * 5) / 100 + 1e-6
    if low < plan.threshold:
        assert variable_pay(plan, low) == 0


@given(PLANS, SHARE)
def test_between_its_corners_the_curve_is_straight(plan: Plan, attainment: float) -> None:
    points = curve(plan, 400)
    assert points[0].attainment == 0 and points[-1].attainment == 400
    for start, end in pairwise(points):
        if start.attainment < attainment < end.attainment:
            share = (attainment - start.attainment) / (end.attainment - start.attainment)
            assert total_pay(plan, attainment) == pytest.approx(start.total + share * (end.total - start.total), rel=1e-6, abs=1e-4)
