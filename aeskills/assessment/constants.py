"""A handbook's scoring model → the numbers that scores depend on: constants, bands, difficulties of items, uncertainty of the anchors."""

from __future__ import annotations

from math import log, sqrt
from typing import Any

from aeskills.assessment.contract import Model
from aeskills.model import assessment as bank_model
from aeskills.model.handbook import Handbook
from aeskills.model.skill import ProficiencyLevel

LOGIT = 0.346
"""1/1.7²: turns the variance of a normal into that of the logistic curve that lies nearest to it."""

LABEL_SD = 15.0
"""Uncertainty of an editorial level, in points."""

PANEL_LEAST = 5
"""Practitioners from whom on a panel's difficulty takes the place of the anchor's first term."""


def scale_of(handbook: Handbook) -> list[ProficiencyLevel]:
    """The proficiency levels, lowest first."""
    return sorted(handbook.scales.proficiency, key=lambda step: step.level)


def bands(handbook: Handbook) -> tuple[bank_model.Band, ...]:
    """The bands of the 0–100 scale; where none are written, equal ones, one for each proficiency level, with its meaning."""
    if handbook.scoring.bands:
        return handbook.scoring.bands
    scale = scale_of(handbook)
    step = 100 / len(scale)
    return tuple(
        bank_model.Band(level=level.level, start=step * at, end=step * (at + 1), meaning=level.meaning) for at, level in enumerate(scale)
    )


def difficulty(handbook: Handbook, item: bank_model.Item) -> tuple[float, float]:
    """b and h of an item in points: where half of those who do not slip know it, and over how many points the odds double.

    Without a judged or measured difficulty b is the lower edge of the band of the item's level.
    h = ln 2·√(base² + LOGIT·sd²): the more uncertain b is, the less an answer says of the level. `double` belongs to an editorial label.
    """
    scoring = handbook.scoring
    if item.difficulty is None:
        edges = {band.level: band.start for band in bands(handbook)}
        return edges.get(item.level, 0.0), scoring.double
    base = max(0.0, (scoring.double / log(2)) ** 2 - LOGIT * LABEL_SD**2)
    return item.difficulty.mean, log(2) * sqrt(base + LOGIT * item.difficulty.sd**2)


def anchor(handbook: Handbook) -> float:
    """σ_a in points: where the levels of items lie, and how people of a level really answer.

    The first term is the mean square over the bank: an editorial level counts in full, a panel's difficulty with its own uncertainty.
    Donated answers sharpen the order of the items, not the place of the levels, and change nothing here.
    """
    rule = handbook.scoring.anchor
    squares = [min(rule.levels, _panel_sd(item, rule.levels)) ** 2 for item in handbook.items]
    return sqrt((sum(squares) / len(squares) if squares else rule.levels**2) + rule.people**2)


def _panel_sd(item: bank_model.Item, otherwise: float) -> float:
    judged = item.difficulty
    return judged.sd if judged is not None and judged.basis == "panel" and judged.n >= PANEL_LEAST else otherwise


def model_of(handbook: Handbook) -> Model:
    """The constants of a handbook as the scores read them."""
    scoring = handbook.scoring
    return {
        "grid": {"start": scoring.grid.start, "step": scoring.grid.step, "cells": scoring.grid.cells},
        "prior": {
            "mean": scoring.prior.mean, "general_sd": scoring.prior.general_sd,
            "family_sd": scoring.prior.family_sd, "skill_sd": scoring.prior.skill_sd,
        },
        "level_step": scoring.level_step, "near": scoring.near, "lapse": scoring.lapse, "size": scoring.size, "anchor": anchor(handbook),
        "form": scoring.form, "gate": scoring.gate,
        "verdict": {"likely": scoring.verdict.likely, "alone": scoring.verdict.alone},
        "claim": scoring.claim, "change": {"z": scoring.change.z, "longest": scoring.change.longest},
        "coverage": scoring.coverage, "family_items": scoring.family_items, "round_to": scoring.round_to,
        "flat_run": scoring.flat_run, "flat_sd": scoring.flat_sd,
    }  # fmt: skip


def floats(value: Any) -> Any:
    """The value with all numbers as floats, so that 20 and 20.0 have one hash."""
    if isinstance(value, dict):
        return {name: floats(entry) for name, entry in value.items()}
    return float(value)
