"""The schemas that editors check YAML files by: what is sound passes, what is wrong does not, and every field is there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from aeskills.cli import main
from aeskills.content.layout import EVERY_PART
from aeskills.model.base import Record
from aeskills.schema.authoring import AuthorSchema, Known, author_schemas
from tests.export.validation import Schema, errors, paths
from tests.tool import LIGHTHOUSE, ROOT

CONTENTS = (ROOT / "content", *sorted((ROOT / "tests" / "handbooks").glob("*/content")))


class _Editor(yaml.SafeLoader):
    """Reads YAML as editors do, by the core schema of YAML 1.2: no dates, no `yes`, no numbers with colons."""


_Editor.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789."),
):
    _Editor.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))


def loaded(text: str) -> Any:
    """The values that an editor sees."""
    return yaml.load(text, Loader=_Editor)


@cache
def schemas(*known: str) -> dict[str, Schema]:
    """Name → schema; `known` are ids of skills."""
    return {name: schema for name, _, schema in author_schemas({"skill": known} if known else {})}


def written(folder: Path, known: Known) -> dict[str, Path]:
    """The schemas as files: name → path."""
    for name, _, schema in author_schemas(known):
        (folder / f"{name}.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    return {part.field: folder / f"{part.field}.schema.json" for part in EVERY_PART}


def _files() -> Iterator[tuple[str, Path]]:
    for content in CONTENTS:
        for path in sorted(content.rglob("*.yaml")):
            name = path.relative_to(content).as_posix()
            found = [part.field for part in EVERY_PART if fnmatch(name, part.pattern.format(role="*"))]
            assert len(found) == 1, name
            yield found[0], path


FILES = list(_files())


def test_there_is_something_to_validate() -> None:
    assert len(FILES) > 80
    assert {name for name, _ in FILES} == set(schemas()) == {part.field for part in EVERY_PART}


@pytest.mark.parametrize("part", EVERY_PART, ids=lambda part: part.field)
def test_a_schema_has_every_field(part: Any) -> None:
    schema = schemas()[part.field]
    assert schema["properties"].keys() == part.model.model_fields.keys()
    assert set(schema.get("required", ())) == {name for name, field in part.model.model_fields.items() if field.is_required()}
    assert schema["additionalProperties"] is False
    assert all(one["additionalProperties"] is False for one in schema["definitions"].values())


SKILL = """
id: lamp-care
family: watch-keeping
name: Lamp care
weight: 1.5
summary: Keeps the lamp burning.
why: Ships depend on it.
levels:
  - {level: 1, summary: Names the parts., indicators: [Points to the wick.]}
