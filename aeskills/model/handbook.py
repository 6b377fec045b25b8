"""Everything known about one role, in one checked value."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from aeskills.model.artefacts import Artefacts
from aeskills.model.assessment import Bank, Form, Forms, KnowledgeItem, ScoringModel, SituationalItem
from aeskills.model.base import Record, holders
from aeskills.model.career import Career
from aeskills.model.changes import Changes
from aeskills.model.evidence import Figures, Sources
from aeskills.model.glossary import Glossary
from aeskills.model.guides import Guides
from aeskills.model.industry import Industry
from aeskills.model.memo import remembered
from aeskills.model.onboarding import Onboarding
from aeskills.model.pay import Compensation
from aeskills.model.role import Role
from aeskills.model.rules import Regulations
from aeskills.model.site_settings import Site
from aeskills.model.skill import Scales, Skill
from aeskills.model.variants import Variants
from aeskills.model.work import Duties, Engagement


class Handbook(Record):
    """All documents of a content folder. Collections keep the author's order."""

    site: Site
    sources: Sources
    glossary: Glossary
    scales: Scales
    role: Role
    engagement: Engagement
    duties: Duties
    industries: tuple[Industry, ...]
    skills: tuple[Skill, ...]
    career: Career
    compensation: Compensation
    figures: Figures
    regulations: Regulations
    onboarding: Onboarding
    banks: tuple[Bank, ...]
    forms: Forms
    scoring: ScoringModel
    variants: Variants = Variants()
    guides: Guides = Guides()
    artefacts: Artefacts = Artefacts()
    changes: Changes = Changes()

    @cached_property
    def by_kind(self) -> dict[str, dict[str, Record]]:
        """Records that can be referred to: kind → id → record. The first of two equal ids wins."""
        index: dict[str, dict[str, Record]] = {}
        for document in self.documents:
            for record in records(document):
                index.setdefault(record.kind, {}).setdefault(getattr(record, "id", record.kind), record)
        return index

    @property
    def documents(self) -> Iterator[Record]:
        """What each file holds."""
        for name in type(self).model_fields:
            value = getattr(self, name)
            yield from value if isinstance(value, tuple) else (value,)

    @property
    def items(self) -> tuple[SituationalItem | KnowledgeItem, ...]:
        """All objective items, bank by bank."""
        return tuple(item for bank in self.banks for item in bank.items)

    def form(self, form_id: str) -> Form:
        """The form of that id; KeyError when there is none."""
        return next(form for form in self.forms.forms if form.id == form_id)


@remembered
def records(document: Record) -> tuple[Record, ...]:
    """Every record with a kind in `document`, itself included, depth first, in the author's order."""
    found: list[Record] = []
    _gather(document, found)
    return tuple(found)


def _gather(value: object, found: list[Record]) -> None:
    if isinstance(value, tuple):
        for entry in value:
            _gather(entry, found)
    elif isinstance(value, Record):
        if value.kind:
            found.append(value)
        for name in holders(type(value)):
            _gather(getattr(value, name), found)
