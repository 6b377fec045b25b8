"""A handbook in one locale: every text translated, or marked as still in the source language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aeskills.locales.lookup import Words, look_up
from aeskills.locales.texts import Message, Untranslated, texts, translated
from aeskills.model.base import Record
from aeskills.model.handbook import Handbook


def words_of(content: Path, tag: str) -> Words:
    """All catalogs of a locale below a content folder."""
    return look_up(sorted((content / "locale" / tag).glob("*.po")))


def localize(handbook: Handbook, words: Words) -> Handbook:
    """The same handbook with its texts looked up in `words`; those not found become `Untranslated`."""

    def say(message: Message) -> str:
        found = words.singular.get((message.context, message.text))
        return Untranslated(message.text) if found is None else found

    def spoken(value: Any, field: str) -> Any:
        if isinstance(value, tuple):
            return tuple(translated(record, field, say) for record in value)
        return translated(value, field, say)

    return Handbook.model_construct(**{field: spoken(getattr(handbook, field), field) for field in Handbook.model_fields})


def translated_words(record: Record) -> tuple[int, int]:
    """How many words below `record` are translated, and how many there are."""
    done = total = 0
    for text in texts(record):
        words = len(text.split()) or 1
        total += words
        done += 0 if isinstance(text, Untranslated) else words
    return done, total
