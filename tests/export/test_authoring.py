"""The authors' guide: each of its examples is read without a finding and is valid for an editor."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatch

import click
import pytest

from aeskills.cli import main
from aeskills.content.layout import PARTS
from aeskills.content.validate import validate
from aeskills.content.yaml_source import parse_yaml
from aeskills.model.handbook import Handbook, records
from tests.contents import handbook
from tests.export.validation import errors
from tests.schema.test_authoring import loaded, schemas
from tests.tool import ROOT

TEXT = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n# ([a-z/-]+\.yaml)\n(.*?)```", TEXT, re.DOTALL)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 15


@pytest.mark.parametrize(("file", "text"), EXAMPLES, ids=[file for file, _ in EXAMPLES])
def test_an_example_is_sound(file: str, text: str) -> None:
    (part,) = [part for part in PARTS if fnmatch(file, part.pattern.format(role="*"))]
    node, findings = parse_yaml(text.encode(), file)
    assert node is not None
    record, faults = validate(node, part.model, file)
    assert [*findings, *faults] == []
    assert record is not None
    assert errors(schemas()[part.field], loaded(text)) == []


def test_every_file_and_kind_is_named() -> None:
    table = TEXT.split("## Ids")[0]
    for part in PARTS:
        name = part.pattern.rpartition("/")[2] if not part.many else "/".join(part.pattern.split("/")[-2:]).replace("*", "<")
        assert name.split("<")[0] in table, part.pattern
    kinds = {record.kind for record in records(handbook())} - {"site", "role"}
    line = next(line for line in TEXT.replace("\n", " ").split(". ") if "Kinds: " in line)
    assert kinds == set(re.findall(r"`([a-z-]+)`", line.partition("Kinds: ")[2].partition(".")[0]))
    assert set(Handbook.model_fields) == {part.field for part in PARTS}


def test_the_commands_exist() -> None:
    named = set(re.findall(r"aeskills ([a-z]+)", TEXT))
    assert {"check", "serve", "explain", "schema"} <= named <= set(main.list_commands(click.Context(main)))  # type: ignore[attr-defined]
    (setting,) = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)]
    assert setting["yaml.schemas"]
