"""Records → JSON values: references are ids, figures decimal strings, rich text its words and its HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from aeskills.edition.addresses import address_of
from aeskills.edition.edition import Edition
from aeskills.edition.urls import best_url
from aeskills.locales.texts import Untranslated
from aeskills.markup.html_printer import HtmlPrinter
from aeskills.model.base import Record
from aeskills.schema.fields import exported_fields, has_page

compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""A value as JSON without spaces."""

_CLASS = re.compile(r'(<a href="[^"]*") class="[^"]*"')


class ExportValues:
    """Makes the values of one edition. `way` leads from the file to the locale's folder."""

    def __init__(self, edition: Edition, way: str) -> None:
        self._edition = edition
        self._folder = best_url(edition, "", way)
        self._printer = HtmlPrinter(edition, self._folder)
        self.json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=self.default).encode
        """A record, or what a record holds, as JSON without spaces."""

    def default(self, value: Any) -> Any:
        """What JSON cannot say itself, in what it can: one step, as the encoder asks for it."""
        if isinstance(value, Record):
            return self._fields(value)
        return decimal(value) if isinstance(value, Decimal) else value.isoformat()

    def pieces(self, record: Record) -> Iterator[str]:
        """`record` as JSON, its lists entry by entry: so a document of many records is never held as a whole."""
        yield "{"
        for number, (name, value) in enumerate(self._fields(record).items()):
            yield f"{',' if number else ''}{compact(name)}:"
            if isinstance(value, tuple):
                yield from listed(map(self.json, value))
            else:
                yield self.json(value)
        yield "}"

    def text(self, text: str) -> dict[str, str]:
        """Rich text: `text` always; `html` when it has markup, links or several paragraphs; `lang` when it is not translated."""
        words = plain_words(text, self._edition)
        found = {"text": words}
        if words != text or "\n\n" in text:
            html = self.html(text)
            if html.count("<") > 2:
                found["html"] = html
        if isinstance(text, Untranslated):
            found["lang"] = self._edition.handbook.site.source_locale
        return found

    def html(self, text: str) -> str:
        """Rich text as paragraphs, without our classes, whose links hold outside the site too."""
        made = str(self._printer.prose(str(text)))  # a Markup would escape the pieces it joins
        return _CLASS.sub(r"\1", made)

    def _fields(self, record: Record) -> dict[str, Any]:
        """The fields that have a value, and the address of the record's page."""
        found: dict[str, Any] = {}
        for name, rich in exported_fields(type(record)):
            value = getattr(record, name)
            if value is not None and not (isinstance(value, Record) and value.is_absent):
                found[name] = self._rich(value) if rich else value
        if has_page(record.kind):
            found["page"] = self._folder + address_of(self._edition.handbook, record.kind, getattr(record, "id", record.kind))
        return found

    def _rich(self, value: str | tuple[str, ...]) -> Any:
        return self.text(value) if isinstance(value, str) else [self.text(entry) for entry in value]


def listed(entries: Iterable[str]) -> Iterator[str]:
    """JSON texts as a list, in pieces."""
    yield "["
    for number, entry in enumerate(entries):
        yield f",{entry}" if number else entry
    yield "]"


def plain_words(text: str, edition: Edition) -> str:
    """The words of rich text without markup; paragraphs are parted by a blank line, those without words left out."""
    blocks = text.split("\n\n") if "\n\n" in text else (text,)
    return "\n\n".join([" ".join(words) for block in blocks if (words := edition.plain(block).split())])


def decimal(value: Decimal) -> str:
    """A number as it is written by hand: digits and a point, no exponent."""
    return format(value, "f")
