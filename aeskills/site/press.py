"""Puts the theme's shell around the content of a page: the templates of theme/, the same under MkDocs and without it."""

from __future__ import annotations

import jinja2
from markupsafe import Markup, escape

from aeskills.site.compiler import SYNTAX
from aeskills.site.navigation import Group
from aeskills.site.pages import Leaf
from aeskills.site.printing import ROOT, relative
from aeskills.site.shell import Shell
from aeskills.site.templates import THEME, environment

_HERE, _MENU = "\x03", "\x04"
"""Stand in a header for the address of the page and the navigation of its section."""


class Press:
    """Prints whole pages of one edition; `theirs` is the environment of MkDocs, when it prints them."""

    def __init__(self, shell: Shell, theirs: jinja2.Environment | None = None) -> None:
        self.environment = theirs or environment(THEME)
        vars(self.environment).update(SYNTAX)
        self.environment.filters["url"] = lambda address: ROOT + address.removeprefix(".")
        self.environment.globals.update(shell=shell, header=self.header, menu=self.menu, footer=self.footer, ROOT=ROOT)
        self._firsts = {section.address for section in shell.sections}
        self._headers: dict[tuple[str, str, bool], str] = {}
        self._menus: dict[int, str] = {}
        self._footer = ""

    def page(self, leaf: Leaf) -> str:
        """A whole page."""
        return relative(self.environment.get_template("main.html").render(page=leaf), leaf.view.address)

    def not_found(self, root: str) -> str:
        """The page for wrong addresses. It is shown at any depth, so its links start at `root`, the edition's place on the server."""
        return self.environment.get_template("404.html").render().replace(ROOT, root)

    def header(self, leaf: Leaf | None) -> Markup:
        """The top of a page; what it shares with other pages of its section is printed once for them."""
        if not leaf:
            return Markup(self._part("header", view=None, here=""))
        view, entries = leaf.view, leaf.entries
        key = (view.section, view.address if view.address in self._firsts else "", bool(entries))
        if key not in self._headers:
            self._headers[key] = self._part("header", page=leaf, view=view, here=_HERE, menu=lambda *_: _MENU)
        return Markup(self._headers[key].replace(_HERE, escape(view.address)).replace(_MENU, self.menu(entries, view.address)))

    def footer(self) -> Markup:
        """The foot of every page."""
        self._footer = self._footer or self._part("footer")
        return Markup(self._footer)

    def menu(self, groups: tuple[Group, ...], address: str) -> Markup:
        """The navigation of a section, with the page at `address` marked in it; the rest is printed once for the pages that share it."""
        if id(groups) not in self._menus:
            self._menus[id(groups)] = self._part("entries", entries=groups)
        link = f'<a href="{ROOT}{address}"'
        return Markup(self._menus[id(groups)].replace(f"{link}>", f'{link} aria-current="page">'))

    def _part(self, name: str, **values: object) -> str:
        return self.environment.get_template(f"partials/{name}.html").render(values)
