"""An artefact in one locale as plain data, empty or filled with the running example: what every file format is written from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from aeskills.edition.edition import Edition
from aeskills.edition.urls import best_url
from aeskills.export.values import plain_words
from aeskills.locales.voice import Voice
from aeskills.model.artefacts import Artefact, ArtefactColumn, ArtefactSection, CellFormat


class FormCell(NamedTuple):
    """A cell of a table: its value, None for an empty one, and how the locale writes it."""

    value: str | Decimal | dt.date | None
    shown: str


EMPTY = FormCell(None, "")


class FormColumn(NamedTuple):
    """A column of a table."""

    name: str
    meaning: str
    format: CellFormat
    currency: str
    choices: tuple[str, ...]
    total: bool


class FormSection(NamedTuple):
    """A section: what stands in it, after the instruction. In the empty form `paragraphs` and `points` hold the place to write in."""

    heading: str
    instruction: tuple[str, ...]
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[FormCell, ...], ...]


class FilledForm(NamedTuple):
    """A whole artefact. `notes` are paragraphs before the first section, `facts` labels with values; `origin` says where the file is from;
    `guide` is the heading above the explanations, `column` and `meaning` those of their table; `updated` dates the file."""

    title: str
    notes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    sections: tuple[FormSection, ...]
    origin: str
    site: str
    guide: str
    column: str
    meaning: str
    culture: str
    direction: Literal["ltr", "rtl"]
    filled: bool
    updated: dt.date


def filled_form(artefact: Artefact, edition: Edition, filled: bool) -> FilledForm:
    """The form of an artefact; with `filled` it holds the running example in place of the instructions."""
    voice, handbook = edition.voice, edition.handbook
    scene = handbook.artefacts.scene
    example = (voice.text("artefact.invented"), *(_paragraphs(scene, edition) if scene else ()))
    return FilledForm(
        title=voice.text("artefact.example-title", name=artefact.name) if filled else artefact.name,
        notes=example if filled else _paragraphs(artefact.purpose, edition),
        facts=() if filled else facts_of(artefact, voice),
        sections=tuple(_section(section, edition, filled) for section in artefact.sections),
        origin=_origin(artefact, edition),
        site=handbook.site.title,
        guide=voice.text("artefact.guide"),
        column=voice.text("artefact.column"),
        meaning=voice.text("artefact.meaning"),
        culture=voice.culture,
        direction=voice.direction,
        filled=filled,
        updated=handbook.site.updated,
    )


def facts_of(artefact: Artefact, voice: Voice) -> tuple[tuple[str, str], ...]:
    """Who fills an artefact in, and how long that takes."""
    hours = artefact.minutes // 60 if artefact.minutes >= 120 and artefact.minutes % 60 == 0 else 0
    takes = voice.text("unit.hours", count=hours) if hours else voice.text("unit.minutes", count=artefact.minutes)
    return (voice.text("artefact.filled-by"), artefact.filled_by), (voice.text("artefact.takes"), takes)


def cell_of(cell: str, column: ArtefactColumn, voice: Voice) -> FormCell:
    """A cell with its value, and as the locale writes it."""
    if not cell:
        return EMPTY
    if column.format == "date":
        date = dt.date.fromisoformat(cell)
        return FormCell(date, voice.date(date, "medium"))
    if column.format in ("text", "choice"):
        return FormCell(cell, cell)
    number = Decimal(cell)
    if column.format == "money" and column.currency:
        return FormCell(number, voice.money(number, column.currency))
    return FormCell(number, voice.percent(number) if column.format == "percent" else voice.number(number))


def rows_of(section: ArtefactSection, voice: Voice) -> list[list[FormCell]]:
    """The rows of the running example."""
    return [[cell_of(cell, column, voice) for cell, column in zip(row.cells, section.columns, strict=True)] for row in section.rows]


def total_of(section: FormSection, index: int) -> Decimal:
    """The sum of a column."""
    values = (row[index].value for row in section.rows)
    return sum((value for value in values if isinstance(value, Decimal)), Decimal(0))


def _section(section: ArtefactSection, edition: Edition, filled: bool) -> FormSection:
    free, rows = edition.voice.text("artefact.free"), rows_of(section, edition.voice)
    if filled:
        paragraphs = _paragraphs(section.example, edition) if section.example else ()
        points = tuple(" ".join(_paragraphs(point, edition)) for point in section.points)
    else:
        paragraphs = (free,) if section.example else ()
        points = (free,) * section.blank if section.points else ()
        rows = list(_free_rows(section, rows))
    columns = tuple(
        FormColumn(column.name, plain_words(column.meaning, edition), column.format, column.currency or "", column.choices, column.total)
        for column in section.columns
    )
    instruction = () if filled else _paragraphs(section.instruction, edition)
    return FormSection(section.heading, instruction, paragraphs, points, columns, tuple(map(tuple, rows)))


def _free_rows(section: ArtefactSection, rows: list[list[FormCell]]) -> Iterator[list[FormCell]]:
    """The rows of the empty form: those whose first columns are given, else free ones."""
    given = [column.given for column in section.columns]
    if any(given):
        yield from ([cell if keep else EMPTY for cell, keep in zip(row, given, strict=True)] for row in rows)
    elif given:
        yield from ([EMPTY] * len(given) for _ in range(section.blank))


def _paragraphs(text: str, edition: Edition) -> tuple[str, ...]:
    return tuple(plain_words(text, edition).split("\n\n"))


def _origin(artefact: Artefact, edition: Edition) -> str:
    site = edition.handbook.site
    if not site.url:
        return edition.voice.text("artefact.origin", site=site.title)
    return edition.voice.text(
        "artefact.origin-address", site=site.title, address=best_url(edition, edition.address("artefact", artefact.id))
    )
