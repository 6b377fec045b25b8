"""HTML of a hand-written page → a list of tags and words, by rule: elements and attributes come from a list, nothing runs.

What Python-Markdown makes, and raw HTML in a page, is read as a browser reads it and written anew from the pieces, so that no
difference between two readers can let something through.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr"})
# fmt: off
ELEMENTS = VOID | frozenset({
    "a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote", "caption", "cite", "code", "colgroup", "data",
    "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "i", "ins", "kbd", "label", "li", "mark", "nav", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section",
    "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
    "video", "svg", "g", "path", "circle", "rect", "line", "polyline", "polygon", "ellipse",
})
EVERYWHERE = frozenset({"class", "id", "lang", "dir", "title", "role", "translate", "hidden", "tabindex"})
_OWN: dict[str, frozenset[str]] = {tag: frozenset(names.split()) for tag, names in {
    "a": "href download rel name", "img": "src alt width height loading decoding", "source": "src type media width height",
    "video": "src poster width height controls loop muted playsinline preload", "audio": "src controls loop muted preload",
    "track": "src kind srclang label default", "input": "type checked disabled name", "label": "for", "ol": "start reversed type",
    "li": "value", "td": "colspan rowspan headers align", "th": "colspan rowspan headers scope abbr align", "col": "span",
    "colgroup": "span",
    "time": "datetime", "data": "value", "del": "cite datetime", "ins": "cite datetime", "q": "cite", "blockquote": "cite",
    "details": "open name", "div": "data-tabs", "abbr": "", "code": "", "span": "data-linenos",
    "svg": "viewbox width height fill xmlns aria-hidden focusable", "path": "d fill fill-rule clip-rule", "g": "fill transform",
    "circle": "cx cy r fill", "rect": "x y width height rx ry fill", "line": "x1 y1 x2 y2", "polyline": "points fill",
    "polygon": "points fill", "ellipse": "cx cy rx ry fill",
}.items()}
ADDRESSES = {("a", "href"), ("img", "src"), ("source", "src"), ("video", "src"), ("video", "poster"), ("audio", "src"), ("track", "src")}
WORDS = frozenset({"alt", "title", "aria-label", "label", "abbr"})
"""Attributes that readers see or hear."""

REASONS = {
    "script": "scripts are files: extra_javascript in mkdocs.yml", "style": "style sheets are files: extra_css in mkdocs.yml",
    "iframe": "pages of other hosts are not shown inside a page; link the source",
    "link": "style sheets are files: extra_css in mkdocs.yml",
    "form": "the site has no server that could answer a form", "object": "show a picture, or link the file",
    "embed": "show a picture, or link the file", "base": "delete it", "meta": "delete it", "math": "write the formula as text or a picture",
    "center": "give it a class, and a style by extra_css", "font": "give it a class, and a style by extra_css",
}
# fmt: on
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_ALIGNED = {"left": "ae-start", "right": "ae-end", "center": "ae-center"}
_CASE = {"viewbox": "viewBox"}
_SILENT = frozenset({"script", "style"})


class Piece(NamedTuple):
    """An opening tag (`start`), a closing one (`end`) or words (`text`, in `name`)."""

    kind: str
    name: str
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        """The value of an attribute."""
        return next((value for key, value in self.attributes if key == name), None)


class Fault(NamedTuple):
    """What may not stand in a page: the words to look for in its text, which of their occurrences, and what to say."""

    word: str
    number: int
    code: str
    message: str
    hint: str


class Reader(HTMLParser):
    """Gathers pieces and errors. Elements that stay open are closed at the end; a closing tag without an opening one is an error."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.faults: list[Fault] = []
        self.open: list[str] = []
        self._seen: dict[str, int] = {}
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An opening tag."""
        if self._silent:
            return
        number = self._count(f"<{tag}")
        if tag not in ELEMENTS or not _NAME.fullmatch(tag):
            hint = REASONS.get(tag, "use the elements of text: docs/authoring.md lists them; write &lt; for the character")
            self.faults.append(Fault(f"<{tag}", number, "html-element", f"the element <{tag}> may not stand in a page", hint))
            self._silent = tag if tag in _SILENT else ""
            return
        attributes = tuple((name, value) for name, value in (self._attribute(tag, *pair) for pair in dict(attrs).items()) if name)
        if tag == "input" and dict(attributes).get("type") not in ("checkbox", "radio"):
            self.faults.append(Fault("<input", number, "html-element", "a page has no fields to fill in", "delete the field"))
        self.pieces.append(Piece("start", tag, tuple(sorted(attributes, key=lambda pair: pair[0] != "id"))))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<tag/>`, which ends SVG elements and means nothing for others."""
        self.handle_starttag(tag, attrs)
        if self.open and tag not in VOID and tag in ("path", "circle", "rect", "line", "polyline", "polygon", "ellipse", "g"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """A closing tag, with the elements inside it that are still open."""
        if self._silent:
            self._silent = "" if tag == self._silent else self._silent
            return
        if tag not in ELEMENTS or tag in VOID:
            return
        if tag not in self.open:
            self._unbalanced(f"</{tag}", f"</{tag}> closes nothing")
            return
        while (last := self.open.pop()) != tag:
            self._unbalanced(f"<{last}", f"<{last}> is not closed before </{tag}>")
            self.pieces.append(Piece("end", last))
        self.pieces.append(Piece("end", tag))

    def handle_data(self, data: str) -> None:
        """Words."""
        if data and not self._silent:
            self.pieces.append(Piece("text", data))

    def close(self) -> None:
        """Ends the page."""
        super().close()
        while self.open:
            last = self.open.pop()
            self._unbalanced(f"<{last}", f"<{last}> is not closed")
            self.pieces.append(Piece("end", last))

    def _unbalanced(self, word: str, message: str) -> None:
        self.faults.append(Fault(word, 1, "html-unbalanced", message, "close each element inside the one that holds it"))

    def _count(self, word: str) -> int:
        self._seen[word] = self._seen.get(word, 0) + 1
        return self._seen[word]

    def _attribute(self, tag: str, name: str, value: str | None) -> tuple[str, str]:
        """Name and value as they are written; an empty name leaves the attribute out."""
        written = value or ""
        if name == "align" and tag in ("td", "th"):
            return ("class", _ALIGNED[written]) if written in _ALIGNED else ("", "")
        if name in EVERYWHERE or name in _OWN.get(tag, ()) or (name.startswith("aria-") and _NAME.fullmatch(name)):
            return _CASE.get(name, name), written
        message, hint = f"the attribute {name} may not stand in a page", "delete it"
        if name == "style":
            hint = "give the element a class, and that a style by extra_css; a strict content policy refuses style attributes"
        elif name.startswith("on"):
            hint = "delete it; nothing in a page runs"
        elif name == "markdown":
            hint = "add md_in_html to markdown_extensions of mkdocs.yml"
        elif name == "srcset":
            hint = "name one picture in src"
        self.faults.append(Fault(f"{name}=" if value is not None else name, self._count(f"{name}="), "html-attribute", message, hint))
        return "", ""


def pieces_html(pieces: list[Piece], text: Callable[[str], str], attribute: Callable[[str, str], str] = lambda _name, value: value) -> str:
    """Pieces as HTML. `text` makes HTML of words, `attribute` the plain value of an attribute."""
    parts = []
    for piece in pieces:
        if piece.kind == "text":
            parts.append(text(piece.name))
        elif piece.kind == "end":
            parts.append(f"</{piece.name}>")
        else:
            shown = "".join(f' {name}="{escape(attribute(name, value))}"' for name, value in piece.attributes)
            parts.append(f"<{piece.name}{shown}>")
    return "".join(parts)
