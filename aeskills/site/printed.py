"""One locale as it is published: its pages, and the files beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from aeskills.export.files import files_of
from aeskills.export.values import compact
from aeskills.site.edition import Edition
from aeskills.site.pages import Leaf, Pages
from aeskills.site.printing import Printer
from aeskills.site.search import index
from aeskills.site.shell import make_shell

SEARCH = "search/index.json"


class PrintedEdition:
    """An edition in print; `url` is the site's public address or empty."""

    def __init__(self, edition: Edition, url: str) -> None:
        self._edition, self._printer = edition, Printer(edition)
        self.title = edition.handbook.site.title
        self.pages = Pages(edition, self._printer, url)
        self.shell = make_shell(edition, self._printer, self.pages.views)

    def leaves(self) -> Iterator[Leaf]:
        """The pages, each printed when it is asked for, so that they need not all be held at once."""
        return map(self.pages.leaf, self.pages.views)

    def files(self) -> Mapping[str, Callable[[], Iterable[str]]]:
        """Address of every file that is no page and no asset, and what makes its text, in pieces; but for the search index."""
        beside = {
            f"{address}{name}": partial(_pieces, make)
            for address, view in self.pages.views.items()
            if view.files
            for name, make in self.pages.spoken(address).files.items()
        }
        return beside | files_of(self._edition, self._printer, self.pages.views.values())

    def search(self, leaves: Iterable[Leaf]) -> str:
        """The text of the search index over all pages."""
        return compact(index(leaves, self._edition.tag))


def _pieces(make: Callable[[], Any]) -> Iterable[str]:
    value = make()
    yield value if isinstance(value, str) else compact(value)
