"""A figure keeps the words or cells it was read from, so that somebody else can read them again."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: no-passage
  severity: warning
  means: A figure does not quote what it was read from.
  why: Somebody who checks the figure must see the same words or cells; without them a slip in copying stays.
  fix: "Quote the words or the cells in `passage:`, and name the place in `at:`."
  file: roles/lighthouse-keeper/figures.yaml
  good: |
    at: table 1
    passage: "Keepers, 84 answers: 431 000, 468 500, 512 000"
  bad: |
    at: table 1
"""


def check(survey: Survey) -> Iterator[Finding]:
    for figure in survey.handbook.figures.figures:
        if figure.passage is None:
            place = survey.reading.place(figure, "id")
            message = f'the figure "{figure.id}" quotes no passage'
            hint = 'add "passage:", the words or cells of the source, and "at:", the place in it'
            yield Finding(place, "no-passage", message, hint, "warning")
