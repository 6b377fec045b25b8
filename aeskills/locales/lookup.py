"""PO files → finished translations by context and text; fuzzy and empty ones do not count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from babel.messages.pofile import unescape

from aeskills.locales.po_reader import read_catalog

_TEXT = r'((?:"(?:[^"\\]++|\\[\\tnr"])*+"\n)+)'
_SIMPLE = re.compile(rf"((?:#[^\n]*\n|\n)*)(?:msgctxt {_TEXT}msgid {_TEXT}msgstr {_TEXT})?")
_HEADER = re.compile(r'(?:#[^\n]*\n)*msgid ""\nmsgstr ""\n(?:"[^"]*"\n)*?"[^"]*charset=UTF-8\\n"\n(?:"[^"]*"\n)*')
_FUZZY = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)


class Words(NamedTuple):
    """What is translated: by (context, source text), one string, or one for each plural form of the language."""

    singular: dict[tuple[str, str], str]
    plural: dict[tuple[str, str], tuple[str, ...]]


def look_up(paths: Iterable[Path]) -> Words:
    """The finished translations of all `paths`; unreadable files count as empty (`aeskills translate check` reports them)."""
    words = Words({}, {})
    for path in paths:
        if (found := _simple(path)) is not None:
            words.singular.update(found)
        else:
            _read(path, words)
    return words


def _read(path: Path, words: Words) -> None:
    catalog, _ = read_catalog(path, path.name)
    for entry in catalog.entries if catalog else ():
        if entry.obsolete or entry.fuzzy or not entry.complete:
            continue
        if entry.plural:
            words.plural[entry.key] = entry.strings
        else:
            words.singular[entry.key] = entry.strings[0]


def _simple(path: Path) -> dict[tuple[str, str], str] | None:
    """The same of a catalog that is laid out as ours are, several times as fast; None for any other, which is read with care."""
    try:
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
    header = _HEADER.match(text)
    if header is None or not text.endswith("\n"):
        return None
    found, at = {}, header.end()
    while at < len(text):
        entry = _SIMPLE.match(text, at)
        if entry is None or entry.end() == at or (entry[2] is None and entry.end() < len(text)):
            return None
        at = entry.end()
        if entry[2] is None:
            break
        if "#~" in entry[1]:
            return None
        if not _FUZZY.search(entry[1]) and (string := _joined(entry[4])).strip():
            found[_joined(entry[2]), _joined(entry[3])] = string
    return found


def _joined(lines: str) -> str:
    """The text of quoted lines."""
    return unescape(lines[:-1].replace('"\n"', ""))
