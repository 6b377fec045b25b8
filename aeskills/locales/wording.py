"""Is a translation written as its language is written here? Agreed terms, forbidden forms, signs, leftovers; by the locale's style.

A translator's comment `#  ok: rule, reason` silences a rule for one entry; `rule` is the code without `po-`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from aeskills.findings import Finding, Severity
from aeskills.locales.merge import Unit
from aeskills.locales.po import Catalog, CatalogMessage
from aeskills.model.style import Style

_LINK = re.compile(r"\]\([^)\s]*\)|<[a-z-]+:[^<>\s]*>|https?://\S+|\{[^{}\s]*\}")
_NAMED = re.compile(r"<[a-z-]+:[^<>\s]*>")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEFTOVER = re.compile(r"\b(?:TODO|FIXME|TBD|XXX)\b|\?\?\?|\blorem ipsum\b")
_TWICE = re.compile(r"\b([^\W\d_]{2,})[ \u00a0]+\1\b", re.IGNORECASE)
_BLANK = re.compile(r"[^\S\n\u00a0\u202f]{2,}|^\s|\s$|[\u200b\u200c\u2060\ufeff]")
_ENDS = {"。": ".", "؟": "?", "？": "?", "！": "!", "：": ":", "…": "."}
_NO_ENDS = frozenset("*_`)]\"'»”’›」』 ")
_SAME_LEAST = 4
"""From so many words on, a translation that equals its source text is one that was forgotten; names and titles are shorter."""
_KEPT_LEAST, _KEPT_SHARE = 6, 0.75
"""A text of so many words, of which such a share stands in the source text, was left in the source language."""
_CURRENCIES = {
    "euro": re.compile(r"€|\bEUR\b|\beuros?\b|ユーロ|يورو", re.IGNORECASE),
    "dollar": re.compile(r"\$|\bUSD\b|\bd[oó]l+ar\w*|ドル|دولار", re.IGNORECASE),
    "pound": re.compile(r"£|\bGBP\b|\bpounds?\b|\bsterlin\w*|\blibras?\b|ポンド", re.IGNORECASE),
    "yen": re.compile(r"¥|\bJPY\b|\byen\b|円", re.IGNORECASE),
}


class WordingFault(NamedTuple):
    """One thing wrong with a string: where, and the finding's words."""

    word: str
    code: str
    message: str
    hint: str
    severity: Severity = "error"


def wording(unit: Unit, entry: CatalogMessage, catalog: Catalog, file: str, style: Style) -> Iterator[Finding]:
    """What the style and the general rules of writing find in one finished entry."""
    silenced = silences(entry)
    for index, string in enumerate(entry.strings):
        source = unit.plural if unit.plural and index == len(entry.strings) - 1 else unit.text
        for fault in _faults(source, string, style):
            if fault.code.removeprefix("po-") not in silenced:
                yield Finding(catalog.place(file, entry, fault.word), fault.code, fault.message, fault.hint, fault.severity)


def silences(entry: CatalogMessage) -> frozenset[str]:
    """The rules that a translator's comments silence for an entry; one without a reason does not count."""
    rules = (comment.strip()[3:].partition(",") for comment in entry.comments if comment.strip().startswith("ok:"))
    return frozenset(rule.strip() for rule, _, reason in rules if reason.strip())


def equal_options(entries: Iterable[CatalogMessage], catalog: Catalog, file: str) -> Iterator[Finding]:
    """Options of one question that differ in the source text and not in the translation: nobody could choose between them."""
    seen: dict[tuple[str, str], CatalogMessage] = {}
    for entry in entries:
        question, _, rest = entry.context.partition("#options.")
        if not rest.endswith(".text") or "equal-options" in silences(entry):
            continue
        first = seen.setdefault((question, entry.strings[0].casefold()), entry)
        if first is not entry and first.text != entry.text:
            message = f"this option reads like {first.context.partition('#')[2]} of the same question"
            yield Finding(catalog.place(file, entry, ""), "po-equal-options", message, "say what tells the two apart")


