"""The career path: a picture and a table of its levels, and one page each with what is missing for the next one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from aeskills.edition.edition import Edition
from aeskills.markup.svg import Element
from aeskills.model.career import Seniority
from aeskills.model.role import SkillFamily
from aeskills.model.skill import Skill
from aeskills.views.charts.path import layout, pictures
from aeskills.views.figure_tables import chosen, groups
from aeskills.views.variants import SCRIPTS, titles_of, trades
from aeskills.views.view import View

WEIGHTS = ((1.25, "much-more"), (1.05, "more"), (0.95, "usual"), (0.75, "less"), (0.0, "much-less"))
"""From which factor on a family is said to weigh how much."""


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


def views(edition: Edition) -> Iterator[View]:
    """The path, then every level; no page where the handbook has none."""
    handbook, voice = edition.handbook, edition.voice
    if "career" not in edition.parts:
        return
    career, variants = handbook.career, handbook.variants.variants
    yield View(
        address="career/",
        template="career.html",
        styles=("career",),
        title=voice.text("career.title"),
        short=voice.text("nav.overview"),
        description=voice.text("career.description", count=len(career.levels), role=handbook.role.title),
        section="career",
        data=lambda: {
            "career": career,
            "pictures": _pictures(edition),
            "trades": trades(edition),
            "scripts": SCRIPTS if variants else (),
        },
        subjects=(career, *variants),
        sources=career.sources,
        checked=career.checked,
    )
    for level in career.levels:
        yield _level(level, edition)


def _pictures(edition: Edition) -> list[Element]:
    voice, levels = edition.voice, edition.handbook.career.levels
    if not levels:
        return []
    branches = {branch: voice.text(f"career.branch-{branch}") for branch in ("individual", "shared", "management")}
    first, last = min(levels, key=lambda level: level.step), max(levels, key=lambda level: level.step)
    description = voice.text("career.picture-desc", count=len(levels), first=first.name, last=last.name)
    return pictures(layout(levels), branches, voice.text("career.picture-title"), description, voice.direction == "rtl")


def _level(level: Seniority, edition: Edition) -> View:
    career = edition.handbook.career
    return View(
        address=f"career/{level.id}/",
        template="seniority.html",
        styles=("career", "figures"),
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
            "groups": groups(chosen(level.figures, edition), edition),
        },
        subjects=(level,),
        sources=career.sources,
        checked=career.checked,
        keywords=(level.name, *level.titles),
        parent="career/",
    )


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
    return next(words for least, words in WEIGHTS if factor >= least)
