"""Where the role is found: all industries in one table, and one page each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

MOST_SHARED = 2_500
"""Rules of every industry, counted once for each industry, that industries list; more are only counted, and said once elsewhere."""


class Pay(NamedTuple):
    """A figure and how its value is said."""

    figure: Figure
    value: str


class Row(NamedTuple):
    """An industry in the comparison. `pay` is its first median, where there is one."""

    industry: Industry
    rules: int
    pay: Pay | None


class Rules(NamedTuple):
    """Rules in force: by industry those that bind only some, then those of every industry, listed with each (`shared`) or not."""

    own: Mapping[str, Sequence[Regulation]]
    shared: Sequence[Regulation]
    unlisted: int

    def of(self, industry: Industry) -> list[Regulation]:
        """What is listed with an industry, its own rules first."""
        return [*self.own.get(industry.id, ()), *self.shared]

    def total(self, industry: Industry) -> int:
        return len(self.own.get(industry.id, ())) + len(self.shared) + self.unlisted


class Common(NamedTuple):
    """What all industries' pages are made from. `examples` are the scenes that skills set in an industry, by its id."""

    reach: float
    rules: Rules
    hue: Mapping[str, int]
    examples: Mapping[str, Sequence[tuple[Skill, str]]]


def views(edition: Edition, printer: Printer) -> Iterator[View]:
    """The index, then every industry, group by group."""
    handbook, voice = edition.handbook, edition.voice
    rules = binding(edition)
    rows = list(compared(edition, rules))
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
    hues = {family.id: hue for hue, family in enumerate(handbook.role.families, 1)}
    hue = {skill.id: hues[skill.family] for skill in handbook.skills}
    common = Common(_reach(handbook.industries), rules, hue, _examples(handbook.skills))
    for _, industries in grouped(handbook.industries):
        for industry in industries:
            yield _industry(industry, common, edition, printer)


def _industry(industry: Industry, common: Common, edition: Edition, printer: Printer) -> View:
    handbook = edition.handbook
    factors = [
        (one, edition.record("skill", one.skill), factor(one.factor, common.reach, edition.voice.direction))
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
            "row": row(industry, common.rules, edition),
            "models": [edition.record("account-model", model) for model in industry.account_models],
            "factors": factors,
            "hue": common.hue,
            "examples": common.examples.get(industry.id, ()),
            "rules": common.rules.of(industry),
            "unlisted": common.rules.unlisted,
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


def compared(edition: Edition, rules: Rules) -> Iterator[Row]:
    """Every industry as a row of the comparison."""
    return (row(industry, rules, edition) for industry in edition.handbook.industries)


def row(industry: Industry, rules: Rules, edition: Edition) -> Row:
    """One industry's row."""
    medians = (figure for figure in chosen(industry.figures, edition) if figure.percentiles and figure.unit == "money")
    median = next(medians, None)
    return Row(industry, rules.total(industry), Pay(median, with_period(edition.voice, median)) if median else None)


def binding(edition: Edition) -> Rules:
    """Which rules bind which industries; superseded ones are left out."""
    industries = edition.handbook.industries
    rules = [one for one in edition.handbook.regulations.regulations if one.superseded_by is None]
    naming: dict[str, list[str]] = defaultdict(list)
    for industry in industries:
        for name in industry.regulations:
            naming[name].append(industry.id)
    own: dict[str, list[Regulation]] = defaultdict(list)
    for one in rules:
        for name in dict.fromkeys((*one.industries, *naming[one.id])) if one.industries else ():
            own[name].append(one)
    shared = [one for one in rules if not one.industries]
    listed = len(shared) * len(industries) <= MOST_SHARED
    return Rules(own, shared if listed else (), 0 if listed else len(shared))


def cited(rows: Iterable[Row]) -> tuple[Citation, ...]:
    """The sources of the pay figures in the comparison, each once."""
    return tuple(Citation(source=name) for name in dict.fromkeys(row.pay.figure.source for row in rows if row.pay))


def _examples(skills: Iterable[Skill]) -> Mapping[str, Sequence[tuple[Skill, str]]]:
    found: dict[str, list[tuple[Skill, str]]] = defaultdict(list)
    for skill in skills:
        for example in skill.examples:
            found[example.industry].append((skill, example.text))
    return found


def _reach(industries: Iterable[Industry]) -> float:
    """The largest distance of any factor from the neutral one, so that bars compare across pages."""
    return max((abs(one.factor - 1) for industry in industries for one in industry.multipliers), default=0)
