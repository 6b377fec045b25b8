"""The headings of a page and the words under each, recorded while its template is printed: for "On this page" and for search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from markupsafe import Markup

_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


class OutlinePart(NamedTuple):
    """A stretch of a page: its heading's id and title (both empty above the first heading) and its words."""

    id: str
    title: str
    words: str


class Outline:
    """What is recorded of one page."""

    def __init__(self) -> None:
        self._parts: list[tuple[str, str, list[str]]] = [("", "", [])]

    @property
    def parts(self) -> tuple[OutlinePart, ...]:
        """The parts, in order; the first is what stands above the first heading."""
        return tuple(OutlinePart(identifier, title, " ".join(words)) for identifier, title, words in self._parts)

    def heading(self, identifier: str, title: str) -> None:
        """Begins a part; its title, which a template says as it asks for the heading, is no part of the words above it."""
        said = self._parts[-1][2]
        if said and said[-1] == title:
            said.pop()
        self._parts.append((identifier, title, []))

    def document(self, html: str) -> None:
        """Takes in a page that Markdown made: its h2 with ids, and the words under each."""
        above, *sections = _HEADING.split(html)
        self.say(Markup(above).striptags())
        for at in range(0, len(sections), 3):
            identifier, title, body = sections[at : at + 3]
            self.heading(identifier, Markup(title).striptags())
            self.say(Markup(body).striptags())

    def say(self, words: str) -> None:
        """Adds words to the part that was begun last."""
        self._parts[-1][2].append(words)


_recorded: ContextVar[Outline | None] = ContextVar("recorded", default=None)


@contextmanager
def recording() -> Iterator[Outline]:
    """The outline of what is printed inside; nothing is recorded elsewhere, such as in the layout around a page."""
    outline = Outline()
    token = _recorded.set(outline)
    try:
        yield outline
    finally:
        _recorded.reset(token)


def current() -> Outline | None:
    """The outline that is being recorded."""
    return _recorded.get()
