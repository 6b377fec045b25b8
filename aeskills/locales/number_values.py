"""The numbers in a text as values, by the signs of its language: 2,000 in English is 2.000 in Italian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

_TOKEN = re.compile(r"\d+(?:[.,'’\u00a0\u202f٬٫]\d+)*")
_BLANKS = "\u00a0\u202f"


def number_values(text: str, tag: str) -> Iterator[str]:
    """Each number of a text, written with a point and without groups; what is no number of the language (1.2.3) as it stands."""
    plain = _patterns(tag)
    for token in _TOKEN.findall(text):
        yield _value(token, *plain)


def _value(token: str, pattern: re.Pattern[str], group: str, decimal: str) -> str:
    if not pattern.fullmatch(token):
        return token
    for sign in group:
        token = token.replace(sign, "")
    whole, _, part = token.replace("٫", decimal).partition(decimal)
    digits = str(int(whole))
    return f"{digits}.{_latin(part)}" if part else digits


def _latin(digits: str) -> str:
    return "".join(str(int(digit)) for digit in digits)


@cache
def _patterns(tag: str) -> tuple[re.Pattern[str], str, str]:
    """What a number looks like in a language, its signs of groups, and its decimal sign."""
    symbols = Locale.parse(tag, sep="-").number_symbols["latn"]
    group, decimal = symbols["group"], symbols["decimal"]
    groups = f"٬{_BLANKS}{group}" if group.isspace() else f"٬{group}"
    signs, point = re.escape(groups), re.escape(f"{decimal}٫")
    return re.compile(rf"\d+(?:[{point}]\d+)?|\d{{1,3}}(?:[{signs}]\d{{3}})+(?:[{point}]\d+)?"), groups, decimal
