"""The pages of a built site as flat lists of elements, and which page stands for which kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from aeskills.edition.edition import Edition
from aeskills.locales.voice import Voice
from aeskills.views.pages import all_views
from tests.contents import docs_of, handbook

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
KEPT = frozenset({"title", "h1", "h2", "h3", "h4", "h5", "h6", "script", "style", "a"})
"""Elements whose text is collected."""


@dataclass(eq=False)
class Element:
    """One start tag. `text` holds the words below it, for the few elements where a guard asks."""

    tag: str
    attributes: Mapping[str, str]
    line: int
    text: str = ""
    parent: Element | None = None

    @property
    def above(self) -> Iterator[Element]:
        """The elements around it, the nearest first."""
        if self.parent is not None:
            yield self.parent
            yield from self.parent.above

    def __str__(self) -> str:
        return f"line {self.line}, <{self.tag}>"


@dataclass
class Page:
    """One HTML file. `address` is where a server shows it: `en/skills/` for `en/skills/index.html`."""

    address: str
    elements: list[Element] = field(default_factory=list)

    @property
    def locale(self) -> str:
        """Its locale's folder, or empty for the pages above the locales."""
        return self.address.partition("/")[0] if "/" in self.address else ""

    def all(self, *tags: str) -> Iterator[Element]:
        """Its elements of these tags."""
        return (element for element in self.elements if element.tag in tags)

    @property
    def ids(self) -> set[str]:
        return {element.attributes["id"] for element in self.elements if "id" in element.attributes}


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1] if self.open else None
        element = Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0], parent=parent)
        self.page.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for element in self.open:
            if element.tag in KEPT:
                element.text += data


def parse(html: str, address: str = "en/") -> Page:
    """A page from its HTML."""
    page = Page(address)
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    return page


@cache
def pages_of(site: Path) -> tuple[Page, ...]:
    """Every page of a built site."""
    found = []
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        found.append(parse(path.read_text(encoding="utf-8"), address.removesuffix("index.html")))
    return tuple(found)


@cache
def kinds(content: Path) -> Mapping[str, tuple[str, ...]]:
    """Template → addresses, below a locale's folder, of the pages that it prints; the hand-written pages are a kind each."""
    book = handbook(content)
    edition = Edition(book, Voice("en"), book, docs=docs_of(content))
    found: dict[str, tuple[str, ...]] = {}
    for view in all_views(edition):
        kind = f"{view.template} {view.address}" if view.template == "prose.html" else view.template
        found[kind] = (*found.get(kind, ()), view.address)
    return found
