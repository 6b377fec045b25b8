"""Puts the theme's shell around the content of a page: the templates of theme/, the same under MkDocs and without it."""

from __future__ import annotations

import jinja2
from markupsafe import Markup, escape

from aeskills.edition.navigation import Group
from aeskills.markup.environment import SYNTAX, THEME, environment
from aeskills.markup.html import ROOT, relative
from aeskills.render.pages import RenderedPage
from aeskills.render.shell import Shell

_HERE, _TITLE, _MENU = "\x03", "\x04", "\x05"
"""Stand in a header for the address of the page, and for the title and the navigation of its section."""


class PageLayout:
    """Prints whole pages of one edition; `theirs` is the environment of MkDocs, when it prints them."""

    def __init__(self, shell: Shell, theirs: jinja2.Environment | None = None) -> None:
        self.environment = theirs or environment(THEME)
        vars(self.environment).update(SYNTAX)
        self.environment.filters["url"] = lambda address: ROOT + address.removeprefix(".")
        self.environment.globals.update(shell=shell, header=self.header, menu=self.menu, footer=self.footer, ROOT=ROOT)
        self._sections = {section.id: section.address for section in shell.sections}
        self._headers: dict[bool, str] = {}
        self._menus: dict[int, str] = {}
        self._footer = ""

    def page(self, page: RenderedPage) -> str:
        """A whole page."""
        return relative(self.environment.get_template("main.html").render(page=page), page.view.address)

    def not_found(self, root: str) -> str:
        """The page for wrong addresses. It is shown at any depth, so its links start at `root`, the edition's place on the server."""
        return self.environment.get_template("404.html").render().replace(ROOT, root)

    def header(self, page: RenderedPage | None) -> Markup:
        """The top of a page; what it shares with others is printed once for them."""
        if not page:
            return Markup(self._part("header", here="", section_title="", menu=""))
        view, some = page.view, bool(page.entries)
        if some not in self._headers:
            self._headers[some] = self._part("header", here=_HERE, section_title=_TITLE, menu=_MENU if some else "")
        header = self._headers[some].replace(_HERE, escape(view.address)).replace(_TITLE, escape(page.section_title))
        if view.section in self._sections:
            link = f'<a href="{ROOT}{self._sections[view.section]}"'
            current = "page" if view.address == self._sections[view.section] else "true"
            header = header.replace(f"{link}>", f'{link} aria-current="{current}">')
        return Markup(header.replace(_MENU, self.menu(page.entries, view.address)))

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
