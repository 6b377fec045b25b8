"""Items, activities, questions and targets stand at a level of the scale."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.levels.steps import steps
from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.assessment import KnowledgeItem, SituationalItem
from aeskills.model.onboarding import Activity
from aeskills.model.skill import InterviewQuestion

MANUAL = r"""
- code: unknown-level
  means: An item, activity, question or target stands at a level that the scale does not have.
  why: There is no band and no description to compare it with.
  fix: Write one of the levels of scales.yaml.
  file: roles/lighthouse-keeper/onboarding.yaml
  good: |
    skill: lamp-care
    level: 1
  bad: |
    skill: lamp-care
    level: 4
"""

_PITCHED = (SituationalItem, KnowledgeItem, Activity, InterviewQuestion)


def check(survey: Survey) -> Iterator[Finding]:
    expected = steps(survey)
    for part in survey.parts:
        if expected and isinstance(part.record, _PITCHED) and part.record.level not in expected:
            place = survey.reading.place(part.record, "level")
            yield Finding(place, "unknown-level", f"the scale has no level {part.record.level}", f"write 1 to {expected[-1]}")
    for step in survey.handbook.career.levels:
        for skill, target in step.targets.items():
            if expected and target not in expected:
                place = survey.reading.place(step, "targets", skill)
                yield Finding(place, "unknown-level", f"the scale has no level {target}", f"write 1 to {expected[-1]}")
