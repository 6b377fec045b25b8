"""Where each record stands: its address on the site, below the locale's folder, and its file in the content folder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from aeskills.content.layout import PARTS
from aeskills.model.base import Record
from aeskills.model.evidence import Figure
from aeskills.model.handbook import Handbook, records
from aeskills.model.work import Duty

PAGES: Mapping[str, str] = {
    "skill": "skills/{id}/",
    "family": "skills/#{id}",
    "industry": "industries/{id}/",
    "phase": "engagement/{id}/",
    "guide": "guides/{id}/",
    "account-model": "account-models/#{id}",
    "variant": "role/{id}/",
    "seniority": "career/{id}/",
    "regulation": "rules/{id}/",
    "term": "glossary/#{id}",
    "source": "sources/{id}/",
    "pay-component": "pay/how/#{id}",
    "activity": "onboarding/#{id}",
    "artefact": "templates/{id}/",
    "form": "self-assessment/paper/#{id}",
    "item": "self-assessment/paper/#{id}",
    "role": "role/",
    "site": "",
}
"""Duties stand on the page of their phase, figures on the page of their source."""


def address_of(handbook: Handbook, kind: str, identifier: str) -> str:
    """The address, with its fragment, of a record; KeyError when there is no such record."""
    record = handbook.by_kind[kind][identifier]
    if isinstance(record, Duty):
        return f"engagement/{record.phase}/#{identifier}"
    if isinstance(record, Figure):
        return f"sources/{record.source}/#{identifier}"
    return PAGES[kind].format(id=identifier)


def name_of(record: Record) -> str:
    """What a record is called where it is linked."""
    field = _name_field(type(record))
    name: str = getattr(record, field) if field else record.kind
    return name


@cache
def _name_field(model: type[Record]) -> str:
    return next((field for field in ("name", "title", "label", "id") if field in model.model_fields), "")


def files(handbook: Handbook) -> dict[int, str]:
    """The file, below the content folder, in which each record is written, by the record's `id()`; whole documents among them."""
    found = {}
    for part in PARTS:
        documents = getattr(handbook, part.field)
        for document in documents if part.many else (documents,):
            name = getattr(document, "id", "") or getattr(document, "skill", "")
            path = part.pattern.format(role=handbook.site.role).replace("*", name)
            found.update({id(record): path for record in (document, *records(document))})
    return found


def file_of(handbook: Handbook, record: Record) -> str | None:
    """The file in which one record is written; None for a part that has no kind of its own."""
    return files(handbook).get(id(record))
