"""A draft of a hand-written page → HTML in one locale: values of the handbook filled in, links and files resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from aeskills.findings import ContentError, Finding
from aeskills.handwritten.convert import NAMED
from aeskills.handwritten.docs import Docs
from aeskills.handwritten.page import Page
from aeskills.handwritten.pieces import ADDRESSES, WORDS, Piece, pieces_html
from aeskills.markup.html_printer import HtmlPrinter
from aeskills.markup.links import Broken, Links, LinkTarget
from aeskills.markup.values import NoValue, printed

MARK = re.compile(r"aeskillsx*\d+v")


class ProsePage(NamedTuple):
    """A page's title, its first paragraph as plain words, its HTML, and what is wrong with it.

    `targets` are its links to pages made from data, which whoever knows those pages checks.
    """

    title: str
    description: str
    html: str
    findings: tuple[Finding, ...] = ()
    targets: tuple[tuple[str, LinkTarget], ...] = ()


def prose(page: Page, docs: Docs, printer: HtmlPrinter) -> ProsePage:
    """The page for one locale. Raises ContentError for values, links and files that are not there."""
    found = look_through(page, docs, printer)
    if found.findings:
        raise ContentError(found.findings)
    return found


def look_through(page: Page, docs: Docs, printer: HtmlPrinter) -> ProsePage:
    """The same with its findings, which are not raised."""
    filler = _Filler(page, docs, printer)
    pieces = filler.filled(page.draft.pieces)
    html = pieces_html(pieces, filler.html, filler.plain)
    title, description = page.title, page.description
    headed = _first(pieces, "h1")
    shown = _words(pieces_html(headed, filler.html)) if headed else ""
    if not headed:
        title = title or page.name.rpartition("/")[2].replace("-", " ").capitalize()
        html = f"<h1>{escape(title, quote=False)}</h1>\n{html}"
    description = description or _words(pieces_html(_first(pieces, "p"), filler.html))
    return ProsePage(title or shown, description, html, tuple(filler.findings), tuple(filler.targets))


def _words(html: str) -> str:
    """The words of a piece of HTML, one space between them."""
    return Markup(html).striptags()


def _first(pieces: list[Piece], tag: str) -> list[Piece]:
    """What stands inside the first element of that kind."""
    start = next((at for at, piece in enumerate(pieces) if piece.kind == "start" and piece.name == tag), None)
    if start is None:
        return []
    end = next(at for at in range(start, len(pieces)) if pieces[at].kind == "end" and pieces[at].name == tag)
    return pieces[start + 1 : end]


class _Filler:
    """Fills in one page."""

    def __init__(self, page: Page, docs: Docs, printer: HtmlPrinter) -> None:
        self.page, self.printer = page, printer
        self.links = Links(page, docs, printer)
        self.findings: list[Finding] = []
        self.targets: list[tuple[str, LinkTarget]] = []
        self._seen: dict[str, int] = {}
        self._values: dict[str, str] = {}

    def filled(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces with their addresses, and with the names of records where a link has no words of its own."""
        found: list[Piece] = []
        named = False
        for piece in pieces:
            if named and piece.kind == "text":
                found.append(piece._replace(name=self._name(piece.name)))
                named = False
            elif piece.kind == "start" and piece.attributes:
                named = piece.get("rel") == NAMED
                pairs = (pair for pair in piece.attributes if pair != ("rel", NAMED))
                found.append(self._spoken(piece._replace(attributes=tuple(self._attribute(piece, *pair) for pair in pairs))))
            else:
                found.append(piece)
        return found

    def html(self, text: str) -> str:
        """HTML of words, with values in place of their marks."""
        if not self.page.draft.marks:
            return escape(text, quote=False)
        return self._put(text, lambda words: escape(words, quote=False), self._value)

    def plain(self, name: str, value: str) -> str:
        """The value of an attribute, in which readers' words may hold values."""
        if not self.page.draft.marks or not MARK.search(value):
            return value
        if name in WORDS:
            return self._put(value, str, lambda mark: _words(self._value(mark)))
        self._report(value, "page-expression", "a value cannot stand in an address or a name", "write it out")
        return ""

    def _spoken(self, piece: Piece) -> Piece:
        """What extensions say in English, or not at all, in the language of the page."""
        text = self.printer.edition.voice.text
        if piece.name == "input" and piece.get("type") == "checkbox" and piece.get("aria-label") is None:
            label = text("task.open" if piece.get("checked") is None else "task.done")
            return piece._replace(attributes=(*piece.attributes, ("aria-label", label)))
        if piece.get("class") == "footnote-backref":
            others = (pair for pair in piece.attributes if pair[0] != "title")
            return piece._replace(attributes=(*others, ("title", text("footnote.back"))))
        return piece

    def _put(self, text: str, words: Callable[[str], str], value: Callable[[str], str]) -> str:
        parts, at = [], 0
        for mark in MARK.finditer(text):
            if mark[0] in self.page.draft.marks:
                parts += [words(text[at : mark.start()]), value(mark[0])]
                at = mark.end()
        return "".join([*parts, words(text[at:])])

    def _value(self, mark: str) -> str:
        if mark not in self._values:
            expression = self.page.draft.marks[mark]
            try:
                self._values[mark] = escape(expression) if isinstance(expression, str) else str(printed(expression, self.printer))
            except NoValue as error:
                self.findings.append(error.finding)
                self._values[mark] = ""
        return self._values[mark]

    def _attribute(self, piece: Piece, name: str, value: str) -> tuple[str, str]:
        if (piece.name, name) not in ADDRESSES or (MARK.search(value) and self.page.draft.marks):
            return name, value
        try:
            if piece.name != "a":
                return name, self.links.resource(value)
            target = self.links.link(value)
        except Broken as broken:
            self._report(value, broken.code, broken.message, broken.hint)
            return name, ""
        if target.address:
            self.targets.append((value, target))
        return name, target.href

    def _name(self, target: str) -> str:
        kind, _, identifier = target.partition(":")
        try:
            return self.printer.edition.shown_name(kind, identifier)
        except KeyError:
            return target  # its link is reported

    def _report(self, word: str, code: str, message: str, hint: str) -> None:
        self._seen[word] = number = self._seen.get(word, 0) + 1
        self.findings.append(Finding(self.page.address_place(word, number), code, message, hint))
