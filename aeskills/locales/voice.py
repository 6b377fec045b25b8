"""How one locale speaks: interface messages, numbers, money, dates, lists and names by CLDR."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache, wraps
from typing import Concatenate, Literal, ParamSpec

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from aeskills.locales.interface import Interface, Own

_FORMATS = {"en": "en-001"}
"""English without a country is written for the whole world: 30 March 2026, US$57,504."""

_SEMICOLONS = {"ar": "؛ ", "fa": "؛ ", "ur": "؛ ", "ps": "؛ ", "el": "· ", "zh": "；", "ja": "；"}
"""Where a language writes another sign for it."""

Number = int | float | Decimal
Said = ParamSpec("Said")


def _remembered(say: Callable[Concatenate[Voice, Said], str]) -> Callable[Concatenate[Voice, Said], str]:
    """A format that a voice works out once for each value: pages say the same numbers and dates many times."""

    @wraps(say)
    def remembered(voice: Voice, /, *values: Said.args, **options: Said.kwargs) -> str:
        key = (say.__name__, *map(type, values), *values, *options.items())
        if key not in voice.said:
            voice.said[key] = say(voice, *values, **options)
        return voice.said[key]

    return remembered


class Voice:
    """Formats of the locale `tag` (BCP 47). Money keeps its own currency; nothing is converted."""

    def __init__(self, tag: str, own: Own = Own()) -> None:  # noqa: B008 - a frozen value
        self.tag = tag
        self.interface = Interface(tag, own)
        self._messages = self.interface.messages("site")
        self._locale = Locale.parse(_FORMATS.get(tag, tag), sep="-")
        self.said: dict[tuple[object, ...], str] = {}
        self.direction: Literal["ltr", "rtl"] = "rtl" if self._locale.text_direction == "rtl" else "ltr"

    def text(self, key: str, count: int | None = None, **values: object) -> str:
        """An interface message of the site; `count` chooses the plural form, and whole numbers are printed as the locale does."""
        if count is None and not values and isinstance(message := self._messages[key], str):
            return message  # most are asked for like this, some fifty for each page
        shown = {name: self.number(value) if isinstance(value, int) else value for name, value in values.items()}
        if count is not None:
            shown["count"] = self.number(count)
        return self.interface.text(key, count=count, values=shown)

    @_remembered
    def number(self, value: Number, digits: int | None = None) -> str:
        """A number with at most three decimals, or exactly `digits`."""
        pattern = None if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(value, format=pattern, locale=self._locale)

    @_remembered
    def money(self, value: Number, currency: str) -> str:
        """An amount with its currency; cents only where there are some."""
        exact = Decimal(value) == Decimal(value).to_integral_value()
        pattern = self._locale.currency_formats["standard"].pattern.replace(".00", "") if exact else None
        return format_currency(value, currency, format=pattern, locale=self._locale, currency_digits=not exact)

    @_remembered
    def percent(self, value: Number) -> str:
        """A percentage given in percent: 25 → 25 %."""
        return format_percent(Decimal(str(value)) / 100, locale=self._locale, decimal_quantization=False)

    @_remembered
    def date(self, value: dt.date | str, style: Literal["long", "medium"] = "long") -> str:
        """A full date, or a partial one written as `2026` or `2026-03`."""
        if isinstance(value, dt.date):
            return format_date(value, style, locale=self._locale)
        parts = [int(part) for part in value.split("-")]
        if len(parts) == 3:
            return format_date(dt.date(*parts), style, locale=self._locale)
        if len(parts) == 2:
            skeleton = "yMMMM" if style == "long" else "yMMM"
            return str(format_skeleton(skeleton, dt.datetime(parts[0], parts[1], 1), locale=self._locale))
        return str(parts[0])

    @property
    def culture(self) -> str:
        """The tag with a country, as office programs name a language: it-IT, pt-BR; en-GB for English of the whole world."""
        if "-" in self.tag:
            return self.tag
        country = "GB" if self.tag == "en" else str(get_global("likely_subtags").get(self.tag, "")).rpartition("_")[2]
        return f"{self.tag}-{country}" if country else self.tag

    def join(self, words: Sequence[str]) -> str:
        """A list in words: a, b and c."""
        return format_list(list(words), locale=self._locale) if words else ""

    @property
    def comma(self) -> str:
        """What CLDR puts between the first entries of a long list: `, ` in English, ` و` in Arabic, `、` in Japanese."""
        return str(self._locale.list_patterns["standard"]["middle"]).format("", "")

    @property
    def semicolon(self) -> str:
        """What parts the entries of a list that have commas of their own. CLDR has no pattern for it; it goes by the language's script."""
        return _SEMICOLONS.get(self.tag.partition("-")[0], "; ")

    def territory(self, code: str) -> str:
        """A country's name by its ISO 3166 code; also EU and world."""
        return str(self._locale.territories.get("001" if code == "world" else code, code))

    def language(self, tag: str) -> str:
        """A language's name in this locale."""
        return Locale.parse(tag, sep="-").get_display_name(self._locale) or tag

    def currency(self, code: str) -> str:
        """A currency's name."""
        return str(self._locale.currencies.get(code, code))


@cache
def voice_of(tag: str, own: Own = Own()) -> Voice:  # noqa: B008 - a frozen value
    """The voice of a locale, with a project's own words; all that speak it share what it has worked out."""
    return Voice(tag, own)


@cache
def own_name(tag: str) -> str:
    """A language's name in itself, with a capital where its script has them."""
    name = Locale.parse(tag, sep="-").get_display_name() or tag
    return name[0].upper() + name[1:]
