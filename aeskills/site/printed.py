"""One locale as it is published: its pages, and the files beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from aeskills.export.files import files_of
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

    def files(self) -> Mapping[str, Callable[[], str]]:
        """Address of every file that is no page and no asset, and what makes its text; but for the search index."""
        beside = {
            f"{address}{name}": make
            for address, view in self.pages.views.items()
            if view.files
            for name, make in self.pages.spoken(address).files.items()
        }
        made = beside | files_of(self._edition, self._printer, self.pages.views.values())
        return {address: partial(_text, make) for address, make in made.items()}

    def search(self, leaves: Iterable[Leaf]) -> str:
        """The text of the search index over all pages."""
        return _text(lambda: index(leaves, self._edition.tag))


def _text(make: Callable[[], Any]) -> str:
    value = make()
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
