"""One locale as it is published: its pages, and the files beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from aeskills.assets.styles import extension_sheets, sheet_address
from aeskills.edition.edition import Edition
from aeskills.export.files import data_files
from aeskills.export.llms import PageSummary
from aeskills.export.values import compact
from aeskills.failures import working_on
from aeskills.markup.html_printer import HtmlPrinter, Printers, root_of
from aeskills.markup.links import files_beside as beside_pages
from aeskills.render.layout import PageLayout
from aeskills.render.pages import Pages, RenderedPage
from aeskills.render.redirects import redirects
from aeskills.render.search_index import index
from aeskills.render.shell import make_shell
from aeskills.render.web_manifest import MANIFEST, manifest
from aeskills.settings.palette import PALETTE
from aeskills.settings.palette import colour_sheet as colour_sheet
from aeskills.settings.sheets import walk_files
from aeskills.views.view import View

SEARCH = "search/index.json"


class LocaleSite:
    """The site of one edition; `url` is the site's public address, ending in a slash, or empty."""

    def __init__(self, edition: Edition, url: str) -> None:
        self._edition, self._printers = edition, Printers(edition)
        self.title = edition.handbook.site.title
        self.pages = Pages(edition, self._printers, url)
        self.shell = make_shell(edition, self.pages.views)
        self._layout = PageLayout(self.shell, self._printers)

    def rendered_pages(self) -> Iterator[RenderedPage]:
        """All pages, each rendered when it is asked for, so that they need not all be in memory."""
        return map(self.page, self.pages.views)

    def page(self, address: str) -> RenderedPage:
        """One page without its layout; KeyError for a wrong address."""
        with working_on(f"page {self._edition.tag}/{address}"):
            return self.pages.render(address)

    def html(self, page: RenderedPage) -> str:
        """A whole page with the layout around its content."""
        with working_on(f"page {self._edition.tag}/{page.view.address}"):
            return self._layout.page(page)

    def not_found(self, root: str) -> str:
        """The page for wrong addresses, whose links start at `root`, the path of the locale's folder on the server."""
        return self._layout.not_found(root)

    def files(self) -> Mapping[str, Callable[[], Iterable[str | bytes]]]:
        """Address of every file that is no page, asset or search index → what makes its text or bytes, in pieces."""
        beside: dict[str, Callable[[], Iterable[str | bytes]]] = {
            f"{address}{name}": partial(_pieces, make, self._printers.at(root_of(address)))
            for address, view in self.pages.views.items()
            if view.files
            for name, make in self.pages.translated(address).files.items()
        }
        shown = {MANIFEST: partial(_text, manifest(self.shell))}
        files = data_files(self._edition, page_summaries(self.pages.views.values()))
        return {**beside, **shown, **self._redirects(), **self._sheets(), **files}

    def copies(self) -> Mapping[str, Path]:
        """Address → file of what a project puts beside its pages, which is copied as it is."""
        own = self._edition.settings.templates
        static = walk_files(own, ".html") if own else {}
        return {**static, **beside_pages(self._edition.docs, self._edition)}

    def _redirects(self) -> dict[str, Callable[[], Iterable[str]]]:
        titles = {address: str(view.title) for address, view in self.pages.views.items()}
        return {address: partial(_text, text) for address, text in redirects(self._edition.handbook, titles).items()}

    def _sheets(self) -> dict[str, Callable[[], Iterable[str]]]:
        """The sheets that only some sites need: colours of the project, and what its Markdown extensions print."""
        colours = self._edition.settings.colours
        texts = {PALETTE: colour_sheet(colours)} if colours else {}
        used = {sheet_address(name) for view in self.pages.views.values() for name in view.styles}
        texts |= {address: text for address, text in extension_sheets().items() if address in used}
        return {address: partial(_text, text) for address, text in texts.items()}

    def search_index(self, pages: Iterable[RenderedPage]) -> str:
        """The text of the search index over `pages`."""
        return compact(index(pages, self._edition.tag))


def _text(text: str) -> Iterable[str]:
    yield text


def page_summaries(views: Iterable[View]) -> list[PageSummary]:
    """The pages that llms.txt lists: those that search finds, and the page of the open data."""
    listed = [view for view in views if view.search or view.address == "data/"]
    return [PageSummary(view.address, view.section, view.title, view.description) for view in listed]


def _pieces(make: Callable[[HtmlPrinter], Any], printer: HtmlPrinter) -> Iterable[str | bytes]:
    value = make(printer)
    yield value if isinstance(value, str | bytes) else compact(value)
