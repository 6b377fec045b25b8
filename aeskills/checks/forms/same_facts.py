"""A fixed form has one item for each fact or idea: two answers to one question would count as two."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: same-fact
  means: Two items of a form rest on the same fact or idea.
  why: Who knows one knows the other; the form would count one answer twice.
  fix: Take one of the two out of the form.
  file: roles/lighthouse-keeper/assessment/items/lamp-care.yaml
  good: "    passage: phase:day-work"
  bad: |
    passage: phase:day-work
    fact: cool-glass
  also:
    - file: roles/lighthouse-keeper/assessment/items/log-writing.yaml
      good: "    passage: term:station-log"
      bad: |
        passage: term:station-log
        fact: cool-glass
"""


def check(survey: Survey) -> Iterator[Finding]:
    items = {item.id: item for item in survey.handbook.items}
    for form in survey.handbook.forms.forms:
        if form.type != "fixed":
            continue
        first: dict[str, str] = {}
        for index, name in enumerate(form.items):
            fact = items[name].fact if name in items else None
            if fact is not None and first.setdefault(fact, name) != name:
                place = survey.reading.place(form, "items", index)
                message = f'"{name}" rests on the same fact as "{first[fact]}": {fact}'
                yield Finding(place, "same-fact", message, "take one of the two out")
