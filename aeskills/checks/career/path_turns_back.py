"""`next` leads to a higher step, so that no path runs in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: path-turns-back
  means: The next step of a seniority level is not a higher one.
  why: The path would run in a circle, and nobody could see what comes after.
  fix: "Mend `next:`, or the `step:` of one of the two."
  file: roles/lighthouse-keeper/career.yaml
  good: "    next: [principal]"
  bad: "    next: [assistant]"
"""


def check(survey: Survey) -> Iterator[Finding]:
    levels = {step.id: step for step in survey.handbook.career.levels}
    for step in survey.handbook.career.levels:
        for index, name in enumerate(step.next):
            following = levels.get(name)
            if following is not None and following is not step and following.step <= step.step:
                place = survey.reading.place(step, "next", index)
                message = f'"{name}" is step {following.step}, not above step {step.step}: the path would turn back'
                yield Finding(place, "path-turns-back", message, "fix next, or the step of one of the two")
