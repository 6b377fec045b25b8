"""The time for which a figure held: it ends after it began, and a figure that was followed by another has an end."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.evidence.days import first_day, last_day
from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: ends-before-start
  means: A figure stopped to hold before it began to.
  why: "One of `as_of` and `until` is wrong."
  fix: Swap or fix the dates.
  file: roles/lighthouse-keeper/figures.yaml
  good: "    until: 2025-12-31"
  bad: "    until: 2020-12-31"
- code: superseded-without-end
  means: A figure was followed by another but has no last day.
  why: Readers must see which of two figures holds today.
  fix: "Add `until:` with the last day on which it held."
  file: roles/lighthouse-keeper/figures.yaml
  good: |
    until: 2025-12-31
    superseded_by: keeper-wage-2026
  bad: |
    superseded_by: keeper-wage-2026
"""


def check(survey: Survey) -> Iterator[Finding]:
    for figure in survey.handbook.figures.figures:
        if figure.until is not None and figure.as_of is not None and last_day(figure.until) < first_day(figure.as_of):
            place = survey.reading.place(figure, "until")
            yield Finding(place, "ends-before-start", f"until {figure.until} is before as_of {figure.as_of}", "swap or fix the dates")
        if figure.superseded_by is not None and figure.until is None:
            place = survey.reading.place(figure, "superseded_by", key=True)
            message = f'the figure is followed by "{figure.superseded_by}" but has no end'
            yield Finding(place, "superseded-without-end", message, 'add "until:", the last day on which it held')
