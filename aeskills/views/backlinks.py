"""Where a record is used on the site: the records and pages that refer to it, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from aeskills.edition.edition import Edition
from aeskills.edition.headings import heading
from aeskills.edition.navigation import SECTIONS
from aeskills.model.base import Record
from aeskills.model.career import Career
from aeskills.model.evidence import Citation, Source
from aeskills.model.glossary import Glossary
from aeskills.model.onboarding import Onboarding
from aeskills.model.pay import Compensation
from aeskills.model.rules import Regulations
from aeskills.model.skill import Scales
from aeskills.model.work import Duties, Engagement

_KINDS: Mapping[str, str] = {
    "role": "role",
    "account-model": "role",
    "variant": "role",
    "phase": "engagement",
    "duty": "engagement",
    "guide": "engagement",
    "industry": "industries",
    "skill": "skills",
    "family": "skills",
    "seniority": "career",
    "pay-component": "pay",
    "regulation": "rules",
    "activity": "onboarding",
    "artefact": "reference",
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


class Backlink(NamedTuple):
    """One place that refers to a record: its section, its address below the locale's folder, and what the link says; `citations`
    say which parts of a source it cites, and the words there."""

    section: str
    address: str
    words: str
    citations: tuple[Citation, ...] = ()


def backlinks(edition: Edition, record: Record) -> list[Backlink]:
    """Every place that refers to a record, in the order of the site's sections; figures, test items and forms are left out."""
    order = [section for section, _ in SECTIONS]
    links = [_backlink(edition, section, other, record) for section, other in _places(edition, record)]
    return sorted(links, key=lambda link: order.index(link.section))


def by_section(edition: Edition, links: Sequence[Backlink]) -> list[tuple[str, list[Backlink]]]:
    """The links under the names of their sections."""
    groups: dict[str, list[Backlink]] = {}
    for link in links:
        groups.setdefault(edition.voice.text(f"section.{link.section}"), []).append(link)
    return list(groups.items())


def sections_of(edition: Edition, record: Record) -> set[str]:
    """The sections that refer to a record."""
    return {section for section, _ in _places(edition, record)}


def _places(edition: Edition, record: Record) -> Iterator[tuple[str, Record]]:
    """Section and the record in it that refers to this one."""
    for other in edition.referring(record, Record):
        section = _KINDS.get(other.kind) or _DOCUMENTS.get(type(other))
        if section:
            yield section, other


def _backlink(edition: Edition, section: str, other: Record, target: Record) -> Backlink:
    citations = _citations(other, target)
    if other.kind not in _KINDS:
        return Backlink(section, _ADDRESSES[section], edition.voice.text(f"section.{section}"), citations)
    identifier = getattr(other, "id", other.kind)
    return Backlink(section, edition.address(other.kind, identifier), heading(edition.name(other.kind, identifier)), citations)


def _citations(citing: Record, source: Record) -> tuple[Citation, ...]:
    """How `citing` cites `source`; nothing when that is no source."""
    cited: tuple[Citation, ...] = getattr(citing, "sources", ()) if isinstance(source, Source) else ()
    return tuple(citation for citation in cited if citation.source == getattr(source, "id", ""))
