"""A handbook in another language: what is translated speaks it, what is not says so."""

from __future__ import annotations

from pathlib import Path

from aeskills.content.reader import read
from aeskills.locales.localize import localize, translated_words, words_of
from aeskills.locales.lookup import Words
from aeskills.locales.texts import Untranslated

CONTENT = Path("content")


def test_italian_speaks_everywhere() -> None:
    handbook = read(CONTENT).handbook
    assert handbook is not None
    italian = localize(handbook, words_of(CONTENT, "it"))
    assert italian.skills[0].name != handbook.skills[0].name
    parts = [italian.site, italian.role, *italian.skills, *italian.industries, *italian.banks, italian.glossary, italian.regulations]
    assert len(parts) >= 60
    counts = [translated_words(part) for part in parts]
    assert all(0 < done == total for done, total in counts)
    assert [skill.id for skill in italian.skills] == [skill.id for skill in handbook.skills]
    assert italian.figures.figures[0].value == handbook.figures.figures[0].value


def test_what_is_missing_is_marked_and_counted() -> None:
    handbook = read(CONTENT).handbook
    assert handbook is not None
    skill = handbook.skills[0]
    one = Words({(f"skill/{skill.id}#name", skill.name): "Nome"}, {})
    found = localize(handbook, one).skills[0]
    assert found.name == "Nome" and not isinstance(found.name, Untranslated)
    assert found.summary == skill.summary and isinstance(found.summary, Untranslated)
    done, total = translated_words(found)
    assert 0 < done / total < 0.05


def test_the_source_is_complete_by_itself() -> None:
    handbook = read(CONTENT).handbook
    assert handbook is not None
    counts = [translated_words(skill) for skill in handbook.skills]
    assert counts and all(0 < done == total for done, total in counts)
