"""A handbook laid out for the checks: every record, every pointer from one to another, every text, each with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import PurePosixPath
from typing import Any, NamedTuple, get_args
from urllib.parse import unquote

from aeskills.content.document import Document
from aeskills.content.inline import targets
from aeskills.content.layout import part_of
from aeskills.content.reader import Reading
from aeskills.findings import Location, did_you_mean
from aeskills.model.assessment import KnowledgeItem, SituationalItem
from aeskills.model.base import Record, field_info, holders
from aeskills.model.changes import Change
from aeskills.model.handbook import Handbook
from aeskills.model.memo import remembered

FieldPath = tuple[str | int, ...]

MOST_GUESSES = 100
"""How many unknown names are compared with all known ones; after so many the hints are plain, and the check stays quick."""


class RecordPart(NamedTuple):
    """A record at any depth; `owner` is the nearest record with a kind, itself included."""

    record: Record
    owner: Record


class Pointer(NamedTuple):
    """An id that stands in a field (`word` is empty) or in a link inside a text (`word` is the link as written)."""

    part: RecordPart
    path: FieldPath
    kind: str
    id: str
    is_key: bool = False
    word: str = ""


class SurveyedText(NamedTuple):
    """A translatable text; `rich` tells whether it may hold markup."""

    part: RecordPart
    path: FieldPath
    text: str
    rich: bool


@dataclass
class Survey:
    """What the rules look at. Every rule takes a survey and yields findings."""

    reading: Reading
    handbook: Handbook
    guesses: int = MOST_GUESSES

    @cached_property
    def faulty_files(self) -> frozenset[str]:
        """Files from which something could not be read; what is missing there may only have been cut out."""
        return frozenset(f.location.file for f in self.reading.findings if f.severity == "error")

    @cached_property
    def parts(self) -> tuple[RecordPart, ...]:
        """Every record of the handbook, in the author's order."""
        return tuple(part for document in self.reading.documents for part in _surveyed(document).parts)

    @cached_property
    def pointers(self) -> tuple[Pointer, ...]:
        """Every reference: in fields, in passages of items, in links inside texts."""
        documents = [_surveyed(document) for document in self.reading.documents]
        fields = [pointer for document in documents for pointer in document.pointers]
        return (*fields, *(pointer for document in documents for pointer in document.links))

    @cached_property
    def words(self) -> tuple[SurveyedText, ...]:
        """Every translatable text."""
        return tuple(words for document in self.reading.documents for words in _surveyed(document).words)

    @cached_property
    def already_reported(self) -> frozenset[str]:
        """Ids of records that were cut out or whose file cannot be read: reported already, so nobody else misses them."""
        outcomes = self.reading.outcomes.values()
        written = Counter(name for outcome in outcomes for name in outcome.ids)
        faulty = [outcome.document for outcome in outcomes if outcome.ids and outcome.document]
        written.subtract(getattr(record, "id", "") for document in faulty for record in document.records())
        cut = {name for name, count in written.items() if count > 0}
        return frozenset(cut | {PurePosixPath(file).stem for file in self.faulty_files if not self.is_read(file)})

    @cached_property
    def unread_kinds(self) -> frozenset[str]:
        """Kinds of records that stand in files that cannot be read, so that nobody can say that one of them is missing."""
        found: set[str] = set()
        for file in self.faulty_files:
            part = None if self.is_read(file) else part_of(file, self.handbook.site.role)
            found.update(_kinds(part.model) if part else ())
            found.discard(part.model.kind if part and part.many else "")  # its id is the name of the file
        return frozenset(found)

    def may_exist(self, kind: str, identifier: str) -> bool:
        """Whether there is such a record, or nobody can say since its file, or a part of it, cannot be read."""
        return self.exists(kind, identifier) or identifier in self.already_reported or kind in self.unread_kinds

    def is_read(self, file: str) -> bool:
        """Whether a record came of the file."""
        return file in self.reading.outcomes and self.reading.outcomes[file].document is not None

    def sound(self, record: Record) -> bool:
        """Whether the file of `record` was read without an error."""
        document = self.reading.document(record) if self.faulty_files else None
        return document is None or document.file not in self.faulty_files

    def exists(self, kind: str, identifier: str) -> bool:
        """Whether there is such a record."""
        return identifier in self.handbook.by_kind.get(kind, {})

    def guess(self, word: str, known: Iterable[str], otherwise: str) -> str:
        """A hint with the nearest known name, or `otherwise`."""
        self.guesses -= 1
        return did_you_mean(word, known, otherwise) if self.guesses >= 0 else otherwise

    def place_of(self, pointer: Pointer) -> Location:
        """Where the id stands: the entry, the key, or the word inside the text."""
        for end in (")", ">", "") if pointer.word else ():
            place = self.reading.word(pointer.part.record, *pointer.path, word=pointer.word + end)
            if not end or place.length == len(pointer.word + end):
                return place._replace(length=max(1, place.length - len(end)))
        return self.reading.place(pointer.part.record, *pointer.path, key=pointer.is_key)


