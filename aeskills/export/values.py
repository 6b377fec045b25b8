"""Records → JSON values: references are ids, figures decimal strings, rich text its words and its HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from html import unescape
from typing import Any, NamedTuple

from aeskills.locales.texts import Untranslated
from aeskills.model.base import Record, Translatable, mark
from aeskills.site.addresses import PAGES, address_of
from aeskills.site.edition import Edition
from aeskills.site.printing import ROOT, Printer
from aeskills.site.public import reachable

compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""A value as JSON without spaces."""

_TAG = re.compile(r"<[^>]*>")
_CLASS = re.compile(r'(<a href="[^"]*") class="[^"]*"')

KEYS = frozenset({"effectiveness", "keyed", "rationale"})
"""What gives the answers of the self-assessment away."""


class Spoken(NamedTuple):
    """A field that open data holds; `rich` text has HTML beside its words."""

    name: str
    rich: bool


@cache
def spoken_fields(model: type[Record]) -> tuple[Spoken, ...]:
    """The fields of a model that open data holds, in their order."""
    return tuple(_spoken(model))


def _spoken(model: type[Record]) -> Iterator[Spoken]:
    for name, field in model.model_fields.items():
        if name not in KEYS:
            text = mark(field, Translatable)
            yield Spoken(name, bool(text and text.rich))


@cache
def is_rich(model: type[Record], field: str) -> bool:
    """Whether a field holds rich text."""
    return dict(spoken_fields(model))[field]


def has_page(kind: str) -> bool:
    """Whether records of that kind have a place on the site."""
    return kind in PAGES or kind in ("duty", "figure")


class Values:
    """Makes the values of one edition. `way` leads from the file to the locale's folder."""

    def __init__(self, edition: Edition, printer: Printer, way: str) -> None:
        self._edition = edition
        self._printer = printer
        self._folder = reachable(edition, "", way)

    def record(self, record: Record) -> dict[str, Any]:
        """A record with the address of its page; fields without a value are left out."""
        return {name: self._value(value, rich) for name, value, rich in self._fields(record)}

    def pieces(self, record: Record) -> Iterator[str]:
        """The value of `record` as JSON, its lists entry by entry: so a document of many records is never held as a whole."""
        yield "{"
        for number, (name, value, rich) in enumerate(self._fields(record)):
            yield f"{',' if number else ''}{compact(name)}:"
            if isinstance(value, tuple):
                yield from listed(compact(self._value(entry, rich)) for entry in value)
            else:
                yield compact(self._value(value, rich))
        yield "}"

    def text(self, text: str) -> dict[str, str]:
        """Rich text: `text` always; `html` when it has markup, links or several paragraphs; `lang` when it is not translated."""
        if "\n\n" in text:
            html = self.html(text)
            words = _words(html)
        else:
            words = plain(text, self._printer)
            html = "" if words == text else self.html(text)  # markup would have made a difference
        found = {"text": words}
        if html.count("<") > 2:
            found["html"] = html
        if isinstance(text, Untranslated):
            found["lang"] = self._edition.handbook.site.source_locale
        return found

    def html(self, text: str) -> str:
        """Rich text as paragraphs, without our classes, whose links hold outside the site too."""
        made = str(self._printer.prose(str(text)))  # a Markup would escape the pieces it joins
        return _CLASS.sub(r"\1", made).replace(ROOT, self._folder) if ROOT in made else made

    def _fields(self, record: Record) -> Iterator[tuple[str, Any, bool]]:
        """Name, content, and whether it is rich text."""
        for name, rich in spoken_fields(type(record)):
            value = getattr(record, name)
            if value is not None:
                yield name, value, rich
        if has_page(record.kind):
            yield "page", self._folder + address_of(self._edition.handbook, record.kind, getattr(record, "id", record.kind)), False

    def _value(self, value: Any, rich: bool) -> Any:
        if isinstance(value, str):
            return self.text(value) if rich else value
        if isinstance(value, tuple):
            return [self._value(entry, rich) for entry in value]
        if isinstance(value, Record):
            return self.record(value)
        if isinstance(value, int | float):
            return value
        if isinstance(value, dict):
            return {str(key): self._value(entry, rich) for key, entry in value.items()}
        return decimal(value) if isinstance(value, Decimal) else value.isoformat()


def listed(entries: Iterable[str]) -> Iterator[str]:
    """JSON texts as a list, in pieces."""
    yield "["
    for number, entry in enumerate(entries):
        yield f",{entry}" if number else entry
    yield "]"


def plain(text: str, printer: Printer) -> str:
    """The words of rich text without markup; paragraphs are parted by a blank line."""
    if "\n\n" not in text:
        return " ".join(printer.plain(text).split())
    return _joined([printer.plain(block) for block in text.split("\n\n")])


def _joined(blocks: Iterable[str]) -> str:
    """Paragraphs parted by a blank line, those without words left out."""
    return "\n\n".join([" ".join(words) for block in blocks if (words := block.split())])


def _words(html: str) -> str:
    """The words of paragraphs in HTML: the same as `plain` gives for the text they are made of."""
    return _joined([unescape(_TAG.sub("", block)) for block in html.split("</p>")])


def decimal(value: Decimal) -> str:
    """A number as it is written by hand: digits and a point, no exponent."""
    return format(value, "f")
