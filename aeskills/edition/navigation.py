"""The site's sections, and where a page stands in them."""

from __future__ import annotations

from typing import NamedTuple

from aeskills.locales.voice import Voice


class Entry(NamedTuple):
    """A link of the navigation; `address` is below the locale's folder."""

    address: str
    title: str


class Group(NamedTuple):
    """Entries under one heading; the heading may be empty."""

    title: str
    entries: tuple[Entry, ...]


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


class Section(NamedTuple):
    """One tab of the header."""

    id: str
    title: str
    address: str


def sections(voice: Voice) -> tuple[Section, ...]:
    """The sections with their names in this locale."""
    return tuple(Section(name, voice.text(f"section.{name}"), address) for name, address in SECTIONS)
