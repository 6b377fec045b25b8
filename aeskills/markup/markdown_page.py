"""Hand-written Markdown pages → HTML: values of the handbook in `{{ … }}`, links to records and pages, no raw HTML."""

from __future__ import annotations

import os
import re
from collections.abc import MutableMapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from markdown_it import MarkdownIt
from markdown_it.token import Token

from aeskills.findings import Faulty, Finding, Location
from aeskills.markup.html import HtmlPrinter

_BEGINNING = re.compile(r"\s*# [^\n{]+\n\s*\n(?:[^\W\d_][^\n{]*\n)+(?=\s*\n)")
"""A title and a paragraph whose lines start with words, so that it is no list or table; without values, which may reach further."""


class Prose(NamedTuple):
    """A page's title, its first paragraph as plain words, and its HTML for one page."""

    title: str
    description: str
    html: str


def prose(path: Path, printer: HtmlPrinter, whole: bool = True) -> Prose:
    """Renders one page, or only its beginning: title and first paragraph. Raises Faulty for values and records that are not there.

    It begins with `# Title`; `[words](term:quota)` leads to a record, `[words](page:pay/)` to a page.
    Headings get the ids part-1, part-2 …: the same in every language, so that a switch of language keeps the place.
    """
    text = path.read_text(encoding="utf-8")
    if not whole and (beginning := _BEGINNING.match(text)):
        text = beginning[0]
    try:
        filled = printer.environment.from_string(text).render() if "{" in text else text
    except jinja2.TemplateError as error:
        line = getattr(error, "lineno", None) or _line(text, "{{")
        hint = "write a value of the handbook, such as {{ handbook.role.title }}"
        raise Faulty(
            [Finding(_place(path, line), "invalid-value", f"what stands in {{{{ … }}}} does not fit: {error.message}", hint)]
        ) from None
    faults: list[Finding] = []
    markdown = _markdown()
    tokens = markdown.parse(filled)
    number = 0
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h2":
            number += 1
            token.attrSet("id", f"part-{number}")
        elif token.type == "table_open":
            token.attrSet("class", "ae-table")
        for child in token.children or []:
            if child.type == "link_open":
                target = str(child.attrGet("href"))
                try:
                    child.attrSet("href", _address(target, printer))
                except KeyError:
                    message = f'there is no record "{target}"'
                    hint = "write kind:id of a record, page:address, or a full web address"
                    faults.append(Finding(_place(path, _line(text, target)), "dangling-link", message, hint))
    if faults:
        raise Faulty(faults)
    environment: MutableMapping[str, Any] = {}
    html = markdown.renderer.render(tokens, markdown.options, environment)
    return Prose(_inline_after(tokens, "h1"), _inline_after(tokens, "p"), html)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _line(text: str, word: str) -> int:
    return text[: max(0, text.find(word))].count("\n") + 1


def _place(path: Path, line: int) -> Location:
    return Location(os.path.relpath(path), line)


def _address(target: str, printer: HtmlPrinter) -> str:
    kind, _, identifier = target.partition(":")
    if kind == "page":
        return printer.url(identifier)
    return target if kind in ("http", "https", "mailto") or not identifier else printer.href(kind, identifier)


def _inline_after(tokens: Sequence[Token], tag: str) -> str:
    """The words of the first element of that kind."""
    at = next((index for index, token in enumerate(tokens) if token.tag == tag and token.nesting == 1), None)
    if at is None:
        return ""
    return " ".join("".join(child.content or " " for child in tokens[at + 1].children or []).split())
