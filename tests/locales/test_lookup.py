"""Catalogs are looked up fast, and no differently than when they are read with care."""

from __future__ import annotations

from pathlib import Path

import pytest

from aeskills.locales import lookup
from aeskills.locales.lookup import Words, look_up
from tests.tool import ROOT

HEADER = 'msgid ""\nmsgstr ""\n"Language: it\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
ENTRY = '\n#. a purpose\n#: file.yaml\nmsgctxt "skill/a#name"\nmsgid "one"\nmsgstr "uno"\n'


def with_care(path: Path) -> Words:
    words = Words({}, {})
    lookup._read(path, words)
    return words


def test_our_own_catalogs_are_read_the_fast_way() -> None:
    paths = sorted((ROOT / "content" / "locale").glob("*/*.po"))
    assert len(paths) > 10
    for path in paths:
        assert lookup._simple(path) == with_care(path).singular, path
    assert sum(len(look_up([path]).singular) for path in paths) > 1000


@pytest.mark.parametrize(
    ("text", "fast"),
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
        (ENTRY.replace('msgstr "uno"', 'msgid_plural "ones"\nmsgstr[0] "uno"\nmsgstr[1] "uni"'), False),
        (ENTRY.replace('msgctxt "skill/a#name"\n', ""), False),
        (ENTRY.replace("\n", "\r\n"), False),
        (ENTRY.rstrip("\n"), False),
        (ENTRY + "rubbish\n", False),
        (ENTRY.replace('"uno"', '"u\\qno"'), False),
    ],
)  # fmt: skip
def test_what_is_laid_out_otherwise_is_read_with_care(tmp_path: Path, text: str, fast: bool) -> None:
    path = tmp_path / "it.po"
    path.write_bytes((HEADER + text).encode())
    found = lookup._simple(path)
    assert (found is not None) == fast
    assert look_up([path]) == with_care(path)


def test_no_catalog_and_no_header(tmp_path: Path) -> None:
    assert look_up([tmp_path / "nothing.po"]) == Words({}, {})
    path = tmp_path / "it.po"
    path.write_text(ENTRY, encoding="utf-8")
    assert lookup._simple(path) is None
    assert look_up([path]) == with_care(path)
