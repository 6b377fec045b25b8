"""Claimed against demonstrated, and self-ratings that hardly differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import sqrt

from aeskills.assessment.contract import Bundle
from aeskills.assessment.results import Calibration
from aeskills.assessment.scoring.mixture import HIGH
from aeskills.assessment.scoring.posterior import Posterior
from aeskills.assessment.weights import normalised

FLAT_LEAST = 5
"""Ratings from which on the flat check speaks; fewer equal ratings are no pattern."""


def calibration(
    bundle: Bundle, known: Posterior, family: str, claimed: Mapping[str, float], weights: Mapping[str, float]
) -> list[Calibration]:
    """What a family's answers say against the self-ratings: nothing, or that they point lower or higher.

    `claimed` holds the skills of the family that were rated and answered. The claimed band is the weighted mean of the bands of the
    ratings; the answers point lower when the probability of its lower edge or more is small, higher when that of its upper edge or less is.
    """
    if not claimed:
        return []
    share = normalised({skill: weights[skill] for skill in claimed})
    starts = {band["level"]: band["start"] for band in bundle["bands"]}
    ends = {band["level"]: band["end"] for band in bundle["bands"]}
    lower = sum(share[skill] * starts[int(level)] for skill, level in claimed.items())
    upper = sum(share[skill] * ends[int(level)] for skill, level in claimed.items())
    value = known.family(family, share)
    limit = bundle["model"]["claim"]
    if (p := value.above(lower)) < limit:
        return [{"family": family, "answers": "lower", "p": p}]
    if upper < HIGH and (p := 1 - value.above(upper)) < limit:
        return [{"family": family, "answers": "higher", "p": p}]
    return []


def is_flat(bundle: Bundle, order: Iterable[str], claimed: Mapping[str, float]) -> bool:
    """Whether the self-ratings hardly differ: longest equal run over `flat_run` of them, or SD below `flat_sd` of a step.

    Ratings in the order they were asked; skills without one are skipped; SD with n in the denominator; below `FLAT_LEAST` ratings never.
    """
    levels = [claimed[skill] for skill in dict.fromkeys(order) if skill in claimed]
    if len(levels) < FLAT_LEAST:
        return False
    longest = _longest_run(levels)
    centre = sum(levels) / len(levels)
    deviation = sqrt(sum((level - centre) ** 2 for level in levels) / len(levels))
    return longest > bundle["model"]["flat_run"] * len(levels) or deviation < bundle["model"]["flat_sd"]


def _longest_run(levels: Sequence[float]) -> int:
    longest = run = 1
    for before, level in pairwise(levels):
        run = run + 1 if level == before else 1
        longest = max(longest, run)
    return longest
