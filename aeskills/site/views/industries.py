"""Where the role is found: all industries in one table, and one page each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

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
    rows = list(compared(edition))
    yield View(
        address="industries/",
        template="industries.html",
        title=voice.text("industries.title"),
        short=voice.text("nav.overview"),
        description=voice.text("industries.description", count=len(rows), role=handbook.role.title),
        section="industries",
        data={"groups": grouped(handbook.industries), "rows": rows},
        subjects=handbook.industries,
        sources=cited(rows),
        checked=min((industry.checked for industry in handbook.industries), default=None),
        keywords=(handbook.role.title, *(industry.name for industry in handbook.industries)),
    )
    reach = _reach(handbook.industries)
    for _, industries in grouped(handbook.industries):
        for industry in industries:
            yield _industry(industry, reach, edition, printer)


def _industry(industry: Industry, reach: float, edition: Edition, printer: Printer) -> View:
    handbook = edition.handbook
    families = [family.id for family in handbook.role.families]
    factors = [
        (one, edition.record("skill", one.skill), factor(one.factor, reach, edition.voice.direction))
        for one in sorted(industry.multipliers, key=lambda one: -one.factor)
    ]
    related = [edition.record("industry", other) for other in industry.related]
    return View(
        address=f"industries/{industry.id}/",
        template="industry.html",
        title=industry.name,
        description=printer.plain(industry.summary),
        section="industries",
        group=industry.group,
        data={
            "industry": industry,
            "row": row(industry, edition),
            "models": [edition.record("account-model", model) for model in industry.account_models],
            "factors": factors,
            "hue": {skill.id: families.index(skill.family) + 1 for skill in handbook.skills},
            "examples": _examples(industry, handbook.skills),
            "rules": binding(edition, industry),
            "figures": groups(chosen(industry.figures, edition), edition),
            "terms": [edition.record("term", term) for term in industry.vocabulary],
            "contexts": [context for context in handbook.role.contexts if industry.id in context.industries],
            "related": related,
            "beside": ",".join([industry.id, *industry.related][:3]),
        },
        subjects=(industry,),
        sources=industry.sources,
        checked=industry.checked,
        keywords=(industry.name, industry.group, handbook.role.title),
        parent="industries/",
    )


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
    medians = (figure for figure in chosen(industry.figures, edition) if figure.percentiles and figure.unit == "money")
    median = next(medians, None)
    return Row(industry, len(binding(edition, industry)), Pay(median, with_period(edition.voice, median)) if median else None)


def binding(edition: Edition, industry: Industry) -> list[Regulation]:
    """Rules in force that bind the industry, its own before those of every industry; superseded ones are left out."""
    rules = [one for one in edition.handbook.regulations.regulations if one.superseded_by is None]
    own = [one for one in rules if industry.id in one.industries or (one.industries and one.id in industry.regulations)]
    return own + [one for one in rules if not one.industries]


def cited(rows: Iterable[Row]) -> tuple[Citation, ...]:
    """The sources of the pay figures in the comparison, each once."""
    return tuple(Citation(source=name) for name in dict.fromkeys(row.pay.figure.source for row in rows if row.pay))


def _examples(industry: Industry, skills: Iterable[Skill]) -> list[tuple[Skill, str]]:
    """Scenes that skills set in this industry."""
    return [(skill, example.text) for skill in skills for example in skill.examples if example.industry == industry.id]


def _reach(industries: Iterable[Industry]) -> float:
    """The largest distance of any factor from the neutral one, so that bars compare across pages."""
    return max((abs(one.factor - 1) for industry in industries for one in industry.multipliers), default=0)
