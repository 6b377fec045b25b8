"""Sections of an artefact without an example, and sheets without columns."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: section-without-example
  means: A section of an artefact shows nothing of the running example.
  why: The filled form would have a heading with nothing below it.
  fix: "Write `example:`, `points:`, or `columns:` with `rows:`."
  file: roles/lighthouse-keeper/artefacts.yaml
  good: "        points: [The wick burns low, The tank was filled at six]"
  bad: "        points: []"
- code: sheet-without-columns
  means: A section of an artefact of the type table has no columns, or a section has rows without columns.
  why: A spreadsheet has a sheet for each section, and a sheet is made of columns.
  fix: "Write `columns:`, or make the artefact a document."
  file: roles/lighthouse-keeper/artefacts.yaml
  good: "        points: [The wick burns low, The tank was filled at six]"
  bad: "        rows: [{cells: [The wick burns low]}]"
"""


def check(survey: Survey) -> Iterator[Finding]:
    for artefact in survey.handbook.artefacts.artefacts:
        for section in artefact.sections:
            if not section.columns and (section.rows or artefact.type == "table"):
                place = survey.reading.place(section, "id")
                yield Finding(place, "sheet-without-columns", f'"{section.id}" has no columns', 'write "columns:"')
            elif not (section.example or section.points or section.rows):
                place = survey.reading.place(section, "id")
                hint = 'write "example:", "points:", or "columns:" with "rows:"'
                place = survey.reading.place(section, "id")
                yield Finding(place, "section-without-example", f'"{section.id}" shows nothing of the running example', hint)
