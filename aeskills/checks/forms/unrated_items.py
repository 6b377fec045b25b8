"""An item's skill is also self-rated in the form, so that claim and evidence can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.forms.skills import skills_of_items
from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: item-not-rated
  means: A form presents an item of a skill that it does not let readers rate.
  why: The result compares what people claim with what they show, skill by skill.
  fix: "Add the skill to `self_ratings:`, or take the item out."
  file: roles/lighthouse-keeper/assessment/forms.yaml
  good: |
    report: families
    self_ratings: [lamp-care, weather-watch, log-writing]
  bad: |
    report: families
    self_ratings: [lamp-care, log-writing]
"""


def check(survey: Survey) -> Iterator[Finding]:
    skill_of = skills_of_items(survey)
    for form in survey.handbook.forms.forms:
        if not form.self_ratings:
            continue
        asked = frozenset(form.self_ratings)
        for index, item in enumerate(form.items):
            skill = skill_of.get(item)
            if skill is not None and skill not in asked:
                place = survey.reading.place(form, "items", index)
                message = f'"{item}" belongs to "{skill}", which the form does not rate'
                yield Finding(place, "item-not-rated", message, f'add "{skill}" to self_ratings, or take the item out')
