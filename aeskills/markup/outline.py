"""The headings of a finished page and the words under each: for the table of contents and for search.

Our own templates print `<h2 id="…">` for every section, so a plain split does; nothing is parsed twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_SILENT = re.compile(
    r"<(?:svg\b.*?</svg>|script\b.*?</script>|nav\b.*?</nav>|template\b.*?</template>|[^>]*>)",
    re.DOTALL,
)


class Part(NamedTuple):
    """A stretch of a page: its heading's id and title (both empty above the first heading) and its words."""

    id: str
    title: str
    words: str


def words_in(html: str) -> str:
    """The words of a piece of HTML, one space between them."""
    return " ".join(_words(html).split())


def _words(html: str) -> str:
    return unescape(_SILENT.sub(" ", html))


def outline(html: str, spoken: bool = True) -> Iterator[Part]:
    """The parts of a page, in order; without their words where nobody searches them."""
    pieces = _HEADING.split(html)
    yield Part("", "", _words(pieces[0]) if spoken else "")
    for start in range(1, len(pieces), 3):
        identifier, title, body = pieces[start : start + 3]
        yield Part(identifier, words_in(title), _words(body) if spoken else "")
