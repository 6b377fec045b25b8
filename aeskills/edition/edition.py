"""One locale's edition: the localized handbook, its voice, and how records refer to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, TypeVar

from aeskills.content import inline
from aeskills.edition.addresses import address_of, files, name_of
from aeskills.edition.parts import parts_of
from aeskills.handwritten.docs import Docs
from aeskills.locales.figures import figure_in_text
from aeskills.locales.localize import translated_words
from aeskills.locales.voice import Voice
from aeskills.model.base import Record, field_info
from aeskills.model.evidence import Figure
from aeskills.model.handbook import Handbook, records
from aeskills.model.memo import remembered
from aeskills.model.role import SkillFamily
from aeskills.model.skill import Skill
from aeskills.settings.model import Settings

Made = TypeVar("Made")
AnyRecord = TypeVar("AnyRecord", bound=Record)
RecordKey = tuple[str, str]
"""Kind and id."""
References = Mapping[RecordKey, Collection[tuple[str, str]]]
"""Target → the records that refer to it, by kind and id; a document without a kind by "" and the field of the handbook it fills."""


@dataclass(frozen=True, eq=False)
class Edition:
    """What the views of one locale are made from: its handbook, the hand-written pages, and the settings of mkdocs.yml.

    `source` is the handbook in its source language, where a page shows the original word beside the translated one; `references`
    is who refers to whom when that is known already, since links are the same in every language.
    """

    handbook: Handbook
    voice: Voice
    source: Handbook | None = None
    references: References | None = None
    docs: Docs = field(default_factory=Docs)
    settings: Settings = field(default_factory=Settings)
    _made: dict[Callable[[Edition], Any], Any] = field(default_factory=dict, init=False)

    @property
    def tag(self) -> str:
        return self.voice.tag

    @property
    def is_source(self) -> bool:
        return self.tag == self.handbook.site.source_locale

    def once(self, make: Callable[[Edition], Made]) -> Made:
        """What `make` makes of this edition, made the first time it is asked for: an index that many pages look into."""
        if make not in self._made:
            self._made[make] = make(self)
        found: Made = self._made[make]
        return found

    def record(self, kind: str, identifier: str) -> Any:
        """The record of that kind and id; KeyError when there is none."""
        return self.handbook.by_kind[kind][identifier]

    def address(self, kind: str, identifier: str) -> str:
        """Its address below the locale's folder."""
        return address_of(self.handbook, kind, identifier)

    def name(self, kind: str, identifier: str) -> str:
        """What it is called."""
        return name_of(self.record(kind, identifier))

    def shown_name(self, kind: str, identifier: str) -> str:
        """What a link to a record says: its name, or a figure's value and unit."""
        if not kind:  # a web page, which site.yaml allows
            return identifier
        record = self.record(kind, identifier)
        return figure_in_text(self.voice, record) if isinstance(record, Figure) else self.name(kind, identifier)

    def plain(self, text: str) -> str:
        """Text with inline markup → words alone."""
        return inline.plain_inline(text, self.shown_name)

    def file(self, record: Record) -> str | None:
        """The file below the content folder that an author edits to change it."""
        return self._files.get(id(record))

    def referring(self, record: Record, kind: type[AnyRecord]) -> list[AnyRecord]:
        """The records of `kind` that refer to `record`, in the author's order: the way back of every link.

        Whole documents, such as Compensation, refer to what stands in their parts that have no kind of their own.
        """
        found = (self._owner(*key) for key in self._references.get((record.kind, getattr(record, "id", "")), ()))
        return [other for other in found if isinstance(other, kind)]

    def coverage(self, records: Iterable[Record]) -> float:
        """Share of the words below `records` that are translated, 0–100; 100 when they have no words."""
        done = total = 0
        for record in records:
            translated, words = translated_words(record)
            done, total = done + translated, total + words
        return 100 * done / total if total else 100.0

    @cached_property
    def parts(self) -> frozenset[str]:
        """The parts of the site that the handbook has something to say on."""
        return parts_of(self.handbook)

    @cached_property
    def families(self) -> list[tuple[SkillFamily, list[Skill]]]:
        """Each family with its skills."""
        found: dict[str, list[Skill]] = {family.id: [] for family in self.handbook.role.families}
        for skill in self.handbook.skills:
            found[skill.family].append(skill)
        return [(family, found[family.id]) for family in self.handbook.role.families]

    @cached_property
    def hues(self) -> dict[str, int]:
        """Skill → the number of its family, which is its colour."""
        return {skill.id: number for number, (_, skills) in enumerate(self.families, 1) for skill in skills}

    @cached_property
    def _references(self) -> References:
        return references(self.handbook) if self.references is None else self.references

    @cached_property
    def _files(self) -> dict[int, str]:
        return files(self.handbook)

    def _owner(self, kind: str, identifier: str) -> Record:
        found = self.handbook.by_kind[kind][identifier] if kind else getattr(self.handbook, identifier)
        assert isinstance(found, Record)
        return found


def references(handbook: Handbook) -> References:
    """Who refers to whom in a handbook, in the author's order."""
    index: dict[RecordKey, dict[tuple[str, str], None]] = defaultdict(dict)
    for document in handbook.documents:
        for target, owner in _links(document):
            index[target][owner] = None
    for name in Handbook.model_fields:
        document = getattr(handbook, name)
        if isinstance(document, Record) and not document.kind:
            for target in _targets(document):
                index[target]["", name] = None
    return index


@remembered
def _links(document: Record) -> tuple[tuple[RecordKey, tuple[str, str]], ...]:
    """Target and owner of every link from a record with a kind."""
    owners = ((record, (record.kind, getattr(record, "id", record.kind))) for record in records(document))
    return tuple((target, owner) for record, owner in owners for target in _targets(record))


def _targets(record: Record) -> Iterator[RecordKey]:
    """What `record` and its parts without a kind of their own refer to."""
    for name, (kind, rich) in _fields(type(record)).items():
        value = getattr(record, name)
        for entry in value if isinstance(value, tuple | dict) else (value,):
            if isinstance(entry, Record):
                yield from () if entry.kind else _targets(entry)
            elif entry and kind:
                yield kind, str(entry)
            elif entry and rich:
                yield from ((target.kind, target.id) for target in inline.targets(entry) if target.kind)


@cache
def _fields(model: type[Record]) -> dict[str, tuple[str, bool]]:
    """Field that may refer to something → the kind it refers to, and whether it is text with links."""
    rich = {name for name, found in field_info(model).items() if found.text and found.text.rich}
    return {name: (found.kind, name in rich) for name, found in field_info(model).items() if found.kind or found.records or name in rich}
