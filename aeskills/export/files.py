"""The open data of an edition: every file, ready to be written below the locale's folder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, partial

from aeskills.edition.edition import Edition
from aeskills.export import feed, llms
from aeskills.export.llms import PageSummary
from aeskills.export.tables import Table, csv_text, tables
from aeskills.export.values import ExportValues, compact, listed
from aeskills.model.handbook import Handbook
from aeskills.schema.open_data import handbook_schema

SCHEMA = 2
"""Rises when a field goes or changes its meaning; fields may be added without."""


def data_files(edition: Edition, pages: Collection[PageSummary]) -> dict[str, Callable[[], Iterable[str]]]:
    """Name → what makes the text, in pieces: the largest need not be held. `pages` are the pages that llms.txt lists."""
    files: dict[str, Callable[[], Iterable[str]]] = {
        "data/handbook.json": lambda: handbook_pieces(edition),
        "data/schema.json": lambda: (data_schema(),),
        llms.LLMS_NAME: lambda: (llms.llms(edition, pages),),
        feed.FEED_NAME: lambda: (feed.feed(edition),),
    }
    return files | {f"data/{table.name}.csv": partial(_rows, table, edition) for table in tables(edition.handbook)}


@cache
def data_schema() -> str:
    """The text of the schema: no locale changes it."""
    return compact(handbook_schema(SCHEMA))


def _rows(table: Table, edition: Edition) -> Iterable[str]:
    yield csv_text(table, edition)


def handbook_pieces(edition: Edition) -> Iterator[str]:
    """The whole handbook in one locale as JSON, record by record."""
    handbook = edition.handbook
    values = ExportValues(edition, "../")
    documents = {name: getattr(handbook, name) for name in Handbook.model_fields}
    head = {
        "$schema": "schema.json",
        "schema": SCHEMA,
        "locale": edition.tag,
        "updated": handbook.site.updated.isoformat(),
        "licence": values.text(handbook.site.notice) if handbook.site.notice else None,
        "translated": 100.0 if edition.is_source else round(edition.coverage(handbook.documents), 1),
    }
    yield compact(head).removesuffix("}") + ',"handbook":{'
    for number, (name, document) in enumerate(documents.items()):
        yield f"{',' if number else ''}{compact(name)}:"
        if isinstance(document, tuple):
            yield from listed(map(values.json, document))
        else:
            yield from values.pieces(document)
    yield "}}"
