"""Side by side: industries in one table, levels of the career in another. A script hides the columns nobody asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from aeskills.edition.edition import Edition
from aeskills.model.base import Record
from aeskills.model.career import Seniority
from aeskills.model.industry import Industry, Multiplier
from aeskills.model.rules import Regulation
from aeskills.model.skill import ProficiencyLevel, Skill
from aeskills.views.pages.industries import IndustryRow, Rules, binding, cited, compared, grouped, told
from aeskills.views.view import View, oldest

_INDUSTRIES, _LEVELS = 3, 2
"""How many columns a reader may choose in each table."""


class IndustryColumn(NamedTuple):
    """What the table says of one industry. `more` and `less` are its skills above and below the neutral factor."""

    row: IndustryRow
    models: list[Record]
    more: list[tuple[Skill, Multiplier]]
    less: list[tuple[Skill, Multiplier]]
    rules: list[Regulation]


class Targets(NamedTuple):
    """A skill with the proficiency level that each level of the career asks for."""

    skill: Skill
    asked: list[tuple[Seniority, ProficiencyLevel]]


def compare_views(edition: Edition) -> Iterator[View]:
    """One page; none where the handbook has no industries."""
    handbook, voice = edition.handbook, edition.voice
    if "compare" not in edition.parts:
        return
    yield View(
        address="compare/",
        template="compare.html",
        styles=("role", "engagement", "industries", "compare"),
        title=voice.text("compare.title"),
        description=voice.text("compare.description", role=handbook.role.title),
        section="industries",
        group=voice.text("compare.group"),
        data=lambda: {
            "columns": [_column(row, edition.once(binding), edition) for row in compared(edition, edition.once(binding))],
            "lines": _lines(edition),
            "unlisted": edition.once(binding).unlisted,
            "groups": grouped(handbook.industries),
            "families": list(_families(edition)),
            "industry_slots": _slots(len(handbook.industries), _INDUSTRIES),
            "level_slots": _slots(len(handbook.career.levels), _LEVELS),
            "words": _words(edition),
            "scripts": ("assets/javascripts/compare.js",),
        },
        subjects=(*handbook.industries, *handbook.career.levels),
        sources=tuple(dict.fromkeys((*cited(edition), *handbook.career.sources))),
        checked=oldest(handbook.career.checked, *(industry.checked for industry in handbook.industries)),
        keywords=(handbook.role.title, voice.text("section.industries"), voice.text("section.career")),
        parent="industries/",
    )


def _column(row: IndustryRow, rules: Rules, edition: Edition) -> IndustryColumn:
    industry: Industry = row.industry
    factors = [(edition.record("skill", one.skill), one) for one in sorted(industry.multipliers, key=lambda one: -one.factor)]
    return IndustryColumn(
        row=row,
        models=[edition.record("account-model", model) for model in industry.account_models],
        more=[pair for pair in factors if pair[1].factor > 1],
        less=[pair for pair in reversed(factors) if pair[1].factor < 1],
        rules=rules.of(industry),
    )


def _lines(edition: Edition) -> list[str]:
    """The rows of the industries' table: what at least one of them says."""
    industries, parts = edition.handbook.industries, edition.parts
    stated = {"models" if name == "account_models" else name for name in told(industries)}
    weighted = {"more", "less"} if any(industry.multipliers for industry in industries) else set()
    shown = {"summary", *stated, *weighted, *(parts & {"pay", "rules"})}
    return [
        name for name in ("summary", "offers", "clients", "deciders", "cycle", "models", "pay", "more", "less", "rules") if name in shown
    ]


def _families(edition: Edition) -> Iterator[tuple[Record, list[Targets]]]:
    """Every family with its skills and what is asked of them, level by level."""
    handbook = edition.handbook
    scale = {step.level: step for step in handbook.scales.proficiency}
    for family in handbook.role.families:
        skills = [skill for skill in handbook.skills if skill.family == family.id]
        yield family, [Targets(skill, [(level, scale[level.targets[skill.id]]) for level in handbook.career.levels]) for skill in skills]


def _slots(columns: int, most: int) -> int:
    """How many columns can be chosen; none where there is nothing to choose between."""
    return min(columns, most) if columns > 1 else 0


def _words(edition: Edition) -> Mapping[str, Any]:
    """What the script says."""
    messages = edition.voice.interface.messages("site")
    return {key: messages[f"compare.{key}"] for key in ("shown", "all", "differ")}
