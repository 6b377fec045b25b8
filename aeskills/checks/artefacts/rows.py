"""Rows of an example table that do not fit its columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.artefacts import ArtefactColumn, ArtefactSection
from aeskills.model.base import is_value

MANUAL = r"""
- code: cells-do-not-fit
  means: A row has more or fewer cells than its table has columns.
  why: Every cell after the gap would stand under a wrong heading.
  fix: Write one cell for each column, `""` for an empty one.
  file: roles/lighthouse-keeper/artefacts.yaml
  good: "          - cells: [Lens, sound, 2026-05-02, 1.5]"
  bad: "          - cells: [Lens, 2026-05-02, 1.5]"
- code: cell-value
  means: A cell holds something else than the format of its column says.
  why: A spreadsheet sorts and adds up values; a date or number in words is neither.
  fix: Write a date as 2026-03-30, a number with a point and without unit, a choice as in the column.
  file: roles/lighthouse-keeper/artefacts.yaml
  good: "          - cells: [Lens, sound, 2026-05-02, 1.5]"
  bad: "          - cells: [Lens, sound, in May, 1.5]"
"""
_FORMS = {"date": "a date, such as 2026-03-30", "number": "a number", "percent": "a number in percent", "money": "an amount"}


def check(survey: Survey) -> Iterator[Finding]:
    for part in survey.parts:
        if isinstance(part.record, ArtefactSection) and part.record.columns:
            yield from _section(survey, part.record)


def _section(survey: Survey, section: ArtefactSection) -> Iterator[Finding]:
    for row in section.rows:
        if len(row.cells) != len(section.columns):
            message = f"the row has {len(row.cells)} cells, the table {len(section.columns)} columns"
            hint = 'write one cell for each column, "" for an empty one'
            yield Finding(survey.reading.place(row, "cells"), "cells-do-not-fit", message, hint)
            continue
        for index, (cell, column) in enumerate(zip(row.cells, section.columns, strict=True)):
            if cell and not _fits(cell, column):
                known = ", ".join(column.choices) if column.choices else _FORMS.get(column.format, "")
                message = f'"{cell[:60]}" does not fit the column "{column.name}"'
                yield Finding(survey.reading.place(row, "cells", index), "cell-value", message, f"write {known}")


def _fits(cell: str, column: ArtefactColumn) -> bool:
    if column.format == "choice":
        return cell in column.choices
    if column.format == "text":
        return True
    try:
        is_date = bool(dt.date.fromisoformat(cell)) and "-" in cell
    except ValueError:
        is_date = False
    return is_date if column.format == "date" else is_value(cell) and "-" not in cell[1:]
