"""Catalogs that changed are looked up again, and no differently than when they are read with care for the first time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aeskills.locales import lookup
from aeskills.locales.lookup import Catalogs, Words, look_up
from tests.locales.entries import ENTRY, HEADER, MORE, OBSOLETE, PLURAL, with_care


class Folder:
    """Catalogs that are written over and looked up again; every look-up is compared with one that remembers nothing."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.catalogs = Catalogs()
        self.times = count(1)
        self.before: Words | None = None
        self.paths: list[Path] = []

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.write_bytes(text.encode())
        os.utime(path, ns=(0, next(self.times)))

    def look_up(self) -> frozenset[str] | None:
        """Whose translations changed."""
        paths = sorted(self.root.glob("*.po"))
        found = self.catalogs.look_up(paths)
        assert found == look_up(paths)
        assert found == merged(map(with_care, paths))
        if self.before is not None and paths == self.paths:
            assert self.catalogs.changed == owners(self.before, found)
        self.before, self.paths = Words(dict(found.singular), dict(found.plural)), paths
        return self.catalogs.changed


def merged(all_words: Iterator[Words]) -> Words:
    result = Words({}, {})
    for words in all_words:
        result.singular.update(words.singular)
        result.plural.update(words.plural)
    return result


def owners(before: Words, after: Words) -> frozenset[str]:
    changed = [item for old, new in zip(before, after, strict=True) for item in set(old.items()) ^ set(new.items())]
    return frozenset(key[0].split("#")[0] for key, _ in changed)


