"""Inline markup: links that lead nowhere, and marks that would be printed as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aeskills.checks.survey import Pointer, Survey, kinds
from aeskills.content.inline import plain
from aeskills.findings import Finding

_WEB = re.compile(r"^([a-z.+-]+:)?//|^www\.", re.IGNORECASE)
_LEFT_OVER = re.compile(r"\]\([^)\s]*|</?[a-z][a-z0-9-]*(?:[\s:/][^<>]*)?>|<!--|\*\*\S")
"""What inline markup leaves behind when it is not well formed: links, HTML tags, comments, unclosed emphasis."""

_EMPTY_LINK = re.compile(r"\[\s*\]\([^)\s]*")
"""A link that has no words to click."""

_MARKED = re.compile(r"\]\([^)\s]*|<[a-z-]+:[^<>\s]*>|\*\*\S|</?[a-z][a-z0-9]*>")
"""Markup that a plain text cannot hold."""


_POINT = r"[ \t]*(?:[-*+]|[0-9]{1,3}[.)])[ \t]+\S.*"
_BLOCK = re.compile(rf"^(?P<heading>#{{1,6}}[ \t]+\S.*)|^(?P<list>{_POINT}(?:\n{_POINT})+)", re.MULTILINE)
"""What Markdown knows and a text does not: a heading, and lines that would be a list."""


def blocks(survey: Survey) -> Iterator[Finding]:
    """Headings and lists in a rich text: they would be printed as they stand, in one run with their neighbours."""
    for words in survey.words:
        if not words.rich or not (block := _BLOCK.search(words.text)):
            continue
        place = survey.reading.word(words.part.record, *words.path, word=block[0].split("\n")[0])
        if block["heading"]:
            hint = "begin a new paragraph after an empty line; the page has its own headings"
            yield Finding(place, "block-in-text", "a heading is not read in a text", hint)
        else:
            hint = "write sentences, or one entry for each point where the field is a list"
            yield Finding(place, "block-in-text", "a list in a text would be printed as one line", hint)


def links(survey: Survey) -> Iterator[Finding]:
    """Links inside texts: their kind and their target must exist, and the web is reached through a source."""
    for pointer in survey.pointers:
        if not pointer.word or (pointer.kind in kinds() and survey.exists(pointer.kind, pointer.id)):
            continue
        if pointer.id not in survey.excused or pointer.kind not in kinds():
            yield _broken(survey, pointer)


def _broken(survey: Survey, pointer: Pointer) -> Finding:
    place = survey.place_of(pointer)
    if _WEB.match(pointer.word) or pointer.kind in ("http", "https", "mailto"):
        hint = "add the page to sources.yaml and link [words](source:its-id)"
        return Finding(place, "web-link", f'"{pointer.word}" leads out of the handbook', hint)
    if pointer.kind not in kinds():
        hint = survey.guess(pointer.kind, kinds(), f"write kind:id, where kind is one of: {', '.join(sorted(kinds()))}")
        return Finding(place, "unknown-kind", f'"{pointer.word}" names no kind of record', hint)
    known = survey.handbook.by_kind.get(pointer.kind, {})
    others = sorted(kind for kind in kinds() if survey.exists(kind, pointer.id))
    otherwise = f'did you mean "{others[0]}:{pointer.id}"?' if others else f"write the {pointer.kind}, or link one that exists"
    typed = pointer.word.partition(":")[2]
    return Finding(place, "dangling-link", f'there is no {pointer.kind} "{typed}"', survey.guess(typed, known, otherwise))


def left_over(survey: Survey) -> Iterator[Finding]:
    """Markup in a rich text that is not well formed, so that readers would see the marks."""
    for words in survey.words:
        if not words.rich or not any(sign in words.text for sign in ("<", "](", "**")):
            continue
        found = _EMPTY_LINK.search(words.text) or _LEFT_OVER.search(_outside_code(words.text))
        if found is not None:
            place = survey.reading.word(words.part.record, *words.path, word=found.group().split()[0])
            hint = "write [words](kind:id) or <kind:id> without spaces; HTML is not read; put \\ before a mark that is meant"
            yield Finding(place, "broken-markup", f'"{found.group()}" would be printed as it stands', hint)


def _outside_code(text: str) -> str:
    """The words a reader sees; code is left out, since marks are meant there."""
    return plain(re.sub(r"`[^`]*`|\\.", "", text), lambda _kind, _id: "")


def in_plain_text(survey: Survey) -> Iterator[Finding]:
    """Markup in names, titles and labels, which are printed as they stand."""
    for words in survey.words:
        found = None if words.rich else _MARKED.search(words.text)
        if found is not None:
            place = survey.reading.word(words.part.record, *words.path, word=found.group())
            yield Finding(place, "markup-in-plain-text", "this text is printed as it stands", "write plain words; link from a longer text")
