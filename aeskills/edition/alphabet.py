"""The place of a name in a language's alphabet, and the letter it stands under."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

_NORDIC = dict.fromkeys("åäö", "z")
_DANISH = dict.fromkeys("æøå", "z")
_OWN_LETTERS: Mapping[str, Mapping[str, str]] = {
    "es": {"ñ": "n"},
    "pl": {"ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z", "ż": "z"},
    "tr": {"ç": "c", "ğ": "g", "ı": "h", "ö": "o", "ş": "s", "ü": "u"},
    "sv": _NORDIC,
    "fi": _NORDIC,
    "da": _DANISH,
    "nb": _DANISH,
}
"""Letters with a place of their own in an alphabet, and the letter they follow; all other accented letters stand with their base."""


def letter(name: str, tag: str) -> str:
    """The letter a name stands under, a capital where the script has them; empty for a digit or a script without letters."""
    own = _own(tag)
    for char in _bare(name):
        if char.isalnum():
            base = char if char in own else unicodedata.normalize("NFKD", char)[0]
            return base.upper() if _is_letter(base) else ""
    return ""


def sort_key(name: str, tag: str) -> tuple[str, str]:
    """The place of a name in the alphabet of a language."""
    own = _own(tag)
    order = list(own)
    return "".join(f"{own[char]}\uffff{order.index(char)}" if char in own else _base(char) for char in _bare(name)), name


def _own(tag: str) -> Mapping[str, str]:
    return _OWN_LETTERS.get(tag.split("-")[0], {})


def _bare(name: str) -> str:
    """A name in lower case, without the Arabic article, under which nobody would look."""
    return unicodedata.normalize("NFC", name).lower().removeprefix("ال")


def _is_letter(char: str) -> bool:
    """Whether the script of `char` is an alphabet; ideographs, syllables and kana are not."""
    return char.isalpha() and unicodedata.east_asian_width(char) not in ("W", "F")


def _base(char: str) -> str:
    """A character without its accents."""
    return "".join(part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))
