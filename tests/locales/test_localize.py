"""A handbook in another language: what is translated speaks it, what is not says so."""

from __future__ import annotations

from aeskills.locales.localize import localized, translated_words
from aeskills.locales.texts import Untranslated
from aeskills.locales.words import Words, words_of
from tests.contents import SHIPPED, handbook


def test_italian_speaks_everywhere() -> None:
    book = handbook()
    italian = localized(book, words_of(SHIPPED, "it"))
    assert italian.skills[0].name != book.skills[0].name
    parts = [italian.site, italian.role, *italian.skills, *italian.industries, *italian.banks, italian.glossary, italian.regulations]
    assert len(parts) >= 60
    counts = [translated_words(part) for part in parts]
    assert all(0 < done == total for done, total in counts)
    assert [skill.id for skill in italian.skills] == [skill.id for skill in book.skills]
    assert italian.figures.figures[0].value == book.figures.figures[0].value


def test_what_is_missing_is_marked_and_counted() -> None:
    book = handbook()
    skill = book.skills[0]
    one = Words({(f"skill/{skill.id}#name", skill.name): "Nome"}, {})
    found = localized(book, one).skills[0]
    assert found.name == "Nome" and not isinstance(found.name, Untranslated)
    assert found.summary == skill.summary and isinstance(found.summary, Untranslated)
    done, total = translated_words(found)
    assert 0 < done / total < 0.05


def test_the_source_is_complete_by_itself() -> None:
    counts = [translated_words(skill) for skill in handbook().skills]
    assert counts and all(0 < done == total for done, total in counts)
