"""One locale as it is published: its pages, and the files beside them."""

from __future__ import annotations

import json
from typing import Any

from aeskills.export.files import files_of
from aeskills.site.assets import joined_files
from aeskills.site.edition import Edition
from aeskills.site.pages import leaves
from aeskills.site.search import index
from aeskills.site.shell import make_shell
from aeskills.site.stages import Stages


class PrintedEdition:
    """The finished pages of an edition; `url` is the site's public address or empty."""

    def __init__(self, edition: Edition, url: str, stages: Stages) -> None:
        stages.begin("views and print")
        self.tag = edition.tag
        self.title = edition.handbook.site.title
        self.leaves, printer = leaves(edition, url)
        self.shell = make_shell(edition, printer, {leaf.view.address for leaf in self.leaves})
        stages.begin("open data")
        self._open_data = files_of(edition, printer, [leaf.view for leaf in self.leaves])

    @property
    def translated(self) -> list[str]:
        """Addresses of the pages that speak this locale's language."""
        return [leaf.view.address for leaf in self.leaves if not leaf.untranslated]

    def texts(self) -> dict[str, str]:
        """Address → text of every file that is no page and no asset."""
        found: dict[str, Any] = {"search/index.json": index(self.leaves, self.tag), **self._open_data}
        for leaf in self.leaves:
            found.update({f"{leaf.view.address}{name}": value for name, value in leaf.view.files.items()})
        return joined_files() | {
            name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            for name, value in found.items()
        }
