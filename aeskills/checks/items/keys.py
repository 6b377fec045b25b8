"""One situational option is best; a knowledge item has right and wrong options."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.assessment import SituationalItem

MANUAL = r"""
- code: no-single-best
  means: Two or more options of a situation are equally best.
  why: Readers choose the best action; with two of them, the feedback could not name one.
  fix: Give one option the highest effectiveness.
  file: roles/lighthouse-keeper/assessment/items/log-writing.yaml
  good: |
    effectiveness: 2
    rationale: It may help next year.
  bad: |
    effectiveness: 4
    rationale: It may help next year.
- code: key-missing
  means: In a knowledge item every option is right, or none is.
  why: Such an item cannot be scored.
  fix: "Write `keyed: true` for the right options and `keyed: false` for the others."
  file: roles/lighthouse-keeper/assessment/items/log-writing.yaml
  good: |
    keyed: true
    rationale: It says when and what.
  bad: |
    keyed: false
    rationale: It says when and what.
"""


def check(survey: Survey) -> Iterator[Finding]:
    for item in survey.handbook.items:
        if not item.options:
            continue
        if isinstance(item, SituationalItem):
            top = max(option.effectiveness for option in item.options)
            best = [option.id for option in item.options if option.effectiveness == top]
            if len(best) > 1:
                message = f"the options {', '.join(best)} are equally effective, so none is best"
                place = survey.reading.place(item, "options", key=True)
                yield Finding(place, "no-single-best", message, "give one option the highest effectiveness")
        elif len({option.keyed for option in item.options}) < 2:
            message = "every option is keyed" if item.options[0].keyed else "no option is keyed"
            place = survey.reading.place(item, "options", key=True)
            yield Finding(place, "key-missing", message, 'write "keyed: true" for the right options and "keyed: false" for the others')
