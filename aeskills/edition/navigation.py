"""The site's sections, and where a page stands in them."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from aeskills.locales.voice import Voice


class NavigationEntry(NamedTuple):
    """A link of the navigation; `address` is below the locale's folder."""

    address: str
    title: str


class NavigationGroup(NamedTuple):
    """Entries under one heading; the heading may be empty."""

    title: str
    entries: tuple[NavigationEntry, ...]


SECTIONS: tuple[tuple[str, str], ...] = (
    ("role", "role/"),
    ("engagement", "engagement/"),
    ("industries", "industries/"),
    ("skills", "skills/"),
    ("career", "career/"),
    ("pay", "pay/"),
    ("rules", "rules/"),
    ("onboarding", "onboarding/"),
    ("assessment", "self-assessment/"),
    ("reference", "glossary/"),
)
"""Section and the address of its first page, in the order of the header."""


_REFERENCE = ("glossary/", "sources/", "templates/", "handbook/")
"""Pages that the last section may begin with: the first that there is; a handbook may have no glossary."""


class Section(NamedTuple):
    """One tab of the header."""

    id: str
    title: str
    address: str


def sections(voice: Voice) -> tuple[Section, ...]:
    """The sections with their names in this locale."""
    return tuple(Section(name, voice.text(f"section.{name}"), address) for name, address in SECTIONS)


def sections_among(voice: Voice, addresses: Container[str]) -> tuple[Section, ...]:
    """The sections that have a first page among `addresses`."""
    first = next((address for address in _REFERENCE if address in addresses), _REFERENCE[0])
    found = (section._replace(address=first) if section.id == "reference" else section for section in sections(voice))
    return tuple(section for section in found if section.address in addresses)
