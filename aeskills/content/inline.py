"""Inline markup inside YAML text → segments: emphasis, strong, code, and links to records; never raw HTML.

`<term:quota>` prints the record's own name, `[your quota](term:quota)` the given words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token


class InlineLink(NamedTuple):
    """A link to the record `kind:id`; `words` is HTML, or None to print the record's name. `kind` is empty for any other target."""

    kind: str
    id: str
    words: str | None


Segment = str | InlineLink
Paragraph = tuple[Segment, ...]
Resolve = Callable[[InlineLink], str]
"""A link → HTML (or plain words, when plain text is asked for)."""


@dataclass(frozen=True)
class WrittenTarget:
    """What stands after `](`, or between `<` and `>`, as written."""

    kind: str
    id: str
    written: str


_MARKDOWN = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "autolink", "backticks", "escape", "entity", "newline"])
_MARK = re.compile(r"[*_`<\[\\&]").search
_BREAK = re.compile(r" *\n[ \t]*")
_KIND_AND_ID = r"(?!(?:javascript|vbscript|file|data):)([a-z][a-z-]{1,30}):([a-z0-9-]{1,63})"
_LINK = re.compile(rf"(?:\[([^]*_`<[\\&]+)\]\(|<){_KIND_AND_ID}(?(1)\)|>)")
_TAGS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "softbreak": "\n",
    "hardbreak": "\n",
}


def html(text: str, resolve: Resolve) -> str:
    """One run of inline HTML; paragraphs are joined by a space."""
    return " ".join(_shown(text, resolve))


def paragraphs(text: str, resolve: Resolve) -> str:
    """`<p>` elements, one for each paragraph."""
    return "".join([f"<p>{paragraph}</p>" for paragraph in _shown(text, resolve)])


def plain_inline(text: str, name: Callable[[str, str], str]) -> str:
    """Words without markup, for descriptions and search; `name` gives a record's name by kind and id."""
    if not _MARK(text):
        return " ".join(_blocks(text)) if "\n" in text else str(text)  # whatever kind of text it is

    def words(link: InlineLink) -> str:
        return link.words if link.words is not None else escape(name(link.kind, link.id), quote=False)

    marked = html(text, words)
    if "<" in marked:
        for tag in ("em", "strong", "code"):
            marked = marked.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    return unescape(marked)


def targets(text: str) -> tuple[WrittenTarget, ...]:
    """Every link target in `text`, as written and taken apart."""
    if "<" not in text and "](" not in text:
        return ()
    links = [segment for paragraph in parse_inline(text) for segment in paragraph if isinstance(segment, InlineLink)]
    return tuple(WrittenTarget(link.kind, link.id, f"{link.kind}:{link.id}" if link.kind else link.id) for link in links)


def parse_inline(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of `text`; a blank line parts them."""
    return tuple(_paragraphs(text) if _MARK(text) else [(words,) for words in _unmarked(text)])


def _shown(text: str, resolve: Resolve) -> list[str]:
    """The HTML of each paragraph."""
    if not _MARK(text):
        return _unmarked(text)
    return ["".join([part if isinstance(part, str) else resolve(part) for part in paragraph]) for paragraph in _paragraphs(text)]


def _paragraphs(text: str) -> list[Paragraph]:
    blocks = [block.strip() for block in text.split("\n\n")]
    return [_marked(block) for block in blocks if block]


def _unmarked(text: str) -> list[str]:
    """The HTML of each paragraph of a text without marks, so without `&` and `<`."""
    return _blocks(text.replace(">", "&gt;"))


def _blocks(words: str) -> list[str]:
    """The paragraphs of a text without marks."""
    if "\n" not in words:
        return [words]
    return [_BREAK.sub("\n", block) if "\n" in block else block for block in map(str.strip, words.split("\n\n")) if block]


@lru_cache(maxsize=16384)
def _marked(block: str) -> Paragraph:
    return _linked(_BREAK.sub("\n", block)) or _parsed(block)


def _linked(block: str) -> Paragraph:
    """Words with links to records and no other markup, several times as fast as by the parser; empty for any other."""
    pieces = _LINK.split(block)
    if _MARK("".join(pieces[::4])):
        return ()
    segments: list[Segment] = [escape(pieces[0], quote=False)]
    for at in range(1, len(pieces), 4):
        words, kind, identifier, following = pieces[at : at + 4]
        segments += InlineLink(kind, identifier, words and escape(words, quote=False)), escape(following, quote=False)
    return tuple(filter(None, segments))


def _parsed(block: str) -> Paragraph:
    inline = _MARKDOWN.parseInline(block)[0].children or []
    segments: list[Segment] = []
    words: list[str] | None = None
    target = ""
    for token in inline:
        if token.type == "link_open":
            target, words = str(token.attrs["href"]), []
        elif token.type == "link_close" and words is not None:
            kind, identifier = _address(target)
            segments.append(InlineLink(kind, identifier, None if token.info == "auto" else "".join(words)))
            words = None
        else:
            (segments if words is None else words).append(_printed(token))
    return tuple(segments)


def _address(target: str) -> tuple[str, str]:
    kind, colon, identifier = target.partition(":")
    return (kind, identifier) if colon and not identifier.startswith("//") else ("", target)


def _printed(token: Token) -> str:
    if token.type == "code_inline":
        return f"<code>{escape(token.content, quote=False)}</code>"
    return _TAGS.get(token.type) or escape(token.content, quote=False)
