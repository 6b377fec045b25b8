"""Where the role is found: all industries in one table, and one page each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from aeskills.model.evidence import Citation, Figure
from aeskills.model.industry import Industry
from aeskills.model.rules import Regulation
from aeskills.model.skill import Skill
from aeskills.site.charts.factors import factor
from aeskills.site.edition import Edition
from aeskills.site.figure_tables import chosen, groups
from aeskills.site.figures import with_period
from aeskills.site.printing import Printer
from aeskills.site.view import View


class Pay(NamedTuple):
    """A figure and how its value is said."""

    figure: Figure
    value: str


class Row(NamedTuple):
    """An industry in the comparison. `pay` is its first median, where there is one."""

    industry: Industry
    rules: int
    pay: Pay | None


def views(edition: Edition, printer: Printer) -> Iterator[View]:
    """The index, then every industry, group by group."""
    handbook, voice = edition.handbook, edition.voice
    yield View(
        address="industries/",
        template="industries.html",
        title=voice.text("industries.title"),
        short=voice.text("nav.overview"),
        description=voice.text("industries.description", count=len(handbook.industries), role=handbook.role.title),
        section="industries",
        data=lambda: {"groups": grouped(handbook.industries), "rows": list(compared(edition))},
        subjects=handbook.industries,
        sources=cited(edition),
        checked=min((industry.checked for industry in handbook.industries), default=None),
        keywords=(handbook.role.title, *(industry.name for industry in handbook.industries)),
    )
    reach = _reach(handbook.industries)
    for _, industries in grouped(handbook.industries):
        for industry in industries:
            yield _industry(industry, reach, edition, printer)


def _industry(industry: Industry, reach: float, edition: Edition, printer: Printer) -> View:
    return View(
        address=f"industries/{industry.id}/",
        template="industry.html",
        title=industry.name,
        description=printer.plain(industry.summary),
        section="industries",
        group=industry.group,
        data=lambda: _data(industry, reach, edition),
        subjects=(industry,),
        sources=industry.sources,
        checked=industry.checked,
        keywords=(industry.name, industry.group, edition.handbook.role.title),
        parent="industries/",
    )


def _data(industry: Industry, reach: float, edition: Edition) -> Mapping[str, Any]:
    factors = [
        (one, edition.record("skill", one.skill), factor(one.factor, reach, edition.voice.direction))
        for one in sorted(industry.multipliers, key=lambda one: -one.factor)
    ]
    return {
        "industry": industry,
        "row": row(industry, edition),
        "models": [edition.record("account-model", model) for model in industry.account_models],
        "factors": factors,
        "hue": edition.hues,
        "examples": _examples(industry, edition),
        "rules": binding(edition, industry),
        "figures": groups(chosen(industry.figures, edition), edition),
        "terms": [edition.record("term", term) for term in industry.vocabulary],
        "contexts": [context for context in edition.handbook.role.contexts if industry.id in context.industries],
        "related": [edition.record("industry", other) for other in industry.related],
        "beside": ",".join([industry.id, *industry.related][:3]),
    }


def grouped(industries: Iterable[Industry]) -> list[tuple[str, list[Industry]]]:
    """Industries under the name of their group, groups in the order of their first industry."""
    found: dict[str, list[Industry]] = {}
    for industry in industries:
        found.setdefault(industry.group, []).append(industry)
    return [(industries[0].group, industries) for industries in found.values()]


def compared(edition: Edition) -> Iterator[Row]:
    """Every industry as a row of the comparison."""
    return (row(industry, edition) for industry in edition.handbook.industries)


def row(industry: Industry, edition: Edition) -> Row:
    """One industry's row."""
    median = _median(industry, edition)
    return Row(industry, len(binding(edition, industry)), Pay(median, with_period(edition.voice, median)) if median else None)


def binding(edition: Edition, industry: Industry) -> list[Regulation]:
    """Rules in force that bind the industry, its own before those of every industry; superseded ones are left out."""
    own, general = edition.once(_in_force)
    return own.get(industry.id, []) + general


def _in_force(edition: Edition) -> tuple[dict[str, list[Regulation]], list[Regulation]]:
    """The rules in force that bind certain industries, by industry, and those that bind every industry."""
    naming: dict[str, list[str]] = {}
    for industry in edition.handbook.industries:
        for rule in industry.regulations:
            naming.setdefault(rule, []).append(industry.id)
    own: dict[str, list[Regulation]] = {}
    general = []
    for one in edition.handbook.regulations.regulations:
        if one.superseded_by is None and one.industries:
            for name in dict.fromkeys((*one.industries, *naming.get(one.id, ()))):
                own.setdefault(name, []).append(one)
        elif one.superseded_by is None:
            general.append(one)
    return own, general


def _median(industry: Industry, edition: Edition) -> Figure | None:
    """The first spread of pay among an industry's figures."""
    found = chosen(industry.figures, edition)
    return next((figure for figure in found if figure.percentiles and figure.unit == "money"), None)


def cited(edition: Edition) -> tuple[Citation, ...]:
    """The sources of the pay figures in the comparison, each once."""
    medians = (_median(industry, edition) for industry in edition.handbook.industries)
    return tuple(Citation(source=name) for name in dict.fromkeys(figure.source for figure in medians if figure))


def _examples(industry: Industry, edition: Edition) -> list[tuple[Skill, str]]:
    """Scenes that skills set in this industry."""
    found = edition.referring(industry, Skill)
    return [(skill, example.text) for skill in found for example in skill.examples if example.industry == industry.id]


def _reach(industries: Iterable[Industry]) -> float:
    """The largest distance of any factor from the neutral one, so that bars compare across pages."""
    return max((abs(one.factor - 1) for industry in industries for one in industry.multipliers), default=0)
