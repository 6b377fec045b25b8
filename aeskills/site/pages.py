"""Views of an edition → finished pages: content, headings, navigation, canonical address."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from aeskills.locales.localize import coverage
from aeskills.site.edition import Edition
from aeskills.site.navigation import Entry, Group, crumbs, menus
from aeskills.site.outline import Part, outline
from aeskills.site.printing import Printer
from aeskills.site.styles import needed
from aeskills.site.view import View
from aeskills.site.views import all_views


@dataclass(frozen=True)
class Leaf:
    """A finished page. `headings` are its h2 with ids; `parts` its words for search; `untranslated` marks a page below its threshold."""

    view: View
    html: str
    parts: tuple[Part, ...]
    entries: tuple[Group, ...]
    crumbs: tuple[Entry, ...]
    section_title: str
    canonical: str
    structured: tuple[str, ...]
    untranslated: bool

    @property
    def headings(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.id)

    @property
    def styles(self) -> list[str]:
        """The style sheets of this kind of page, beside that of all pages."""
        return needed(self.html) + list(self.view.data.get("styles", ()))


def spoken(edition: Edition, printer: Printer) -> list[View]:
    """The views of every page of an edition; a page that is hardly translated only says so."""
    threshold = next(locale.threshold for locale in edition.handbook.site.locales if locale.tag == edition.tag)
    return [_spoken(view, edition, threshold) for view in all_views(edition, printer)]


def leaves(views: Sequence[View], edition: Edition, printer: Printer, url: str) -> Iterator[Leaf]:
    """Their pages, printed one by one; `url` is the site's public address or empty."""
    navigation = menus(views)
    by_address = {view.address: view for view in views}
    return (_leaf(view, edition, printer, url, navigation, by_address) for view in views)


def _leaf(
    view: View, edition: Edition, printer: Printer, url: str, navigation: Mapping[str, tuple[Group, ...]], by_address: dict[str, View]
) -> Leaf:
    html = printer.page(view)
    tag = edition.tag if is_translated(view) else edition.handbook.site.source_locale
    path = crumbs(view, by_address, edition.voice.text("nav.home"))
    return Leaf(
        view=view,
        html=html,
        parts=tuple(outline(html, view.search)),
        entries=navigation[view.address] if view.address else (),  # the home page leads everywhere itself
        crumbs=path,
        section_title=edition.voice.text(f"section.{view.section}"),
        canonical=f"{url}{tag}/{view.address}" if url else "",
        structured=tuple(_json(value) for value in _structured(view, edition, path, url)),
        untranslated=not is_translated(view),
    )


def is_translated(view: View) -> bool:
    """Whether the page speaks its locale's language."""
    return view.template != "untranslated.html"


def _spoken(view: View, edition: Edition, threshold: float) -> View:
    """The view, or a page that says it is not translated yet and leads to the source."""
    if edition.is_source or coverage(view.subjects) >= threshold:
        return view
    source = edition.handbook.site.source_locale
    data = {"source": source, "address": view.address}
    return replace(view, template="untranslated.html", data=data, structured=(), files={}, sources=())


def _structured(view: View, edition: Edition, path: tuple[Entry, ...], url: str) -> Iterator[Mapping[str, Any]]:
    yield from ({"@context": "https://schema.org", "inLanguage": edition.tag, **value} for value in view.structured)
    if path and url:
        steps = [*path, Entry(view.address, view.title)]
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
