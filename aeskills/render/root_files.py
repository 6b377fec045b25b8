"""What stands above the locales: the chooser, the site map with its language versions, the page for wrong addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlsplit

from aeskills.locales.voice import own_name, voice_of
from aeskills.markup.environment import environment
from aeskills.model.handbook import Handbook
from aeskills.render.shell import favicon
from aeskills.settings.model import Settings
from aeskills.settings.palette import PALETTE


def root_files(handbook: Handbook, url: str, settings: Settings | None = None, prefix: str = "/") -> dict[str, str]:
    """Name → text of what leads to the locales; `url`: the public address or empty, with which `prefix` is the path of the site on its
    server. Only the page for wrong addresses needs it: it is shown at any depth, so its links cannot be relative."""
    site, settings = handbook.site, settings or Settings()
    here = environment(overrides=settings.templates)
    names = {
        "title": site.title,
        "description": site.description,
        "languages": [(locale.tag, own_name(locale.tag), voice_of(locale.tag)) for locale in site.locales],
        "source": site.source_locale,
        "direction": voice_of(site.source_locale).direction,
        "favicon": "assets/images/favicon.svg",
        "favicon_type": "image/svg+xml",
        **favicon(settings),
        "styles": [PALETTE] if settings.colours else [],
    }
    return {
        "index.html": here.get_template("entry/chooser.html").render(names, base="./"),
        "404.html": here.get_template("entry/404.html").render(names, base=urlsplit(url).path or prefix),
        "robots.txt": "User-agent: *\nAllow: /\n" + (f"Sitemap: {url}{MAP}\n" if url else ""),
    }


MAP = "sitemap.xml"


def site_map(handbook: Handbook, pages: Mapping[str, Sequence[str]], url: str) -> str:
    """Every page once, with its versions in the other locales and x-default; pages not yet translated are left out.

    `pages`: locale → addresses of its pages; `url`: the public address.
    """
    site = handbook.site
    tags = [locale.tag for locale in site.locales]
    known = {tag: set(addresses) for tag, addresses in pages.items()}
    rows = ['<?xml version="1.0" encoding="UTF-8"?>']
    rows.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">')
    for tag in tags:
        for address in sorted(pages[tag]):
            versions = [(other, f"{url}{other}/{address}") for other in tags if address in known[other]]
            versions.append(("x-default", f"{url}{site.source_locale}/{address}"))
            links = "".join(f'<xhtml:link rel="alternate" hreflang="{lang}" href="{escape(href)}"/>' for lang, href in versions)
            rows.append(f"<url><loc>{escape(f'{url}{tag}/{address}')}</loc><lastmod>{site.updated.isoformat()}</lastmod>{links}</url>")
    return "\n".join([*rows, "</urlset>", ""])
