"""How likely an answer is at every level: "known or guessed, with near misses".

ℓ(d | θ) = (1 − w)/S₀ + w·near^(−4d)/S₁ with w(θ) = (1 − lapse)/(1 + 2^(−(θ − b)/h)), S₀ = Σ m, S₁ = Σ m·near^(−4d) over all possible
answers; a constant factor of the answer is left out, since it says nothing about the level. Someone who knows the item (w) mostly picks
the key, and each quarter of the way from it is `near` times rarer; someone who does not picks blindly.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from aeskills.assessment.contract import BundleItem, Model
from aeskills.assessment.scoring.distance import Choices


def knowing(model: Model, item: BundleItem, level: float) -> float:
    """w: probability that someone of the level (points) knows the item."""
    return float((1 - model["lapse"]) / (1 + 2.0 ** (-(level - item["difficulty"]) / item["slope"])))


def likelihood(model: Model, item: BundleItem, choices: Choices, distance: float | None, nodes: Sequence[float]) -> list[float]:
    """ℓ at every node; "I don't know" (None) has 1 − w."""
    if distance is None:
        return [1 - knowing(model, item, node) for node in nodes]
    blind, known = _sums(model, choices)
    near = nearness(model, distance)
    rows = []
    for node in nodes:
        w = knowing(model, item, node)
        rows.append((1 - w) / blind + w * near / known)
    return rows


def nearness(model: Model, distance: float) -> float:
    """near^(−4d)."""
    return float(model["near"] ** (-4 * distance))


def probabilities(model: Model, item: BundleItem, choices: Choices, level: float) -> list[float]:
    """P(an answer at that distance | level), one for each group of the choices; they add up to 1."""
    blind, known = _sums(model, choices)
    w = knowing(model, item, level)
    return [m * ((1 - w) / blind + w * nearness(model, d) / known) for d, m in choices.groups]


def blind_moments(choices: Choices) -> tuple[float, float]:
    """Mean and variance of the score x = 1 − d/d_max under blind choice."""
    total = sum(m for _, m in choices.groups)
    mean = square = 0.0
    for d, m in choices.groups:
        x = 1 - d / choices.farthest
        mean += m * x / total
        square += m * x * x / total
    return mean, square - mean * mean


def information(model: Model, item: BundleItem, choices: Choices, nodes: Sequence[float]) -> list[float]:
    """Fisher information at every node, in points⁻²: Σ ℓ′²/ℓ with ℓ′ = m·w′·(near^(−4d)/S₁ − 1/S₀), w′ = w·(1 − w/(1 − lapse))·ln 2/h."""
    blind, known = _sums(model, choices)
    rows = []
    for node in nodes:
        w = knowing(model, item, node)
        slope = w * (1 - w / (1 - model["lapse"])) * log(2) / item["slope"]
        total = 0.0
        for d, m in choices.groups:
            high, low = nearness(model, d) / known, 1 / blind
            total += m * (slope * (high - low)) ** 2 / ((1 - w) * low + w * high)
        rows.append(total)
    return rows


def _sums(model: Model, choices: Choices) -> tuple[float, float]:
    """S₀ and S₁."""
    blind = known = 0.0
    for d, m in choices.groups:
        blind += m
        known += m * nearness(model, d)
    return blind, known
