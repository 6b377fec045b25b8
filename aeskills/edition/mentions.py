"""The figures that a page states in its sentences, with the dates that no sentence holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from aeskills.content import inline
from aeskills.edition.addresses import PAGES
from aeskills.edition.edition import Edition
from aeskills.locales.figures import date_of, figure_in_text
from aeskills.model.base import Record, field_info
from aeskills.model.evidence import Figure
from aeskills.model.memo import remembered


class Mention(NamedTuple):
    """A figure in a sentence: the phrase, and the date that stands in a note."""

    figure: Figure
    phrase: str
    date: str


def mentions(edition: Edition, subjects: Iterable[Record], address: str) -> list[Mention]:
    """The figures in the texts that the page at `address` shows of its `subjects`, each once. Subjects with a page elsewhere are only
    listed here, without their texts.
    """
    here = [record for record in subjects if not record.kind or _page(edition, record) == address]
    names = dict.fromkeys(name for record in here for name in _figures_in(record))
    figures = (edition.record("figure", name) for name in names)
    return [Mention(figure, figure_in_text(edition.voice, figure), date_of(edition.voice, figure)) for figure in figures]


def _page(edition: Edition, record: Record) -> str:
    return edition.address(record.kind, getattr(record, "id", record.kind)).partition("#")[0]


@remembered
def _figures_in(record: Record) -> tuple[str, ...]:
    """The ids of the figures that a record's texts link, without those of parts that have a page of their own."""
    names: list[str] = []
    for name, field in field_info(type(record)).items():
        value = getattr(record, name)
        for entry in value if isinstance(value, tuple) else (value,):
            if isinstance(entry, Record):
                names += () if PAGES.get(entry.kind, "").endswith("/") else _figures_in(entry)
            elif field.text is not None and isinstance(entry, str) and "figure:" in entry:
                names += (target.id for target in inline.targets(entry) if target.kind == "figure")
    return tuple(names)
