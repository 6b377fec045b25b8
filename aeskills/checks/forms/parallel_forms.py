"""Forms that are called parallel are: same kinds, levels alike, nothing shared."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.assessment.parallel import differences
from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: parallel-forms
  means: A form that is called parallel to another is not.
  why: >-
    A change between two attempts is measured on parallel forms only: the same kinds of questions on each skill, mean levels of each family
    within 0.3 and their spread within 0.5, no shared item, no shared fact. Otherwise it is a difference of the forms.
  fix: "Exchange items until they are parallel, or delete `parallel:`."
  file: roles/lighthouse-keeper/assessment/forms.yaml
  good: "    name: Full form"
  bad: |
    name: Full form
    parallel: quick
"""


def check(survey: Survey) -> Iterator[Finding]:
    book = survey.handbook
    by_id = {form.id: form for form in book.forms.forms}
    family_of = {skill.id: skill.family for skill in book.skills}
    for form in book.forms.forms:
        other = by_id.get(form.parallel or "")
        if other is None or other is form:
            continue
        reasons = list(differences(other, form, book.banks, family_of))
        if form.type != "fixed" or other.type != "fixed":
            reasons = ["only fixed forms can be"]
        if reasons:
            place = survey.reading.place(form, "parallel")
            message = f'"{form.id}" is not parallel to "{other.id}": {"; ".join(reasons)}'
            yield Finding(place, "parallel-forms", message, "exchange items until they are, or delete parallel")
