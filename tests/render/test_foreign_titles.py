"""Titles of laws and sources in another language say so wherever they stand alone: a screen reader speaks them in their own."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from aeskills.edition.edition import Edition
from aeskills.views.pages import KINDS
from tests.rendered import edition, printed

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
UNSPOKEN = frozenset(("script", "style", "option"))


class TitleReader(HTMLParser):
    """The titles that fill an element, each with the languages in which its words are announced."""

    def __init__(self, titles: dict[str, str], tag: str) -> None:
        super().__init__()
        self.titles = titles
        self.open: list[tuple[str, str, list[str], set[str]]] = [("", tag, [], set())]
        self.found: list[tuple[str, set[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("lang") or self.open[-1][1], [], set()))

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1:
            name, _, texts, languages = self.open.pop()
            self.open[-1][2].extend(texts)
            self.open[-1][3].update(languages)
            text = " ".join("".join(texts).split())
            if text in self.titles and name not in UNSPOKEN:
                self.found.append((text, languages))
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        self.open[-1][2].append(data)
        if data.strip():
            self.open[-1][3].add(self.open[-1][1])


def foreign(one: Edition) -> dict[str, str]:
    """Title → language, of the titles that are in another language than the pages."""
    sources, rules = one.handbook.sources.sources, one.handbook.regulations.regulations
    titles = {rule.name: rule.language for rule in rules} | {source.title: source.language for source in sources}
    return {title: language for title, language in titles.items() if language != one.tag}


def read_titles(html: str, titles: dict[str, str], tag: str) -> Iterator[tuple[str, set[str]]]:
    reader = TitleReader(titles, tag)
    reader.feed(html)
    reader.close()
    yield from reader.found


@pytest.mark.parametrize(("tag", "least"), [("it", 2000), ("en", 200)])
def test_a_foreign_title_is_announced_in_its_language(tag: str, least: int) -> None:
    one = edition(tag=tag)
    titles = foreign(one)
    seen = [
        (address, *hit) for kind in KINDS for address, page in printed(kind, one).items() for hit in read_titles(page.html, titles, tag)
    ]
    assert len(seen) >= least
    assert [(address, title) for address, title, languages in seen if languages != {titles[title]}] == []


def test_a_title_without_its_language_is_seen() -> None:
    titles = {"Sales Act": "en"}
    html = '<p><a>Sales Act</a></p><p><a lang="en">Sales Act</a></p><p>The Sales Act</p>'
    assert [languages for _, languages in read_titles(html, titles, "it")] == [{"it"}, {"it"}, {"en"}, {"en"}]
