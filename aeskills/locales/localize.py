"""A handbook in one locale: every text translated, or marked as still in the source language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from aeskills.locales.texts import Message, Untranslated, owner, texts, translated
from aeskills.locales.words import Words, catalogs_of, joined
from aeskills.model.base import Record
from aeskills.model.handbook import Handbook
from aeskills.model.memo import remembered


def localized(handbook: Handbook, words: Words) -> Handbook:
    """The same handbook with its texts looked up in `words`; those not found become `Untranslated`."""

    def say(message: Message) -> str:
        return _said(message, words)

    return _each_document(handbook, lambda record, field: translated(record, field, say))


class Translator:
    """Puts a handbook into one locale again and again; a document stays the same object while neither it nor its words change."""

    def __init__(self, content: Path, tag: str) -> None:
        self._content, self._tag = content, tag
        self._catalogs: dict[str, Words] = {}
        self._known: dict[int, _Spoken] = {}

    def localize(self, handbook: Handbook) -> Handbook:
        """As the function `localize`, with the catalogs as they are now."""
        catalogs = catalogs_of(self._content, self._tag)
        changed = frozenset(_owners(self._catalogs, catalogs))
        words, before = joined(catalogs.values()), self._known
        self._catalogs, self._known = catalogs, {}

        def spoken(record: Record, field: str) -> Record:
            known = before.get(id(record))
            if known is None or not changed.isdisjoint(known.owners):
                known = _spoken(record, field, words)
            self._known[id(record)] = known
            return known.localized

        return _each_document(handbook, spoken)


def _owners(before: Mapping[str, Words], after: Mapping[str, Words]) -> Iterator[str]:
    """Whose translations differ, as `skill/first-aid`; what did not change is the same object."""
    nothing = Words({}, {})
    for name in before.keys() | after.keys():
        old, new = before.get(name, nothing), after.get(name, nothing)
        if old is not new:
            yield from (owner(context) for (context, _), _ in old.singular.items() ^ new.singular.items())


class _Spoken(NamedTuple):
    """A document, which is kept so that its `id()` stays its own, with whose texts it has, and in the locale."""

    document: Record
    owners: frozenset[str]
    localized: Record


def _spoken(document: Record, field: str, words: Words) -> _Spoken:
    owners = set()

    def say(message: Message) -> str:
        owners.add(owner(message.context))
        return _said(message, words)

    localized = translated(document, field, say)
    return _Spoken(document, frozenset(owners), localized)


def _said(message: Message, words: Words) -> str:
    found = words.singular.get(message[:2])
    return Untranslated(message.text) if found is None else found


def _each_document(handbook: Handbook, spoken: Callable[[Record, str], Record]) -> Handbook:
    """The handbook of what `spoken` makes of each document and its field."""

    def all_of(value: Any, field: str) -> Any:
        return tuple(spoken(record, field) for record in value) if isinstance(value, tuple) else spoken(value, field)

    return Handbook.model_construct(**{field: all_of(getattr(handbook, field), field) for field in Handbook.model_fields})


@remembered
def translated_words(record: Record) -> tuple[int, int]:
    """How many words below `record` are translated, and how many there are."""
    done = total = 0
    for text in texts(record):
        words = len(text.split()) or 1
        total += words
        done += 0 if isinstance(text, Untranslated) else words
    return done, total