def _faults(source: str, string: str, style: Style) -> Iterator[WordingFault]:
    if untranslated := list(_untranslated(source, string)):
        yield from untranslated
        return
    for rule in (_leftovers, _blanks, _doubled, _ends, _currencies):
        yield from rule(source, string)
    words = _LINK.sub("¦", string)
    if style.wrong_signs and (sign := re.search(style.wrong_signs, words)):
        hint = "; ".join(style.typography) or "see style.yaml"
        yield WordingFault(sign[0], "po-sign", f"the sign {sign[0]} is not used in this language here", hint)
    for pattern, reason, instead in _forbidden(style):
        if found := pattern.search(words):
            yield WordingFault(found[0], "po-forbidden", f'"{found[0]}": {reason}', f"write {instead}")
    if len(_NAMED.findall(string)) > len(_NAMED.findall(source)):
        return  # a link prints the record's own name, where the source text has words
    plain = _LINK.sub("¦", source)
    for english, accepted, agreed in _terms(style):
        if (term := english.search(plain)) and not accepted.search(words):
            yield WordingFault("", "po-term", f'"{term[0]}" is translated otherwise here', f"the agreed word is {agreed}", "warning")


def _leftovers(source: str, string: str) -> Iterator[WordingFault]:
    if (found := _LEFTOVER.search(string)) and found[0] not in source:
        yield WordingFault(found[0], "po-leftover", f"{found[0]} was left in the text", "finish the translation")


def _untranslated(source: str, string: str) -> Iterator[WordingFault]:
    before, after = (_WORD.findall(_LINK.sub(" ", text).casefold()) for text in (source, string))
    known = set(before)
    kept = sum(word in known for word in after)
    same = source == string and len(after) >= _SAME_LEAST
    if same or (len(after) >= _KEPT_LEAST and kept >= _KEPT_SHARE * len(after)):
        hint = "translate it; a name or title that stays says so in a comment: #  ok: untranslated, reason"
        yield WordingFault("", "po-untranslated", "the text is still in the source language", hint)


def _blanks(source: str, string: str) -> Iterator[WordingFault]:
    if (found := _BLANK.search(string)) and not _BLANK.search(source):
        yield WordingFault(
            found[0], "po-blank", "a blank too many, or a character that cannot be seen", "one blank between words, none at the ends"
        )


def _doubled(source: str, string: str) -> Iterator[WordingFault]:
    if (found := _TWICE.search(string)) and not _TWICE.search(source):
        yield WordingFault(found[0], "po-doubled", f'the word "{found[1]}" stands twice', "delete one")


def _ends(source: str, string: str) -> Iterator[WordingFault]:
    wanted, found = _end(source), _end(string)
    if wanted != found:
        shown = [f'"{sign}"' if sign else "no sign" for sign in (found, wanted)]
        yield WordingFault(
            "", "po-ending", f"the text ends with {shown[0]}, the source text with {shown[1]}", "end it as the source text ends"
        )


def _end(text: str) -> str:
    last = next((sign for sign in reversed(text) if sign not in _NO_ENDS), "")
    last = _ENDS.get(last, last)
    return last if last in {".", "?", "!", ":", ";", ","} else ""


def _currencies(source: str, string: str) -> Iterator[WordingFault]:
    for name, sign in _CURRENCIES.items():
        if (found := sign.search(string)) and not sign.search(source):
            yield WordingFault(found[0], "po-currency", f"the source text does not speak of the {name}", "money keeps its currency")


class _Term(NamedTuple):
    """An agreed term, ready to be looked for."""

    english: re.Pattern[str]
    accepted: re.Pattern[str]
    agreed: str


class _Forbidden(NamedTuple):
    """A forbidden form, ready to be looked for."""

    pattern: re.Pattern[str]
    reason: str
    instead: str


@cache
def _terms(style: Style) -> tuple[_Term, ...]:
    return tuple(
        _Term(
            re.compile(rf"\b{re.escape(term.source)}s?\b", re.IGNORECASE),
            re.compile("|".join(map(re.escape, (term.word, *term.variants))), re.IGNORECASE),
            term.word,
        )
        for term in style.terms
    )


@cache
def _forbidden(style: Style) -> tuple[_Forbidden, ...]:
    return tuple(_Forbidden(re.compile(form.pattern, re.IGNORECASE), form.reason, form.instead) for form in style.forbidden)