def _as_typed(written: str, text: str) -> str:
    """A link's target as the author typed it; the parser encodes signs and adds `mailto:`."""
    return next((word for word in (written, unquote(written), written.removeprefix("mailto:")) if word in text), written) or "()"


class _SurveyedDocument:
    """What a survey asks of one document."""

    def __init__(self, record: Record) -> None:
        self.parts = tuple(_parts(record, record))
        self.pointers = tuple(_pointers(self.parts))
        self.words = tuple(_words(self.parts))
        self.links = tuple(_links(self.words))


@remembered
def _surveyed(document: Document) -> _SurveyedDocument:
    return _SurveyedDocument(document.record)


def _links(texts: Iterable[SurveyedText]) -> Iterator[Pointer]:
    """The references inside texts."""
    for words in texts:
        for target in targets(words.text) if words.rich else ():
            yield Pointer(words.part, words.path, target.kind, target.id, word=_as_typed(target.written, words.text))


def _parts(record: Record, owner: Record) -> Iterator[RecordPart]:
    owner = record if record.kind else owner
    yield RecordPart(record, owner)
    for name in holders(type(record)):
        value = getattr(record, name)
        for entry in value if isinstance(value, tuple) else (value,):
            if isinstance(entry, Record):
                yield from _parts(entry, owner)


def _pointers(parts: tuple[RecordPart, ...]) -> Iterator[Pointer]:
    for part in parts:
        for name, kind in _references(type(part.record)).items():
            value = getattr(part.record, name)
            if isinstance(value, dict):
                yield from (Pointer(part, (name, key), kind, key, is_key=True) for key in value)
            elif isinstance(value, tuple):
                yield from (Pointer(part, (name, index), kind, entry) for index, entry in enumerate(value))
            elif value is not None:
                yield Pointer(part, (name,), kind, value)
        links: list[tuple[FieldPath, str]] = []
        if isinstance(part.record, SituationalItem | KnowledgeItem):
            links = [(("passage",), part.record.passage)]
        elif isinstance(part.record, Change):
            links = [(("records", index), link) for index, link in enumerate(part.record.records)]
        for path, link in links:
            kind, _, identifier = link.partition(":")
            yield Pointer(part, path, kind, identifier)


def _words(parts: tuple[RecordPart, ...]) -> Iterator[SurveyedText]:
    for part in parts:
        for name, rich in _texts(type(part.record)).items():
            value = getattr(part.record, name)
            if isinstance(value, str):
                yield SurveyedText(part, (name,), value, rich)
            elif isinstance(value, tuple):
                yield from (SurveyedText(part, (name, index), entry, rich) for index, entry in enumerate(value))


@cache
def _references(model: type[Record]) -> dict[str, str]:
    """Field → kind of the records it names; fields that hold records are left to those records."""
    return {name: found.kind for name, found in field_info(model).items() if found.kind}


@cache
def _texts(model: type[Record]) -> dict[str, bool]:
    """Field → whether its text is rich."""
    return {name: found.text.rich for name, found in field_info(model).items() if found.text}


def _kinds(annotation: Any) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        if annotation.kind:
            yield annotation.kind
        for field in annotation.model_fields.values():
            yield from _kinds(field.annotation)
    else:
        for argument in get_args(annotation):
            yield from _kinds(argument)


@cache
def kinds() -> frozenset[str]:
    """Every kind of record that can be referred to."""
    return frozenset(_kinds(Handbook))
