"""Where a record is used on the site: the records and pages that refer to it, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from aeskills.model.base import Record
from aeskills.model.career import Career
from aeskills.model.glossary import Glossary
from aeskills.model.onboarding import Onboarding
from aeskills.model.pay import Compensation
from aeskills.model.rules import Regulations
from aeskills.model.skill import Scales
from aeskills.model.work import Duties, Engagement
from aeskills.site.edition import Edition
from aeskills.site.navigation import SECTIONS
from aeskills.site.printing import ROOT, Printer, heading

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
    return sorted(_uses(edition, printer, record), key=lambda use: order.index(use.section))


def by_section(edition: Edition, found: Sequence[Use]) -> list[tuple[str, list[Use]]]:
    """The uses under the names of their sections."""
    groups: dict[str, list[Use]] = {}
    for use in found:
        groups.setdefault(edition.voice.text(f"section.{use.section}"), []).append(use)
    return list(groups.items())


def _uses(edition: Edition, printer: Printer, record: Record) -> Iterator[Use]:
    for other in edition.referring(record, Record):
        at = _at(other, getattr(record, "id", ""))
        if other.kind in _KINDS:
            name = edition.name(other.kind, other.id if hasattr(other, "id") else other.kind)
            yield Use(_KINDS[other.kind], printer.link(other, heading(name)), at)
        elif type(other) in _DOCUMENTS:
            section = _DOCUMENTS[type(other)]
            words = edition.voice.text(f"section.{section}")
            yield Use(section, Markup('<a href="{}">{}</a>').format(ROOT + _ADDRESSES[section], words), at)


def _at(citing: Record, source: str) -> str:
    return next((citation.at or "" for citation in getattr(citing, "sources", ()) if citation.source == source), "")
