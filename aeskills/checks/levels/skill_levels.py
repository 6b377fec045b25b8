"""Every skill is described at every level of the scale, in order."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.levels.steps import steps
from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: skill-levels
  means: A skill is not described at exactly the levels of the scale.
  why: The self-rating shows one behaviour for each level, and the level table of the page has one row for each.
  fix: Describe each level of the scale once, the lowest first.
  file: roles/lighthouse-keeper/skills/log-writing.yaml
  good: |
    - level: 3
      summary: Finds the pattern of a season in the log and acts on it.
      indicators:
        - Orders a spare part before it fails.
  bad: |
    # level 3 is still to be written
"""


def check(survey: Survey) -> Iterator[Finding]:
    expected = steps(survey)
    for skill in survey.handbook.skills:
        levels = [step.level for step in skill.levels]
        if expected and levels and levels != expected:
            place = survey.reading.place(skill, "levels", key=True)
            message = f"the levels are {', '.join(map(str, levels))}; the scale has {', '.join(map(str, expected))}"
            yield Finding(place, "skill-levels", message, "describe each level of the scale once, the lowest first")
