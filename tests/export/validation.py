"""A value or file against a JSON Schema, by the validators that others use: the packages `jsonschema` and `check-jsonschema`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import check_jsonschema
from click.testing import CliRunner
from jsonschema import Draft7Validator

Schema = Mapping[str, Any]


class SchemaError(NamedTuple):
    """What a validator minds, and where: `$.levels[0].summary`."""

    path: str
    message: str


def errors(schema: Schema, value: Any) -> list[SchemaError]:
    """What `jsonschema` minds in a value."""
    return [SchemaError(error.json_path, error.message[:200]) for error in Draft7Validator(schema).iter_errors(value)]


def paths(schema: Schema, value: Any) -> set[str]:
    """Where it minds something."""
    return {error.path for error in errors(schema, value)}


def checked(schema: Path | None, *files: Path) -> dict[str, list[SchemaError]]:
    """What the command `check-jsonschema` minds in each file; without a schema, the files are schemas themselves, judged by that of
    their draft. It reads YAML on its own, and patterns as JavaScript does.
    """
    against = ("--schemafile", str(schema)) if schema else ("--check-metaschema",)
    run = CliRunner().invoke(check_jsonschema.main, [*against, "--output-format", "json", "-vv", *map(str, files)])
    if run.exception and not isinstance(run.exception, SystemExit):
        raise run.exception
    said = json.loads(run.output)
    assert said.get("parse_errors", []) == []
    by_file: dict[str, list[SchemaError]] = {name: [] for key in ("checked_paths", "successes") for name in said.get(key, ())}
    for error in said["errors"]:
        by_file.setdefault(error["filename"], []).append(SchemaError(error["path"], error["message"]))
    assert by_file.keys() == set(map(str, files))
    return by_file


def closed(schema: Any) -> Any:
    """The schema with every object closed to keys that it does not name."""
    if isinstance(schema, list):
        return [closed(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    more = {"additionalProperties": False} if "properties" in schema and schema.get("type") == "object" else {}
    return {**more, **{name: closed(entry) for name, entry in schema.items()}}
