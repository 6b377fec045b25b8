"""Finished translations: which entries count, and that a file that stays as it is is not read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from aeskills.locales import words
from aeskills.locales.words import Words, catalogs_of, words_of
from tests.content.test_read_again import rewrite

HEADER = 'msgid ""\nmsgstr ""\n"Language: it\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
ENTRY = '\n#. a purpose\n#: file.yaml\nmsgctxt "skill/a#name"\nmsgid "one"\nmsgstr "uno"\n'
PLURAL = ENTRY.replace('msgstr "uno"', 'msgid_plural "ones"\nmsgstr[0] "uno"\nmsgstr[1] "uni"')
KEY = ("skill/a#name", "one")


def catalog(folder: Path, text: str, name: str = "skills.po") -> Path:
    path = folder / "locale" / "it" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENTRY, Words({KEY: "uno"}, {})),
        (PLURAL, Words({}, {KEY: ("uno", "uni")})),
        (PLURAL.replace('"uni"', '""'), Words({}, {})),
        (ENTRY.replace('"uno"', '" "'), Words({}, {})),
        (ENTRY.replace('"uno"', '""\n"u"\n"no\\n"'), Words({KEY: "uno\n"}, {})),
        (ENTRY.replace("#. a", "#, no-wrap, fuzzy\n#. a"), Words({}, {})),
        (ENTRY.replace("#. a", "#. fuzzy\n#. a"), Words({KEY: "uno"}, {})),
        (ENTRY.replace("msg", "#~ msg"), Words({}, {})),
        (ENTRY + ENTRY.replace("uno", "due"), Words({KEY: "due"}, {})),
        (ENTRY + "rubbish\n", Words({}, {})),
    ],
)
def test_only_finished_translations_count(text: str, expected: Words, tmp_path: Path) -> None:
    catalog(tmp_path, text)
    assert words_of(tmp_path, "it") == expected


def test_what_is_no_catalog_of_the_locale_is_left_out(tmp_path: Path) -> None:
    assert words_of(tmp_path, "it") == Words({}, {})
    catalog(tmp_path, ENTRY)
    catalog(tmp_path, ENTRY.replace("uno", "due"), ".#skills.po")
    catalog(tmp_path, ENTRY.replace("uno", "due"), "skills.po~")
    (tmp_path / "locale" / "it" / "gone.po").symlink_to("nowhere")
    assert words_of(tmp_path, "it") == Words({KEY: "uno"}, {})


def test_the_last_catalog_that_has_a_text_wins(tmp_path: Path) -> None:
    catalog(tmp_path, ENTRY)
    catalog(tmp_path, ENTRY.replace("uno", "due"), "z.po")
    assert words_of(tmp_path, "it").singular == {KEY: "due"}


def test_a_file_that_stays_as_it_is_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    monkeypatch.setattr(words, "read_catalog", lambda path, file, real=words.read_catalog: names.append(file) or real(path, file))
    path = catalog(tmp_path, ENTRY)
    catalog(tmp_path, ENTRY, "z.po")
    first = catalogs_of(tmp_path, "it")
    assert (names, list(first)) == (["skills.po", "z.po"], ["skills.po", "z.po"])
    rewrite(path, "uno", "due")
    second = catalogs_of(tmp_path, "it")
    assert names == ["skills.po", "z.po", "skills.po"]
    assert second["z.po"] is first["z.po"]
    assert second["skills.po"].singular == {KEY: "due"}
