"""Two records of one kind, or two entries of one list, with the same id."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.base import Record

MANUAL = r"""
- code: duplicate-id
  means: Two records of one kind have the same id.
  why: Links and saved answers would lead to the first and never to the second.
  fix: Give one of the two another id.
  file: glossary.yaml
  good: "  - id: watch"
  bad: |
      - id: lens
        name: lens
        definition: Another entry that took an id which is in use.
      - id: watch
"""


def check(survey: Survey) -> Iterator[Finding]:
    first: dict[tuple[str, str], Record] = {}
    for part in survey.parts:
        record = part.record
        if record.kind and "id" in type(record).model_fields:
            identifier = getattr(record, "id", "")
            known = first.setdefault((record.kind, identifier), record)
            if known is not record:
                yield _duplicate(survey, known, record, record.kind)
        for name in _lists(type(record)):
            entries: dict[str, Record] = {}
            for entry in getattr(record, name):
                known = entries.setdefault(entry.id, entry)
                if known is not entry:
                    yield _duplicate(survey, known, entry, "entry")


@cache
def _lists(model: type[Record]) -> tuple[str, ...]:
    """The fields of a record that are lists of parts with an id, but without a kind."""
    return tuple(name for name, field in model.model_fields.items() if any(_is_part(one) for one in get_args(field.annotation)))


def _is_part(entry: Any) -> bool:
    return isinstance(entry, type) and issubclass(entry, Record) and not entry.kind and "id" in entry.model_fields


def _duplicate(survey: Survey, known: Record, record: Record, kind: str) -> Finding:
    place, other = survey.reading.place(record, "id"), survey.reading.place(known, "id")
    where = f"on line {other.line}" if other.file == place.file else f"in {other.file}, line {other.line}"
    hint = "give one of the two another id"
    return Finding(place, "duplicate-id", f'the {kind} "{getattr(record, "id", "")}" is already defined {where}', hint)
