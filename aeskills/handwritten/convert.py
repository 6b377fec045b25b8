"""Markdown → pieces, by Python-Markdown with the extensions of the project; the only module that knows Python-Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify, slugify_unicode
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from aeskills.handwritten.pieces import Reader

_RECORD = r"<([a-z][a-z-]{1,30}:[a-z0-9-]{1,63})>"
_LEVELS = {"h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
NAMED = "aeskills-record"
"""Value of `rel` on a link that prints the record's own name, until the name is filled in."""


class Converted:
    """What came of a text: pieces with what may not stand in them, and other names of each anchor (slug → id)."""

    def __init__(self, reader: Reader, slugs: dict[str, str]) -> None:
        self.pieces, self.faults, self.slugs = reader.pieces, reader.faults, slugs


class Converter:
    """Python-Markdown set up with the extensions of one project. Raises whatever an extension raises for options it does not take."""

    def __init__(self, extensions: Mapping[str, Mapping[str, Any]]) -> None:
        names = [_full(name) for name in extensions]
        options = {_full(name): dict(values) for name, values in extensions.items()}
        if "pymdownx.emoji" in options:
            options["pymdownx.emoji"] |= _emoji()
        self._records = _Records()
        self._markdown = Markdown(extensions=[*names, self._records], extension_configs=options)

    def convert(self, text: str) -> Converted:
        """The pieces of one page. Raises what Python-Markdown raises, such as RecursionError."""
        self._markdown.reset()
        self._records.slugs = {}
        html = self._markdown.convert(text)
        reader = Reader()
        reader.feed(html)
        reader.close()
        return Converted(reader, self._records.slugs)


def _full(name: str) -> str:
    return name if name.startswith("pymdownx.") else f"markdown.extensions.{name}"


class _Records(Extension):
    """`<term:quota>` as a link, and ids of headings that are the same in every language."""

    slugs: dict[str, str]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.inlinePatterns.register(_Record(_RECORD, md), "aeskills-record", 121)  # before autolinks (120) and raw HTML (90)
        titles: list[Element] = []
        md.treeprocessors.register(_Headings(self, titles, md), "aeskills-headings", 6)  # after attr_list (8), before toc (5)
        md.treeprocessors.register(_Titles(titles, md), "aeskills-titles", 4)


class _Record(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # noqa: N802, ARG002
        link = Element("a", {"href": m[1], "rel": NAMED})
        link.text = m[1]
        return link, m.start(0), m.end(0)


class _Headings(Treeprocessor):
    """Numbers the headings below the title: part-1, part-2, part-2-1 …; an id that the author wrote stays."""

    def __init__(self, records: _Records, titles: list[Element], md: Markdown) -> None:
        super().__init__(md)
        self._records, self._titles = records, titles

    def run(self, root: Element) -> None:
        """Gives each heading its id, and notes the ids that MkDocs would give it, so that links by them lead there."""
        numbers = [0] * 7
        for heading in root.iter():
            if heading.tag == "h1" and not heading.get("id"):
                self._titles.append(heading)
            level = _LEVELS.get(str(heading.tag), 0)
            if not level:
                continue
            numbers[level] += 1
            numbers[level + 1 :] = [0] * (6 - level)
            if not heading.get("id"):
                heading.set("id", "part-" + "-".join(map(str, numbers[2 : level + 1])))
            for slug in _slugs("".join(heading.itertext())):
                self._records.slugs.setdefault(slug, str(heading.get("id")))


class _Titles(Treeprocessor):
    """Takes back the ids that toc gave to titles: they would differ from language to language."""

    def __init__(self, titles: list[Element], md: Markdown) -> None:
        super().__init__(md)
        self._titles = titles

    def run(self, root: Element) -> None:  # noqa: ARG002
        """Runs after toc."""
        while self._titles:
            self._titles.pop().attrib.pop("id", None)


def _slugs(title: str) -> Iterator[str]:
    """The anchors that MkDocs, with this or that option, makes of a heading."""
    for make in (slugify, slugify_unicode):
        slug = make(title, "-")
        yield from (slug, slug.lower())


def _emoji() -> dict[str, Any]:
    """Icons of the theme as inline SVG, and emoji as characters; nothing is loaded for them."""
    from material.extensions.emoji import to_svg, twemoji

    def drawn(index: str, shortname: str, alias: str, uc: str | None, alt: str, *more: Any) -> Any:
        return alt if uc else to_svg(index, shortname, alias, uc, alt, *more)

    return {"emoji_index": twemoji, "emoji_generator": drawn}
