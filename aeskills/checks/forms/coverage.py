"""A form that reports skills has each skill with enough items; one that reports families has enough items in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from aeskills.checks.forms.skills import skills_of_items
from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.assessment import Form

MANUAL = r"""
- code: form-coverage
  means: A form has too few items for what it reports.
  why: >-
    A form that reports skills needs every skill rated and at least two items on each; one that reports families needs in
    each family the least number of items that the model asks for. Below that the result says "not enough evidence".
  fix: Add items or self-ratings, or let the form report families.
  file: roles/lighthouse-keeper/assessment/forms.yaml
  good: "    items: [lamp-care-s1, lamp-care-k1, weather-watch-s1, weather-watch-k1, log-writing-s1, log-writing-k1]"
  bad: "    items: [lamp-care-s1, lamp-care-k1, weather-watch-s1, weather-watch-k1, log-writing-s1]"
"""

ITEMS_PER_SKILL = 2


def check(survey: Survey) -> Iterator[Finding]:
    for form in survey.handbook.forms.forms:
        if form.items:
            yield from _lacking(survey, form)


def _lacking(survey: Survey, form: Form) -> Iterator[Finding]:
    """A skill without any items is reported elsewhere."""
    place = partial(survey.reading.place, form, key=True)
    count = Counter(map(skills_of_items(survey).get, form.items))
    banked = {bank.skill for bank in survey.handbook.banks if bank.items}
    testable = [skill for skill in survey.handbook.skills if skill.id in banked]
    if form.report == "families":
        least = survey.handbook.scoring.family_items
        families: Counter[str] = Counter()
        for skill in testable:
            families[skill.family] += count[skill.id]
        if few := [family for family, items in families.items() if items < least]:
            message = f"fewer than {least} items in the family {', '.join(few)}: no result could be shown"
            yield Finding(place("items"), "form-coverage", message, "add items of its skills")
        return
    asked = frozenset(form.self_ratings or (skill.id for skill in survey.handbook.skills))
    unrated = [skill.id for skill in survey.handbook.skills if skill.id not in asked]
    if unrated and not form.choose_skills:
        message = f"the form reports skills but does not rate {', '.join(unrated)}"
        yield Finding(place("self_ratings"), "form-coverage", message, "add them, or report families")
    if few := [skill.id for skill in testable if skill.id in asked and count[skill.id] < ITEMS_PER_SKILL]:
        message = f"fewer than {ITEMS_PER_SKILL} items on {', '.join(few)}"
        yield Finding(place("items"), "form-coverage", message, "add items, or report families")