examples: []
practice: [{title: Trim it, minutes: 20, text: Trim the wick.}]
mistakes: []
related: [log-writing]
checked: 2026-05-20
"""


def test_authors_may_quote_or_not() -> None:
    """The reader takes every scalar as the text that was written, so an editor must not mind either."""
    for sound, other in (("weight: 1.5", 'weight: "1.5"'), ("level: 1,", 'level: "1",'), ("name: Lamp care", "name: 2026")):
        assert errors(schemas()["skills"], loaded(SKILL.replace(sound, other))) == []
    figure = "checked: 2026-05-20\nfigures: [{id: a, label: A, measure: base, unit: number, value: %s, geography: NO, as_of: %s, %s}]"
    for value, date in (("12", "2026"), ('"12.50"', "2026-05"), ("-3", '"2026-05-20"')):
        text = figure % (value, date, "source: survey, certainty: A")
        assert errors(schemas()["figures"], loaded(text)) == [], text
    wrong = figure % ('"1,5"', "202", "source: survey, certainty: A")
    assert paths(schemas()["figures"], loaded(wrong)) == {"$.figures[0].value", "$.figures[0].as_of"}


def test_known_ids_are_offered_and_new_ones_accepted() -> None:
    schema = schemas("lamp-care", "log-writing")["skills"]
    related = schema["properties"]["related"]["items"]
    assert related["anyOf"][0] == {"enum": ["lamp-care", "log-writing"]}
    assert "skill" in related["title"]
    assert errors(schema, loaded(SKILL.replace("[log-writing]", "[a-new-one]"))) == []
    assert paths(schema, loaded(SKILL.replace("[log-writing]", "[Not an id]"))) == {"$.related[0]"}


def test_known_ids_are_offered_as_keys() -> None:
    levels = schemas("lamp-care", "log-writing")["career"]["definitions"]["Seniority"]["properties"]["targets"]
    assert list(levels["properties"]) == ["lamp-care", "log-writing"]
    assert errors(levels, {"lamp-care": 3, "a-new-one": 2}) == []
    assert len(errors(levels, {"lamp-care": "high", "a-new-one": [], "Not an id": 1})) == 3


def test_fields_say_what_they_are_for() -> None:
    skill = schemas()["skills"]
    assert skill["description"] == "skills/<id>.yaml: a named ability in one family."
    family, order, name = (skill["properties"][key] for key in ("family", "order", "name"))
    assert (family["title"], order["default"]) == ("Id of a record: family", 0)
    assert name["examples"] and name["description"]
    assert "null" not in json.dumps(list(schemas().values()))


def _undescribed(schema: Schema) -> list[str]:
    return [
        f"{record['title']}.{name}"
        for record in (schema, *schema["definitions"].values())
        for name, field in record["properties"].items()
        if not field.get("description")
    ]


def test_every_field_is_described() -> None:
    fields = [name for schema in schemas().values() for record in schema["definitions"].values() for name in record["properties"]]
    assert len(fields) > 150
    assert [name for schema in schemas().values() for name in _undescribed(schema)] == []
    skill = schemas()["skills"]
    assert _undescribed({**skill, "properties": {"id": {"type": "string"}}}) == ["Skill.id"]


def test_a_record_as_default_is_written_without_what_it_leaves_out() -> None:
    class Lamp(Record):
        """A lamp."""

        colour: str | None = None
        height: int = 3

    class Station(Record):
        """A station."""

        lamp: Lamp = Lamp()

    field = AuthorSchema({}).document(Station)["properties"]["lamp"]
    assert field["default"] == {"height": 3}


def _samples(schema: Schema) -> Iterator[tuple[str, Schema, Any]]:
    """Field, its schema and each of its examples and its default."""
    for record in (schema, *schema["definitions"].values()):
        for name, field in record["properties"].items():
            for sample in [*field.get("examples", ()), *([field["default"]] if "default" in field else ())]:
                yield f"{record['title']}.{name}", {**field, "definitions": schema["definitions"]}, sample


def test_examples_and_defaults_are_valid() -> None:
    samples = [sample for schema in schemas().values() for sample in _samples(schema)]
    assert len(samples) > 100
    assert [(name, errors(field, value)) for name, field, value in samples if errors(field, value)] == []
    broken = {"title": "A", "definitions": {}, "properties": {"tag": {"type": "string", "examples": [1]}}}
    assert [errors(field, value) != [] for _, field, value in _samples(broken)] == [True]


def test_lists_that_a_page_is_made_of_have_an_entry() -> None:
    skill = schemas()["skills"]
    filled = {name for name, field in skill["properties"].items() if field.get("minItems")}
    assert filled == {"levels"}
    assert paths(skill, {**loaded(SKILL), "levels": []}) == {"$.levels"}


def test_the_command_writes_a_schema_for_each_kind_of_file(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["schema", "--out", str(tmp_path / "new" / "schemas"), "--content", str(LIGHTHOUSE)])
    assert run.exit_code == 0, run.output
    written = {path.name for path in (tmp_path / "new" / "schemas").iterdir()}
    assert written == {f"{part.field}.schema.json" for part in EVERY_PART}
    setting = json.loads(run.output)["yaml.schemas"]
    assert {Path(path).name for path in setting} == written
    for path, pattern in setting.items():
        optional = next(part.optional for part in EVERY_PART if path.endswith(f"/{part.field}.schema.json"))
        assert list(Path("/").glob(pattern.removeprefix("/"))) or optional, pattern
    skill = json.loads((tmp_path / "new" / "schemas" / "skills.schema.json").read_text(encoding="utf-8"))
    assert "lamp-care" in skill["properties"]["related"]["items"]["anyOf"][0]["enum"]


def test_the_command_says_when_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    run = CliRunner().invoke(main, ["schema", "--out", str(tmp_path / "file" / "below")])
    assert run.exit_code == 2
    assert "cannot write" in run.output
