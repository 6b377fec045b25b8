"""Puts the theme's shell around the content of a page: the templates of theme/, the same under MkDocs and without it."""

from __future__ import annotations

import jinja2
from markupsafe import Markup

from aeskills.site.assets import THEME
from aeskills.site.navigation import Group
from aeskills.site.pages import Leaf
from aeskills.site.printing import ROOT, compiled, relative
from aeskills.site.shell import Shell


class Press:
    """Prints whole pages of one edition."""

    def __init__(self, shell: Shell, environment: jinja2.Environment | None = None) -> None:
        self.environment = environment or jinja2.Environment(
            loader=jinja2.FileSystemLoader(THEME), auto_reload=False, bytecode_cache=compiled()
        )
        self.environment.autoescape = self.environment.trim_blocks = self.environment.lstrip_blocks = True
        self.environment.filters["url"] = lambda address: ROOT + address.removeprefix(".")
        self.environment.globals.update(shell=shell, menu=self.menu, ROOT=ROOT)
        self._menus: dict[int, str] = {}

    def page(self, leaf: Leaf) -> str:
        """A whole page."""
        return relative(self.environment.get_template("main.html").render(page=leaf), leaf.view.address)

    def not_found(self, root: str) -> str:
        """The page for wrong addresses. It is shown at any depth, so its links start at `root`, the edition's place on the server."""
        return self.environment.get_template("404.html").render().replace(ROOT, root)

    def menu(self, groups: tuple[Group, ...], address: str) -> Markup:
        """The navigation of a section, with the page at `address` marked in it; the rest is printed once for the pages that share it."""
        if id(groups) not in self._menus:
            self._menus[id(groups)] = self.environment.get_template("partials/entries.html").render(entries=groups)
        link = f'<a href="{ROOT}{address}"'
        return Markup(self._menus[id(groups)].replace(f"{link}>", f'{link} aria-current="page">'))
