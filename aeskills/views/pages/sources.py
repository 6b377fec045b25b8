"""The sources: an index by the section they serve, and one page each with every figure taken from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from typing import Any, NamedTuple

from aeskills.edition.alphabet import sort_key
from aeskills.edition.edition import Edition
from aeskills.edition.navigation import SECTIONS
from aeskills.locales.figures import amount, with_period
from aeskills.model.evidence import Figure, Source
from aeskills.views.backlinks import Backlink, backlinks, by_section, sections_of
from aeskills.views.view import View

PRECEDENCE = ("rules", "pay", "role", "skills", "career", "engagement", "onboarding", "assessment", "industries", "reference")
"""Industries come late: they cite again what the rules and the pay rest on."""
_POINTS = ("p10", "p25", "p50", "p75", "p90")


class SourceRow(NamedTuple):
    """A figure as its source's page shows it. `points` are its percentiles, None where one is missing."""

    figure: Figure
    value: str
    points: tuple[str | None, ...]
    mean: str | None
    shown: list[Backlink]


def sources_views(edition: Edition) -> Iterator[View]:
    """The index, then every source; no page where the handbook has none."""
    handbook, voice = edition.handbook, edition.voice
    if "sources" not in edition.parts:
        return
    sources = handbook.sources.sources
    yield View(
        address="sources/",
        template="sources.html",
        styles=("sources",),
        title=voice.text("sources.title"),
        description=voice.text("sources.description", count=len(sources)),
        section="reference",
        frame="working",
        data=lambda: {
            "words": {"found": voice.interface.messages("site")["find.found"]},
            "scripts": ("assets/javascripts/find.js",),
            "groups": _groups(edition),
            "taken": Counter(figure.source for figure in handbook.figures.figures),
            "attributions": [source for source in sources if source.attribution],
        },
        subjects=(handbook.sources,),
        checked=max((source.read_on for source in sources), default=None),
    )
    titles = Counter(source.title for source in sources)
    yield from (_source(source, titles[source.title] > 1, edition) for source in sources)


def _source(source: Source, has_namesake: bool, edition: Edition) -> View:
    """Two publishers may give the same title; the publisher then tells the pages apart."""
    return View(
        address=f"sources/{source.id}/",
        template="source.html",
        styles=("figures", "sources"),
        title=f"{source.title} ({source.publisher})" if has_namesake else source.title,
        description=f"{source.publisher}: {edition.plain(source.supports)}",
        section="reference",
        data=lambda: _data(source, edition),
        subjects=(source,),
        checked=source.read_on,
        keywords=(source.title, source.publisher),
        parent="sources/",
        listed=False,
    )


def _groups(edition: Edition) -> list[tuple[str, str, list[Source]]]:
    """Section, its title, and the sources listed under it."""
    groups: dict[str, list[Source]] = {section: [] for section, _ in SECTIONS}
    for source in sorted(edition.handbook.sources.sources, key=lambda source: (sort_key(source.publisher, edition.tag), source.title)):
        found = set[str]().union(*(sections_of(edition, one) for one in (source, *_taken(edition, source))))
        groups[_section(found)].append(source)
    return [(section, edition.voice.text(f"section.{section}"), found) for section, found in groups.items() if found]


def _taken(edition: Edition, source: Source) -> list[Figure]:
    """The figures that are taken from a source."""
    return [figure for figure in edition.referring(source, Figure) if figure.source == source.id]


def _data(source: Source, edition: Edition) -> Mapping[str, Any]:
    rows = [_row(edition, figure, backlinks(edition, figure)) for figure in _taken(edition, source)]
    return {
        "source": source,
        "rows": [row for row in rows if row.figure.percentiles is None],
        "spread": [row for row in rows if row.figure.percentiles is not None],
        "points": _POINTS,
        "total": len(rows),
        "cited": by_section(edition, backlinks(edition, source)),
    }


def _row(edition: Edition, figure: Figure, used: list[Backlink]) -> SourceRow:
    voice, points = edition.voice, figure.percentiles
    values = [getattr(points, name) for name in _POINTS] if points else []
    return SourceRow(
        figure=figure,
        value=with_period(voice, figure),
        points=tuple(None if value is None else amount(voice, figure, value) for value in values),
        mean=None if figure.mean is None else amount(voice, figure, figure.mean),
        shown=list({(link.address, link.words): link for link in used}.values()),
    )


def _section(sections: Container[str]) -> str:
    """The section that a source is listed under: the first in `PRECEDENCE` that rests on it."""
    return next((section for section in PRECEDENCE if section in sections), "reference")
