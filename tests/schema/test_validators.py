"""The authors' schemas under the validators that editors and pipelines use: sound files pass, broken ones are marked at the right place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from aeskills.content.layout import EVERY_PART
from aeskills.schema.open_data import handbook_schema
from tests.contents import handbook
from tests.export.validation import checked
from tests.schema.broken import BROKEN, broken_files
from tests.schema.test_authoring import FILES, schemas, written
from tests.tool import LIGHTHOUSE

Schemas = Mapping[str, Path]


@pytest.fixture(scope="module")
def written_schemas(tmp_path_factory: pytest.TempPathFactory) -> Schemas:
    """Kind → its schema as a file, with the ids of the lighthouse handbook."""
    known = {kind: sorted(records) for kind, records in handbook(LIGHTHOUSE).by_kind.items()}
    return written(tmp_path_factory.mktemp("schemas"), known)


def test_the_schemas_are_sound(written_schemas: Schemas) -> None:
    assert len(written_schemas) == len(EVERY_PART)
    said = checked(None, *written_schemas.values())
    assert {name: minded for name, minded in said.items() if minded} == {}


def keywords(schema: Any) -> set[str]:
    """The keywords of a schema and of all schemas within it."""
    words = set(schema)
    for key, value in schema.items():
        if key in ("properties", "definitions"):
            words |= {word for part in value.values() for word in keywords(part)}
        elif key in ("items", "additionalProperties", "propertyNames", "if", "then") and isinstance(value, dict):
            words |= keywords(value)
        elif key in ("anyOf", "allOf", "oneOf"):
            words |= {word for part in value for word in keywords(part)}
    return words


def test_every_keyword_is_one_of_the_draft() -> None:
    """Validators pass over others, but for the strictest."""
    draft = set(Draft7Validator.META_SCHEMA["properties"])
    ours = {word for schema in (*schemas().values(), handbook_schema(1)) for word in keywords(schema)}
    assert {"pattern", "minItems", "maximum", "if"} <= ours <= draft
    assert keywords({"properties": {"a": {"items": {"ge": 1}}}}) - draft == {"ge"}


def test_a_pattern_that_only_python_reads_is_refused(tmp_path: Path) -> None:
    schema = {**schemas()["site"], "properties": {"url": {"type": "string", "pattern": '^[^\\s\\"]+$'}}}
    path = tmp_path / "schema.json"
    path.write_text(json.dumps(schema), encoding="utf-8")
    assert [error.path for error in checked(None, path)[str(path)]] == ["$.properties.url.pattern"]


@pytest.mark.parametrize("kind", [part.field for part in EVERY_PART])
def test_every_shipped_file_is_valid(written_schemas: Schemas, kind: str) -> None:
    files = [path for name, path in FILES if name == kind]
    assert files
    said = checked(written_schemas[kind], *files)
    assert {name: minded for name, minded in said.items() if minded} == {}


def test_every_broken_file_is_marked_where_it_is_wrong(written_schemas: Schemas, tmp_path: Path) -> None:
    assert len(BROKEN) >= 40
    assert len({(broken.kind, broken.at, str(broken.value)) for broken in BROKEN}) == len(BROKEN)
    for kind in sorted({broken.kind for broken in BROKEN}):
        cases: dict[str, str] = {}
        for number, (broken, value) in enumerate(broken_files()):
            if broken.kind == kind:
                path = tmp_path / f"{number}.json"
                path.write_text(json.dumps(value), encoding="utf-8")
                cases[str(path)] = broken.where
        said = checked(written_schemas[kind], *map(Path, cases))
        assert {name: {error.path for error in minded} for name, minded in said.items()} == {name: {where} for name, where in cases.items()}
