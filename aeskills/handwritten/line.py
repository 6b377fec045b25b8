"""One line of HTML in a setting, such as `copyright`: words, emphasis and links, nothing else."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

_ELEMENTS = frozenset({"b", "em", "i", "small", "span", "strong"})


def one_line(html: str) -> str:
    """The same with only those elements and links to http, https and mailto addresses; other tags are left out, their words stay."""
    reader = _Line()
    reader.feed(html)
    reader.close()
    return "".join([*reader.parts, *(f"</{tag}>" for tag in reversed(reader.open))])


class _Line(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = (dict(attrs).get("href") or "").strip()
        if tag in ("script", "style"):
            self._silent = tag
        elif tag == "a" and address.startswith(("http://", "https://", "mailto:")):
            self.parts.append(f'<a href="{escape(address)}">')
            self.open.append(tag)
        elif tag in _ELEMENTS:
            self.parts.append(f"<{tag}>")
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        elif self.open and self.open[-1] == tag:
            self.parts.append(f"</{self.open.pop()}>")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(escape(data, quote=False))
