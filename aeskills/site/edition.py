"""One locale's edition: the localized handbook, its voice, and how records refer to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

from aeskills.content import inline
from aeskills.locales.voice import Voice
from aeskills.model.base import Record, Reference, Translatable, mark
from aeskills.model.handbook import Handbook, records
from aeskills.site.addresses import address_of, files, name_of

AnyRecord = TypeVar("AnyRecord", bound=Record)
Target = tuple[str, str]
"""Kind and id."""


@dataclass(frozen=True)
class Edition:
    """What the views of one locale are made from. `prose` holds the folders of hand-written pages, the nearest first.

    `source` is the handbook in its source language, where a page shows the original word beside the translated one.
    """

    handbook: Handbook
    voice: Voice
    prose: tuple[Path, ...] = ()
    source: Handbook | None = None

    @property
    def tag(self) -> str:
        return self.voice.tag

    @property
    def is_source(self) -> bool:
        return self.tag == self.handbook.site.source_locale

    def record(self, kind: str, identifier: str) -> Any:
        """The record of that kind and id; KeyError when there is none."""
        return self.handbook.by_kind[kind][identifier]

    def address(self, kind: str, identifier: str) -> str:
        """Its address below the locale's folder."""
        return address_of(self.handbook, kind, identifier)

    def name(self, kind: str, identifier: str) -> str:
        """What it is called."""
        return name_of(self.record(kind, identifier))

    def file(self, record: Record) -> str | None:
        """The file below the content folder that an author edits to change it."""
        return self._files.get(id(record))

    def referring(self, record: Record, kind: type[AnyRecord]) -> list[AnyRecord]:
        """The records of `kind` that refer to `record`, in the author's order: the way back of every link.

        Whole documents, such as Compensation, refer to what stands in their parts that have no kind of their own.
        """
        found = self._referring.get((record.kind, getattr(record, "id", "")), [])
        return [other for other in found if isinstance(other, kind)]

    @cached_property
    def _files(self) -> dict[int, str]:
        return files(self.handbook)

    @cached_property
    def _referring(self) -> dict[Target, list[Record]]:
        index: dict[Target, dict[int, Record]] = defaultdict(dict)
        documents = (getattr(self.handbook, field) for field in Handbook.model_fields)
        kindless = (document for document in documents if isinstance(document, Record) and not document.kind)
        for owner in (*records(self.handbook), *kindless):
            for target in _targets(owner):
                index[target][id(owner)] = owner
        return {target: list(owners.values()) for target, owners in index.items()}


def _targets(record: Record) -> Iterator[Target]:
    """What `record` and its parts without a kind of their own refer to."""
    for name, (kind, rich) in _fields(type(record)).items():
        value = getattr(record, name)
        for entry in value if isinstance(value, tuple | dict) else (value,):
            if isinstance(entry, Record):
                yield from () if entry.kind else _targets(entry)
            elif entry and kind:
                yield kind, str(entry)
            elif entry and rich:
                yield from ((target.kind, target.id) for target in inline.targets(entry))


@cache
def _fields(model: type[Record]) -> dict[str, tuple[str, bool]]:
    """Field → the kind it refers to, and whether it is text with links."""
    fields = {}
    for name, field in model.model_fields.items():
        reference, text = mark(field, Reference), mark(field, Translatable)
        fields[name] = (reference.kind if reference else "", bool(text and text.rich))
    return fields
