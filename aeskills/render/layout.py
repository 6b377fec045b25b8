"""The layout around the content of a page: the templates of theme/."""

from __future__ import annotations

from aeskills.markup.html_printer import Printers, root_of
from aeskills.render.pages import RenderedPage
from aeskills.render.shell import Shell


class PageLayout:
    """Prints whole pages of one edition."""

    def __init__(self, shell: Shell, printers: Printers) -> None:
        self._shell, self._printers = shell, printers

    def page(self, page: RenderedPage) -> str:
        """A whole page."""
        return self._print("main.html", root_of(page.view.address), page)

    def not_found(self, root: str) -> str:
        """The page for wrong addresses. It is shown at any depth, so its links start at `root`, the edition's place on the server."""
        return self._print("404.html", root, None)

    def _print(self, template: str, root: str, page: RenderedPage | None) -> str:
        return self._printers.at(root).environment.get_template(template).render(shell=self._shell, page=page)
