"""A handbook of any size: the lighthouse multiplied, each copy with ids and texts of its own, in any number of locales.

Every copy is closed in itself (its skills, industries, rules, sources … refer to each other), so that pages stay of one size while
the handbook grows.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from aeskills.content.layout import PARTS
from aeskills.content.reader import read
from aeskills.locales.catalogs import write_translations
from aeskills.locales.texts import messages
from aeskills.locales.words import words_of
from aeskills.model.base import Record, field_info
from aeskills.model.evidence import Source
from aeskills.model.handbook import Handbook

LIGHTHOUSE = Path(__file__).parents[1] / "handbooks" / "lighthouse" / "content"
PARAGRAPHS = 2
"""How often a sentence of the lighthouse is said: with two, a page has about as many words as one of a real handbook."""

_COPIED = ("skill", "industry", "item", "source", "term", "regulation", "figure", "duty", "activity")
_LISTS = {
    "sources": "sources",
    "glossary": "terms",
    "duties": "duties",
    "figures": "figures",
    "regulations": "regulations",
    "onboarding": "activities",
}
_TARGET = re.compile(rf"\b({'|'.join(_COPIED)}):([a-z0-9-]+)")

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True)
class Turn:
    """Makes copy `number` of a record. Copy 0 keeps its ids."""

    number: int

    def name(self, identifier: str) -> str:
        return f"{identifier}-{self.number}" if self.number else identifier

    def text(self, text: str, rich: bool = True) -> str:
        """The text with its links renamed, distinct in every copy; prose is said several times over."""
        if re.fullmatch(r"[0-9.:-]*", text):  # a cell of a table that holds a value
            return text
        renamed = _TARGET.sub(lambda found: f"{found[1]}:{self.name(found[2])}", text)
        if not rich:
            return f"{renamed} {self.number}" if self.number else renamed
        return "\n\n".join(f"{renamed.strip()} {self.number}/{part}" for part in range(PARAGRAPHS))

    def record(self, record: AnyRecord) -> AnyRecord:
        changes = {name: self._value(getattr(record, name), *_marks(type(record), name)) for name in type(record).model_fields}
        if record.kind in _COPIED:
            changes["id"] = self.name(changes["id"])
        if isinstance(record, Source) and self.number:
            changes["title"] = f"{record.title} {self.number}"  # a publisher has one source of a title
        return record.model_copy(update=changes)

    def _value(self, value: Any, kind: str, rich: bool | None) -> Any:
        if isinstance(value, Record):
            return self.record(value)
        if isinstance(value, tuple):
            return tuple(self._value(entry, kind, rich) for entry in value)
        if isinstance(value, dict):
            return {self._value(key, kind, rich): entry for key, entry in value.items()}
        if not isinstance(value, str):
            return value
        if kind:
            return self.name(value) if kind in _COPIED else value
        return self.text(value, rich) if rich is not None else _TARGET.sub(lambda found: f"{found[1]}:{self.name(found[2])}", value)


@cache
def _marks(model: type[Record], name: str) -> tuple[str, bool | None]:
    """The kind that a field refers to, and whether it is rich text, plain text, or no text."""
    found = field_info(model)[name]
    return found.kind, found.text.rich if found.text else None


def multiplied(copies: int, base: Path = LIGHTHOUSE) -> Handbook:
    """The handbook of `base` and `copies` copies of it, in English alone."""
    book = read(base).handbook
    assert book is not None
    whole = _joined([Turn(number).record(book) for number in range(copies + 1)], ("en",))
    return Handbook.model_construct(**{name: getattr(whole, name) for name in Handbook.model_fields})


def write_handbook(folder: Path, copies: int, tags: Sequence[str] = ("en", "it"), base: Path = LIGHTHOUSE) -> Path:
    """Writes the content folder of `base` and `copies` copies of it, translated into all `tags` but the first; gives its path."""
    book = read(base).handbook
    assert book is not None
    turned = [Turn(number).record(book) for number in range(copies + 1)]
    content = folder / "content"
    shutil.rmtree(content, ignore_errors=True)
    whole = _joined(turned, tags)
    for part in PARTS:
        found = getattr(whole, part.field)
        for record in found if part.many else (found,):
            path = content / part.pattern.format(role=book.site.role).replace(
                "*", getattr(record, "id", "") or getattr(record, "skill", "")
            )
            path.parent.mkdir(parents=True, exist_ok=True)
            data = record.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
            path.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120), encoding="utf-8")
    words = _translations(book, turned, base)
    for tag in tags[1:]:
        write_translations(content, tag, words)
    return content


def _joined(books: Sequence[Handbook], tags: Sequence[str]) -> Handbook:
    """One handbook of all copies; what is not multiplied is the first one's."""
    first = books[0]
    changes: dict[str, Any] = {part.field: tuple(r for book in books for r in getattr(book, part.field)) for part in PARTS if part.many}
    for field, name in _LISTS.items():
        entries = tuple(entry for book in books for entry in getattr(getattr(book, field), name))
        changes[field] = getattr(first, field).model_copy(update={name: entries})
    changes["forms"] = _merged([book.forms for book in books], "forms", ("self_ratings", "items"))
    changes["compensation"] = _merged([book.compensation for book in books], "tables", ("figures",))
    changes["career"] = _merged([book.career for book in books], "levels", ("targets",))
    locales = tuple(first.site.locales[0].model_copy(update={"tag": tag}) for tag in tags)
    changes["site"] = first.site.model_copy(update={"locales": locales, "source_locale": tags[0]})
    return first.model_copy(update=changes)


def _merged(documents: Sequence[AnyRecord], entries: str, fields: Sequence[str]) -> AnyRecord:
    """The first document, whose entries name in `fields` what the entries of all documents name there."""
    merged = []
    for same in zip(*(getattr(document, entries) for document in documents), strict=True):
        found: dict[str, Any] = {}
        for field in fields:
            values = [getattr(entry, field) for entry in same]
            found[field] = {k: v for value in values for k, v in value.items()} if isinstance(values[0], dict) else sum(values, ())
        merged.append(same[0].model_copy(update=found))
    return documents[0].model_copy(update={entries: tuple(merged)})


def _translations(book: Handbook, turned: Sequence[Handbook], base: Path) -> dict[tuple[str, str], str]:
    """(context, text) of every copy → its translation, made from the base's own; where it has none, the text itself."""
    folders = sorted((base / "locale").glob("*"))
    known = words_of(base, folders[0].name).singular if folders else {}
    found = {}
    for number, copy in enumerate(turned):
        for field in Handbook.model_fields:
            for before, after in zip(_messages(book, field), _messages(copy, field), strict=True):
                string = known.get((before.context, before.text), before.text)
                found[after.context, after.text] = Turn(number).text(string, before.rich)
    return found


def _messages(book: Handbook, field: str) -> list[Any]:
    value = getattr(book, field)
    return [message for record in (value if isinstance(value, tuple) else (value,)) for message in messages(record, field)]
