"""Probability of being at or above a target → what is said of it."""

from __future__ import annotations

from typing import NamedTuple

from aeskills.assessment.contract import Model
from aeskills.assessment.results import Verdict


class Reach(NamedTuple):
    """Which verdicts the questions asked can give at all."""

    above: bool
    below: bool


def verdict(model: Model, p: float, target: float, reach: Reach) -> Verdict:
    """The verdict of a probability. Where "below" is out of reach, "at or above" needs more."""
    if target <= 0:
        return "no-target"
    likely, alone = model["verdict"]["likely"], model["verdict"]["alone"]
    if p >= (likely if reach.below else alone):
        return "at-or-above"
    if 1 - p >= likely:
        return "below"
    return "too-close" if reach.above and reach.below else "too-short"
