"""Which codes of languages, currencies and territories CLDR knows."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers
from babel.numbers import list_currencies

NO_MONEY = {"XXX", "XTS"}
"""ISO 4217's codes for "no currency" and for tests."""


NO_PLACE = {"XA", "XB", "ZZ", "QO", "EZ"}
"""CLDR's codes for tests, for unknown places and for groups of countries other than the EU."""


@cache
def known_language(tag: str) -> bool:
    """Whether CLDR knows every part of a BCP 47 tag: language, script, territory. Babel alone takes `en-Abcd` for `en`."""
    language, *rest = tag.split("-")
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return locale.language == language and all(part in (locale.script, locale.territory) for part in rest)


@cache
def languages() -> Collection[str]:
    """The tags that CLDR has data for, without those of a territory."""
    return sorted({name.replace("_", "-") for name in locale_identifiers() if "_" not in name} - {"root"})


@cache
def currencies() -> Collection[str]:
    """ISO 4217 codes, past currencies included."""
    return frozenset(list_currencies()) - NO_MONEY


@cache
def territories() -> Collection[str]:
    """ISO 3166 codes of two letters, and EU."""
    codes = frozenset(map(str, Locale("en").territories))
    return {code for code in codes - NO_PLACE if len(code) == 2}