def test_a_catalog_that_changed_is_looked_up_again(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("a.po", HEADER + ENTRY + MORE + OBSOLETE)
    folder.write("b.po", HEADER + ENTRY.replace("skill/a", "skill/d"))
    assert folder.look_up() is None
    assert folder.look_up() == frozenset()
    folder.write("a.po", HEADER + ENTRY.replace("uno", "un") + MORE + OBSOLETE)
    assert folder.look_up() == {"skill/a"}
    folder.write("a.po", HEADER.replace("it", "it-CH") + ENTRY.replace("uno", "un").replace("purpose", "use") + MORE)
    assert folder.look_up() == frozenset()
    folder.write("a.po", HEADER + MORE.replace("due", "tre"))
    folder.write("b.po", HEADER + ENTRY.replace("skill/a", "skill/d") + ENTRY.replace("skill/a", "skill/e"))
    assert folder.look_up() == {"skill/a", "skill/b", "skill/e"}
    folder.write("b.po", HEADER + ENTRY.replace("msgctxt", "  msgctxt"))
    assert folder.look_up() == {"skill/a", "skill/d", "skill/e"}


def test_the_last_catalog_that_has_a_text_wins(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("a.po", HEADER + ENTRY)
    folder.write("b.po", HEADER + ENTRY.replace("uno", "un"))
    folder.look_up()
    folder.write("a.po", HEADER + ENTRY.replace("uno", "una"))
    assert folder.look_up() == frozenset()
    folder.write("b.po", HEADER)
    assert folder.look_up() == {"skill/a"}


@pytest.mark.parametrize(
    "middles",
    [
        [ENTRY, ENTRY + ENTRY.replace("uno", "due"), ENTRY],
        [ENTRY, ENTRY.replace("skill/a", "skill/z3").replace("uno", "due"), ENTRY],
        [MORE, ENTRY + ENTRY.replace("uno", "due"), ENTRY],
        [ENTRY, ENTRY + ENTRY, ENTRY + ENTRY.replace("uno", "due"), ENTRY],
        [ENTRY.replace('"uno"', f'""\n"un "\n{start}"o"') for start in ("", "#, fuzzy, ")],
        [ENTRY, ENTRY + "# a comment that belongs to the next entry\n", ENTRY],
        [ENTRY, ENTRY + "#, fuzzy\n", ENTRY],
        [ENTRY, ENTRY.replace("#. a", '#, fuzzy, "\n\n#. a'), ENTRY],
        [ENTRY, ENTRY.replace("#. a", '#. "\n\n#, fuzzy\n#. a'), ENTRY.replace("#. a", '#. "\n\n#. a')],
        [ENTRY.replace("\nmsgctxt", '\n#, fuzzy, "\n\nmsgctxt').replace("uno", word) for word in ("uno", "due")],
        ["", ENTRY, MORE + ENTRY, MORE, ""],
    ],
)
def test_a_small_change_in_a_long_catalog(tmp_path: Path, middles: list[str]) -> None:
    folder = Folder(tmp_path)
    for middle in middles:
        folder.write("a.po", LONG.replace(MIDDLE, middle))
        folder.look_up()


def test_catalogs_come_and_go(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    assert folder.look_up() == frozenset()
    folder.write("a.po", HEADER + ENTRY)
    assert folder.look_up() is None
    catalogs = Catalogs()
    assert catalogs.look_up([tmp_path / "a.po", tmp_path / "b.po"]) == look_up([tmp_path / "a.po"])
    (tmp_path / "a.po").unlink()
    folder.write("b.po", HEADER + MORE)
    assert folder.look_up() is None
    assert catalogs.look_up([tmp_path / "a.po", tmp_path / "b.po"]) == look_up([tmp_path / "b.po"])
    assert catalogs.changed == {"skill/a", "skill/b"}


def test_only_what_changed_is_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces: list[int] = []
    monkeypatch.setattr(lookup, "_piece", lambda body, real=lookup._piece: pieces.append(len(body)) or real(body))
    bodies = [ENTRY.replace("skill/a", f"skill/a{number}") for number in range(1000)]
    path = tmp_path / "it.po"
    catalogs = Catalogs()
    for number in (None, 0, 500, 999, 999):
        if number is not None:
            bodies[number] = bodies[number].replace('msgstr "', 'msgstr "e ')
        path.write_text(HEADER + "".join(bodies), encoding="utf-8")
        os.utime(path, ns=(0, sum(map(len, bodies))))
        pieces.clear()
        assert len(catalogs.look_up([path]).singular) == 1000
        assert max(pieces) > 50_000 if number is None else 0 < max(pieces) < 3 * len(ENTRY)


ENTRIES = [
    ENTRY,
    ENTRY.replace("uno", "due"),
    ENTRY.replace("uno", ""),
    ENTRY.replace("skill/a", "skill/b"),
    ENTRY.replace("skill/a", "skill/b").replace("#. a", "#, fuzzy\n#. a"),
    ENTRY.replace("skill/a", "skill/c").replace("\nmsgctxt", '\n#. a "b"\n\nmsgctxt'),
    ENTRY.replace("skill/a", "skill/c").replace("\nmsgctxt", '\n#, fuzzy, "b"\n\nmsgctxt'),
    ENTRY[1:].replace("skill/a", "skill/d"),
    MORE,
    MORE.replace("due", "tre"),
    MORE.replace("skill/b", "skill/e"),
    MORE.replace("skill/b", "skill/f"),
    ENTRY.replace("skill/a", "skill/g"),
    ENTRY.replace("skill/a", "skill/h"),
    "\n\n",
    '# a "comment"\n',
    '# a "comment"\n\n',
    "#, fuzzy\n",
    "#~ fuzzy\n",
    '#| msgid "on"\n',
    OBSOLETE,
    PLURAL,
    "rubbish\n",
]
MIDDLE = "# the middle\n"
FILLING = "".join(ENTRY.replace("skill/a", f"skill/z{number}") for number in range(8))
LONG = HEADER + FILLING + MIDDLE + FILLING.replace("skill/z", "skill/y")
"""So long that a change in the middle is a small one."""
FINE = st.sampled_from(ENTRIES[:14])
ANY = st.sampled_from(ENTRIES)


@settings(max_examples=100)
@given(
    st.lists(FINE, max_size=8),
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 8), st.integers(0, 3), st.lists(ANY, max_size=2)), max_size=6),
)
@example([ENTRIES[6]], [("a", 0, 1, [ENTRIES[5]]), ("a", 0, 0, [ENTRIES[17]])])
@example([ENTRIES[8], ENTRIES[10]], [("a", 1, 1, [ENTRIES[8]]), ("a", 0, 1, [])])
def test_edits_of_any_kind(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], edits: list[tuple[str, int, int, list[str]]]
) -> None:
    """Pieces of two catalogs are taken out and put in."""
    folder = Folder(tmp_path_factory.mktemp("locale"))
    texts = {"a": list(pieces), "b": list(pieces[:4])}
    for name, start, length, others in [("b", 0, 0, []), *edits]:
        texts[name][start : start + length] = others
        for each, parts in texts.items():
            folder.write(f"{each}.po", LONG.replace(MIDDLE, "".join(parts)))
        folder.look_up()


@settings(max_examples=100)
@given(st.lists(FINE, min_size=2, max_size=8), st.data())
def test_slips_of_any_kind(tmp_path_factory: pytest.TempPathFactory, pieces: list[str], data: st.DataObject) -> None:
    """A slice of a catalog is lost, doubled or replaced."""
    folder = Folder(tmp_path_factory.mktemp("locale"))
    text = LONG.replace(MIDDLE, "".join(pieces))
    folder.write("a.po", text)
    folder.look_up()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 60)))
    middle = data.draw(st.one_of(st.just(""), st.just(text[start:end] * 2), st.text(alphabet='#,"\\nm \n~|è', max_size=6)))
    folder.write("a.po", text[:start] + middle + text[end:])
    folder.look_up()
    folder.write("a.po", text)
    folder.look_up()
