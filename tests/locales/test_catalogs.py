"""Extraction over the real content: every text once, in a context that has no place in a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from aeskills.content.reader import Reading, read
from aeskills.locales.catalogs import content_areas, interface_area, update_catalog, write_translations
from aeskills.locales.interface import Phrase
from aeskills.locales.merge import merge
from aeskills.locales.po_reader import read_catalog
from aeskills.locales.texts import Message, messages, translated, unbroken
from aeskills.model.base import Record, Translatable
from tests import contents

CONTENT = contents.SHIPPED
LEAST = 4000
VALUE = re.compile(r"|[+-]?\d+(\.\d+)?|\d{4}-\d\d-\d\d")
"""What no translator sees in the cells of a table: nothing, a number, a date."""

Extract = Callable[[Record, str], Iterator[Message]]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return contents.reading(CONTENT)


def texts(value: Any, mark: Translatable | None = None) -> Iterator[str]:
    """Every translatable text below a value, found by the annotations alone."""
    if isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            found = next((one for one in field.metadata if isinstance(one, Translatable)), None) or marked(field.annotation)
            yield from texts(getattr(value, name), found)
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part, mark)
    elif isinstance(value, str) and mark is not None and not (mark.values and VALUE.fullmatch(value)):
        yield unbroken(value) if mark.rich else value


def marked(annotation: Any) -> Translatable | None:
    found = (mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Translatable))
    return next(found, None) or next(filter(None, map(marked, get_args(annotation))), None)


def unextracted(reading: Reading, extract: Extract) -> Counter[str]:
    wanted = Counter(text for document in reading.documents for text in texts(document.record))
    found = Counter(message.text for document in reading.documents for message in extract(document.record, document.part.field))
    assert wanted.total() >= LEAST
    return (wanted - found) + (found - wanted)


def reversed_lists(value: Any) -> Any:
    if isinstance(value, Record):
        return value.model_copy(update={name: reversed_lists(getattr(value, name)) for name in type(value).model_fields})
    return tuple(reversed_lists(part) for part in reversed(value)) if isinstance(value, tuple) else value


def shifted(reading: Reading, extract: Extract) -> Counter[tuple[str, str]]:
    """The (context, text) pairs that are others when every list is turned round."""
    wanted, found = (
        Counter((message.context, message.text) for document in reading.documents for message in extract(turn(document.record), "root"))
        for turn in (lambda record: record, reversed_lists)
    )
    assert wanted.total() >= LEAST
    return (wanted - found) + (found - wanted)


def test_every_text_of_the_content_is_extracted(reading: Reading) -> None:
    assert not unextracted(reading, messages)


def test_the_guard_sees_a_text_that_is_left_out(reading: Reading) -> None:
    def without_names(record: Record, root: str) -> Iterator[Message]:
        return (message for message in messages(record, root) if not message.context.endswith("#name"))

    assert unextracted(reading, without_names)


def test_contexts_have_no_place_in_a_list(reading: Reading) -> None:
    assert not shifted(reading, messages)


def test_the_guard_sees_a_place_in_a_list(reading: Reading) -> None:
    def numbered(record: Record, root: str) -> Iterator[Message]:
        return (message._replace(context=f"{message.context}.{index}") for index, message in enumerate(messages(record, root)))

    assert shifted(reading, numbered)


def test_each_text_is_in_one_catalog_once(reading: Reading) -> None:
    keys = [unit.key for area in content_areas(reading) for unit in area.units]
    assert len(keys) >= LEAST
    assert len(keys) == len(set(keys))
    assert set(keys) == {(m.context, m.text) for d in reading.documents for m in messages(d.record, d.part.field)}


def test_units_say_what_they_are_for_and_where_they_stand(reading: Reading) -> None:
    units = [unit for area in content_areas(reading) for unit in area.units]
    assert all((CONTENT / unit.file).is_file() for unit in units)
    rich = [unit for unit in units if unit.rich]
    assert len(rich) > 2000
    assert all("markup" in unit.purpose[-1] for unit in rich)
    assert not any("\n" in unit.text.replace("\n\n", "") for unit in rich)


def test_other_line_breaks_in_the_source_make_nothing_stale(reading: Reading) -> None:
    assert unbroken("One\nline.\n\n  Two\n  lines. \n \nThree.\n") == "One line.\n\nTwo lines.\n\nThree."
    document = next(document for document in reading.documents if document.part.field == "role")
    wrapped = document.record.model_copy(update={"definition": document.record.definition.replace(" ", "\n")})  # type: ignore[attr-defined]
    assert list(messages(wrapped, "role")) == list(messages(document.record, "role"))
    assert translated(document.record, "role", lambda message: message.text) == translated(wrapped, "role", lambda message: message.text)


def test_interface_messages_have_their_note_placeholders_and_forms(tmp_path: Path) -> None:
    found = [
        Phrase("site", "menu", "Menu", "", ""),
        Phrase("site", "skills", "{count} skill in {family}", "{count} skills in {family}", "Above the\nlist"),
    ]
    area = interface_area(found, tmp_path)
    update_catalog(area, "ar")
    catalog, _ = read_catalog(tmp_path / "ar.po", "ar.po")
    assert catalog is not None
    menu, skills = catalog.entries
    assert (menu.context, menu.flags, menu.strings) == ("interface/site#menu", (), ("",))
    assert (skills.context, skills.flags, len(skills.strings)) == ("interface/site#skills", ("python-brace-format",), 6)
    assert skills.extracted == ("Above the list", "Keep as it is: {count}, {family}")
    assert (skills.text, skills.plural) == ("{count} skill in {family}", "{count} skills in {family}")
    assert skills.references == ("site.yaml",)
    assert "Keep as it is" in merge((), area.units, 1).entries[1].extracted[1]


def test_translations_are_written_by_context_and_text(tmp_path: Path) -> None:
    content = Path(__file__).parents[1] / "handbooks" / "lighthouse" / "content"
    areas = [area._replace(folder=tmp_path) for area in content_areas(read(content))]
    glossary = next(area for area in areas if area.name == "glossary")
    first, second = glossary.units[:2]
    unused = write_translations(tmp_path, "it", {first.key: " uno ", (second.context, "no such text"): "x"}, areas)
    assert unused == [(second.context, "no such text")]
    assert sorted(path.name for path in (tmp_path / "locale" / "it").iterdir()) == sorted(f"{area.name}.po" for area in areas)
    catalog, _ = read_catalog(glossary.path("it"), "x")
    assert catalog is not None
    assert [entry.strings for entry in catalog.entries[:2]] == [("uno",), ("",)]
    write_translations(tmp_path, "it", {second.key: "due"}, areas)
    catalog, _ = read_catalog(glossary.path("it"), "x")
    assert catalog is not None
    assert [entry.strings for entry in catalog.entries[:2]] == [("uno",), ("due",)]
    glossary.path("it").write_text("broken", encoding="utf-8")
    with pytest.raises(ValueError, match=r"glossary\.po"):
        write_translations(tmp_path, "it", {second.key: "due"}, areas)
