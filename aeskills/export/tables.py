"""The handbook as tables, and a table as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from aeskills.edition.edition import Edition
from aeskills.export.values import decimal, plain_words
from aeskills.model.base import Record
from aeskills.model.handbook import Handbook
from aeskills.schema.fields import is_rich

TablePart = Record | Mapping[str, Any]
"""What a stretch of a row is taken from."""

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PERCENTILES = ("p10", "p25", "p50", "p75", "p90")


class Table(NamedTuple):
    """A file called `name` with `.csv`. Each entry of `entries` is a row, joined of parts; `columns` has the columns of each part:
    the name of the column and the field it shows.
    """

    name: str
    entries: tuple[tuple[TablePart, ...], ...]
    columns: tuple[tuple[tuple[str, str], ...], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(name for part in self.columns for name, _ in part)

    def rows(self, edition: Edition) -> Iterator[list[str]]:
        """The cells, row by row."""
        for parts in self.entries:
            pairs = zip(parts, self.columns, strict=True)
            yield [_cell(part, field, edition) for part, columns in pairs for _, field in columns]


def csv_text(table: Table, edition: Edition) -> str:
    """The table by RFC 4180, with a header; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.header)
    writer.writerows([guarded(cell) for cell in row] for row in table.rows(edition))
    return out.getvalue()


def guarded(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay numbers."""
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def tables(book: Handbook) -> Iterator[Table]:
    """Every table of a handbook."""
    scale = {step.level: {"name": step.name} for step in book.scales.proficiency}
    yield _table(
        "skills-levels",
        [(skill, level, scale[level.level], level) for skill in book.skills for level in skill.levels],
        "skill=id skill_name=name family weight",
        "level",
        "level_name=name",
        "summary indicators",
    )
    yield _table(
        "duties",
        [(duty,) for duty in book.duties.duties],
        "id name phase summary good produces skills involves frequency measures tasks",
    )
    yield _table(
        "industries",
        [(industry,) for industry in book.industries],
        "id name group summary offers clients account cycle deciders account_models regulations figures",
    )
    yield _table(
        "targets",
        [(step, {"skill": skill, "target": target}) for step in book.career.levels for skill, target in step.targets.items()],
        "seniority=id seniority_name=name branch step",
        "skill target",
    )
    yield _table(
        "multipliers",
        [(industry, multiplier) for industry in book.industries for multiplier in industry.multipliers],
        "industry=id industry_name=name",
        "skill factor reason",
    )
    yield _table(
        "figures",
        [(figure, figure.percentiles or dict.fromkeys(_PERCENTILES), figure) for figure in book.figures.figures],
        "id label measure unit currency period value low high",
        " ".join(_PERCENTILES),
        "mean count geography industry occupation as_of until superseded_by source at passage certainty note",
    )
    yield _table(
        "regulations",
        [(regulation,) for regulation in book.regulations.regulations],
        "id name gloss type jurisdictions industries summary scope who_is_bound requires "
        "first_in_force this_version_from amounts_from supersedes superseded_by official certainty read_on",
    )
    if book.variants.variants:
        yield from _by_trade(book)
    yield _table("glossary", [(term,) for term in book.glossary.terms], "id name synonyms definition see")
    yield _table(
        "sources",
        [(source,) for source in book.sources.sources],
        "id title publisher quotes url published read_on language licence certainty supports",
    )
    yield _table(
        "activities",
        [(activity,) for activity in book.onboarding.activities],
        "id day paths skill level title text outcome hours",
    )
    if book.artefacts.artefacts:
        yield _table(
            "artefacts",
            [(artefact, artefact.used_by, section) for artefact in book.artefacts.artefacts for section in artefact.sections],
            "artefact=id artefact_name=name artefact_type=type purpose filled_by minutes",
            "skills phases activities",
            "section=id heading instruction",
        )


def _by_trade(book: Handbook) -> Iterator[Table]:
    variants = book.variants.variants
    yield _table(
        "variants",
        [(variant, variant.pay) for variant in variants],
        "id name summary meaning industries titles regulations move",
        "pay=text figures",
    )
    yield _table(
        "variant-ladders",
        [(variant, {"position": number}, step) for variant in variants for number, step in enumerate(variant.ladder, 1)],
        "variant=id variant_name=name",
        "position",
        "title equivalent beside differs=text",
    )
    yield _table(
        "variant-duties",
        [(variant, one) for variant in variants for one in variant.weights],
        "variant=id variant_name=name",
        "duty phase takes=weight reason",
    )
    yield _table(
        "variant-skills",
        [(variant, one) for variant in variants for one in variant.emphasis],
        "variant=id variant_name=name",
        "skill family factor reason",
    )


def _table(name: str, entries: Sequence[tuple[TablePart, ...]], *columns: str) -> Table:
    """A table; in the columns of a part, `skill=id` shows the field id under the name skill."""
    specs = ((column.partition("=") for column in part.split()) for part in columns)
    return Table(name, tuple(entries), tuple(tuple((column, field or column) for column, _, field in spec) for spec in specs))


def _cell(part: TablePart, field: str, edition: Edition) -> str:
    if isinstance(part, Record):
        return _written(getattr(part, field), is_rich(type(part), field), edition)
    return _written(part[field], False, edition)


def _written(value: Any, rich: bool, edition: Edition) -> str:
    """One value a cell; the entries of a list stand one a line."""
    if isinstance(value, str):
        return plain_words(value, edition) if rich else str(value)
    if isinstance(value, tuple):
        return "\n".join(_written(entry, rich, edition) for entry in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return decimal(value)
    if isinstance(value, float):
        return format(value, "g")
    if isinstance(value, dt.date):
        return value.isoformat()
    return "" if value is None else str(value)
