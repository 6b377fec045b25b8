"""The finished translations of a locale, by context and text; fuzzy and empty ones do not count."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from aeskills.files import FileEntry, walk
from aeskills.locales.po import Catalog
from aeskills.locales.po_reader import read_catalog

Key = tuple[str, str]


class Words(NamedTuple):
    """What is translated: by (context, source text), one string, or one for each plural form of the language."""

    singular: dict[Key, str]
    plural: dict[Key, tuple[str, ...]]


def words_of(content: Path, tag: str) -> Words:
    """All catalogs of a locale below a content folder. Of two equal texts the last one wins. What cannot be read counts as empty; the
    check of the content reports it."""
    return joined(catalogs_of(content, tag).values())


INTERFACE_FILE = "interface.po"
"""The catalog of a content folder that translates the tool's own words, or says others in their place."""


def own_words(content: Path, tag: str) -> Words:
    """What a content folder says in a locale in place of the tool's own words."""
    return catalogs_of(content, tag).get(INTERFACE_FILE, Words({}, {}))


def catalogs_of(content: Path, tag: str) -> dict[str, Words]:
    """File name → the words of each catalog of a locale; the same object while the file stays as it is."""
    return {entry.name: words_in(entry) for entry in catalog_files(content, tag)}


def catalog_files(content: Path, tag: str) -> list[FileEntry]:
    """The PO files of a locale below a content folder, readable or not, sorted."""
    return [entry for entry in walk(content / "locale" / tag) if "/" not in entry.name and entry.name.endswith(".po")]


_known: dict[Path, tuple[tuple[int, int], Words]] = {}
"""The words of each file in the state in which it was last read: the check reads all catalogs before pages are localized."""


def words_in(entry: FileEntry) -> Words:
    """The words of one file, which is not read again while it stays as it is."""
    path = entry.path.resolve()
    if path not in _known or _known[path][0] != entry.state:
        keep_words(entry, read_catalog(entry.path, entry.name)[0])
    return _known[path][1]


def keep_words(entry: FileEntry, catalog: Catalog | None) -> None:
    """Notes what was read from a file by somebody who needs more of it than its words."""
    _known[entry.path.resolve()] = entry.state, finished(catalog)


def finished(catalog: Catalog | None) -> Words:
    """The finished translations of one catalog."""
    words = Words({}, {})
    for entry in catalog.entries if catalog else ():
        if entry.obsolete or entry.fuzzy or not entry.complete:
            continue
        if entry.plural:
            words.plural[entry.key] = entry.strings
        else:
            words.singular[entry.key] = entry.strings[0]
    return words


def joined(each: Iterable[Words]) -> Words:
    """The translations of several catalogs."""
    result = Words({}, {})
    for words in each:
        result.singular.update(words.singular)
        result.plural.update(words.plural)
    return result
