"""What surrounds every page of an edition: names, sections, languages and small print, for the theme's templates."""

from __future__ import annotations

import mimetypes
from collections.abc import Container, Mapping
from typing import NamedTuple

from aeskills.assets.files import MATERIAL
from aeskills.edition.edition import Edition
from aeskills.edition.navigation import NavigationEntry, Section, sections_among
from aeskills.export.feed import FEED_NAME as FEED
from aeskills.handwritten.line import one_line
from aeskills.locales.voice import own_name
from aeskills.settings.model import Script, Settings
from aeskills.settings.palette import PALETTE


class Language(NamedTuple):
    """A language the site is published in, named in itself."""

    tag: str
    name: str


class Outside(NamedTuple):
    """A link of the footer that leads out of the site, with an icon."""

    address: str
    name: str
    icon: str


class Shell(NamedTuple):
    """Printed by main.html and its partials."""

    tag: str
    direction: str
    title: str
    notice: str | None
    sections: tuple[Section, ...]
    languages: tuple[Language, ...]
    footer: tuple[NavigationEntry, ...]
    stylesheet: str
    feed: str
    """Address of the feed of changes."""
    search_words: Mapping[str, object]
    mark: str = "material/compass-outline"
    """The icon beside the site's title."""
    logo: str = ""
    """Address of a picture in place of that icon."""
    favicon: str = "assets/images/favicon.svg"
    favicon_type: str = "image/svg+xml"
    copyright: str = ""
    """HTML of one line."""
    outside: tuple[Outside, ...] = ()
    styles: tuple[str, ...] = ()
    scripts: tuple[Script, ...] = ()


def make_shell(edition: Edition, addresses: Container[str]) -> Shell:
    """The shell of one edition; it links to those of its pages that are among `addresses`."""
    voice, site = edition.voice, edition.handbook.site
    footer = [
        ("about/", "page.about"),
        ("self-assessment/method/", "page.method"),
        ("privacy/", "page.privacy"),
        ("offline/", "page.offline"),
        ("sources/", "page.sources"),
    ]
    settings = edition.settings
    return Shell(
        **({"mark": settings.logo_icon} if settings.logo_icon else {}),
        **favicon(settings),
        logo=settings.logo.name if settings.logo else "",
        copyright=one_line(settings.copyright),
        outside=_outside(settings),
        styles=(*([PALETTE] if settings.colours else []), *(file.name for file in settings.styles)),
        scripts=settings.scripts,
        tag=edition.tag,
        direction=voice.direction,
        title=site.title,
        notice=site.notice,
        sections=sections_among(voice, addresses),
        languages=tuple(Language(locale.tag, own_name(locale.tag)) for locale in site.locales),
        footer=tuple(NavigationEntry(address, voice.text(key)) for address, key in footer if address in addresses),
        stylesheet=_asset("stylesheets/main.*.min.css"),
        feed=FEED,
        search_words={
            key: voice.interface.messages("site")[f"search.{key}"]
            for key in (
                "title",
                "placeholder",
                "close",
                "loading",
                "found",
                "similar",
                "none",
                "cut",
                "failed",
                "partly",
                "unknown",
                "more",
                "key",
            )
        },
    )


def favicon(settings: Settings) -> dict[str, str]:
    """Address and media type of the site's icon where a project has its own."""
    if settings.favicon is None:
        return {}
    kind = mimetypes.guess_type(settings.favicon.name)[0] or "image/x-icon"
    return {"favicon": settings.favicon.name, "favicon_type": kind}


def _outside(settings: Settings) -> tuple[Outside, ...]:
    links = [Outside(social.link, social.name, social.icon) for social in settings.social]
    if settings.repo_url:
        name = settings.repo_name or settings.repo_url.partition("://")[2].rstrip("/")
        links.insert(0, Outside(settings.repo_url, name, settings.repo_icon or "material/source-repository"))
    return tuple(links)


def _asset(pattern: str) -> str:
    """The theme's file that fits `pattern`; its name holds a hash that changes with each version."""
    (path,) = (MATERIAL / "assets").glob(pattern)
    return path.relative_to(MATERIAL).as_posix()
