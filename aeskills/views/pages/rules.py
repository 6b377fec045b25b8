"""The rules: a table of all with a filter by country and industry, and one page each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from aeskills.edition.alphabet import sort_key
from aeskills.edition.edition import Edition
from aeskills.locales.figures import with_period
from aeskills.model.rules import Regulation, RuleCoverage, Situation
from aeskills.views.backlinks import backlinks, by_section
from aeskills.views.view import View

# fmt: off
UNION = frozenset((
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
))
# fmt: on
"""Member states of the European Union by ISO 3166 code, since 1 February 2020."""
TOPICS = ("gift", "meal", "ticket", "travel", "donation", "record", "advertising", "advice", "pay", "other")


class Country(NamedTuple):
    """A choice of the filter. `places` are the jurisdictions whose rules apply there."""

    code: str
    name: str
    places: tuple[str, ...]


class RuleGroup(NamedTuple):
    """Rules that apply in the same jurisdictions; `note` is the key of a sentence about them, or empty."""

    name: str
    note: str
    rules: tuple[Regulation, ...]


def rules_views(edition: Edition) -> Iterator[View]:
    """The table, then every rule; no page where the handbook has none."""
    handbook, voice = edition.handbook, edition.voice
    if "rules" not in edition.parts:
        return
    rules = handbook.regulations.regulations
    places = list(_places(rules, edition))
    yield View(
        address="rules/",
        template="rules.html",
        styles=("rules",),
        title=voice.text("rules.title"),
        short=voice.text("nav.overview"),
        description=voice.text("rules.description", count=len(rules), role=handbook.role.title),
        section="rules",
        data=lambda: {
            "places": places,
            "countries": _countries(rules, handbook.regulations.coverage, edition),
            "industries": handbook.industries,
            "topics": _by_topic(rules),
            "words": {key: voice.interface.messages("site")[f"rules.{key}"] for key in ("found", "none")},
            "total": len(rules),
            "coverage": handbook.regulations.coverage,
            "scripts": ("assets/javascripts/rules.js",) if rules else (),
        },
        subjects=(handbook.regulations,),
        checked=min((rule.read_on for rule in rules), default=None),
    )
    for place in places:
        for rule in place.rules:
            yield _rule(rule, place.name, edition)


def _rule(rule: Regulation, place: str, edition: Edition) -> View:
    return View(
        address=f"rules/{rule.id}/",
        template="rule.html",
        styles=("figures", "rules", "sources"),
        title=rule.gloss,
        description=edition.plain(rule.summary),
        section="rules",
        group=place,
        data=lambda: _data(rule, edition),
        subjects=(rule,),
        sources=rule.sources,
        checked=rule.read_on,
        keywords=(rule.titles.get(edition.tag, rule.name), *rule.known_as, rule.gloss, place),
        parent="rules/",
    )


def _data(rule: Regulation, edition: Edition) -> Mapping[str, Any]:
    figures = [edition.record("figure", figure) for figure in rule.figures]
    found = [use for use in backlinks(edition, rule) if use.section not in ("rules", "industries")]
    return {
        "rule": rule,
        "places": [edition.voice.territory(code) for code in rule.jurisdictions],
        "industries": [edition.record("industry", one) for one in rule.industries],
        "situations": [(topic, list(scenes)) for topic, scenes in groupby(_ordered(rule), key=lambda scene: scene.topic)],
        "figures": [(figure, with_period(edition.voice, figure)) for figure in figures],
        "replaced_by": edition.record("regulation", rule.superseded_by) if rule.superseded_by else None,
        "related": [other for other in edition.referring(rule, Regulation) if other.id != rule.id],
        "used": by_section(edition, found),
    }


def applying(country: str) -> tuple[str, ...]:
    """The jurisdictions whose rules apply in a country."""
    return (country, "EU", "world") if country in UNION else (country, "world")


def _countries(rules: Iterable[Regulation], coverage: Iterable[RuleCoverage], edition: Edition) -> list[Country]:
    """Every country with a rule of its own or of the Union, or about which it is said how far the list goes, by name in this locale;
    the last choice stands for all others.
    """
    kept = {code for rule in rules for code in rule.jurisdictions} | {code for one in coverage for code in one.jurisdictions}
    codes = (kept - {"EU", "world"}) | (UNION if "EU" in kept else set())
    named = sorted(
        (Country(code, edition.voice.territory(code), applying(code)) for code in codes), key=lambda one: sort_key(one.name, edition.tag)
    )
    return [*named, Country("other", edition.voice.text("rules.other-country"), ("world",))]


def _places(rules: Sequence[Regulation], edition: Edition) -> Iterator[RuleGroup]:
    groups: dict[tuple[str, ...], list[Regulation]] = {}
    for rule in rules:
        groups.setdefault(rule.jurisdictions, []).append(rule)
    union = any("EU" in codes for codes in groups)
    for codes, found in groups.items():
        names = edition.voice.join([edition.voice.territory(code) for code in codes])
        member = "member" if union and set(codes) <= UNION else ""
        yield RuleGroup(names[:1].upper() + names[1:], codes[0] if codes in (("EU",), ("world",)) else member, tuple(found))


def _by_topic(rules: Iterable[Regulation]) -> list[tuple[str, list[Regulation]]]:
    found = [(topic, [rule for rule in rules if any(scene.topic == topic for scene in rule.situations)]) for topic in TOPICS]
    return [(topic, matching) for topic, matching in found if matching]


def _ordered(rule: Regulation) -> list[Situation]:
    return sorted(rule.situations, key=lambda scene: TOPICS.index(scene.topic))
