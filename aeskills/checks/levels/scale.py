"""The scale counts 1, 2, 3 … in that order and has at least two levels."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.levels.steps import counts
from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: scale-levels
  means: The levels of the proficiency scale do not count 1, 2, 3 … in order.
  why: Weights, targets and bands are worked out from the numbers; nothing can be measured on a scale with a hole.
  fix: Number the levels from 1 upwards, the lowest first; two is the least.
  file: scales.yaml
  good: "  - level: 3"
  bad: "  - level: 4"
"""


def check(survey: Survey) -> Iterator[Finding]:
    if survey.handbook.scales.is_absent:
        return
    levels = [step.level for step in survey.handbook.scales.proficiency]
    if not counts(levels):
        place = survey.reading.place(survey.handbook.scales, "proficiency", key=True)
        found = ", ".join(map(str, levels)) or "none"
        yield Finding(place, "scale-levels", f"the levels must count 1, 2, 3 …, at least two; found: {found}", "number them in order")
