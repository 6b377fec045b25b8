"""Where a language shortens an article before a number: Italian "dall'8 al 12%"."""

from __future__ import annotations

import re

_ITALIAN = re.compile(r"\b(?P<article>dal|al|del|nel|sul|il) (?P<number>\d[\d.]*)")
_SHORT = {"dal": "dall'", "al": "all'", "del": "dell'", "nel": "nell'", "sul": "sull'", "il": "l'"}


def elide(tag: str, text: str) -> str:
    """`text` with every article before a number in the form that the number's first sound asks for; other languages stay as they are."""
    return _ITALIAN.sub(_before_number, text) if tag.partition("-")[0] == "it" else text


def _before_number(match: re.Match[str]) -> str:
    article, number = match["article"], match["number"]
    first = number.split(".")[0]
    vowel = first.startswith("8") or first == "11" or number == "1"  # otto, undici, uno; but mille for 1.000
    return f"{_SHORT[article]}{number}" if vowel else match[0]
