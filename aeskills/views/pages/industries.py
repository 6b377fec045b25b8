"""Where the role is found: all industries by field, and one page each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from aeskills.edition.edition import Edition
from aeskills.locales.figures import date_of, with_period
from aeskills.model.evidence import Citation, Figure
from aeskills.model.industry import Industry
from aeskills.model.rules import Regulation
from aeskills.model.skill import Skill
from aeskills.views.charts.factors import factor_bar
from aeskills.views.figure_tables import chosen, groups
from aeskills.views.variants import variants_of
from aeskills.views.view import View

MOST_INDUSTRY_FIGURES = 5
"""Figures of pay that an industry's page draws; the pages of figures have all of them."""

MOST_SHARED = 2_500
"""Rules of every industry, counted once for each industry, that industries list; more are only counted, and said once elsewhere."""


class Pay(NamedTuple):
    """A figure and how its value is said."""

    figure: Figure
    value: str


class IndustryFact(NamedTuple):
    """One of the few things to know of an industry at a glance, and where on its page, or in a source, there is more of it."""

    words: str
    value: str
    address: str = ""
    detail: str = ""


class IndustryRow(NamedTuple):
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


def industries_views(edition: Edition) -> Iterator[View]:
    """The index, then every industry, group by group; no page where the handbook has none."""
    handbook, voice = edition.handbook, edition.voice
    if "industries" not in edition.parts:
        return
    yield View(
        address="industries/",
        template="industries.html",
        styles=("role", "industries"),
        title=voice.text("industries.title"),
        short=voice.text("nav.overview"),
        description=voice.text("industries.description", count=len(handbook.industries), role=handbook.role.title),
        section="industries",
        frame="working",
        data=lambda: {"groups": grouped(handbook.industries)},
        subjects=handbook.industries,
        checked=min((industry.checked for industry in handbook.industries), default=None),
        keywords=(handbook.role.title, *(industry.name for industry in handbook.industries)),
    )
    reach = _reach(handbook.industries)
    for _, industries in grouped(handbook.industries):
        for industry in industries:
            yield _industry(industry, reach, edition)


def _industry(industry: Industry, reach: float, edition: Edition) -> View:
    return View(
        address=f"industries/{industry.id}/",
        template="industry.html",
        styles=("role", "industries"),
        title=industry.name,
        description=edition.plain(industry.summary),
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
    rules = edition.once(binding)
    factors = [
        (one, edition.record("skill", one.skill), factor_bar(one.factor, reach, edition.voice.direction))
        for one in sorted(industry.multipliers, key=lambda one: -one.factor)
    ]
    return {
        "industry": industry,
        "facts": list(_facts(industry, row(industry, rules, edition), edition)),
        "models": [edition.record("account-model", model) for model in industry.account_models],
        "factors": factors,
        "hue": edition.hues,
        "examples": _examples(industry, edition),
        "rules": [*rules.own.get(industry.id, ()), *(one for one in rules.shared if one.id in industry.regulations)],
        "shared": [one for one in rules.shared if one.id not in industry.regulations],
        "unlisted": rules.unlisted,
        "figures": groups(chosen(industry.figures[:MOST_INDUSTRY_FIGURES], edition), edition),
        "terms": [edition.record("term", term) for term in industry.vocabulary],
        "contexts": [context for context in edition.handbook.role.contexts if industry.id in context.industries],
        "variants": variants_of(industry, edition),
        "related": [edition.record("industry", other) for other in industry.related],
    }


def _facts(industry: Industry, at: IndustryRow, edition: Edition) -> Iterator[IndustryFact]:
    """Who buys, how long a sale takes, what it pays, how many rules bind: what the handbook knows of it."""
    voice = edition.voice
    if industry.clients_in_short:
        yield IndustryFact(voice.text("industry.clients"), industry.clients_in_short)
    if industry.cycle_in_short:
        yield IndustryFact(voice.text("industry.cycle"), industry.cycle_in_short)
    if at.pay:
        place = f"{voice.territory(at.pay.figure.geography)}{voice.comma}{date_of(voice, at.pay.figure)}"
        yield IndustryFact(voice.text("industries.pay"), at.pay.value, edition.address("figure", at.pay.figure.id), place)
    if at.rules:
        yield IndustryFact(voice.text("industry.rules"), voice.number(at.rules), f"{edition.address('industry', industry.id)}#rules")


FACTS = ("offers", "clients", "deciders", "cycle", "account_models")
"""What an industry may say of itself in the comparison."""


def told(industries: Iterable[Industry]) -> frozenset[str]:
    """Which of `FACTS` at least one industry states: the others have no row."""
    return frozenset(name for industry in industries for name in FACTS if getattr(industry, name))


def grouped(industries: Iterable[Industry]) -> list[tuple[str, list[Industry]]]:
    """Industries under the name of their group, groups in the order of their first industry."""
    found: dict[str, list[Industry]] = {}
    for industry in industries:
        found.setdefault(industry.group, []).append(industry)
    return [(industries[0].group, industries) for industries in found.values()]


def compared(edition: Edition, rules: Rules) -> Iterator[IndustryRow]:
    """Every industry as a row of the comparison."""
    return (row(industry, rules, edition) for industry in edition.handbook.industries)


def row(industry: Industry, rules: Rules, edition: Edition) -> IndustryRow:
    """One industry's row."""
    median = _median(industry, edition)
    return IndustryRow(industry, rules.total(industry), Pay(median, with_period(edition.voice, median)) if median else None)


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
