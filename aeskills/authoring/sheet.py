"""A table of your own, saved as CSV → a draft of glossary, figures or duties.

The first line names the fields of the record, as docs/reference/files.md lists them. A list has its entries parted by `|`; a field of
a field has a dot: `percentiles.p50`.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, NamedTuple

from aeskills.authoring.draft import Draft
from aeskills.authoring.tables import TableRow, id_of, read_table
from aeskills.findings import did_you_mean
from aeskills.model.base import Record
from aeskills.model.evidence import Figure
from aeskills.model.glossary import Term
from aeskills.model.work import Duty


class TableLayout(NamedTuple):
    """What a table may hold: the file and its list, the record, the column that gives an id where there is none."""

    file: str
    field: str
    model: type[Record]
    named_by: str


_SHEETS = {
    "glossary": TableLayout("glossary.yaml", "terms", Term, "name"),
    "figures": TableLayout("figures.yaml", "figures", Figure, "label"),
    "duties": TableLayout("duties.yaml", "duties", Duty, "name"),
}


def draft_of(path: Path, kind: str, role: str, day: dt.date) -> Draft:
    """The draft of a table; columns and rows without a place are named in `unplaced`."""
    sheet = _SHEETS[kind]
    rows = read_table(path, ())
    draft = Draft(role, path.name)
    fields = set(sheet.model.model_fields)
    columns = list(rows[0].cells) if rows else []
    for column in columns:
        if column.partition(".")[0] not in fields:
            hint = did_you_mean(column, sorted(fields), "")
            draft.unplaced.append(f'column "{column}": {kind} has no such field{f" ({hint})" if hint else ""}')
    taken = {row.get("id") for row in rows if row.get("id")}
    records = []
    for row in rows:
        if not row.get("id") and not row.get(sheet.named_by):
            draft.unplaced.append(f"line {row.line}: neither id nor {sheet.named_by}")
            continue
        records.append(_record(row, sheet, fields, taken))
    missing = sorted(
        name for name, field in sheet.model.model_fields.items() if field.is_required() and name != "id" and name not in columns
    )
    value: dict[str, Any] = {"checked": day.isoformat(), sheet.field: records}
    if kind == "duties":
        value["sources"] = []
    note = f"{', '.join(missing)} of each entry" if missing else ""
    if kind == "glossary":
        draft.add(sheet.file, value, note, len(records))
    else:
        draft.add_to_role(sheet.file, value, note, len(records))
    return draft


def _record(row: TableRow, sheet: TableLayout, fields: set[str], taken: set[str]) -> dict[str, Any]:
    record: dict[str, Any] = {"id": row.get("id") or id_of(row.get(sheet.named_by), taken)}
    for column in row.cells:
        name, _, inner = column.partition(".")
        cell = row.get(column)
        if name not in fields or name == "id" or not cell:
            continue
        if inner:
            record.setdefault(name, {})[inner] = _value(cell)
        elif _is_list(sheet.model, name):
            entries = [entry.strip() for entry in cell.split("|") if entry.strip()]
            record[name] = [{"source": entry} for entry in entries] if name == "sources" else entries
        else:
            record[name] = _value(cell)
    return record


def _value(cell: str) -> str | int | float:
    """A number as YAML writes numbers, so that it is not quoted; everything else as it is."""
    try:
        return int(cell) if cell == str(int(cell)) else cell
    except ValueError:
        pass
    try:
        return float(cell) if repr(float(cell)) == cell else cell
    except ValueError:
        return cell


def _is_list(model: type[Record], name: str) -> bool:
    return "tuple" in str(model.model_fields[name].annotation)
