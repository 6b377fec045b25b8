"""Files are loaded fast, and no differently than when they are parsed with every place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from aeskills.content.layout import PARTS
from aeskills.content.validate import typed, validate
from aeskills.content.yaml_source import MAX_DEPTH, MAX_NODES, Node, YamlFile, load, parse
from aeskills.model.glossary import Glossary
from tests.checks.edits import LIGHTHOUSE
from tests.content.test_hostile import HOSTILE, LEGAL
from tests.tool import ROOT

FILE = "glossary.yaml"
FILES = sorted(path for folder in (ROOT / "content", LIGHTHOUSE) for path in folder.rglob("*.yaml"))


def is_filled(value: Any) -> bool:
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return value is not None and all(map(is_filled, children))


def loaded_as_parsed(data: bytes) -> YamlFile:
    """Asserts that loading gives what parsing gives."""
    value, source, findings = load(data, FILE)
    root, expected = parse(data, FILE)
    assert findings == expected
    assert value == (root and root.plain())
    assert is_filled(value) or not source.filled
    if root is not None:
        assert source.root == root
    return source


def test_sound_files_are_loaded_without_a_tree() -> None:
    assert len(FILES) > 80
    for path in FILES:
        value, source, findings = load(path.read_bytes(), path.name)
        root, expected = parse(path.read_bytes(), path.name)
        assert root is not None
        assert (value, findings, source.filled, source.tree) == (root.plain(), expected, True, None), path
        assert source.root == root, path


@pytest.mark.parametrize("name", [*HOSTILE, *LEGAL])
def test_hostile_bytes_are_loaded_as_they_are_parsed(name: str) -> None:
    loaded_as_parsed({**HOSTILE, **LEGAL}[name][0])


@pytest.mark.parametrize(
    ("text", "fast", "filled"),
    [
        ("a: {b: [c, '', \"\"]}\n", True, True),
        ("a: [1, {b: c}]\nd: e\n", True, True),
        ("a\n", True, True),
        ("a:\nb: c\n", True, False),
        ("- a\n-\n", True, False),
        ("a: ! b\n", False, False),
        ("a: ! ''\n", False, False),
        ("a: ~\n", True, True),
        ("---\na: b\n...\n", True, True),
        ("a: b\na: c\n", False, False),
        ("a: {b: c, b: d}\n", False, False),
        ("a: &b c\n", False, False),
        ("a: &b [c]\n", False, False),
        ("a: !b c\n", False, False),
        ("a: !!map {b: c}\n", False, False),
        ("a: *b\n", False, False),
        ("a: b\n---\nc: d\n", False, False),
        ("? [a]\n: b\n", False, False),
        ("? {a: b}\n: c\n", False, False),
        ("a: {? : b}\n", False, False),
        ("a: b: c\n", False, False),
        ("a: b\r\n", False, False),
        ("\ufeffa: b\n", False, False),
        ("", False, False),
        ("---\n", False, False),
        (f"{'[' * MAX_DEPTH}{']' * MAX_DEPTH}", True, True),
        (f"{'[' * (MAX_DEPTH + 1)}{']' * (MAX_DEPTH + 1)}", False, False),
        (f"[{'a,' * (MAX_NODES - 10)}]", True, True),
        (f"[{'a,' * (MAX_NODES - 1)}]", False, False),
        (f"[{'a,' * MAX_NODES}]", False, False),
    ],
)  # fmt: skip
def test_what_may_be_reported_is_parsed_with_every_place(text: str, fast: bool, filled: bool) -> None:
    value, source, _ = load(text.encode(), FILE)
    assert (value is not None and source.tree is None, source.filled) == (fast, filled)
    loaded_as_parsed(text.encode())


@given(st.text(alphabet="-?:,[]{}#&*!|>'\"%@` \t\n\rab1", max_size=60))
def test_any_mixture_of_signs_is_loaded_as_it_is_parsed(text: str) -> None:
    loaded_as_parsed(text.encode())


WORDS = st.text(alphabet="ab:#-!&*'\" \n\t>|[{,é🗼\x07\u2028", max_size=12)
VALUES = st.recursive(
    WORDS | st.none(), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=20
)
STYLES = st.fixed_dictionaries(
    {"default_flow_style": st.sampled_from([True, False, None]), "default_style": st.sampled_from([None, None, "'", '"', "|", ">"])},
    optional={"indent": st.integers(2, 6), "width": st.integers(8, 40), "allow_unicode": st.just(True), "explicit_end": st.just(True)},
)


@settings(max_examples=300)
@given(VALUES, STYLES)
def test_whatever_yaml_writes_is_loaded_as_it_is_parsed(value: Any, style: dict[str, Any]) -> None:
    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
            return True

    Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))
    loaded_as_parsed(yaml.dump(value, Dumper=Dumper, **style).encode())


@settings(max_examples=200)
@given(st.data())
def test_a_slip_in_a_good_file_is_loaded_and_typed_as_before(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(LIGHTHOUSE.rglob("*.yaml"))))
    model = next(part.model for part in PARTS if path.match(part.pattern.format(role="*")))
    text = path.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 80)))
    middle = data.draw(st.one_of(st.just(""), st.just(text[start:end] * 2), st.text(alphabet="-?:,[]{}#'\" \nab1", max_size=6)))
    changed = (text[:start] + middle + text[end:]).encode()
    source = loaded_as_parsed(changed)
    value, root = load(changed, FILE)[0], parse(changed, FILE)[0]
    if root is not None:
        assert typed(value, source, model) == validate(root, model, FILE)
        assert source.root == root


def test_a_faulty_record_is_cut_in_the_tree_that_is_kept() -> None:
    value, source, _ = load(b"checked: 2026-05-20\nterms:\n- {id: a, name: b}\n- {id: c, name: d, definition: e}\n", FILE)
    record, findings = typed(value, source, Glossary)
    assert isinstance(record, Glossary)
    assert [(finding.code, finding.location.line) for finding in findings] == [("missing-key", 3)]
    assert source.root.plain()["terms"] == [{"id": "c", "name": "d", "definition": "e"}]


def test_a_sound_record_is_typed_without_a_tree() -> None:
    path = LIGHTHOUSE / FILE
    value, source, _ = load(path.read_bytes(), FILE)
    record, findings = typed(value, source, Glossary)
    assert isinstance(record, Glossary)
    assert not findings
    assert source.tree is None
    assert source.root.plain() == value


def test_places_of_a_file_that_cannot_be_read_are_its_start() -> None:
    value, source, findings = load(b"a: [", FILE)
    assert value is None
    assert findings
    assert source.root == Node(None, 1, 1)
