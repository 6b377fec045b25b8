"""Lists that a page or the assessment is made of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.assessment import KnowledgeItem, SituationalItem
from aeskills.model.base import Record
from aeskills.model.evidence import Figures, Sources
from aeskills.model.glossary import Glossary
from aeskills.model.industry import Industry
from aeskills.model.role import Role
from aeskills.model.rules import Regulation, Regulations
from aeskills.model.skill import Skill
from aeskills.model.work import Duty, Phase

MANUAL = r"""
- code: empty-list
  means: A list that a page or the assessment is made of has no entry.
  why: A heading would stand above nothing.
  fix: Write at least one entry.
  file: roles/lighthouse-keeper/duties.yaml
  good: "    produces: [A page of the log]"
  bad: "    produces: []"
"""

_MAY_BE_EMPTY: dict[type[Record], tuple[str, ...]] = {
    Sources: ("sources",),
    Figures: ("figures",),
    Glossary: ("terms",),
    Regulations: ("regulations",),
    Regulation: ("situations",),
    SituationalItem: ("options",),
    KnowledgeItem: ("options",),
}
"""Lists that may be empty although the key is required; `options` has a check of its own."""

_ONCE_WRITTEN: dict[type[Record], tuple[str, ...]] = {
    Role: ("highlights",),
    Phase: ("outputs",),
    Duty: ("produces", "skills"),
    Industry: ("offers", "clients", "deciders", "day", "entry"),
    Skill: ("levels",),
}
"""Lists that may be left out, but not written without an entry."""


def check(survey: Survey) -> Iterator[Finding]:
    for part in survey.parts:
        for name in lists_with_entries(type(part.record)):
            if getattr(part.record, name) == () and name in part.record.model_fields_set:
                place = survey.reading.place(part.record, name, key=True)
                is_needed = type(part.record).model_fields[name].is_required()
                hint = "write at least one entry" if is_needed else "write at least one entry, or delete the key"
                yield Finding(place, "empty-list", f"{name} is empty", hint)


@cache
def lists_with_entries(model: type[Record]) -> tuple[str, ...]:
    """The fields of a record that must hold something when they are lists."""
    free = ("sources", *_MAY_BE_EMPTY.get(model, ()))
    written = _ONCE_WRITTEN.get(model, ())
    return tuple(name for name, field in model.model_fields.items() if (field.is_required() and name not in free) or name in written)
