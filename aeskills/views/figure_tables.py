"""Figures laid out for comparison: one table for each unit, what its rows share said once, what differs said in the row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aeskills.edition.edition import Edition
from aeskills.locales.figures import amount, date_of, value_of
from aeskills.locales.voice import Voice
from aeskills.markup.svg import Element
from aeskills.model.evidence import Figure, Source
from aeskills.views.charts.strips import axis, points_scale, strip
from aeskills.views.charts.svg import Axis

SHARED = frozenset(["measure", "place", "date", "source", "certainty"])
"""Facts that stand above a table when all its rows share them."""
PERCENTILES = ("p10", "p25", "p50", "p75", "p90")


class FigureFact(NamedTuple):
    """Something to know about figures: `name` says what kind of fact; a source's words lead to `target`, a record's kind and id."""

    name: str
    words: str
    target: tuple[str, str] | None = None


class FigureRow(NamedTuple):
    """A figure: its value in words, or its percentiles as bare numbers; the facts that its neighbours do not share."""

    figure: Figure
    value: str
    percentiles: tuple[str, ...]
    facts: tuple[FigureFact, ...]
    note: str | None
    note_number: int
    successor: Figure | None
    picture: Element


class FigureGroup(NamedTuple):
    """Figures of one unit, currency and period on one scale, all with percentiles (`spread`) or all without.

    `common` is the note of every row that has no note of its own; `notes` hold for several rows, which point to them by number.
    """

    unit: str
    spread: bool
    facts: tuple[FigureFact, ...]
    rows: tuple[FigureRow, ...]
    common: str | None
    notes: tuple[str, ...]
    axis: Element


def groups(figures: Iterable[Figure], edition: Edition) -> tuple[FigureGroup, ...]:
    """The figures by unit and shape, in the order in which each unit first occurs; all of one unit are on one scale."""
    units: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        units.setdefault((figure.unit, figure.currency, figure.period), []).append(figure)
    return tuple(_group(shaped, points_scale(members), edition) for members in units.values() for shaped in _shapes(members))


def _shapes(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Percentiles apart from single values and ranges: they have other columns."""
    spread = [figure for figure in figures if figure.percentiles]
    plain = [figure for figure in figures if not figure.percentiles]
    return [shaped for shaped in (spread, plain) if shaped]


def chosen(identifiers: Iterable[str], edition: Edition) -> list[Figure]:
    """The figures of these ids."""
    return [edition.record("figure", identifier) for identifier in identifiers]


def _group(figures: Sequence[Figure], on: Axis, edition: Edition) -> FigureGroup:
    voice = edition.voice
    facts = [_facts(figure, edition) for figure in figures]
    shared = [_of_all(fact, figures) for fact in facts[0] if fact.name in SHARED and all(_says(fact, others) for others in facts)]
    told = Counter(figure.note for figure in figures if figure.note)
    common = next(
        (note for note, count in told.most_common(1) if 1 < count >= len(figures) / 2 and all(figure.note for figure in figures)), None
    )
    notes = [note for note, count in told.items() if count > 1 and note != common]
    numbers = {note: number for number, note in enumerate(notes, 1)}
    rows = tuple(
        FigureRow(
            figure=figure,
            value=value_of(voice, figure),
            percentiles=_percentiles(voice, figure),
            facts=tuple(fact for fact in own if not _says(fact, shared)),
            note=None if figure.note == common or figure.note in numbers else figure.note,
            note_number=numbers.get(figure.note or "", 0),
            successor=edition.record("figure", figure.superseded_by) if figure.superseded_by else None,
            picture=strip(figure, on, voice.direction == "rtl"),
        )
        for figure, own in zip(figures, facts, strict=True)
    )
    return FigureGroup(
        unit=unit_of(voice, figures[0]),
        spread=figures[0].percentiles is not None,
        facts=tuple(shared),
        rows=rows,
        common=common,
        notes=tuple(notes),
        axis=axis(voice, on),
    )


def _of_all(fact: FigureFact, figures: Sequence[Figure]) -> FigureFact:
    """A fact said once for several figures: its source's words lead to the source."""
    return fact._replace(target=("source", figures[0].source)) if fact.target and len(figures) > 1 else fact


def _says(fact: FigureFact, facts: Iterable[FigureFact]) -> bool:
    return any((fact.name, fact.words) == (other.name, other.words) for other in facts)


def unit_of(voice: Voice, figure: Figure) -> str:
    """What the numbers count: USD a year, per cent, months."""
    unit = figure.currency or voice.text(f"pay.unit-{figure.unit}")
    return voice.text(f"figure.per.{figure.period}", value=unit) if figure.period else unit


def _facts(figure: Figure, edition: Edition) -> tuple[FigureFact, ...]:
    """Kind, place, date, how sure, source; then how many it describes, its mean and its occupation code."""
    voice = edition.voice
    source: Source = edition.record("source", figure.source)
    found = [
        FigureFact("measure", voice.text(f"figures.measure-{figure.measure}")),
        FigureFact("place", voice.territory(figure.geography)),
        FigureFact("date", date_of(voice, figure)),
        FigureFact("source", source.publisher, ("figure", figure.id)),
        FigureFact("certainty", voice.text(f"pay.certainty-{figure.certainty}")),
    ]
    if figure.count is not None:
        found.append(FigureFact("count", voice.text("pay.count", count=figure.count)))
    if figure.mean is not None:
        found.append(FigureFact("mean", voice.text("pay.mean", value=amount(voice, figure, figure.mean))))
    if figure.occupation:
        found.append(FigureFact("occupation", voice.text("pay.code", code=figure.occupation)))
    return tuple(found)


def _percentiles(voice: Voice, figure: Figure) -> tuple[str, ...]:
    if figure.percentiles is None:
        return ()
    values = [getattr(figure.percentiles, name) for name in PERCENTILES]
    return tuple("" if value is None else voice.number(value) for value in values)
