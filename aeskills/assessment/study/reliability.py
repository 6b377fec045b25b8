"""Reliability of a scale: Cronbach's alpha and McDonald's omega, with bootstrap intervals. Rows are people, columns items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt
from operator import mul
from random import Random
from typing import TypedDict

Rows = Sequence[Sequence[float]]

RESAMPLES = 500
"""Bootstrap samples of an interval; the 2.5 % and 97.5 % points are then the 13th value from either end."""

SWEEPS = 200
"""Most sweeps of the factor fit; it mostly settles in fewer than 30."""


class Reliability(TypedDict):
    """`value` with its 95 % percentile interval; all None when it is not defined, such as for one item."""

    value: float | None
    low: float | None
    high: float | None


def alpha(rows: Rows) -> float | None:
    """Cronbach (1951): k/(k − 1)·(1 − Σ item variances / variance of the sum)."""
    items = len(rows[0]) if rows else 0
    if items < 2 or len(rows) < 3:
        return None
    total = _variance([sum(row) for row in rows])
    if total <= 0:
        return None
    parts = sum(_variance([row[at] for row in rows]) for at in range(items))
    return items / (items - 1) * (1 - parts / total)


def omega(rows: Rows) -> float | None:
    """McDonald (1999), one factor: (Σλ)²/((Σλ)² + Σψ); None with fewer than three items that vary.

    Loadings by unweighted least squares on the covariances, solved item by item (Harman & Jones 1966, minres):
    λ_i = Σ_j s_ij·λ_j / Σ_j λ_j² over j ≠ i, held within ±√s_ii so that no unique variance ψ is negative.
    """
    covariances = _covariances(rows) if rows else []
    size = len(covariances)
    if size < 3 or len(rows) < 3:
        return None
    limits = [sqrt(covariances[at][at]) for at in range(size)]
    loads = [limit / 2 for limit in limits]
    for _ in range(SWEEPS):
        moved = 0.0
        squares = sum(load * load for load in loads)
        for at, row in enumerate(covariances):
            others = squares - loads[at] ** 2
            if others <= 0:
                return None
            fitted = (sum(map(mul, row, loads)) - row[at] * loads[at]) / others
            fitted = max(-limits[at], min(limits[at], fitted))
            moved = max(moved, abs(fitted - loads[at]))
            squares += fitted * fitted - loads[at] ** 2
            loads[at] = fitted
        if moved < 1e-9 * max(limits):
            break
    common = sum(loads) ** 2
    unique = sum(covariances[at][at] - loads[at] ** 2 for at in range(size))
    return common / (common + unique) if common + unique > 0 else None


def with_interval(measure: Callable[[Rows], float | None], rows: Rows, seed: int) -> Reliability:
    """A measure and its 95 % interval from people drawn anew with replacement; resamples without a value are left out."""
    value = measure(rows)
    if value is None:
        return {"value": None, "low": None, "high": None}
    draw = Random(seed)
    drawn = (measure([rows[at] for at in draw.choices(range(len(rows)), k=len(rows))]) for _ in range(RESAMPLES))
    values = sorted(found for found in drawn if found is not None)
    if len(values) < RESAMPLES / 2:
        return {"value": value, "low": None, "high": None}
    cut = round(len(values) * 0.025)
    return {"value": value, "low": values[cut], "high": values[-1 - cut]}


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's r; None when one of the two does not vary."""
    spread = _variance(one) * _variance(other) if len(one) > 2 else 0.0
    if spread <= 0:
        return None
    return max(-1.0, min(1.0, _covariance(one, other) / sqrt(spread)))


def _covariance(one: Sequence[float], other: Sequence[float]) -> float:
    """With n − 1 in the denominator."""
    first, second = sum(one) / len(one), sum(other) / len(other)
    return sum((a - first) * (b - second) for a, b in zip(one, other, strict=True)) / (len(one) - 1)


def _variance(values: Sequence[float]) -> float:
    found = _covariance(values, values)
    return found if found > 1e-12 else 0.0


def _covariances(rows: Rows) -> list[list[float]]:
    """Covariance matrix of the items that vary."""
    columns = []
    for column in zip(*rows, strict=True):
        centre = sum(column) / len(column)
        centred = [value - centre for value in column]
        if sum(map(mul, centred, centred)) > 1e-12:
            columns.append(centred)
    matrix = [[0.0] * len(columns) for _ in columns]
    for i, one in enumerate(columns):
        for j in range(i + 1):
            matrix[i][j] = matrix[j][i] = sum(map(mul, one, columns[j])) / (len(rows) - 1)
    return matrix
