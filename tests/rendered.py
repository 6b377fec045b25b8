"""The real content's pages of one kind, printed and parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aeskills.edition.edition import Edition
from aeskills.locales.voice import Voice
from aeskills.markup.html_printer import Printers
from aeskills.model.handbook import Handbook
from aeskills.render.pages import content_html
from aeskills.views.view import View
from tests.contents import handbook
from tests.pages import Page, parse


@dataclass(frozen=True)
class Printed:
    """A page with its view, and what the template printed."""

    view: View
    data: Mapping[str, Any]
    html: str
    page: Page

    @property
    def links(self) -> set[str]:
        return {element.attributes["href"] for element in self.page.all("a") if "href" in element.attributes}


def edition(book: Handbook | None = None, tag: str = "en") -> Edition:
    """An edition of it, or of `book`; in a language without catalogs all words stay English."""
    return Edition(book or handbook(), Voice(tag), handbook())


def printed(views: Callable[[Edition], Iterator[View]], one: Edition) -> Mapping[str, Printed]:
    """Address → page."""
    printers = Printers(one)
    found = {}
    for view in views(one):
        data = view.data()
        html = content_html(printers, view, data)
        found[view.address] = Printed(view, data, html, parse(html))
    return found
