"""An editor and the tool agree: what the models refuse the schemas mark at the same place, and nothing else.

Every part of the lighthouse handbook's files is changed in turn, in every way that `_changes` knows; the models judge, not the schemas.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft7Validator
from pydantic import ValidationError

from aeskills.checks.usage.empty_lists import lists_with_entries
from aeskills.content.layout import EVERY_PART
from aeskills.model.base import Record
from tests.schema.broken import GONE, Path, files, with_value
from tests.schema.test_authoring import loaded, schemas

ACROSS_FIELDS = {"figure_shape", "figure_currency", "range_order"}
"""Rules that relate fields of a record; a schema judges each field alone."""

TEXTS = ("", " ", "?!", "-1", "0", "1.5", "2026", "2026-02", "2026-02-03", "1000000", "a" * 65, "Two words", "https://example.org/")


class Change(NamedTuple):
    path: Path
    new: Any


def as_text(value: Any) -> Any:
    """What the tool reads where an editor sees numbers and truth values: the text that was written."""
    if isinstance(value, dict):
        return {key: as_text(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [as_text(entry) for entry in value]
    return value if value is None or isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)


def short(value: Any) -> Any:
    """The same with the first and the last entry of each list only."""
    if isinstance(value, dict):
        return {key: short(entry) for key, entry in value.items()}
    return [short(entry) for entry in (value[:1] + value[1:][-1:])] if isinstance(value, list) else value


def changes(value: Any, path: Path = ()) -> Iterator[Change]:
    """Each part of a value with what may stand in its place."""
    if path:
        yield from (Change(path, new) for new in (None, [], {}))
        if isinstance(path[-1], str):
            yield Change(path, GONE)
    if isinstance(value, dict):
        yield Change((*path, "an_unknown_key"), "1")
        yield from (Change(path, new) for new in ("text", ["text"]) if path)
        for key, entry in value.items():
            yield from changes(entry, (*path, key))
    elif isinstance(value, list):
        yield Change(path, "text")
        for number, entry in enumerate(value):
            yield from changes(entry, (*path, number))
    else:
        texts = [
            text for text in TEXTS if not (isinstance(value, bool) and text == "0")
        ]  # the tool takes 0 for false; nobody should write it
        yield from (Change(path, loaded(text) if text.strip() else text) for text in texts)


def refused(model: type[Record], value: Any, blank: bool) -> bool:
    """Whether the tool reports something that can be seen in the file alone."""
    try:
        record = model.model_validate(as_text(value))
    except ValidationError as error:
        return blank or bool({one["type"] for one in error.errors()} - ACROSS_FIELDS)
    return blank or any(
        name in part.model_fields_set and getattr(part, name) == () for part in parts(record) for name in lists_with_entries(type(part))
    )


def parts(value: Any) -> Iterator[Record]:
    """A record and all that it is made of."""
    if isinstance(value, Record):
        yield value
        value = tuple(getattr(value, name) for name in type(value).model_fields)
    for entry in value if isinstance(value, tuple) else ():
        yield from parts(entry)


def unlike(change: Change) -> tuple[Any, ...]:
    """Without numbers of entries: what is tried in one entry of a list need not be tried in the next."""
    return (*("*" if isinstance(part, int) else part for part in change.path), repr(change.new))


def marked(validator: Any, value: Any) -> list[Path]:
    """Where the schema minds something."""
    return [tuple(error.absolute_path) for error in validator.iter_errors(value)]


def disagreements(kind: str) -> tuple[int, int, list[str]]:
    """How many changes of a kind's files were tried and refused, and those on which model and schema differ."""
    model = next(part.model for part in EVERY_PART if part.field == kind)
    validator = Draft7Validator(schemas()[kind])
    tried: set[tuple[Any, ...]] = set()
    differ: list[str] = []
    count = 0
    for name, whole in files():
        value = short(whole)
        for change in changes(value) if name == kind else ():
            if unlike(change) in tried:
                continue
            tried.add(unlike(change))
            changed = with_value(value, change.path, change.new)
            wrong = refused(model, changed, change.new is None)
            places = marked(validator, changed)
            count += wrong
            if wrong != bool(places) or any(place not in (change.path, change.path[:-1]) for place in places):
                differ.append(f"{change.path} = {change.new!r}: the tool {'refuses' if wrong else 'takes'} it, the schema marks {places}")
    return len(tried), count, differ


KINDS = sorted({kind for kind, _ in files()})


@pytest.mark.parametrize("kind", KINDS)
def test_editor_and_tool_agree(kind: str) -> None:
    tried, wrong, differ = disagreements(kind)
    assert tried > wrong > 25
    assert differ == []


def test_a_schema_that_takes_too_much_or_too_little_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    site = schemas()["site"]
    for key, field in (("role", {}), ("title", {"enum": ["Handbook"]})):
        other = {**site, "properties": {**site["properties"], key: field}}
        monkeypatch.setattr("tests.schema.test_against_models.schemas", lambda other=other: {"site": other})
        differ = disagreements("site")[2]
        assert differ
        assert all(key in line for line in differ)
