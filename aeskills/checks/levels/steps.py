"""The levels of the proficiency scale."""

from __future__ import annotations

from aeskills.checks.survey import Survey


def counts(levels: list[int]) -> bool:
    """Whether these are 1, 2, 3 …, at least two."""
    return len(levels) >= 2 and levels == list(range(1, len(levels) + 1))


def steps(survey: Survey) -> list[int]:
    """The levels of the scale; empty when the scale itself is at error, so that nothing is measured against it."""
    scales = survey.handbook.scales
    levels = [step.level for step in scales.proficiency]
    return levels if survey.sound(scales) and counts(levels) else []
