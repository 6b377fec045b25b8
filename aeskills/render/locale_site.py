"""One locale as it is published: its pages, and the files beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from aeskills.edition.edition import Edition
from aeskills.export.files import files_of
from aeskills.export.llms import PageSummary
from aeskills.export.values import compact
from aeskills.markup.html import Printer
from aeskills.render.layout import PageLayout
from aeskills.render.pages import Pages, RenderedPage
from aeskills.render.search_index import index
from aeskills.render.shell import make_shell

SEARCH = "search/index.json"


class LocaleSite:
    """The site of one edition; `url` is the site's public address, ending in a slash, or empty."""

    def __init__(self, edition: Edition, url: str) -> None:
        self._edition, self._printer = edition, Printer(edition)
        self.title = edition.handbook.site.title
        self.pages = Pages(edition, self._printer, url)
        self.shell = make_shell(edition, self._printer, self.pages.views)
        self._layout = PageLayout(self.shell)

    def rendered_pages(self) -> Iterator[RenderedPage]:
        """All pages, each rendered when it is asked for, so that they need not all be in memory."""
        return map(self.pages.render, self.pages.views)

    def html(self, page: RenderedPage) -> str:
        """A whole page with the layout around its content."""
        return self._layout.page(page)

    def not_found(self, root: str) -> str:
        """The page for wrong addresses, whose links start at `root`, the path of the locale's folder on the server."""
        return self._layout.not_found(root)

    def files(self) -> Mapping[str, Callable[[], Iterable[str]]]:
        """Address of every file that is no page, asset or search index → what makes its text, in pieces."""
        beside = {
            f"{address}{name}": partial(_pieces, make)
            for address, view in self.pages.views.items()
            if view.files
            for name, make in self.pages.translated(address).files.items()
        }
        return beside | files_of(self._edition, self._printer, self._summaries())

    def _summaries(self) -> list[PageSummary]:
        listed = [view for view in self.pages.views.values() if view.search or view.address == "data/"]
        return [PageSummary(view.address, view.section, view.title, view.description) for view in listed]

    def search_index(self, pages: Iterable[RenderedPage]) -> str:
        """The text of the search index over `pages`."""
        return compact(index(pages, self._edition.tag))


def _pieces(make: Callable[[], Any]) -> Iterable[str]:
    value = make()
    yield value if isinstance(value, str) else compact(value)
