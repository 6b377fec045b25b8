"""What is missing or left over: records that nothing uses, parts without content."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aeskills.checks.survey import Survey
from aeskills.findings import Finding, Location
from aeskills.model.assessment import KnowledgeItem, SituationalItem
from aeskills.model.base import Record
from aeskills.model.career import Seniority
from aeskills.model.evidence import Figures, Sources
from aeskills.model.glossary import Glossary
from aeskills.model.industry import Industry
from aeskills.model.pay import Compensation
from aeskills.model.role import Context, Role
from aeskills.model.rules import Regulation, Regulations
from aeskills.model.skill import Skill
from aeskills.model.work import Duty

_USES = {
    "source": ("no record cites it", "cite it where it is the evidence, or delete it"),
    "figure": ("no page shows it", "list it under an industry, variant, regulation, seniority level or pay table, link it, or delete it"),
    "term": ("no text links it", "link it once where it is first used, or delete it"),
    "item": ("no form presents it", "add it to a form, or delete it"),
}

_MAY_BE_EMPTY: dict[type[Record], tuple[str, ...]] = {
    Sources: ("sources",),
    Figures: ("figures",),
    Glossary: ("terms",),
    Regulations: ("regulations",),
    Regulation: ("situations",),
    Industry: ("multipliers", "account_models"),
    Context: ("industries",),
    Role: ("synonyms", "contexts", "keywords", "classifications", "account_models"),
    Compensation: ("examples", "tables", "questions"),
    Duty: ("involves", "measures"),
    Skill: ("examples", "practice", "mistakes", "related"),
    Seniority: ("changes", "evidence"),
    SituationalItem: ("options",),
    KnowledgeItem: ("options",),
}
"""Lists that may be empty although the key is required; `options` has a check of its own."""


def never_used(survey: Survey) -> Iterator[Finding]:
    """Sources, figures, terms and items that no other record points to."""
    used = {(p.kind, p.id) for p in survey.pointers if (p.part.owner.kind, getattr(p.part.owner, "id", "")) != (p.kind, p.id)}
    for kind, (message, hint) in _USES.items():
        for identifier, record in survey.handbook.by_kind.get(kind, {}).items():
            if (kind, identifier) not in used:
                place = survey.reading.place(record, "id")
                yield Finding(place, "never-used", f'the {kind} "{identifier}" is never used: {message}', hint, "warning")


def without_content(survey: Survey) -> Iterator[Finding]:
    """Phases without a duty, families without a skill, skills without items."""
    book = survey.handbook
    phases = {duty.phase for duty in book.duties.duties}
    families = {skill.family for skill in book.skills}
    banks = {bank.skill for bank in book.banks}
    for phase in book.engagement.phases:
        if phase.id not in phases:
            hint = "write a duty of this phase in duties.yaml"
            yield Finding(_id(survey, phase), "phase-without-duty", f'no duty belongs to the phase "{phase.id}"', hint)
    for family in book.role.families:
        if family.id not in families:
            hint = "write a skill of this family, or delete it"
            yield Finding(_id(survey, family), "family-without-skill", f'no skill belongs to the family "{family.id}"', hint)
    for skill in book.skills:
        if skill.id not in banks:
            hint = f"write assessment/items/{skill.id}.yaml"
            yield Finding(_id(survey, skill), "skill-without-items", f'no items are written for the skill "{skill.id}"', hint)


def _id(survey: Survey, record: Record) -> Location:
    return survey.reading.place(record, "id")


def blanks(survey: Survey) -> Iterator[Finding]:
    """Keys without a value; where the key may be left out, the model takes the blank for that."""
    for document in survey.reading.documents:
        yield from document.blanks


def empty_lists(survey: Survey) -> Iterator[Finding]:
    """Lists that a page or the assessment is made of."""
    for part in survey.parts:
        for name in _filled(type(part.record)):
            if getattr(part.record, name) == ():
                place = survey.reading.place(part.record, name, key=True)
                yield Finding(place, "empty-list", f"{name} is empty", "write at least one entry")


@cache
def _filled(model: type[Record]) -> tuple[str, ...]:
    """The fields of a record that must hold something when they are lists."""
    free = ("sources", *_MAY_BE_EMPTY.get(model, ()))
    return tuple(name for name, field in model.model_fields.items() if field.is_required() and name not in free)
