"""JSON Schema of the YAML files that authors write, for completion and checks in their editor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from aeskills.content.layout import PARTS
from aeskills.model.base import Record, Reference, Translatable
from aeskills.schema.json_schema import DATE, PARTIAL_DATE, URL, Schema, Walk, bounds, form

Known = Mapping[str, Sequence[str]]
"""Kind → ids that exist."""


def author_schemas(known: Known) -> Iterator[tuple[str, str, Schema]]:
    """For each kind of file: its name, the files it holds for (`{role}` stands for the role's id), its schema.

    Ids of `known` are offered as completions; other ids are accepted, since they may be written next.
    """
    for part in PARTS:
        yield part.field, part.pattern, _AuthorWalk(known).document(part.model)


class _AuthorWalk(Walk):
    """Authors may quote or not: a text may look like a number, and a number may stand in quotes."""

    def __init__(self, known: Known) -> None:
        super().__init__()
        self._known = known

    def body(self, model: type[Record]) -> Schema:
        return {**super().body(model), "additionalProperties": False}

    def single(self, kind: Any, metadata: list[Any]) -> Schema:
        reference = next((one for one in metadata if isinstance(one, Reference)), None)
        if reference is not None:
            ids = list(self._known.get(reference.kind, ()))
            shape = form(metadata)
            return {**({"anyOf": [{"enum": ids}, shape]} if ids else shape), "description": f"Id of a record: {reference.kind}"}
        if shape := form(metadata):
            return shape
        if PARTIAL_DATE in metadata:
            pattern = r"^\d{4}(-\d{2}(-\d{2})?)?$"
            return {
                "type": ["string", "integer"],
                "pattern": pattern,
                "minimum": 1000,
                "maximum": 9999,
                "description": "Year, year-month or year-month-day",
            }
        if URL in metadata:
            return {"type": "string", "pattern": r"^https?://[^\s<>\"']+$", "description": "Full web address"}
        if kind is dt.date:
            return {**DATE, "description": "Year-month-day"}
        if kind is bool:
            return {"type": "boolean"}
        if kind is int:
            return {"type": ["integer", "string"], "pattern": r"^-?\d+$", **bounds(metadata)}
        if kind in (float, Decimal):
            return {"type": ["number", "string"], "pattern": r"^-?\d+(\.\d+)?$", **bounds(metadata)}
        assert kind is str, kind
        return {"type": ["string", "number"], "pattern": r"\S", "description": _words(metadata)}


def _words(metadata: list[Any]) -> str:
    text = next((one for one in metadata if isinstance(one, Translatable)), None)
    if text is None:
        return "Stays as it is in every language"
    return "Translated; *emphasis*, **strong**, <term:id> and [words](skill:id) allowed" if text.rich else "Translated; plain words"
