"""One locale as it is published: its pages, and the files beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from aeskills.export.files import files_of
from aeskills.site.assets import joined_files
from aeskills.site.edition import Edition
from aeskills.site.pages import Leaf, is_translated, leaves, spoken
from aeskills.site.printing import Printer
from aeskills.site.search import index
from aeskills.site.shell import make_shell


class PrintedEdition:
    """An edition in print; `url` is the site's public address or empty."""

    def __init__(self, edition: Edition, url: str) -> None:
        self._edition, self._url, self._printer = edition, url, Printer(edition)
        self.title = edition.handbook.site.title
        self.views = spoken(edition, self._printer)
        self.shell = make_shell(edition, self._printer, {view.address for view in self.views})

    @property
    def translated(self) -> list[str]:
        """Addresses of the pages that speak this locale's language."""
        return [view.address for view in self.views if is_translated(view)]

    def leaves(self) -> Iterator[Leaf]:
        """The pages, each printed when it is asked for, so that they need not all be held at once."""
        return leaves(self.views, self._edition, self._printer, self._url)

    def files(self) -> Iterator[tuple[str, str]]:
        """Address and text of every file that is no page and no asset, but for the search index."""
        yield from joined_files().items()
        for view in self.views:
            yield from ((f"{view.address}{name}", _text(value)) for name, value in view.files.items())
        yield from ((name, _text(value)) for name, value in files_of(self._edition, self._printer, self.views).items())

    def search(self, pages: Iterable[Leaf]) -> tuple[str, str]:
        """Address and text of the search index over all pages."""
        return "search/index.json", _text(index(pages, self._edition.tag))


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
