"""The open data: which files there are, what stands in them, and what changed last."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from aeskills.edition.edition import Edition
from aeskills.export import feed, llms
from aeskills.export.files import SCHEMA
from aeskills.export.tables import tables
from aeskills.export.values import ExportValues
from aeskills.model.base import Record
from aeskills.model.handbook import Handbook
from aeskills.views import structured
from aeskills.views.view import View

_ADDRESS = "data/"


def open_data_views(edition: Edition) -> Iterator[View]:
    """One page; the files themselves are written by aeskills/export."""
    book, voice, values = edition.handbook, edition.voice, ExportValues(edition, "../")
    title, description = voice.text("data.title"), voice.text("data.description", role=book.role.title)
    yield View(
        address=_ADDRESS,
        template="data.html",
        styles=("handbook",),
        title=title,
        description=description,
        section="reference",
        data=lambda: {
            "tables": [table for table in tables(book) if table.entries],
            "schema": SCHEMA,
            "changes": sorted(book.changes.changes, key=lambda change: change.date, reverse=True),
            "example": [json.dumps(one, ensure_ascii=False, indent=2, default=values.default) for one in _first(book)],
            "feed": feed.FEED_NAME,
            "llms": llms.LLMS_NAME,
        },
        subjects=(book.changes,),
        structured=lambda: (structured.dataset(edition, title, description, _ADDRESS, list(_files(edition))),),
        keywords=("JSON", "CSV", "JSON Schema", "Atom", book.role.title),
    )


def _first(book: Handbook) -> Sequence[Record]:
    """A record to show as an example."""
    return book.glossary.terms[:1] or book.sources.sources[:1]


def _files(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Address, description and type of every file."""
    voice = edition.voice
    yield "data/handbook.json", voice.text("data.handbook"), "application/json"
    for table in filter(lambda table: table.entries, tables(edition.handbook)):
        yield f"data/{table.name}.csv", voice.text(f"data.table-{table.name}"), "text/csv"
