"""Catalogs are looked up fast, and no differently than when they are read with care."""

from __future__ import annotations

from pathlib import Path

import pytest

from aeskills.locales import interface, lookup
from aeskills.locales.lookup import Words, look_up
from tests.locales.entries import ENTRY, HEADER, MORE, OBSOLETE, PLURAL, with_care
from tests.tool import LIGHTHOUSE, ROOT


def fast(path: Path) -> Words | None:
    body = lookup._body(path)
    piece = None if body is None else lookup._piece(body)
    return piece and piece.words


def test_our_own_catalogs_are_read_the_fast_way() -> None:
    paths = sorted(path for folder in (ROOT / "content", LIGHTHOUSE) for path in (folder / "locale").glob("*/*.po"))
    assert len(paths) > 10
    paths += interface.FOLDER.glob("*.po")
    for path in paths:
        assert fast(path) == with_care(path), path
    assert sum(len(look_up([path]).singular) for path in paths) > 1000


@pytest.mark.parametrize(
    ("text", "is_fast"),
    [
        (ENTRY, True),
        (ENTRY.replace('"uno"', '""\n"un \\"o\\"\\n"\n"due \\\\"'), True),
        (ENTRY.replace('"uno"', '""'), True),
        (ENTRY.replace('"uno"', '" "'), True),
        (ENTRY.replace("#. a", "#, fuzzy\n#. a"), True),
        (ENTRY.replace("#. a", "#, fuzzy, python-brace-format\n#| msgid \"on\"\n#. a"), True),
        (ENTRY + '\n#~ msgctxt "skill/b#name"\n#~ msgid "two"\n#~ msgstr "due"\n', True),
        ("\n#, fuzzy\n#~ msgctxt \"skill/b#name\"\n#~ msgid \"two\"\n#~ msgstr \"due\"\n" + ENTRY, False),
        (ENTRY.replace("msgctxt", "  msgctxt"), False),
        (PLURAL, True),
        (PLURAL.replace('"uni"', '""\n"un\\n"\n"\\"i\\""'), True),
        (PLURAL.replace("uni", " "), True),
        (PLURAL.replace('msgstr[0] "uno"\n', ""), False),
        (PLURAL.replace("[1]", "[0]"), False),
        (PLURAL.replace("[1]", "[10]"), False),
        (PLURAL.replace("ones", ""), False),
        (PLURAL.replace('"ones"', '""\n""'), False),
        (PLURAL.replace('"ones"', '""\n"ones"'), True),
        (PLURAL.replace('msgid_plural "ones"\n', ""), False),
        (PLURAL.replace("#. a", '#, fuzzy\n#. a'), True),
        (PLURAL + ENTRY, True),
        (ENTRY + PLURAL.replace("uno", "un altro"), True),
        (ENTRY.replace('msgctxt "skill/a#name"\n', ""), False),
        (ENTRY.replace("\n", "\r\n"), False),
        (ENTRY.rstrip("\n"), False),
        (ENTRY + "rubbish\n", False),
        (ENTRY.replace('"uno"', '"u\\qno"'), False),
        (ENTRY.replace('"uno"', '"u\nno"'), False),
        (ENTRY.replace('"uno"', '"\\\\n\\t\\r\\\\\\n"'), True),
        (ENTRY.replace('"uno"', '"\u00a0"'), True),
        (ENTRY.replace("#. a", "#, not-fuzzy\n#. a"), True),
        (ENTRY.replace("#. a", "#,\tno-wrap ,fuzzy\t\n#. a"), True),
        (ENTRY.replace("#. a", "#. fuzzy"), True),
        (ENTRY.replace("skill/a#name", "").replace("one", ""), False),
        (ENTRY.replace("skill/a#name", "").replace("one", "").replace("uno", ""), False),
        (ENTRY + ENTRY.replace("uno", "un altro"), True),
        (MORE + ENTRY + OBSOLETE, True),
        ("", True),
    ],
)  # fmt: skip
def test_what_is_laid_out_otherwise_is_read_with_care(tmp_path: Path, text: str, is_fast: bool) -> None:
    path = tmp_path / "it.po"
    path.write_bytes((HEADER + text).encode())
    assert (fast(path) is not None) == is_fast
    assert look_up([path]) == with_care(path)


@pytest.mark.parametrize(
    ("header", "is_fast"),
    [
        (HEADER.replace("it", 'a \\"b\\"'), True),
        ("# A comment\n#\n" + HEADER, True),
        (HEADER.replace("UTF-8", "ISO-8859-1"), False),
        (HEADER.replace("charset", "charset=latin-1 charset"), False),
        (HEADER.replace("Language", "Charset=latin-1"), False),
        (HEADER.replace("Language: it", "Language:\nit"), False),
        (HEADER.replace("it", "\\q"), False),
        ("\ufeff" + HEADER, False),
    ],
)
def test_headers_of_any_kind(tmp_path: Path, header: str, is_fast: bool) -> None:
    path = tmp_path / "it.po"
    path.write_bytes((header + ENTRY).encode())
    assert (fast(path) is not None) == is_fast
    assert look_up([path]) == with_care(path)


@pytest.mark.parametrize(
    "text", [HEADER.replace("it", "\xe8") + ENTRY, HEADER + ENTRY.replace("uno", "\xe8"), HEADER + ENTRY.replace("a p", "\xe8")]
)
def test_other_encodings_are_read_with_care(tmp_path: Path, text: str) -> None:
    path = tmp_path / "it.po"
    path.write_bytes(text.encode("latin-1"))
    assert fast(path) is None
    assert look_up([path]) == Words({}, {})


def test_no_catalog_and_no_header(tmp_path: Path) -> None:
    assert look_up([tmp_path / "nothing.po"]) == Words({}, {})
    path = tmp_path / "it.po"
    path.write_text(ENTRY, encoding="utf-8")
    assert fast(path) is None
    assert look_up([path]) == with_care(path)
