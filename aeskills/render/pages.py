"""Views of an edition → finished pages: content, headings, navigation, canonical address."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from aeskills.assets.styles import sheet_address
from aeskills.edition.edition import Edition
from aeskills.edition.navigation import NavigationEntry, NavigationGroup
from aeskills.markup.html_printer import Printers, root_of
from aeskills.markup.outline import OutlinePart, recording
from aeskills.render.menus import crumbs, menus
from aeskills.views.pages import all_views
from aeskills.views.view import View


class RenderedPage(NamedTuple):
    """A finished page. `headings` are its h2 with ids; `parts` its words for search; `styles` and `scripts` what it loads beside what
    every page loads; `alternates` are locale and public address of its translations; `menu_folds` says whether groups of the menu that
    the page is not in are folded; `untranslated` marks a page below its threshold.
    """

    view: View
    html: str
    parts: tuple[OutlinePart, ...]
    entries: tuple[NavigationGroup, ...]
    menu_folds: bool
    crumbs: tuple[NavigationEntry, ...]
    section_title: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    structured: tuple[str, ...]
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    untranslated: bool

    @property
    def headings(self) -> tuple[OutlinePart, ...]:
        return tuple(part for part in self.parts if part.id)

    @property
    def names(self) -> tuple[str, ...]:
        """The page and its section, each once, as the title of the window has them; none for the home page."""
        return tuple(dict.fromkeys((self.view.title, self.section_title))) if self.view.address else ()


LONG_MENU = 25
"""Entries of a menu above which only the group of the present page is open."""

UNTRANSLATED = "untranslated.html"
"""The template of a page that is hardly translated: it only says so."""


class Pages:
    """The pages of an edition, each printed when it is asked for; `url` is the site's public address or empty."""

    def __init__(self, edition: Edition, printers: Printers, url: str) -> None:
        self._edition, self._printers, self._url = edition, printers, url
        self.views = {view.address: view for view in all_views(edition)}
        self._menus = menus(self.views.values())
        self._threshold = next(locale.threshold for locale in edition.handbook.site.locales if locale.tag == edition.tag)

    def translated(self, address: str) -> View:
        """The view, or that of a page which says that it is not translated yet and leads to the source; KeyError for a wrong address."""
        view = self.views[address]
        if self._edition.is_source or view.template == UNTRANSLATED or self._edition.coverage(view.subjects) >= self._threshold:
            return view
        data = {"source": self._edition.handbook.site.source_locale, "address": view.address}
        return view._replace(template=UNTRANSLATED, data=lambda: data, structured=tuple, files={}, sources=(), styles=())

    def render(self, address: str) -> RenderedPage:
        """One page; KeyError for a wrong address."""
        view, edition = self.translated(address), self._edition
        data = view.data()
        with recording() as outline:
            html = content_html(self._printers, view, data)
        translated = view.template != UNTRANSLATED
        tag = edition.tag if translated else edition.handbook.site.source_locale
        entries = () if view.frame == "open" else self._menus[address]
        path = crumbs(view, self.views, edition.voice.text("nav.home"))
        return RenderedPage(
            view=view,
            html=html,
            parts=outline.parts,
            entries=entries,
            menu_folds=sum(len(group.entries) for group in entries) > LONG_MENU,
            crumbs=path,
            section_title=edition.voice.text(f"section.{view.section}"),
            canonical=f"{self._url}{tag}/{address}" if self._url else "",
            alternates=tuple(self._alternates(address)) if translated else (),
            structured=tuple(_json(value) for value in _structured(view, edition, path, self._url)),
            styles=tuple(map(sheet_address, view.styles)),
            scripts=tuple(data.get("scripts", ())),
            untranslated=not translated,
        )

    def _alternates(self, address: str) -> Iterator[tuple[str, str]]:
        """The page in each locale, and in the source language for everybody else; nothing where the site has no public address."""
        site = self._edition.handbook.site
        tags = [locale.tag for locale in site.locales]
        for name, tag in [*zip(tags, tags, strict=True), ("x-default", site.source_locale)] if self._url else ():
            yield name, f"{self._url}{tag}/{address}"


def content_html(printers: Printers, view: View, data: Mapping[str, Any]) -> str:
    """The content of a page: its template, filled with the view's `data`."""
    printer = printers.at(root_of(view.address), view.inside)
    return printer.environment.get_template(view.template).render(data, view=view)


def _structured(view: View, edition: Edition, path: tuple[NavigationEntry, ...], url: str) -> Iterator[Mapping[str, Any]]:
    yield from ({"@context": "https://schema.org", "inLanguage": edition.tag, **value} for value in view.structured())
    if path and url:
        steps = [*path, NavigationEntry(view.address, view.title)]
        yield {
            "@context": "https://schema.org",
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": number, "name": step.title, "item": f"{url}{edition.tag}/{step.address}"}
                for number, step in enumerate(steps, 1)
            ],
        }


def _json(value: Mapping[str, Any]) -> str:
    """JSON that may stand inside a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
