"""The plural forms of a language as a catalog has them: CLDR's categories, in CLDR's order, by index.

Babel's table for gettext (`get_plural`) is not used: it knows two forms for Italian where CLDR has three, and puts Arabic "other" before
"many". Its conversion of CLDR rules is used, with the exponent `e`, which gettext does not know, set to 0.
"""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.plural import to_gettext

ORDER = ("zero", "one", "two", "few", "many", "other")
_SAMPLES = (*range(201), 1_000, 1_000_000)


@cache
def categories(tag: str) -> tuple[str, ...]:
    """CLDR's category for each form of a catalog. "other" is left out where no whole number needs it, as in Polish."""
    rule = Locale.parse(tag, sep="-").plural_form
    used = {rule(number) for number in _SAMPLES}
    return tuple(category for category in ORDER if category in rule.rules or category in used)


@cache
def plural_header(tag: str) -> str:
    """The value of `Plural-Forms`."""
    _, _, expression = to_gettext(Locale.parse(tag, sep="-").plural_form).partition("plural=")
    whole = re.sub(r"\be\b", "0", expression)
    return f"nplurals={len(categories(tag))}; plural={whole}"
