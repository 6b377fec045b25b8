"""The life of the relationship: its phases as a path, and one page each with its duties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aeskills.edition.edition import Edition
from aeskills.edition.navigation import NavigationEntry
from aeskills.model.artefacts import Artefact
from aeskills.model.evidence import Citation
from aeskills.model.guides import Guide
from aeskills.model.skill import Skill
from aeskills.model.work import Duty, Phase
from aeskills.views.charts.phases import life
from aeskills.views.view import View, oldest

_OVERVIEW = "engagement/"


class Line(NamedTuple):
    """A duty and its skills; `hues` are the numbers of their families, each once."""

    duty: Duty
    skills: list[Skill]
    hues: list[int]


def engagement_views(edition: Edition) -> Iterator[View]:
    """The overview, then every phase in order; no page where the handbook has no phases."""
    handbook, voice = edition.handbook, edition.voice
    if "engagement" not in edition.parts:
        return
    work = handbook.engagement
    phases = [(phase, [duty for duty in handbook.duties.duties if duty.phase == phase.id]) for phase in work.phases]
    yield View(
        address=_OVERVIEW,
        template="engagement.html",
        styles=("role", "engagement"),
        title=voice.text("engagement.title"),
        short=voice.text("nav.overview"),
        description=edition.plain(work.summary),
        section="engagement",
        frame="working",
        data=lambda: {
            "phases": [(phase, [_line(duty, edition) for duty in duties]) for phase, duties in phases],
            "picture": life([(phase.icon, len(duties)) for phase, duties in phases], voice.direction),
            "count": len(handbook.duties.duties),
        },
        subjects=(work, handbook.duties),
        sources=_cited(edition),
        checked=oldest(work.checked, handbook.duties.checked),
        keywords=(handbook.role.title, *(phase.name for phase in work.phases)),
    )
    for place, (phase, duties) in enumerate(phases):
        around = (phases[place - 1][0] if place else None, phases[place + 1][0] if place + 1 < len(phases) else None)
        yield _phase(phase, duties, place + 1, around, edition)


def _phase(phase: Phase, duties: list[Duty], number: int, around: tuple[Phase | None, Phase | None], edition: Edition) -> View:
    handbook = edition.handbook
    return View(
        address=f"engagement/{phase.id}/",
        template="phase.html",
        styles=("role", "engagement"),
        title=phase.name,
        description=edition.plain(phase.summary),
        section="engagement",
        data=lambda: {
            "pages": _subpages(edition),
            "phase": phase,
            "number": number,
            "total": len(handbook.engagement.phases),
            "duties": [_line(duty, edition) for duty in duties],
            "hue": edition.hues,
            "artefacts": edition.referring(phase, Artefact),
            "guides": edition.referring(phase, Guide),
            "previous": around[0],
            "next": around[1],
        },
        subjects=(phase, *duties),
        sources=_cited(edition),
        checked=oldest(handbook.engagement.checked, handbook.duties.checked),
        keywords=(phase.name, handbook.role.title, *(duty.name for duty in duties)),
        parent=_OVERVIEW,
    )


def _subpages(edition: Edition) -> tuple[NavigationEntry, ...]:
    """The overview and every phase."""
    phases = edition.handbook.engagement.phases
    return (
        NavigationEntry(_OVERVIEW, edition.voice.text("nav.overview")),
        *(NavigationEntry(edition.address("phase", phase.id), phase.name) for phase in phases),
    )


def _line(duty: Duty, edition: Edition) -> Line:
    return Line(duty, [edition.record("skill", skill) for skill in duty.skills], sorted({edition.hues[skill] for skill in duty.skills}))


def _cited(edition: Edition) -> tuple[Citation, ...]:
    """What phases and duties rest on, each place once."""
    handbook = edition.handbook
    return tuple(dict.fromkeys((*handbook.engagement.sources, *handbook.duties.sources)))
