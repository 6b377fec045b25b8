"""The whole role as one document to print, whose links lead to its own chapters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from aeskills.edition.edition import Edition
from aeskills.edition.headings import heading
from aeskills.locales.figures import range_of, with_period
from aeskills.model.base import Record
from aeskills.model.evidence import Figure
from aeskills.views.variants import trades
from aeskills.views.view import View, oldest

_ADDRESS = "handbook/"
PRINTED_PARTS = frozenset(
    {
        "phase",
        "duty",
        "account-model",
        "variant",
        "industry",
        "family",
        "skill",
        "seniority",
        "pay-component",
        "regulation",
        "term",
        "source",
    }
)
"""Kinds of records that stand in the document."""


class Chapter(NamedTuple):
    """A chapter: its name in ids and templates, its title, and the records that the table of contents lists."""

    name: str
    title: str
    entries: tuple[tuple[str, str], ...] = ()


class HandbookRow(NamedTuple):
    """A figure in a table: value or median, and the range of the middle half where it is known."""

    figure: Figure
    value: str
    middle: str


def handbook_views(edition: Edition) -> Iterator[View]:
    """One page."""
    book, voice = edition.handbook, edition.voice
    title = voice.text("handbook.title", role=book.role.title)
    documents = (
        book.role,
        book.engagement,
        book.duties,
        *book.industries,
        *book.skills,
        book.career,
        book.compensation,
        *book.variants.variants,
    )
    yield View(
        address=_ADDRESS,
        template="handbook.html",
        styles=("handbook",),
        title=title,
        short=voice.text("handbook.short"),
        description=voice.text("handbook.description", role=book.role.title),
        section="reference",
        data=lambda: {**_data(edition), "title": title, "chapters": tuple(_chapters(edition))},
        inside=PRINTED_PARTS,
        subjects=(*documents, book.scales, book.figures, book.regulations, book.glossary, book.sources),
        checked=oldest(*_checked(edition)),
        keywords=(book.role.title, *book.role.synonyms),
        search=False,
    )


def _chapters(edition: Edition) -> Iterator[Chapter]:
    book, voice = edition.handbook, edition.voice
    listed: dict[str, tuple[Record, ...]] = {
        "role": (*book.role.account_models, *book.variants.variants),
        "engagement": book.engagement.phases,
        "industries": book.industries,
        "skills": tuple(skill for _, skills in edition.families for skill in skills),
        "career": book.career.levels,
        "pay": book.compensation.components,
        "rules": book.regulations.regulations,
    }
    for name, records in listed.items():
        if name not in edition.parts:
            continue
        yield Chapter(name, voice.text(f"section.{name}"), tuple(_entry(record) for record in records))
    for name in ("glossary", "sources"):
        if name in edition.parts:
            yield Chapter(name, voice.text(f"{name}.title"))


def _entry(record: Any) -> tuple[str, str]:
    name = record.gloss if record.kind == "regulation" else record.name
    return f"{record.kind}-{record.id}", heading(name)


def _data(edition: Edition) -> dict[str, Any]:
    book = edition.handbook
    figures = {figure.id: figure for figure in book.figures.figures}
    return {
        "role": book.role,
        "trades": trades(edition),
        "phases": [(phase, [duty for duty in book.duties.duties if duty.phase == phase.id]) for phase in book.engagement.phases],
        "families": edition.families,
        "scale": {step.level: step for step in book.scales.proficiency},
        "tables": [(table, [_row(figures[one], edition) for one in table.figures]) for table in book.compensation.tables],
        "sources": sorted(book.sources.sources, key=lambda source: (source.publisher.casefold(), source.title.casefold())),
    }


def _row(figure: Figure, edition: Edition) -> HandbookRow:
    voice, points = edition.voice, figure.percentiles
    if points is None:
        return HandbookRow(figure, with_period(voice, figure), "")
    middle = ""
    if points.p25 is not None and points.p75 is not None:
        middle = range_of(voice, figure, points.p25, points.p75)
    return HandbookRow(figure, voice.text("handbook.median", value=with_period(voice, figure)), middle)


def _checked(edition: Edition) -> list[dt.date | None]:
    """The days on which the parts were last checked."""
    book = edition.handbook
    single = [book.role.checked, book.engagement.checked, book.duties.checked, book.career.checked, book.compensation.checked]
    many = [
        *(one.checked for one in book.industries),
        *(one.checked for one in book.skills),
        *(one.checked for one in book.variants.variants),
    ]
    rules = [one.read_on for one in book.regulations.regulations]
    return [*single, *many, *rules, book.figures.checked, book.glossary.checked]
