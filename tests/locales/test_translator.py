"""A handbook put into a locale again and again: only what changed is made anew, and the outcome is that of the first time."""

from __future__ import annotations

from pathlib import Path

from aeskills.content.reader import Reading, read
from aeskills.locales.localize import Translator, localized
from aeskills.locales.texts import Untranslated
from aeskills.locales.words import words_of
from aeskills.model.base import Record
from aeskills.model.handbook import Handbook
from tests.content.test_read_again import rewrite
from tests.tool import LIGHTHOUSE, copied

TAG = "ar"
SKILL = "roles/lighthouse-keeper/skills/lamp-care.yaml"


def handbook(content: Path, before: Reading | None = None) -> tuple[Handbook, Reading]:
    reading = read(content, before)
    assert reading.handbook is not None
    return reading.handbook, reading


def renewed(before: Handbook, after: Handbook) -> list[Record]:
    """The documents of `after` that are not those of `before`."""
    known = {id(document) for document in before.documents}
    return [document for document in after.documents if id(document) not in known]


def test_only_what_changed_is_translated_again(tmp_path: Path) -> None:
    content = copied(LIGHTHOUSE, tmp_path)
    translator = Translator(content, TAG)
    book, reading = handbook(content)
    first = translator.localize(book)
    assert first == localized(book, words_of(content, TAG))
    assert sum(1 for _ in first.documents) > 20
    assert renewed(first, translator.localize(book)) == []

    rewrite(content / "locale" / TAG / "glossary.po", 'msgstr "العدسة', 'msgstr "٣ العدسة')
    second = translator.localize(book)
    assert renewed(first, second) == [second.glossary]
    assert second.glossary != first.glossary
    assert second == localized(book, words_of(content, TAG))

    rewrite(content / SKILL, "summary: ", "summary: Changed. ")
    book, _ = handbook(content, reading)
    third = translator.localize(book)
    (skill,) = renewed(second, third)
    assert isinstance(skill.summary, Untranslated)  # type: ignore[attr-defined]
    assert third == localized(book, words_of(content, TAG))


def test_catalogs_that_come_and_go(tmp_path: Path) -> None:
    content = copied(LIGHTHOUSE, tmp_path)
    translator = Translator(content, TAG)
    book, _ = handbook(content)
    first = translator.localize(book)
    catalog = content / "locale" / TAG / "glossary.po"
    text = catalog.read_text(encoding="utf-8")
    catalog.unlink()
    without = translator.localize(book)
    assert isinstance(without.glossary.terms[0].name, Untranslated)
    assert without == localized(book, words_of(content, TAG))
    catalog.write_text(text, encoding="utf-8")
    assert translator.localize(book) == first
