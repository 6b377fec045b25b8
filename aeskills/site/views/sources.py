"""The sources: an index by the section they serve, and one page each with every figure taken from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from aeskills.model.evidence import Figure, Source
from aeskills.site.alphabet import sort_key
from aeskills.site.edition import Edition
from aeskills.site.figures import amount, with_period
from aeskills.site.navigation import SECTIONS
from aeskills.site.printing import Printer
from aeskills.site.uses import Use, by_section, uses
from aeskills.site.view import View

PRECEDENCE = ("rules", "pay", "role", "skills", "career", "engagement", "onboarding", "assessment", "industries", "reference")
"""Industries come late: they cite again what the rules and the pay rest on."""
POINTS = ("p10", "p25", "p50", "p75", "p90")


@dataclass(frozen=True)
class Row:
    """A figure as its source's page shows it. `points` are its percentiles, None where one is missing."""

    figure: Figure
    value: str
    points: tuple[str | None, ...]
    mean: str | None
    shown: list[Markup]


def views(edition: Edition, printer: Printer) -> Iterator[View]:
    """The index, then every source."""
    handbook, voice = edition.handbook, edition.voice
    sources = handbook.sources.sources
    figures: dict[str, list[Figure]] = {source.id: [] for source in sources}
    for figure in handbook.figures.figures:
        figures[figure.source].append(figure)
    used = {figure.id: uses(edition, printer, figure) for figure in handbook.figures.figures}
    cited = {source.id: uses(edition, printer, source) for source in sources}
    groups: dict[str, list[Source]] = {section: [] for section, _ in SECTIONS}
    for source in sorted(sources, key=lambda source: (sort_key(source.publisher, edition.tag), source.title)):
        groups[_section([*cited[source.id], *(use for figure in figures[source.id] for use in used[figure.id])])].append(source)
    yield View(
        address="sources/",
        template="sources.html",
        title=voice.text("sources.title"),
        description=voice.text("sources.description", count=len(sources)),
        section="reference",
        data={
            "groups": [(section, voice.text(f"section.{section}"), found) for section, found in groups.items() if found],
            "taken": {source: len(found) for source, found in figures.items()},
            "attributions": [source for source in sources if source.attribution],
        },
        subjects=(handbook.sources,),
        checked=max((source.accessed for source in sources), default=None),
    )
    for source in sources:
        rows = [_row(edition, figure, used[figure.id]) for figure in figures[source.id]]
        yield _source(source, rows, cited[source.id], edition, printer)


def _source(source: Source, rows: list[Row], cited: list[Use], edition: Edition, printer: Printer) -> View:
    return View(
        address=f"sources/{source.id}/",
        template="source.html",
        title=source.title,
        description=f"{source.publisher}: {printer.plain(source.supports)}",
        section="reference",
        data={
            "source": source,
            "rows": [row for row in rows if row.figure.percentiles is None],
            "spread": [row for row in rows if row.figure.percentiles is not None],
            "points": POINTS,
            "total": len(rows),
            "cited": by_section(edition, cited),
        },
        subjects=(source,),
        checked=source.accessed,
        keywords=(source.title, source.publisher),
        parent="sources/",
        listed=False,
    )


def _row(edition: Edition, figure: Figure, used: list[Use]) -> Row:
    voice, points = edition.voice, figure.percentiles
    values = [getattr(points, name) for name in POINTS] if points else []
    return Row(
        figure=figure,
        value=with_period(voice, figure),
        points=tuple(None if value is None else amount(voice, figure, value) for value in values),
        mean=None if figure.mean is None else amount(voice, figure, figure.mean),
        shown=list(dict.fromkeys(use.link for use in used)),
    )


def _section(found: Iterable[Use]) -> str:
    """The section that a source is listed under: the first in `PRECEDENCE` that rests on it."""
    sections = {use.section for use in found}
    return next((section for section in PRECEDENCE if section in sections), "reference")
