"""The career path: its levels on rails and in one table, and one page each with what is missing for the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from aeskills.edition.edition import Edition
from aeskills.locales.figures import date_of, with_period
from aeskills.model.career import Seniority
from aeskills.model.evidence import Figure
from aeskills.model.role import SkillFamily
from aeskills.model.skill import Skill
from aeskills.views.charts.path import BRANCHES, MOST_ABREAST, layout, rails
from aeskills.views.figure_tables import FigureGroup, chosen, groups
from aeskills.views.variants import SCRIPTS, titles_of, trades
from aeskills.views.view import View

_WEIGHTS = ((1.25, "much-more"), (1.05, "more"), (0.95, "usual"), (0.75, "less"), (0.0, "much-less"))
"""From which factor on a family is said to weigh how much."""


MOST_LEVEL_FIGURES = 3
"""Figures at the top of a level's page; the table below has all of them."""


class Stop(NamedTuple):
    """A level on the path: its place, counted from 1, and the branch that begins here, if one does."""

    level: Seniority
    rank: int
    lane: int
    branch: str


class Typical(NamedTuple):
    """A figure of a level: its value, where and when."""

    figure: Figure
    value: str
    place: str


class Rise(NamedTuple):
    """A skill whose target is higher at the next level; `anchor` says what can be seen at that level."""

    skill: Skill
    start: int
    end: int
    anchor: str


@dataclass(frozen=True)
class Step:
    """The way to one next level: the skills that rise, family by family."""

    level: Seniority
    families: tuple[tuple[SkillFamily, tuple[Rise, ...]], ...]

    @property
    def count(self) -> int:
        return sum(len(rises) for _, rises in self.families)


def career_views(edition: Edition) -> Iterator[View]:
    """The path, then every level; no page where the handbook has none."""
    handbook, voice = edition.handbook, edition.voice
    if "career" not in edition.parts:
        return
    career, variants = handbook.career, handbook.variants.variants
    yield View(
        address="career/",
        template="career.html",
        styles=("role", "career"),
        title=voice.text("career.title"),
        short=voice.text("nav.overview"),
        description=voice.text("career.description", count=len(career.levels), role=handbook.role.title),
        section="career",
        frame="working",
        data=lambda: {
            "career": career,
            **_path(edition),
            "branches": _branches(edition),
            "trades": trades(edition),
            "scripts": SCRIPTS if variants else (),
        },
        subjects=(career, *variants),
        sources=career.sources,
        checked=career.checked,
    )
    for level in career.levels:
        yield _level(level, edition)


def _path(edition: Edition) -> dict[str, Any]:
    """Every level with its place and the rails behind them; a path of many steps runs downwards everywhere."""
    voice, plan = edition.voice, layout(edition.handbook.career.levels)
    first: dict[str, str] = {}
    for node in sorted(plan.nodes, key=lambda node: node.rank):
        first.setdefault(plan.lanes[node.lane], node.level.id)
    stops = [
        Stop(
            node.level,
            node.rank + 1,
            node.lane + 1,
            voice.text(f"career.branch-{node.level.branch}") if first[node.level.branch] == node.level.id else "",
        )
        for node in plan.nodes
    ]
    return {
        "stops": stops,
        "rails": rails(plan, voice.direction == "rtl") if stops else (),
        "across": plan.ranks <= MOST_ABREAST,
    }


def _branches(edition: Edition) -> list[tuple[str, list[tuple[Seniority, list[Seniority]]]]]:
    """The levels of each branch in order, each with those it leads to; shared levels first."""
    levels = sorted(edition.handbook.career.levels, key=lambda level: level.step)
    found = []
    for branch in sorted(BRANCHES, key=lambda branch: branch != "shared"):
        own = [(level, [edition.record("seniority", one) for one in level.next]) for level in levels if level.branch == branch]
        if own:
            found.append((edition.voice.text(f"career.branch-{branch}"), own))
    return found


def _level(level: Seniority, edition: Edition) -> View:
    career = edition.handbook.career
    return View(
        address=f"career/{level.id}/",
        template="seniority.html",
        styles=("role", "career", "figures"),
        title=level.name,
        description=edition.plain(level.summary),
        section="career",
        data=lambda: {
            "level": level,
            "by_trade": titles_of(level, edition),
            "before": [other for other in career.levels if level.id in other.next],
            "after": [edition.record("seniority", following) for following in level.next],
            "steps": [_step(level, edition.record("seniority", following), edition) for following in level.next],
            "families": edition.families,
            "scale": edition.handbook.scales.proficiency,
            "weights": [(family, weight(level.emphasis[family.id]), level.emphasis[family.id]) for family, _ in edition.families],
            "groups": (found := groups(chosen(level.figures, edition), edition)),
            "typical": _typical(found, edition),
        },
        subjects=(level,),
        sources=career.sources,
        checked=career.checked,
        keywords=(level.name, *level.titles),
        parent="career/",
    )


def _typical(found: Sequence[FigureGroup], edition: Edition) -> list[Typical]:
    """The first figures of a level, in the order of its table."""
    voice = edition.voice
    figures = [row.figure for group in found for row in group.rows if row.successor is None][:MOST_LEVEL_FIGURES]
    return [Typical(one, with_period(voice, one), f"{voice.territory(one.geography)}{voice.comma}{date_of(voice, one)}") for one in figures]


def _step(level: Seniority, following: Seniority, edition: Edition) -> Step:
    found = []
    for family, skills in edition.families:
        rises = tuple(
            Rise(skill, level.targets[skill.id], following.targets[skill.id], skill.levels[following.targets[skill.id] - 1].summary)
            for skill in skills
            if following.targets[skill.id] > level.targets[skill.id]
        )
        if rises:
            found.append((family, rises))
    return Step(following, tuple(found))


def weight(factor: float) -> str:
    """How a factor on a family's weight is said."""
    return next(words for least, words in _WEIGHTS if factor >= least)
