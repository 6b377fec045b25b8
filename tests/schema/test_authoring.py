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
from aeskills.content.layout import PARTS
from aeskills.schema.authoring import author_schemas
from tests.export.validation import VALIDATORS, Schema, Validate
from tests.tool import LIGHTHOUSE, ROOT

CONTENTS = (ROOT / "content", LIGHTHOUSE)


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


def _files() -> Iterator[tuple[str, Path]]:
    for content in CONTENTS:
        for path in sorted(content.rglob("*.yaml")):
            name = path.relative_to(content).as_posix()
            found = [part.field for part in PARTS if fnmatch(name, part.pattern.format(role="*"))]
            assert len(found) == 1, name
            yield found[0], path


FILES = list(_files())


def test_there_is_something_to_validate() -> None:
    assert len(FILES) > 80
    assert {name for name, _ in FILES} == set(schemas()) == {part.field for part in PARTS}


@pytest.mark.parametrize("validate", VALIDATORS, ids=lambda one: one.__name__)
def test_every_file_of_content_is_valid(validate: Validate) -> None:
    for name, path in FILES:
        assert validate(schemas()[name], loaded(path.read_text(encoding="utf-8"))) == [], path


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.field)
def test_a_schema_has_every_field(part: Any) -> None:
    schema = schemas()[part.field]
    assert schema["properties"].keys() == part.model.model_fields.keys()
    assert set(schema["required"]) == {name for name, field in part.model.model_fields.items() if field.is_required()}
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

WRONG = (
    ("name: Lamp care", "nome: Lamp care"),
    ("weight: 1.5", "weight: heavy"),
    ("weight: 1.5", "weight: 11"),
    ("level: 1,", "level: 0,"),
    ("id: lamp-care", "id: Lamp Care"),
    ("summary: Keeps the lamp burning.", 'summary: " "'),
    ("checked: 2026-05-20", "checked: 20 May 2026"),
    ("related: [log-writing]", "related: log-writing"),
    ("minutes: 20,", "minutes: 20, hours: 1,"),
    ("why: Ships depend on it.\n", ""),
)


@pytest.mark.parametrize("validate", VALIDATORS, ids=lambda one: one.__name__)
def test_faults_are_found(validate: Validate) -> None:
    assert validate(schemas()["skills"], loaded(SKILL)) == []
    for sound, broken in WRONG:
        text = SKILL.replace(sound, broken)
        assert text != SKILL
        assert validate(schemas()["skills"], loaded(text)), broken


@pytest.mark.parametrize("validate", VALIDATORS, ids=lambda one: one.__name__)
def test_authors_may_quote_or_not(validate: Validate) -> None:
    """The reader takes every scalar as the text that was written, so an editor must not mind either."""
    for sound, other in (("weight: 1.5", 'weight: "1.5"'), ("level: 1,", 'level: "1",'), ("name: Lamp care", "name: 2026")):
        assert validate(schemas()["skills"], loaded(SKILL.replace(sound, other))) == []
    figure = "checked: 2026-05-20\nfigures: [{id: a, label: A, measure: base, unit: number, value: %s, geography: NO, as_of: %s, %s}]"
    for value, date in (("12", "2026"), ('"12.50"', "2026-05"), ("-3", '"2026-05-20"')):
        text = figure % (value, date, "source: survey, certainty: A")
        assert validate(schemas()["figures"], loaded(text)) == [], text
    assert validate(schemas()["figures"], loaded(figure % ("1,5", "2026", "source: survey, certainty: A")))


def test_known_ids_are_offered_and_new_ones_accepted() -> None:
    schema = schemas("lamp-care", "log-writing")["skills"]
    related = schema["properties"]["related"]["items"]
    assert related["anyOf"][0] == {"enum": ["lamp-care", "log-writing"]}
    assert "skill" in related["description"]
    for validate in VALIDATORS:
        assert validate(schema, loaded(SKILL.replace("[log-writing]", "[a-new-one]"))) == []
        assert validate(schema, loaded(SKILL.replace("[log-writing]", "[Not an id]")))


def test_the_command_writes_a_schema_for_each_kind_of_file(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["schema", "--out", str(tmp_path / "new" / "schemas"), "--content", str(LIGHTHOUSE)])
    assert run.exit_code == 0, run.output
    written = {path.name for path in (tmp_path / "new" / "schemas").iterdir()}
    assert written == {f"{part.field}.schema.json" for part in PARTS}
    setting = json.loads(run.output)["yaml.schemas"]
    assert {Path(path).name for path in setting} == written
    for path, pattern in setting.items():
        optional = next(part.optional for part in PARTS if path.endswith(f"/{part.field}.schema.json"))
        assert list(Path("/").glob(pattern.removeprefix("/"))) or optional, pattern
    skill = json.loads((tmp_path / "new" / "schemas" / "skills.schema.json").read_text(encoding="utf-8"))
    assert "lamp-care" in skill["properties"]["related"]["items"]["anyOf"][0]["enum"]


def test_the_command_says_when_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    run = CliRunner().invoke(main, ["schema", "--out", str(tmp_path / "file" / "below")])
    assert run.exit_code == 2
    assert "cannot write" in run.output
