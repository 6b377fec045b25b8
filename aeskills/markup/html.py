"""Views → HTML: the Jinja environment of the content templates and its filters.

Addresses are printed below `ROOT`, a character that no content can hold, and made relative once a page is whole:
so a piece of HTML is the same on every page of an edition and is made once.
"""

from __future__ import annotations

from functools import cache, lru_cache
from html import escape
from pathlib import Path

import jinja2
from markupsafe import Markup

from aeskills.content import inline
from aeskills.content.inline import Link
from aeskills.edition.edition import Edition
from aeskills.locales.figures import figure_in_text
from aeskills.locales.texts import Untranslated
from aeskills.markup.environment import PAGES, environment
from aeskills.model.base import Record
from aeskills.model.evidence import Figure

ROOT = "\x02"
_NOTHING = Markup("")


def relative(html: str, address: str) -> str:
    """`html` with every `ROOT` replaced by the way up from the page at `address`."""
    return html.replace(ROOT, "../" * address.count("/") or "./")


@cache
def icon(name: str) -> Markup:
    """An icon of the theme's bundled sets as hidden inline SVG; LookupError when there is none of that name."""
    import material

    path = Path(material.__file__).parent / "templates" / ".icons" / f"{name}.svg"
    try:
        svg = path.read_text(encoding="utf-8")
    except OSError:
        raise LookupError(name) from None
    return Markup(svg.replace("<svg ", '<svg class="ae-icon" aria-hidden="true" focusable="false" ', 1))


class Printer:
    """Prints the views of one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._source = edition.handbook.site.source_locale
        self._made = lru_cache(maxsize=4096)(self._make)
        self._named = lru_cache(maxsize=4096)(self._link)
        self.environment = environment(PAGES, jinja2.StrictUndefined)
        voice = edition.voice
        self.environment.filters.update(
            prose=self.prose, inline=self.inline, plain=self.plain, link=self.link, icon=icon, anchor=self.anchor,
            number=voice.number, percent=voice.percent, date=voice.date, listing=voice.join, territory=voice.territory,
            heading=heading, words=self.words, attributes=self.attributes,
        )  # fmt: skip
        self.environment.globals.update(t=voice.text, edition=edition, voice=voice, handbook=edition.handbook, href=self.href, ROOT=ROOT)

    def href(self, kind: str, identifier: str) -> str:
        """The address of a record, below `ROOT`."""
        return ROOT + self.edition.address(kind, identifier)

    def prose(self, text: str | None) -> Markup:
        """Text with inline markup → paragraphs."""
        return self._html(text, block=True) if text else _NOTHING

    def inline(self, text: str | None) -> Markup:
        """Text with inline markup → one run of HTML."""
        return self._html(text, block=False) if text else _NOTHING

    def words(self, text: str) -> Markup:
        """Plain words, marked as another language when they are not translated."""
        return self._spoken(text, escape(text, quote=False))

    def plain(self, text: str) -> str:
        """Text with inline markup → words alone."""
        return inline.plain(text, self._name)

    def link(self, record: Record, words: str | None = None) -> Markup:
        """A link to a record's place, printing its name or the given words."""
        kind, identifier = record.kind, getattr(record, "id", "")
        return self._link(kind, identifier, words) if words else self._named(kind, identifier)

    def anchor(self, target: str, words: str | None = None) -> Markup:
        """`kind:id` → a link."""
        kind, _, identifier = target.partition(":")
        return self.link(self.edition.record(kind, identifier), words)

    def attributes(self, text: str) -> Markup:
        """` lang="…" dir="…"` for an element whose text is still in the source language, else nothing."""
        return Markup(f' lang="{self._source}" dir="ltr"') if isinstance(text, Untranslated) else _NOTHING

    def _link(self, kind: str, identifier: str, words: str | None = None) -> Markup:
        shown = Markup.escape(words) if words else self.words(self.edition.name(kind, identifier))
        return Markup(f'<a href="{escape(self.href(kind, identifier))}">{shown}</a>')

    def _html(self, text: str, block: bool) -> Markup:
        made = self._made(str(text), block)
        if isinstance(text, Untranslated):
            tag = "div" if block else "span"
            return Markup(f"<{tag}{self.attributes(text)}>{made}</{tag}>")
        return made

    def _make(self, text: str, block: bool) -> Markup:
        return Markup(inline.paragraphs(text, self._resolve) if block else inline.html(text, self._resolve))

    def _spoken(self, text: str, html: str) -> Markup:
        return Markup(f"<span{self.attributes(text)}>{html}</span>") if isinstance(text, Untranslated) else Markup(html)

    def _name(self, kind: str, identifier: str) -> str:
        record = self.edition.record(kind, identifier)
        if isinstance(record, Figure):
            return figure_in_text(self.edition.voice, record)
        return self.edition.name(kind, identifier)

    def _resolve(self, link: Link) -> str:
        words = escape(self._name(link.kind, link.id), quote=False) if link.words is None else link.words
        extra = ' class="ae-term"' if link.kind == "term" else ""
        return f'<a href="{escape(self.href(link.kind, link.id))}"{extra}>{words}</a>'


def heading(text: str) -> str:
    """A name as a heading: its first letter a capital, unless its case means something (iPhone, e-mail stay)."""
    first, rest = text[:1], text[1:]
    text_class = type(text)
    return text_class(first.upper() + rest) if not any(c.isupper() for c in text.split(" ")[0]) else text
