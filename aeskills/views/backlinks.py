"""Where a record is used on the site: the records and pages that refer to it, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from aeskills.edition.edition import Edition
from aeskills.edition.navigation import SECTIONS
from aeskills.markup.html import ROOT, Printer, heading
from aeskills.model.base import Record
from aeskills.model.career import Career
from aeskills.model.glossary import Glossary
from aeskills.model.onboarding import Onboarding
from aeskills.model.pay import Compensation
from aeskills.model.rules import Regulations
from aeskills.model.skill import Scales
from aeskills.model.work import Duties, Engagement

_KINDS: Mapping[str, str] = {
    "role": "role",
    "account-model": "role",
    "phase": "engagement",
    "duty": "engagement",
    "industry": "industries",
    "skill": "skills",
    "family": "skills",
    "seniority": "career",
    "pay-component": "pay",
    "regulation": "rules",
    "activity": "onboarding",
    "term": "reference",
}
_DOCUMENTS: Mapping[type[Record], str] = {
    Engagement: "engagement",
    Duties: "engagement",
    Scales: "skills",
    Career: "career",
    Compensation: "pay",
    Regulations: "rules",
    Onboarding: "onboarding",
    Glossary: "reference",
}
_ADDRESSES = dict(SECTIONS)


class Use(NamedTuple):
    """One place that refers to a record; `at` says which part of a source it cites."""

    section: str
    link: Markup
    at: str = ""


def uses(edition: Edition, printer: Printer, record: Record) -> list[Use]:
    """Every place, in the order of the site's sections; figures, test items and forms are left out."""
    order = [section for section, _ in SECTIONS]
    found = [
        Use(section, _link(edition, printer, section, other), _at(other, getattr(record, "id", "")))
        for section, other in _places(edition, record)
    ]
    return sorted(found, key=lambda use: order.index(use.section))


def by_section(edition: Edition, found: Sequence[Use]) -> list[tuple[str, list[Use]]]:
    """The uses under the names of their sections."""
    groups: dict[str, list[Use]] = {}
    for use in found:
        groups.setdefault(edition.voice.text(f"section.{use.section}"), []).append(use)
    return list(groups.items())


def sections_of(edition: Edition, record: Record) -> set[str]:
    """The sections that use a record."""
    return {section for section, _ in _places(edition, record)}


def _places(edition: Edition, record: Record) -> Iterator[tuple[str, Record]]:
    """Section and the record in it that refers to this one."""
    for other in edition.referring(record, Record):
        section = _KINDS.get(other.kind) or _DOCUMENTS.get(type(other))
        if section:
            yield section, other


def _link(edition: Edition, printer: Printer, section: str, other: Record) -> Markup:
    if other.kind not in _KINDS:
        words = escape(edition.voice.text(f"section.{section}"))
        return Markup(f'<a href="{ROOT}{_ADDRESSES[section]}">{words}</a>')
    return printer.link(other, heading(edition.name(other.kind, getattr(other, "id", other.kind))))


def _at(citing: Record, source: str) -> str:
    return next((citation.at or "" for citation in getattr(citing, "sources", ()) if citation.source == source), "")
