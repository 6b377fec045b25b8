"""The open data of an edition: every file, ready to be written below the locale's folder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import Any

from aeskills.export import feed, llms
from aeskills.export.data_schema import handbook_schema
from aeskills.export.tables import csv_text, tables
from aeskills.export.values import Values
from aeskills.model.base import Record
from aeskills.model.handbook import Handbook
from aeskills.site.edition import Edition
from aeskills.site.printing import Printer
from aeskills.site.view import View

SCHEMA = 1
"""Rises when a field goes or changes its meaning; fields may be added without."""


def files_of(edition: Edition, printer: Printer, views: Collection[View]) -> dict[str, Callable[[], Any]]:
    """Name → what makes the text, or a value to be written as JSON. `views` are the edition's pages."""
    files: dict[str, Callable[[], Any]] = {
        "data/handbook.json": partial(handbook_data, edition, printer),
        "data/schema.json": partial(handbook_schema, SCHEMA),
        llms.NAME: partial(llms.llms, edition, printer, views),
        feed.NAME: partial(feed.feed, edition, printer),
    }
    return files | {f"data/{table.name}.csv": partial(csv_text, table, printer) for table in tables(edition.handbook)}


def handbook_data(edition: Edition, printer: Printer) -> dict[str, Any]:
    """The whole handbook in one locale."""
    handbook = edition.handbook
    values = Values(edition, printer, "../")
    documents = {name: getattr(handbook, name) for name in Handbook.model_fields}
    return {
        "$schema": "schema.json",
        "schema": SCHEMA,
        "locale": edition.tag,
        "updated": handbook.site.updated.isoformat(),
        "licence": values.text(handbook.site.notice) if handbook.site.notice else None,
        "translated": round(edition.coverage(_records(documents)), 1),
        "handbook": {
            name: [values.record(one) for one in document] if isinstance(document, tuple) else values.record(document)
            for name, document in documents.items()
        },
    }


def _records(documents: dict[str, Any]) -> Iterable[Record]:
    for document in documents.values():
        yield from document if isinstance(document, tuple) else (document,)
