"""What stands above the locales: the chooser, the site map with its language versions, the page for wrong addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlsplit

import jinja2

from aeskills.locales.voice import own_name, voice_of
from aeskills.model.handbook import Handbook
from aeskills.site.printing import TEMPLATES


def root_files(handbook: Handbook, pages: Mapping[str, Sequence[str]], url: str) -> dict[str, str]:
    """Name → text of the files at the site's root. `pages`: locale → addresses; `url`: the public address or empty."""
    site = handbook.site
    languages = [(locale.tag, own_name(locale.tag), voice_of(locale.tag)) for locale in site.locales]
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    names = {
        "title": site.title,
        "description": site.description,
        "languages": languages,
        "source": site.source_locale,
        "direction": voice_of(site.source_locale).direction,
    }
    files = {
        "index.html": environment.get_template("entry/chooser.html").render(names, base="./"),
        "404.html": environment.get_template("entry/404.html").render(names, base=urlsplit(url).path or "/"),
        "robots.txt": "User-agent: *\nAllow: /\n" + (f"Sitemap: {url}sitemap.xml\n" if url else ""),
    }
    if url:
        files["sitemap.xml"] = _sitemap(pages, [tag for tag, _, _ in languages], site.source_locale, url, site.updated.isoformat())
    return files


def _sitemap(pages: Mapping[str, Sequence[str]], tags: list[str], source: str, url: str, updated: str) -> str:
    """Every page once, with its versions in the other locales and x-default; pages not yet translated are left out."""
    known = {tag: set(addresses) for tag, addresses in pages.items()}
    rows = ['<?xml version="1.0" encoding="UTF-8"?>']
    rows.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">')
    for tag in tags:
        for address in sorted(pages[tag]):
            versions = [(other, f"{url}{other}/{address}") for other in tags if address in known[other]]
            versions.append(("x-default", f"{url}{source}/{address}"))
            links = "".join(f'<xhtml:link rel="alternate" hreflang="{lang}" href="{escape(href)}"/>' for lang, href in versions)
            rows.append(f"<url><loc>{escape(f'{url}{tag}/{address}')}</loc><lastmod>{updated}</lastmod>{links}</url>")
    return "\n".join([*rows, "</urlset>", ""])
