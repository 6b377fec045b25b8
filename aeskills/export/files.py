"""The open data of an edition: every file, ready to be written below the locale's folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from aeskills.export import feed, llms
from aeskills.export.data_schema import handbook_schema
from aeskills.export.tables import csv_text, tables
from aeskills.export.values import Values, compact, listed
from aeskills.locales.localize import coverage
from aeskills.model.base import Record
from aeskills.model.handbook import Handbook
from aeskills.site.edition import Edition
from aeskills.site.printing import Printer
from aeskills.site.view import View

SCHEMA = 1
"""Rises when a field goes or changes its meaning; fields may be added without."""


def files_of(edition: Edition, printer: Printer, views: Iterable[View]) -> dict[str, str]:
    """Name → text."""
    return {name: "".join(pieces) for name, pieces in files_in_pieces(edition, printer, views)}


def files_in_pieces(edition: Edition, printer: Printer, views: Iterable[View]) -> Iterator[tuple[str, Iterable[str]]]:
    """Name and text of every file, each made while it is read: the largest need not be held. `views` are the edition's pages."""
    yield "data/handbook.json", handbook_pieces(edition, printer)
    yield "data/schema.json", (compact(handbook_schema(SCHEMA)),)
    yield llms.NAME, (llms.llms(edition, printer, views),)
    yield feed.NAME, (feed.feed(edition, printer),)
    for table in tables(edition.handbook):
        yield f"data/{table.name}.csv", (csv_text(table, printer),)


def handbook_pieces(edition: Edition, printer: Printer) -> Iterator[str]:
    """The whole handbook in one locale as JSON, record by record."""
    handbook = edition.handbook
    values = Values(edition, printer, "../")
    documents = {name: getattr(handbook, name) for name in Handbook.model_fields}
    head = {
        "$schema": "schema.json",
        "schema": SCHEMA,
        "locale": edition.tag,
        "updated": handbook.site.updated.isoformat(),
        "licence": values.text(handbook.site.notice) if handbook.site.notice else None,
        "translated": round(coverage(_records(documents)), 1),
    }
    yield compact(head).removesuffix("}") + ',"handbook":{'
    for number, (name, document) in enumerate(documents.items()):
        yield f"{',' if number else ''}{compact(name)}:"
        if isinstance(document, tuple):
            yield from listed(compact(values.record(one)) for one in document)
        else:
            yield from values.pieces(document)
    yield "}}"


def _records(documents: dict[str, Any]) -> Iterable[Record]:
    for document in documents.values():
        yield from document if isinstance(document, tuple) else (document,)
