"""JSON Schema of the open data, handbook.json."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import NoneType
from typing import Any, get_args

from pydantic.fields import FieldInfo

from aeskills.model.base import Record, Reference, Translatable
from aeskills.model.handbook import Handbook
from aeskills.schema.fields import exported_fields, has_page
from aeskills.schema.json_schema import DATE, DRAFT, PARTIAL_DATE, URL, Schema, Walk, bounds, form

_RICH: Schema = {
    "title": "Rich text",
    "type": "object",
    "properties": {
        "text": {"type": "string", "description": "The words; a blank line parts paragraphs"},
        "html": {"type": "string", "description": "Paragraphs in HTML, where there are links, emphasis or several paragraphs"},
        "lang": {"type": "string", "description": "The language, where the text is not translated yet"},
    },
    "required": ["text"],
}


def handbook_schema(version: int) -> Schema:
    """The schema of handbook.json, the same in every locale."""
    walk = _DataWalk()
    handbook = walk.body(Handbook)
    rich = {"$ref": "#/definitions/RichText"}
    properties = {
        "$schema": {"type": "string"},
        "schema": {"const": version, "description": "Rises when a field goes or changes its meaning; fields may be added without"},
        "locale": {"type": "string", "description": "BCP 47 tag"},
        "updated": {**DATE, "description": "The day the content is of"},
        "licence": {"oneOf": [rich, {"type": "null"}]},
        "translated": {
            "type": "number",
            "minimum": 0,
            "maximum": 100,
            "description": "Share of the words in the locale's language, in percent",
        },
        "handbook": handbook,
    }
    return {
        "$schema": DRAFT,
        "title": "Handbook of one role",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "definitions": dict(sorted({**walk.definitions, "RichText": _RICH}.items())),
    }


class _DataWalk(Walk):
    def fields(self, model: type[Record]) -> dict[str, FieldInfo]:
        return {name: model.model_fields[name] for name, _ in exported_fields(model)}

    def is_required(self, field: FieldInfo) -> bool:
        return NoneType not in get_args(field.annotation)

    def body(self, model: type[Record]) -> Schema:
        body = super().body(model)
        if has_page(model.kind):
            body["properties"]["page"] = {"type": "string", "description": "Address of its place on the site"}
            body["required"].append("page")
        return body

    def single(self, kind: Any, metadata: list[Any]) -> Schema:
        reference = next((one for one in metadata if isinstance(one, Reference)), None)
        if reference is not None:
            return {**form(metadata), "description": f"Id of a record: {reference.kind}"}
        text = next((one for one in metadata if isinstance(one, Translatable)), None)
        if text is not None and text.rich:
            return {"$ref": "#/definitions/RichText"}
        if PARTIAL_DATE in metadata:
            return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
        if URL in metadata:
            return {"type": "string", "format": "uri"}
        if kind is Decimal:
            return {"type": "string", "pattern": r"^-?\d+(\.\d+)?$", "description": "Decimal number"}
        if kind in (int, float):
            return {"type": "integer" if kind is int else "number", **bounds(metadata)}
        known: dict[Any, Schema] = {dt.date: DATE, bool: {"type": "boolean"}, str: form(metadata) or {"type": "string"}}
        return known[kind]
