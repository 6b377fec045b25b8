"""Every seniority level has a target for every skill and a factor for every family."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: incomplete-targets
  means: A seniority level lacks the target of a skill or the factor of a family.
  why: The plan compares every skill with its target; without one there is no gap to see.
  fix: "Add a line for each missing skill under `targets:`, or for each missing family under `emphasis:`."
  file: roles/lighthouse-keeper/career.yaml
  good: |
    weather-watch: 3
    log-writing: 3
  bad: |
    weather-watch: 3
"""


def check(survey: Survey) -> Iterator[Finding]:
    skills = [skill.id for skill in survey.handbook.skills]
    families = [family.id for family in survey.handbook.role.families]
    for step in survey.handbook.career.levels:
        for field, known in (("targets", skills), ("emphasis", families)):
            missing = [identifier for identifier in known if identifier not in getattr(step, field)]
            if missing:
                place = survey.reading.place(step, field, key=True)
                message = f'"{step.id}" has no {field} for {", ".join(missing)}'
                yield Finding(place, "incomplete-targets", message, f"add a line for each under {field}:")
