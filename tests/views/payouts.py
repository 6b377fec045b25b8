"""Worked examples of the pay calculator, computed by hand from the wording of a plan, not by either program."""

from __future__ import annotations

from aeskills.views.payout import Plan, Tier

STRAIGHT = Plan(base=40_000, variable=20_000, quota=400_000)
STEPS = Plan(base=80_000, variable=80_000, quota=1_000_000, tiers=(Tier(100, 1.5), Tier(120, 2)))
SLOW = Plan(base=30_000, variable=30_000, quota=300_000, tiers=(Tier(0, 0.5), Tier(50, 1), Tier(100, 2)))
FLOOR = Plan(base=50_000, variable=25_000, quota=250_000, threshold=60)
CAPPED = Plan(base=120_000, variable=60_000, quota=600_000, cap=150)
ALL = Plan(
    base=10_000, variable=10_000, quota=200_000, tiers=(Tier(50, 0.5), Tier(100, 2), Tier(110, 3), Tier(120, 4)), threshold=25, cap=180
)
FLAT = Plan(base=60_000, variable=12_000, quota=90_000, tiers=(Tier(100, 0),))

HAND: tuple[tuple[Plan, float, float], ...] = (
    # one rate: a share of the quota is the same share of the variable pay
    (STRAIGHT, 0, 0), (STRAIGHT, 50, 10_000), (STRAIGHT, 100, 20_000), (STRAIGHT, 137.5, 27_500),
    # 8 % up to the quota, 12 % of the next fifth, 16 % above: 1,300,000 sold → 80,000 + 24,000 + 16,000
    (STEPS, 100, 80_000), (STEPS, 110, 92_000), (STEPS, 120, 104_000), (STEPS, 130, 120_000),
    # half the rate on the first half: 50 % earns a quarter of 30,000; the quota earns 7,500 + 15,000
    (SLOW, 50, 7_500), (SLOW, 100, 22_500), (SLOW, 125, 37_500),
    # nothing below 60 %, then from the first sale
    (FLOOR, 59.99, 0), (FLOOR, 60, 15_000), (FLOOR, 100, 25_000),
    # stops at 150 % of 60,000
    (CAPPED, 149, 89_400), (CAPPED, 150, 90_000), (CAPPED, 180, 90_000),
    # 50 at the full rate, 50 at half: 7,500; 10 at double: 9,500; 10 at triple: 12,500; then 4 each up to 18,000 at 133.75 %
    (ALL, 24, 0), (ALL, 25, 2_500), (ALL, 100, 7_500), (ALL, 110, 9_500),
    (ALL, 120, 12_500), (ALL, 130, 16_500), (ALL, 133.75, 18_000), (ALL, 200, 18_000),
    # nothing above the quota
    (FLAT, 80, 9_600), (FLAT, 100, 12_000), (FLAT, 300, 12_000),
)  # fmt: skip
"""Plan, attainment in per cent, variable pay."""

RECORDED: tuple[tuple[str, int, Plan, float], ...] = (
    # base 48,000, 6 % of 600,000; the bonus of the plan stands outside the calculator, so only the line without it
    ("below-at-above-quota", 0, Plan(48_000, 36_000, 600_000), 75),
    ("accelerator-tiers", 4, STEPS, 130),
    ("mix-50-or-70", 0, Plan(50_000, 50_000, 1), 60),
    ("mix-50-or-70", 1, Plan(70_000, 30_000, 1), 60),
    ("mix-50-or-70", 2, Plan(50_000, 50_000, 1), 130),
    ("mix-50-or-70", 3, Plan(70_000, 30_000, 1), 130),
    ("capped-year", 3, CAPPED, 180),
)
"""Id of a worked example of the content, the line that gives the total pay, its plan, the attainment."""
