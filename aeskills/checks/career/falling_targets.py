"""A target that falls from one step to the next is probably a slip."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: falling-target
  severity: warning
  means: A target is lower than at the step before.
  why: Promotion seldom asks for less; the number is probably a slip.
  fix: Ask at least as much as before. If less is meant, say why in the text of the level and live with the warning.
  file: roles/lighthouse-keeper/career.yaml
  good: |
    lamp-care: 2
    weather-watch: 3
  bad: |
    lamp-care: 1
    weather-watch: 3
"""


def check(survey: Survey) -> Iterator[Finding]:
    levels = {step.id: step for step in survey.handbook.career.levels}
    for step in survey.handbook.career.levels:
        for following in filter(None, map(levels.get, step.next)):
            if following.step <= step.step:
                continue
            for skill, target in following.targets.items():
                before = step.targets.get(skill, 0)
                if target < before:
                    place = survey.reading.place(following, "targets", skill)
                    message = f'the target of "{skill}" falls from {before} at "{step.id}" to {target}'
                    yield Finding(place, "falling-target", message, "ask at least as much as at the step before", "warning")
