"""The open data: which files there are, what stands in them, and what changed last."""

from __future__ import annotations

import json
from collections.abc import Iterator

from aeskills.export import feed, llms
from aeskills.export.files import SCHEMA
from aeskills.export.tables import tables
from aeskills.export.values import Values
from aeskills.site import structured
from aeskills.site.edition import Edition
from aeskills.site.printing import Printer
from aeskills.site.view import View

ADDRESS = "data/"


def views(edition: Edition, printer: Printer) -> Iterator[View]:
    """One page; the files themselves are written by aeskills/export."""
    book, voice = edition.handbook, edition.voice
    found = list(tables(book))
    title, description = voice.text("data.title"), voice.text("data.description", role=book.role.title)
    files = [("data/handbook.json", voice.text("data.handbook"), "application/json")]
    files += [(f"data/{table.name}.csv", voice.text(f"data.table-{table.name}"), "text/csv") for table in found]
    first = book.glossary.terms[:1] or book.sources.sources[:1]
    yield View(
        address=ADDRESS,
        template="data.html",
        title=title,
        description=description,
        section="reference",
        data={
            "tables": found,
            "schema": SCHEMA,
            "changes": sorted(book.changes.changes, key=lambda change: change.date, reverse=True),
            "example": [json.dumps(Values(edition, printer, "../").record(one), ensure_ascii=False, indent=2) for one in first],
            "feed": feed.NAME,
            "llms": llms.NAME,
        },
        subjects=(book.changes,),
        structured=(structured.dataset(edition, title, description, ADDRESS, files),),
        keywords=("JSON", "CSV", "JSON Schema", "Atom", book.role.title),
    )
