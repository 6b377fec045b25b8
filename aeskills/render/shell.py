"""What surrounds every page of an edition: names, sections, languages and small print, for the theme's templates."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from aeskills.assets.files import MATERIAL
from aeskills.edition.edition import Edition
from aeskills.edition.navigation import Entry, Section, sections
from aeskills.locales.voice import own_name


class Language(NamedTuple):
    """A language the site is published in, named in itself."""

    tag: str
    name: str


class Shell(NamedTuple):
    """Printed by main.html and its partials."""

    tag: str
    direction: str
    title: str
    notice: str | None
    sections: tuple[Section, ...]
    languages: tuple[Language, ...]
    footer: tuple[Entry, ...]
    stylesheet: str
    search_words: Mapping[str, object]
    mark: str = "material/compass-outline"
    """The icon beside the site's title."""


def make_shell(edition: Edition, addresses: Container[str]) -> Shell:
    """The shell of one edition; it links to those of its pages that are among `addresses`."""
    voice, site = edition.voice, edition.handbook.site
    footer = [
        ("about/", "page.about"),
        ("self-assessment/method/", "page.method"),
        ("privacy/", "page.privacy"),
        ("sources/", "page.sources"),
    ]
    return Shell(
        tag=edition.tag,
        direction=voice.direction,
        title=site.title,
        notice=site.notice,
        sections=tuple(section for section in sections(voice) if section.address in addresses),
        languages=tuple(Language(locale.tag, own_name(locale.tag)) for locale in site.locales),
        footer=tuple(Entry(address, voice.text(key)) for address, key in footer if address in addresses),
        stylesheet=_asset("stylesheets/main.*.min.css"),
        search_words={
            key: voice.interface.messages("site")[f"search.{key}"]
            for key in ("title", "placeholder", "close", "loading", "found", "similar", "none", "failed")
        },
    )


def _asset(pattern: str) -> str:
    """The theme's file that fits `pattern`; its name holds a hash that changes with each version."""
    (path,) = (MATERIAL / "assets").glob(pattern)
    return path.relative_to(MATERIAL).as_posix()
