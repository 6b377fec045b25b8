"""What was read, checked or measured cannot lie after the day the content is of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aeskills.checks.evidence.days import first_day
from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.base import Record

MANUAL = r"""
- code: future-date
  means: Something was read, checked or measured after the day that the content is of.
  why: "The day in site.yaml stands on the pages as the latest; a later one is a slip, or `updated:` was forgotten."
  fix: "Mend the date, or set `updated:` in site.yaml."
  file: roles/lighthouse-keeper/regulations.yaml
  good: "    read_on: 2026-05-20"
  bad: "    read_on: 2027-05-20"
"""

_PAST = ("as_of", "published", "read_on", "checked", "date")


def check(survey: Survey) -> Iterator[Finding]:
    if survey.handbook.site.is_absent:  # site.yaml cannot be read
        return
    updated = survey.handbook.site.updated
    for part in survey.parts:
        for name in _dates(type(part.record)):
            date = getattr(part.record, name)
            if date is not None and first_day(date) > updated:
                message = f"{name} {date} is later than the content's own date, {updated}"
                hint = 'fix the date, or set "updated:" in site.yaml'
                yield Finding(survey.reading.place(part.record, name), "future-date", message, hint)


@cache
def _dates(model: type[Record]) -> tuple[str, ...]:
    """The fields of a record that hold a day which cannot lie ahead."""
    return tuple(name for name in _PAST if name in model.model_fields)
