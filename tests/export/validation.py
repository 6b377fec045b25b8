"""A value against a JSON Schema: what our schemas use of draft 07, and with the package `jsonschema` where it is installed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from typing import Any

Schema = Mapping[str, Any]
Validate = Callable[[Schema, Any], list[str]]

_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
}
_COMPARES: Mapping[str, Callable[[Any, Any], bool]] = {
    "minimum": lambda value, bound: value >= bound,
    "maximum": lambda value, bound: value <= bound,
    "exclusiveMinimum": lambda value, bound: value > bound,
    "exclusiveMaximum": lambda value, bound: value < bound,
}
_SILENT = {"$schema", "title", "description", "definitions", "format"}


def own(schema: Schema, value: Any) -> list[str]:
    """The faults of `value`; a keyword that is not known here is an error of the test."""
    return list(_faults(schema, schema, value, ""))


def library(schema: Schema, value: Any) -> list[str]:
    """The same by the package `jsonschema`, which also judges the schema itself."""
    from jsonschema import Draft7Validator

    Draft7Validator.check_schema(schema)
    return [f"{error.json_path}: {error.message[:200]}" for error in Draft7Validator(schema).iter_errors(value)]


VALIDATORS: tuple[Validate, ...] = (own, library) if find_spec("jsonschema") else (own,)


def closed(schema: Any) -> Any:
    """The schema with every object closed to keys that it does not name."""
    if isinstance(schema, list):
        return [closed(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    more = {"additionalProperties": False} if "properties" in schema and schema.get("type") == "object" else {}
    return {**more, **{name: closed(entry) for name, entry in schema.items()}}


def _faults(root: Schema, schema: Schema, value: Any, where: str) -> Iterator[str]:
    if "$ref" in schema:
        yield from _faults(root, root["definitions"][schema["$ref"].removeprefix("#/definitions/")], value, where)
        return
    for keyword, given in schema.items():
        if keyword not in _SILENT:
            yield from _fault(root, schema, keyword, given, value, where)


def _fault(root: Schema, schema: Schema, keyword: str, given: Any, value: Any, where: str) -> Iterator[str]:
    if keyword == "type":
        if not any(_TYPES[name](value) for name in ([given] if isinstance(given, str) else given)):
            yield f"{where}: {value!r:.60} is no {given}"
    elif keyword in ("enum", "const"):
        if value not in (given if keyword == "enum" else [given]):
            yield f"{where}: {value!r:.60} is not among {given}"
    elif keyword in _COMPARES:
        if _TYPES["number"](value) and not _COMPARES[keyword](value, given):
            yield f"{where}: {value} is beyond {keyword} {given}"
    elif keyword == "pattern":
        if isinstance(value, str) and not re.search(given, value):
            yield f"{where}: {value!r:.60} does not match {given}"
    elif keyword == "maxLength":
        if isinstance(value, str) and len(value) > given:
            yield f"{where}: too long"
    elif keyword in ("anyOf", "oneOf"):
        fitting = sum(not list(_faults(root, one, value, where)) for one in given)
        if fitting == 0 or (keyword == "oneOf" and fitting > 1):
            yield f"{where}: fits {fitting} of {keyword}"
    elif keyword == "items":
        for index, entry in enumerate(value if isinstance(value, list) else ()):
            yield from _faults(root, given, entry, f"{where}[{index}]")
    else:
        yield from _of_object(root, schema, keyword, given, value, where)


def _of_object(root: Schema, schema: Schema, keyword: str, given: Any, value: Any, where: str) -> Iterator[str]:
    entries = value if isinstance(value, dict) else {}
    if keyword == "required":
        yield from (f"{where}: lacks {name}" for name in given if isinstance(value, dict) and name not in value)
    elif keyword == "properties":
        for name in given.keys() & entries.keys():
            yield from _faults(root, given[name], entries[name], f"{where}.{name}")
    elif keyword == "propertyNames":
        for name in entries:
            yield from _faults(root, given, name, f"{where}.{name} (name)")
    elif keyword == "additionalProperties":
        for name in entries.keys() - schema.get("properties", {}).keys():
            if given is False:
                yield f"{where}: has no key {name}"
            else:
                yield from _faults(root, given, entries[name], f"{where}.{name}")
    else:
        raise AssertionError(f"unknown keyword {keyword}")
