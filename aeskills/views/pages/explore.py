"""Everything side by side: skills by seniority, skills by industry, duties by skill, as tables whose cells are the picture.

Where two lists are long, the rows of their table name what belongs to them instead of having a cell for each pair.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from aeskills.edition.edition import Edition
from aeskills.model.industry import Industry
from aeskills.model.role import SkillFamily
from aeskills.model.skill import Skill
from aeskills.model.work import Duty
from aeskills.views.charts.svg import level_shade
from aeskills.views.view import View, oldest

HEAT = ((1.35, "more-3"), (1.18, "more-2"), (1.02, "more-1"), (0.98, "usual"), (0.85, "less-1"), (0.0, "less-2"))
"""From which factor on a cell has which colour."""

MOST_CELLS = 2_500
"""Pairs of skills and industries, or of duties and skills, of which a table shows all. The targets of the career have no such
limit: each is stated by the handbook, so they grow with it and not with its square."""

Skills = list[tuple[SkillFamily, Skill]]


class ExploreCell(NamedTuple):
    """A value with its colour's class."""

    value: float
    colour: str


class SkillRow(NamedTuple):
    """A skill with its family, the family's hue, and a cell for each column."""

    skill: Skill
    family: SkillFamily
    hue: int
    cells: tuple[ExploreCell, ...]


class DutyRow(NamedTuple):
    """A duty, the phase it belongs to, and whether it uses each skill."""

    duty: Duty
    phase: str
    uses: tuple[bool, ...]


class VariedRow(NamedTuple):
    """A skill with the industries in which it counts more than usual, and less, the farthest from usual first."""

    skill: Skill
    family: SkillFamily
    hue: int
    more: tuple[tuple[Industry, float], ...]
    less: tuple[tuple[Industry, float], ...]


class NamedRow(NamedTuple):
    """A duty, the phase it belongs to, how many skills it uses, and these by family, with the family's hue."""

    duty: Duty
    phase: str
    total: int
    families: tuple[tuple[SkillFamily, int, tuple[Skill, ...]], ...]


def explore_views(edition: Edition) -> Iterator[View]:
    """One page; none where the handbook has nothing to put side by side."""
    handbook, voice = edition.handbook, edition.voice
    if "explore" not in edition.parts:
        return
    yield View(
        address="explore/",
        template="explore.html",
        styles=("industries", "explore"),
        title=voice.text("explore.title"),
        description=voice.text("explore.description", role=handbook.role.title),
        section="skills",
        data=lambda: _data(edition),
        checked=oldest(handbook.career.checked, handbook.duties.checked),
        parent="skills/",
    )


def _data(edition: Edition) -> dict[str, Any]:
    handbook = edition.handbook
    families = [family for family, skills in edition.families if skills]
    skills = [(family, skill) for family, found in edition.families for skill in found]
    messages = edition.voice.interface.messages("site")
    all_factors = len(skills) * len(handbook.industries) <= MOST_CELLS
    all_uses = len(skills) * len(handbook.duties.duties) <= MOST_CELLS
    factors = _rows(edition, skills, _factors) if all_factors else []
    return {
        "families": families,
        "skills": skills,
        "hues": _hues(edition),
        "levels": sorted(handbook.career.levels, key=lambda level: level.step),
        "targets": _rows(edition, skills, _targets),
        "scale": [(step, level_shade(step.level, len(handbook.scales.proficiency))) for step in handbook.scales.proficiency],
        "industries": handbook.industries,
        "factors": factors,
        "heat": sorted({cell for row in factors for cell in row.cells}),
        "varied": [] if all_factors else list(_varied(edition, skills)),
        "duties": _duties(edition, [skill for _, skill in skills]) if all_uses else [],
        "named": [] if all_uses else list(_named(edition, families)),
        "words": json.dumps(
            {key: messages[f"explore.{key}"] for key in ("shown", "sorted-up", "sorted-down", "unsorted")}, ensure_ascii=False
        ),
        "scripts": ("assets/javascripts/explore.js",),
    }


def _hues(edition: Edition) -> dict[str, int]:
    return {family.id: hue for hue, family in enumerate(edition.handbook.role.families, 1)}


def _rows(edition: Edition, skills: Skills, cells: Callable[[Edition, Skill], Iterator[ExploreCell]]) -> list[SkillRow]:
    hues = _hues(edition)
    return [SkillRow(skill, family, hues[family.id], tuple(cells(edition, skill))) for family, skill in skills]


def _targets(edition: Edition, skill: Skill) -> Iterator[ExploreCell]:
    levels = len(edition.handbook.scales.proficiency)
    for level in sorted(edition.handbook.career.levels, key=lambda level: level.step):
        target = level.targets[skill.id]
        yield ExploreCell(target, f"ae-shade--{level_shade(target, levels)}")


def _factors(edition: Edition, skill: Skill) -> Iterator[ExploreCell]:
    for industry in edition.handbook.industries:
        value = factor_of(industry, skill)
        yield ExploreCell(value, f"ae-heat--{next(colour for least, colour in HEAT if value >= least)}")


def factor_of(industry: Industry, skill: Skill) -> float:
    """How much a skill counts in an industry; 1 when the industry does not name it."""
    return next((multiplier.factor for multiplier in industry.multipliers if multiplier.skill == skill.id), 1.0)


def _varied(edition: Edition, skills: Skills) -> Iterator[VariedRow]:
    """The skills that do not count the same in every industry."""
    hues = _hues(edition)
    found: dict[str, list[tuple[Industry, float]]] = defaultdict(list)
    for industry in edition.handbook.industries:
        for multiplier in industry.multipliers:
            found[multiplier.skill].append((industry, multiplier.factor))
    for family, skill in skills:
        more = sorted((pair for pair in found[skill.id] if pair[1] > 1), key=lambda pair: -pair[1])
        less = sorted((pair for pair in found[skill.id] if pair[1] < 1), key=lambda pair: pair[1])
        if more or less:
            yield VariedRow(skill, family, hues[family.id], tuple(more), tuple(less))


def _duties(edition: Edition, skills: list[Skill]) -> list[DutyRow]:
    return [DutyRow(duty, phase, tuple(skill.id in duty.skills for skill in skills)) for duty, phase in _by_phase(edition)]


def _named(edition: Edition, families: list[SkillFamily]) -> Iterator[NamedRow]:
    hues = _hues(edition)
    for duty, phase in _by_phase(edition):
        skills: list[Skill] = [edition.record("skill", name) for name in duty.skills]
        parts = ((family, hues[family.id], tuple(skill for skill in skills if skill.family == family.id)) for family in families)
        yield NamedRow(duty, phase, len(skills), tuple(part for part in parts if part[2]))


def _by_phase(edition: Edition) -> Iterator[tuple[Duty, str]]:
    """The duties with the names of their phases, phase by phase."""
    handbook = edition.handbook
    return ((duty, phase.name) for phase in handbook.engagement.phases for duty in handbook.duties.duties if duty.phase == phase.id)
