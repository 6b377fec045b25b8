"""What a pay plan pays: the rules of the pay calculator, the same as in payout.js.

The variable pay at attainment a (sales as a percentage of the quota) is

    V(a) = 0                                          when a < threshold
    V(a) = min( v · Σᵢ rᵢ · (min(a, eᵢ) − sᵢ) / 100,   over the slices with sᵢ < a
                v · cap / 100 )                        when there is a cap

where v is the variable pay at target. Slice i runs from sᵢ to eᵢ per cent of quota and pays rᵢ times the base rate: from 0 the
rate is 1, and each tier opens a slice that ends where the next one starts. So a tier's rate applies to its own slice and
does not reach back, and the threshold does: whoever reaches it is paid from the first sale. Total pay is base + V(a).
"""

from __future__ import annotations

import math
from typing import NamedTuple


class Tier(NamedTuple):
    """From `start` per cent of quota, sales pay `rate` times the base rate."""

    start: float
    rate: float


class Plan(NamedTuple):
    """Amounts in one currency, for one period; `threshold` and tiers in per cent of quota, `cap` in per cent of the variable pay."""

    base: float
    variable: float
    quota: float
    tiers: tuple[Tier, ...] = ()
    threshold: float = 0.0
    cap: float | None = None


class Point(NamedTuple):
    """A corner of the payout curve."""

    attainment: float
    total: float


EXAMPLE = Plan(base=50_000, variable=50_000, quota=500_000, tiers=(Tier(100, 1.5), Tier(125, 2)), threshold=40, cap=200)
"""The invented plan that the calculator opens with."""
EXAMPLE_ATTAINMENT = 110.0
ROWS = (0.0, 50.0, 75.0, 100.0, 120.0, 150.0, 200.0)
"""Attainments of the table."""


def slices(plan: Plan) -> list[tuple[float, float, float]]:
    """Start, end and rate of each slice; the last has no end."""
    tiers = sorted(plan.tiers)
    if not tiers or tiers[0].start > 0:
        tiers.insert(0, Tier(0.0, 1.0))
    ends = [tier.start for tier in tiers[1:]] + [math.inf]
    return [(tier.start, end, tier.rate) for tier, end in zip(tiers, ends, strict=True)]


def variable_pay(plan: Plan, attainment: float) -> float:
    """V(a), see above."""
    if attainment < plan.threshold:
        return 0.0
    earned = 0.0
    for start, end, rate in slices(plan):
        if attainment > start:
            earned += rate * (min(attainment, end) - start)
    if plan.cap is not None:
        earned = min(earned, plan.cap)
    return plan.variable * earned / 100


def total_pay(plan: Plan, attainment: float) -> float:
    """Base and variable pay."""
    return plan.base + variable_pay(plan, attainment)


def capped_from(plan: Plan) -> float | None:
    """The attainment from which more sales pay nothing more; None when the cap is never reached."""
    if plan.cap is None:
        return None
    earned = 0.0
    for start, end, rate in slices(plan):
        if rate > 0 and earned + rate * (end - start) >= plan.cap:
            return max(plan.threshold, start + (plan.cap - earned) / rate)
        if end < math.inf:
            earned += rate * (end - start)
    return None


def curve(plan: Plan, end: float) -> list[Point]:
    """The corners of total pay from 0 to `end`; at a threshold there are two, below and above the step."""
    corners = {0.0, end, capped_from(plan) or 0.0, *(start for start, _, _ in slices(plan))}
    corners = {corner for corner in corners if 0 <= corner <= end}
    if not 0 < plan.threshold <= end:
        return [Point(corner, total_pay(plan, corner)) for corner in sorted(corners)]
    low = [Point(0.0, plan.base), Point(plan.threshold, plan.base)]
    high = sorted({plan.threshold, *(corner for corner in corners if corner > plan.threshold)})
    return low + [Point(corner, total_pay(plan, corner)) for corner in high]


def reach(plan: Plan, attainment: float) -> float:
    """Where the curve ends: beyond the last tier, the cap and the reader's own attainment, at least 150, a multiple of 50."""
    furthest = max([150.0, attainment, plan.threshold, capped_from(plan) or 0.0] + [start + 25 for start, _, _ in slices(plan)])
    return min(1000.0, 50.0 * math.ceil(furthest / 50))
