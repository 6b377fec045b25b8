"""Views → HTML: the Jinja environment of pages, and the filters that print the values of a handbook."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache, partial, wraps
from html import escape
from typing import Any

import jinja2
from markupsafe import Markup

from aeskills.content import inline
from aeskills.content.inline import InlineLink
from aeskills.edition.edition import Edition
from aeskills.edition.headings import heading
from aeskills.edition.mentions import mentions
from aeskills.locales.figures import date_of
from aeskills.locales.texts import Untranslated
from aeskills.markup import icons
from aeskills.markup.environment import environment
from aeskills.markup.icons import icon
from aeskills.markup.outline import current
from aeskills.markup.svg import svg
from aeskills.model.base import Record

_NOTHING = Markup("")


def root_of(address: str) -> str:
    """The way from the page at `address` up to the locale's folder: `./`, `../`, `../../` …"""
    return "../" * address.count("/") or "./"


class HtmlPrinter:
    """Prints the values of one edition for pages at one depth.

    `root` is what addresses begin with: the way from the page to the locale's folder. Links to records of the kinds `inside` lead
    to `#kind-id` on the page itself.
    """

    def __init__(self, edition: Edition, root: str, inside: Collection[str] = ()) -> None:
        self.edition, self.root, self._inside = edition, root, inside
        self._source = edition.handbook.site.source_locale
        self._made = lru_cache(maxsize=4096)(self._make)
        self._named = lru_cache(maxsize=4096)(self._link)
        self.environment = environment(jinja2.StrictUndefined, edition.settings.templates)
        voice = edition.voice
        texts: dict[str, Callable[..., str]] = {
            "prose": self.prose, "inline": self.inline, "link": self.link, "anchor": self.anchor, "words": self.words,
            "number": voice.number, "percent": voice.percent, "date": voice.date, "listing": voice.join, "territory": voice.territory,
            "held": partial(date_of, voice),
        }  # fmt: skip
        self.environment.filters.update({name: _at_run_time(_recorded(function)) for name, function in texts.items()})
        others = {"document": self.document, "url": self.url, "attributes": self.attributes, "plain": edition.plain}
        self.environment.filters.update({name: _at_run_time(function) for name, function in others.items()})
        self.environment.filters.update(icon=icon, heading=heading, svg=svg)
        self.environment.globals.update(
            t=_recorded(voice.text),
            h2=self.h2,
            folded_h2=self.folded_h2,
            href=self.href,
            root=root,
            edition=edition,
            voice=voice,
            comma=voice.comma,
            semicolon=voice.semicolon,
            handbook=edition.handbook,
            mentions=partial(mentions, edition),
        )

    def url(self, address: str) -> str:
        """An address below the locale's folder, from the page."""
        return self.root + address

    def href(self, kind: str, identifier: str) -> str:
        """The address of a record, from the page."""
        if not kind:  # a web page, which site.yaml allows
            return identifier
        if kind in self._inside:
            return f"#{kind}-{identifier}"
        if self._inside and kind == "figure":
            return f"#source-{self.edition.record(kind, identifier).source}"
        return self.root + self.edition.address(kind, identifier)

    def h2(self, identifier: str, title: str, class_: str = "", icon: str = "") -> Markup:
        """The heading of a section, which the page's outline lists."""
        if (outline := current()) is not None:
            outline.heading(identifier, title)
        attributes = f' id="{escape(identifier)}"' + (f' class="{class_}"' if class_ else "")
        return Markup(f"<h2{attributes}>{icons.icon(icon) if icon else ''}{self.words(title)}</h2>")

    def folded_h2(self, identifier: str, title: str) -> Markup:
        """The heading of a section that opens in place; its id is on the body, so that links open it."""
        if (outline := current()) is not None:
            outline.heading(identifier, title)
        return Markup(f'<h2 class="ae-fold__title">{self.words(title)}</h2>')

    def prose(self, text: str | None) -> Markup:
        """Text with inline markup → paragraphs."""
        return self._html(text, block=True) if text else _NOTHING

    def inline(self, text: str | None) -> Markup:
        """Text with inline markup → one run of HTML."""
        return self._html(text, block=False) if text else _NOTHING

    def words(self, text: str | int) -> Markup:
        """Plain words or a whole number; words that are not translated are marked as another language."""
        return text if isinstance(text, Markup) else self._spoken(text, escape(str(text), quote=False))

    def link(self, record: Record, words: str | None = None) -> Markup:
        """A link to a record's place, printing its name or the given words."""
        kind, identifier = record.kind, getattr(record, "id", "")
        return self._link(kind, identifier, words) if words else self._named(kind, identifier)

    def anchor(self, target: str, words: str | None = None) -> Markup:
        """`kind:id` → a link."""
        kind, _, identifier = target.partition(":")
        return self.link(self.edition.record(kind, identifier), words)

    def document(self, html: str) -> Markup:
        """The content of a page written by hand, as Markdown made it."""
        if (outline := current()) is not None:
            outline.document(html)
        return Markup(html)

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

    def _spoken(self, text: str | int, html: str) -> Markup:
        return Markup(f"<span{self.attributes(text)}>{html}</span>") if isinstance(text, Untranslated) else Markup(html)

    def _resolve(self, link: InlineLink) -> str:
        words = escape(self.edition.shown_name(link.kind, link.id), quote=False) if link.words is None else link.words
        extra = ' class="ae-term"' if link.kind == "term" else ""
        return f'<a href="{escape(self.href(link.kind, link.id))}"{extra}>{words}</a>'


def _recorded(function: Callable[..., str]) -> Callable[..., str]:
    """The same as a function that prints text; what it prints is added to the outline of the page."""

    @wraps(function)
    def print_and_record(*arguments: Any, **options: Any) -> str:
        text = function(*arguments, **options)
        if (outline := current()) is not None:
            outline.say(_words(text) if isinstance(text, Markup) else text)
        return text

    return print_and_record


@lru_cache(maxsize=16384)
def _words(fragment: Markup) -> str:
    return fragment.striptags()


def _at_run_time(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same as a filter that Jinja does not apply to constants while it compiles: compiled templates serve every locale and depth."""

    @jinja2.pass_context
    def apply(_: jinja2.runtime.Context, value: Any, *arguments: Any) -> Any:
        return function(value, *arguments)

    return apply


class Printers:
    """The printers of an edition, one for each depth of page."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._printers: dict[tuple[str, frozenset[str]], HtmlPrinter] = {}

    def at(self, root: str, inside: frozenset[str] = frozenset()) -> HtmlPrinter:
        """The printer for pages whose way to the locale's folder is `root`."""
        if (root, inside) not in self._printers:
            self._printers[root, inside] = HtmlPrinter(self._edition, root, inside)
        return self._printers[root, inside]
