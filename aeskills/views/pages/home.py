"""The home page: what the role is, and the ways into the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aeskills.edition.edition import Edition
from aeskills.locales.figures import amount, range_of, value_of
from aeskills.markup.svg import Element
from aeskills.model.evidence import Figure, Source
from aeskills.model.industry import Industry
from aeskills.views import structured
from aeskills.views.charts.phases import life
from aeskills.views.charts.strips import labelled
from aeskills.views.grid import columns
from aeskills.views.view import View


class HomeHeadline(NamedTuple):
    """The figure at the top: what is measured where, its value, its spread as picture and in words."""

    figure: Figure
    source: Source
    measure: str
    place: str
    value: str
    period: str
    half: str
    picture: Element


def home_views(edition: Edition) -> Iterator[View]:
    """One page."""
    handbook = edition.handbook
    role = handbook.role
    duties = [duty.phase for duty in handbook.duties.duties]
    yield View(
        address="",
        template="home.html",
        styles=("engagement", "home"),
        title=role.title,
        description=edition.plain(handbook.site.description),
        section="role",
        frame="open",
        short=edition.voice.text("nav.home"),
        data=lambda: {
            "role": role,
            "pay": _headline(edition),
            "phases": handbook.engagement.phases,
            "picture": life([(phase.icon, duties.count(phase.id)) for phase in handbook.engagement.phases], edition.voice.direction),
            "doors": handbook.site.doors,
            "columns": columns(len(handbook.site.doors)),
            "families": [(family, skills) for family, skills in edition.families if skills],
            "fields": _fields(edition),
        },
        subjects=(handbook.site, role),
        sources=role.sources,
        checked=role.checked,
        keywords=role.keywords,
        listed=False,
        structured=lambda: (structured.occupation(edition, ""),),
    )


def _headline(edition: Edition) -> HomeHeadline | None:
    """The figure that the role names for it; None where it names none."""
    voice, name = edition.voice, edition.handbook.role.headline
    if name is None:
        return None
    figure: Figure = edition.record("figure", name)
    spread = figure.percentiles
    period = voice.text(f"figures.period-{figure.period}") if figure.period else ""
    half = ""
    if spread and spread.p25 is not None and spread.p75 is not None:
        half = voice.text("home.half", low=amount(voice, figure, spread.p25), high=amount(voice, figure, spread.p75))
    elif figure.low is not None and figure.high is not None:
        half = range_of(voice, figure, figure.low, figure.high)
    return HomeHeadline(
        figure=figure,
        source=edition.record("source", figure.source),
        measure=voice.text(f"figures.measure-{figure.measure}"),
        place=voice.territory(figure.geography),
        value=value_of(voice, figure),
        period=voice.text("home.median", period=period) if spread and period else period,
        half=half,
        picture=labelled(figure, voice),
    )


def _fields(edition: Edition) -> list[tuple[str, list[Industry]]]:
    """The industries by the field of the role that they belong to; those of no field last."""
    handbook = edition.handbook
    found: list[tuple[str, list[Industry]]] = []
    rest = list(handbook.industries)
    for context in handbook.role.contexts:
        own = [industry for industry in rest if industry.id in context.industries]
        rest = [industry for industry in rest if industry not in own]
        if own:
            found.append((context.name, own))
    if rest:
        found.append((edition.voice.text("home.elsewhere") if found else "", rest))
    return found
