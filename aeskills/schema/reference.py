"""Every kind of YAML file with its records and fields, in words, for the reference in the documentation: read from the authors' schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from aeskills.content.layout import PARTS
from aeskills.schema.authoring import AuthorSchema
from aeskills.schema.generator import Schema


class FieldReference(NamedTuple):
    """A field: its type in words, its default and examples as they are written in YAML, and what it means.

    The type is Markdown: a record is a link to a heading of its name.
    """

    name: str
    type: str
    required: bool
    default: str | None
    """None when the field is required, or empty unless it is given."""
    examples: tuple[str, ...]
    meaning: str


class RecordReference(NamedTuple):
    """A record, named as in the types of fields, with its fields in their order."""

    name: str
    meaning: str
    fields: tuple[FieldReference, ...]


class FileReference(NamedTuple):
    """A kind of file. `pattern` is relative to the content folder, `{role}` stands for the role's id and `*` for that of a record.

    The first of `records` is what the file holds; the others are parts of it, in the order in which they are first mentioned.
    """

    name: str
    pattern: str
    meaning: str
    optional: bool
    records: tuple[RecordReference, ...]


def file_references() -> tuple[FileReference, ...]:
    """All kinds of files, in the order in which they are read."""
    files = []
    for part in PARTS:
        schema = AuthorSchema({}).document(part.model)
        records = tuple(_record(record, schema) for record in (schema, *_parts(schema, schema, [])))
        files.append(FileReference(part.field, part.pattern, schema["description"], part.optional, records))
    return tuple(files)


def _parts(value: Any, document: Schema, names: list[str]) -> Iterator[Schema]:
    """The records that a value refers to, each once, depth first."""
    if isinstance(value, list):
        for entry in value:
            yield from _parts(entry, document, names)
    elif isinstance(value, dict):
        name = value.get("$ref")
        if isinstance(name, str) and name not in names:
            names.append(name)
            yield _target(value, document)
            yield from _parts(_target(value, document), document, names)
        yield from _parts([entry for key, entry in value.items() if key != "definitions"], document, names)


def _target(reference: Schema, document: Schema) -> Schema:
    target: Schema = document["definitions"][reference["$ref"].rpartition("/")[2]]
    return target


def _record(record: Schema, document: Schema) -> RecordReference:
    required = record.get("required", ())
    fields = tuple(
        FieldReference(
            name,
            _type(field, document),
            name in required,
            None if field.get("default") in (None, [], {}) else _yaml(field["default"]),
            tuple(map(_yaml, field.get("examples", ()))),
            field.get("description", ""),
        )
        for name, field in record["properties"].items()
    )
    return RecordReference(record["title"], record["description"], fields)


def _yaml(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _type(field: Schema, document: Schema) -> str:
    """The type of a field in words."""
    if "$ref" in field:
        name = str(_target(field, document)["title"]).lower()
        return f"[{name}](#{name.replace(' ', '-')})"
    if "allOf" in field:
        return " or ".join(_type(choice["then"], document) for choice in field["allOf"])
    if field.get("type") == "array":
        return f"list: {_type(field['items'], document)}{'; at least one' if 'minItems' in field else ''}"
    if "propertyNames" in field:
        return f"mapping: {_type(field['propertyNames'], document)} → {_type(field['additionalProperties'], document)}"
    if "const" in field:
        return f"always `{field['const']}`"
    if "enum" in field:
        return "one of " + ", ".join(f"`{choice}`" for choice in field["enum"])
    return _value(field)


def _value(field: Schema) -> str:
    """The type of a single value in words."""
    kinds = [field["type"]] if isinstance(field["type"], str) else field["type"]
    if "title" in field:
        title = str(field["title"]).partition(";")[0]
        return title[0].lower() + title[1:] if title[1].islower() else title
    if "boolean" in kinds:
        return "`true` or `false`"
    if kinds[0] in ("integer", "number"):
        return ", ".join(("whole number" if kinds[0] == "integer" else "number", *_bounds(field)))
    return f"text of the form `{field['pattern']}`" if "number" not in kinds and "pattern" in field else "text, not translated"


def _bounds(field: Schema) -> Iterator[str]:
    names = {"minimum": "at least", "exclusiveMinimum": "above", "maximum": "at most", "exclusiveMaximum": "below"}
    yield from (f"{word} {field[key]:.10g}" for key, word in names.items() if key in field)
