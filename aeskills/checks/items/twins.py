"""`applies_to` and `twin` go together: where an item does not apply, another one on the same skill is asked."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: item-twin
  means: "`applies_to` and `twin` of an item do not fit together."
  why: Where the key of an item does not hold, another item on the same skill has to be asked.
  fix: "Write both, the twin being an item of the same skill that fits everywhere; or neither."
  file: roles/lighthouse-keeper/assessment/items/lamp-care.yaml
  good: "    passage: phase:day-work"
  bad: |
    passage: phase:day-work
    applies_to: {countries: [NO]}
"""


def check(survey: Survey) -> Iterator[Finding]:
    skill_of = {item.id: bank.skill for bank in survey.handbook.banks for item in bank.items}
    for item in survey.handbook.items:
        bound = item.applies_to is not None and bool(item.applies_to.countries or item.applies_to.industries)
        if item.twin is not None and not bound:
            place = survey.reading.place(item, "twin", key=True)
            yield Finding(place, "item-twin", "the item applies everywhere, so its twin is never asked", "add applies_to, or delete twin")
        elif bound and item.twin is None:
            place = survey.reading.place(item, "applies_to", key=True)
            yield Finding(
                place, "item-twin", "where the item does not apply, nothing is asked", 'add "twin:" with an item that fits everywhere'
            )
        elif item.twin in skill_of and skill_of[item.twin] != skill_of[item.id]:
            place = survey.reading.place(item, "twin")
            message = f'its twin belongs to "{skill_of[item.twin]}"'
            yield Finding(place, "item-twin", message, f'name an item of "{skill_of[item.id]}"')
