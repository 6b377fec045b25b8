"""Words as search compares them: without case, accents and variants of letters; and the endings it overlooks in each language.

The tables are data that goes with the index: `assets/static/search/words.js` does with them in the browser what `words` does
here. Endings are only tried there, on the words of the index as on those of the query.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

# fmt: off
_COMMON = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ",
    "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ٱ": "ا", "ء": "", "ـ": "",
    **{digit: str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)},
}
# fmt: on
_KANA = {chr(code): chr(code + 0x60) for code in range(0x3041, 0x3097)} | {"ー": ""}
"""Hiragana as katakana; the sign of a long vowel is written by some and left out by others."""

_TOGETHER = r"\u3005-\u3007\u30a1-\u30fa\u3400-\u9fff"
"""Signs that are written without spaces between words."""

_PIECE = rf"[{_TOGETHER}]+|[^\W_{_TOGETHER}]+"
"""Compiled when such signs are met: that takes as long as some pages."""

_LONGER = re.compile(r"[^\W_]{2,}")

_CODE = re.compile(r"(?<![^\W_])\d+(?:[.,/\-٫٬]\d+)+(?![^\W_])")
"""Figures and codes written in groups: 41-3091.00, 2016/679, 76,980."""

LONG_NUMBER = 4
"""So many figures and more tell a place from others; fewer stand everywhere."""

_VOICED = "\u3099\u309a"
_MERGING = "\u2e80"
"""From here on a sign may become one with the next, or stand for others that are written without spaces."""

# fmt: off
_BEGINNINGS = {"ar": "وال بال كال فال ولل ال لل"}
_ENDINGS = {
    "ar": "ها ان ات ون ين يه هم نا ه ي ا",
    "de": "e en em er ern ers es s n ung ungen lung lungen eln elt heit heiten keit keiten lich liche lichen licher liches in innen"
          " te ten end ende enden",
    "en": "s es e ed er ers ing ings y ies ied or ors ate ates ated ating ator ators"
          " ation ations ative atives ion ions ment ments ly al als able",
    "es": "a e o as es os s ar er ir ado ada ados adas ido ida idos idas ando iendo acion aciones icion iciones ion iones amiento amientos"
          " imiento imientos ador adora adores adoras ante antes mente idad idades ico ica icos icas ivo iva ivos ivas",
    "fr": "e s x es er ez ee ees ent ant ants ement ements ation ations ition itions ion ions ateur ateurs atrice eur eurs euse euses"
          " if ive ifs ives al ale ales aux ique iques ite ites ment ir it is ir ie ies",
    "it": "a e i o ia ie io he hi are ere ire ando endo ato ata ati ate uto uta uti ute ito ita iti ite azione azioni izione izioni"
          " uzione uzioni ione ioni amento amenti imento imenti atore atori atrice atrici itore itori itrice itrici mente"
          " ivo iva ivi ive uale uali iamo ono ano isce iscono abile abili ibile ibili",
    "pt": "a e o as es os s ar er ir ado ada ados adas ido ida idos idas ando endo indo acao acoes icao icoes ao oes amento amentos"
          " imento imentos ador adora adores adoras ante antes mente dade dades ico ica icos icas ivo iva ivos ivas al ais el eis",
}
# fmt: on


def letters(tag: str) -> Mapping[str, str]:
    """Letter → what it is compared as, beyond what Unicode knows."""
    return _COMMON | _KANA if _language(tag) == "ja" else _COMMON


def affixes(tag: str) -> tuple[list[str], list[str]]:
    """Beginnings and endings that a word may have or lack."""
    language = _language(tag)
    return _BEGINNINGS.get(language, "").split(), _ENDINGS.get(language, "").split()


def words(text: str, tag: str) -> list[str]:
    """The words of a text in order, folded; signs written without spaces in pairs; single letters are left out.

    A number in groups is one word, so that a code is found as it is written and by its beginning.
    """
    if text.isascii():
        return [text.lower()] if text.isalnum() and len(text) > 1 else _LONGER.findall(_CODE.sub(_whole, text.lower()))
    text = unicodedata.normalize("NFC", text)
    bare = text.translate(_BARE) if max(text) < _MERGING else _bare(text, letters(tag))
    bare = _CODE.sub(_whole, bare)
    if not bare or max(bare) < "\u3000":
        return _LONGER.findall(bare)
    found: list[str] = []
    for piece in re.findall(_PIECE, bare):
        if piece[0] < "\u3000" or len(piece) == 1:
            found.append(piece)
        else:
            found += [piece[at : at + 2] for at in range(len(piece) - 1)]
    return [word for word in found if len(word) > 1 or word > "\u3000"]


def _whole(code: re.Match[str]) -> str:
    figures = re.sub(r"\D", "", code.group())
    return figures if len(figures) >= LONG_NUMBER else code.group()


def _bare(text: str, others: Mapping[str, str]) -> str:
    """Small letters without accents, some of them as `others` has them."""
    bare = unicodedata.normalize("NFKD", text).lower()
    marks = {char: "" for char in set(bare) if unicodedata.category(char)[0] == "M" and char not in _VOICED}
    return _replaced(unicodedata.normalize("NFC", _replaced(bare, marks)), others)


class _Bare(dict[int, str]):
    """A letter below `_MERGING` → what `_bare` makes of it, which no neighbour changes; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _bare(chr(code), _COMMON)
        return found


_BARE = _Bare()


class Folding(dict[str, str]):
    """What stands between two blanks in one language → its words with a blank between them, folded when it is first met."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self._tag = tag

    def __missing__(self, piece: str) -> str:
        self[piece] = folded = " ".join(words(piece, self._tag))
        return folded

    def counted(self, text: str) -> Counter[str]:
        """Each word of a text and how often it occurs."""
        counts = Counter(map(self.__getitem__, text.split()))
        others = [folded for folded in counts if not folded or " " in folded]  # most pieces are one word
        counts.update(" ".join([f"{folded} " * counts.pop(folded) for folded in others]).split())
        return counts


def _replaced(text: str, others: Mapping[str, str]) -> str:
    for char in others.keys() & set(text):
        text = text.replace(char, others[char])
    return text


def _language(tag: str) -> str:
    return tag.partition("-")[0]
