"""The skills: an index by family, and one page each with its levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aeskills.edition.edition import Edition
from aeskills.model.artefacts import Artefact
from aeskills.model.career import Seniority
from aeskills.model.industry import Industry
from aeskills.model.onboarding import Activity
from aeskills.model.skill import Skill
from aeskills.model.work import Duty
from aeskills.views import structured
from aeskills.views.charts.factors import factor_bar
from aeskills.views.grid import columns
from aeskills.views.view import View


def skills_views(edition: Edition) -> Iterator[View]:
    """The index, then every skill, family by family."""
    handbook, voice = edition.handbook, edition.voice
    yield View(
        address="skills/",
        template="skills.html",
        styles=("industries",),
        title=voice.text("skills.title"),
        short=voice.text("nav.overview"),
        description=voice.text("skills.description", count=len(handbook.skills), role=handbook.role.title),
        section="skills",
        frame="working",
        data=lambda: {"families": edition.families, "scale": handbook.scales.proficiency},
        subjects=(handbook.scales, *handbook.role.families),
        sources=handbook.scales.sources,
        checked=handbook.scales.checked,
        structured=lambda: (structured.skill_set(edition, "skills/"),),
    )
    for family, skills in edition.families:
        for skill in skills:
            yield _skill(skill, family.name, edition)


def _skill(skill: Skill, family: str, edition: Edition) -> View:
    return View(
        address=f"skills/{skill.id}/",
        template="skill.html",
        styles=("skill",),
        title=skill.name,
        description=edition.plain(skill.summary),
        section="skills",
        group=family,
        data=lambda: _data(skill, edition),
        subjects=(skill,),
        sources=skill.sources,
        checked=skill.checked,
        keywords=(skill.name, family, edition.handbook.role.title),
        parent="skills/",
        structured=lambda: (structured.skill(skill, edition),),
    )


def _data(skill: Skill, edition: Edition) -> Mapping[str, Any]:
    handbook = edition.handbook
    asking: dict[int, list[Seniority]] = {step.level: [] for step in skill.levels}
    asked = any(bank.skill == skill.id and bank.items for bank in handbook.banks)  # then the page has its mini-check
    for step in handbook.career.levels:
        asking[step.targets[skill.id]].append(step)
    multipliers = [
        (industry, multiplier)
        for industry in edition.referring(skill, Industry)
        for multiplier in industry.multipliers
        if multiplier.skill == skill.id
    ]
    voice, factors = edition.voice, [multiplier.factor for _, multiplier in multipliers]
    widest = max((abs(float(factor) - 1) for factor in factors), default=0.0)
    leads = (
        ("duties", voice.text("skill.duties"), edition.referring(skill, Duty)),
        ("onboarding", voice.text("skill.activities"), edition.referring(skill, Activity)),
        ("templates", voice.text("artefacts.short"), edition.referring(skill, Artefact)),
        ("related", voice.text("skill.related"), [edition.record("skill", related) for related in skill.related]),
    )
    return {
        "skill": skill,
        "asked": asked,
        "scripts": ("assets/assessment/mini-check.js",) if asked else (),
        "family": edition.record("family", skill.family),
        "hue": edition.hues[skill.id],
        "levels": [
            (step, handbook.scales.proficiency[step.level - 1], asking[step.level], _asked(asking[step.level], edition))
            for step in skill.levels
        ],
        "columns": columns(len(skill.practice)),
        "multipliers": [
            (industry, multiplier, factor_bar(float(multiplier.factor), widest, voice.direction))
            for industry, multiplier in sorted(multipliers, key=lambda pair: -pair[1].factor)
        ],
        "leads": [(identifier, title, records) for identifier, title, records in leads if records],
    }


def _asked(steps: list[Seniority], edition: Edition) -> str:
    """Of which levels of the career a level is asked, as one line."""
    return f"{edition.voice.text('skill.target-of')} {edition.voice.join([step.name for step in steps])}" if steps else ""
