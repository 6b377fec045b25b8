"""Everything side by side: skills by seniority, skills by industry, duties by skill, as tables whose cells are the picture."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import NamedTuple

from aeskills.model.industry import Industry
from aeskills.model.role import SkillFamily
from aeskills.model.skill import Skill
from aeskills.model.work import Duty
from aeskills.site.charts.svg import shade
from aeskills.site.edition import Edition
from aeskills.site.printing import Printer
from aeskills.site.view import View

HEAT = ((1.35, "more-3"), (1.18, "more-2"), (1.02, "more-1"), (0.98, "usual"), (0.85, "less-1"), (0.0, "less-2"))
"""From which factor on a cell has which colour."""


class Cell(NamedTuple):
    """A value with its colour's class."""

    value: float
    colour: str


class SkillRow(NamedTuple):
    """A skill with its family, the family's hue, and a cell for each column."""

    skill: Skill
    family: SkillFamily
    hue: int
    cells: tuple[Cell, ...]


class DutyRow(NamedTuple):
    """A duty, the phase it belongs to, and whether it uses each skill."""

    duty: Duty
    phase: str
    uses: tuple[bool, ...]


def views(edition: Edition, printer: Printer) -> Iterator[View]:  # noqa: ARG001
    """One page."""
    handbook, voice = edition.handbook, edition.voice
    families = [family for family in handbook.role.families if any(skill.family == family.id for skill in handbook.skills)]
    skills = [(family, skill) for family in families for skill in handbook.skills if skill.family == family.id]
    messages = voice.interface.messages("site")
    factors = _rows(edition, skills, _factors)
    yield View(
        address="explore/",
        template="explore.html",
        title=voice.text("explore.title"),
        description=voice.text("explore.description", role=handbook.role.title),
        section="skills",
        data=lambda: {
            "families": families,
            "skills": skills,
            "hues": {family.id: handbook.role.families.index(family) + 1 for family in families},
            "levels": sorted(handbook.career.levels, key=lambda level: level.step),
            "targets": _rows(edition, skills, _targets),
            "scale": [(step, shade(step.level, len(handbook.scales.proficiency))) for step in handbook.scales.proficiency],
            "industries": handbook.industries,
            "factors": factors,
            "heat": sorted({cell for row in factors for cell in row.cells}),
            "duties": _duties(edition, [skill for _, skill in skills]),
            "words": json.dumps(
                {key: messages[f"explore.{key}"] for key in ("shown", "sorted-up", "sorted-down", "unsorted")}, ensure_ascii=False
            ),
            "scripts": ("assets/javascripts/explore.js",),
        },
        checked=max(handbook.career.checked, handbook.duties.checked),
        parent="skills/",
    )


def _rows(edition: Edition, skills: list[tuple[SkillFamily, Skill]], cells: Callable[[Edition, Skill], Iterator[Cell]]) -> list[SkillRow]:
    hues = [family.id for family in edition.handbook.role.families]
    return [SkillRow(skill, family, hues.index(family.id) + 1, tuple(cells(edition, skill))) for family, skill in skills]


def _targets(edition: Edition, skill: Skill) -> Iterator[Cell]:
    levels = len(edition.handbook.scales.proficiency)
    for level in sorted(edition.handbook.career.levels, key=lambda level: level.step):
        target = level.targets[skill.id]
        yield Cell(target, f"ae-shade--{shade(target, levels)}")


def _factors(edition: Edition, skill: Skill) -> Iterator[Cell]:
    for industry in edition.handbook.industries:
        value = factor(industry, skill)
        yield Cell(value, f"ae-heat--{next(colour for least, colour in HEAT if value >= least)}")


def factor(industry: Industry, skill: Skill) -> float:
    """How much a skill counts in an industry; 1 when the industry does not name it."""
    return next((multiplier.factor for multiplier in industry.multipliers if multiplier.skill == skill.id), 1.0)


def _duties(edition: Edition, skills: list[Skill]) -> list[DutyRow]:
    handbook = edition.handbook
    return [
        DutyRow(duty, phase.name, tuple(skill.id in duty.skills for skill in skills))
        for phase in handbook.engagement.phases
        for duty in handbook.duties.duties
        if duty.phase == phase.id
    ]
