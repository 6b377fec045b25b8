"""Phases without a duty, families without a skill, skills without items."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding, Location
from aeskills.model.base import Record

MANUAL = r"""
- code: phase-without-duty
  means: No duty belongs to an engagement phase.
  why: The page of the phase would have nothing to do on it.
  fix: Write a duty of this phase, or delete the phase.
  file: roles/lighthouse-keeper/duties.yaml
  good: |
    - id: write-log
      name: Write the log
      phase: day-work
  bad: |
    - id: write-log
      name: Write the log
      phase: night-watch
- code: family-without-skill
  means: No skill belongs to a family.
  why: The result would report a family that nobody can have.
  fix: Write a skill of this family, or delete the family.
  file: roles/lighthouse-keeper/skills/log-writing.yaml
  good: "family: station"
  bad: "family: light"
- code: skill-without-items
  means: A skill has no assessment items.
  why: The assessment could not show anything about it but what people say of themselves.
  fix: Write assessment/items/<skill>.yaml with at least two items.
  file: roles/lighthouse-keeper/assessment/items/log-writing.yaml
  how: delete
  good: "skill: log-writing"
  bad: (no file of this name)
  also:
    - file: roles/lighthouse-keeper/assessment/forms.yaml
      good: "    items: [lamp-care-s1, weather-watch-k1, log-writing-s1, log-writing-k1]"
      bad: "    items: [lamp-care-s1, weather-watch-k1]"
    - file: roles/lighthouse-keeper/assessment/forms.yaml
      good: "      log-writing-s1, log-writing-s2, log-writing-k1, log-writing-k2,"
      bad: "      # none on log writing"
    - file: roles/lighthouse-keeper/assessment/forms.yaml
      good: "    items: [lamp-care-s1, lamp-care-k1, weather-watch-s1, weather-watch-k1, log-writing-s1, log-writing-k1]"
      bad: "    items: [lamp-care-s1, lamp-care-k1, weather-watch-s1, weather-watch-k1]"
"""


def check(survey: Survey) -> Iterator[Finding]:
    book = survey.handbook
    phases = {duty.phase for duty in book.duties.duties}
    families = {skill.family for skill in book.skills}
    banks = {bank.skill for bank in book.banks}
    for phase in book.engagement.phases if book.duties.duties else ():
        if phase.id not in phases:
            hint = "write a duty of this phase in duties.yaml"
            yield Finding(_id(survey, phase), "phase-without-duty", f'no duty belongs to the phase "{phase.id}"', hint)
    for family in book.role.families:
        if family.id not in families:
            hint = "write a skill of this family, or delete it"
            yield Finding(_id(survey, family), "family-without-skill", f'no skill belongs to the family "{family.id}"', hint)
    for skill in book.skills if book.forms.forms or book.banks else ():
        if skill.id not in banks:
            hint = f"write assessment/items/{skill.id}.yaml"
            yield Finding(_id(survey, skill), "skill-without-items", f'no items are written for the skill "{skill.id}"', hint)


def _id(survey: Survey, record: Record) -> Location:
    return survey.reading.place(record, "id")
