"""Does a translation carry what its source text carries: placeholders, links, markup, paragraphs, numbers?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from aeskills.content import inline
from aeskills.findings import Finding, did_you_mean
from aeskills.locales.catalogs import PLACEHOLDER
from aeskills.locales.merge import Unit
from aeskills.locales.number_values import number_values
from aeskills.locales.po import Catalog, CatalogMessage

CHECKED = "numbers:"
"""A translator's comment that begins so says why the figures differ; it silences the finding for this entry."""
COUNTS = frozenset({"{count}"})
_MARKUP = {"<em>": "emphasis (*…*)", "<strong>": "strong emphasis (**…**)", "<code>": "code (`…`)"}
_RAW_HTML = re.compile(r"&lt;/?[A-Za-z][\w-]*")
_SIGN = re.compile(r"[{}<\[*`_&\\\n\d]")
"""Without one of these a text has nothing that its translation could lack."""
_MARK = re.compile(r"[*_`&\\]|<(?![a-z-]+:)")
"""Without one of these a text has neither emphasis, code nor HTML; most texts have none, and need not be parsed."""
_TARGET = re.compile(r"\]\([^)\s]*\)|<[a-z-]+:[^<>\s]*>")
_DIGIT = re.compile(r"\d")
_LEADING_ZERO = re.compile(r"(?<!\d)(?<!\d[.,'’ \u00a0\u202f])0(?=\d(?!\d))")


def faults(unit: Unit, entry: CatalogMessage, catalog: Catalog, file: str, tag: str) -> Iterator[Finding]:
    """What is wrong with the words of one finished entry."""
    if not unit.plural and not _SIGN.search(unit.text) and not _SIGN.search(entry.strings[0]):
        return
    for index, string in enumerate(entry.strings):
        last = index == len(entry.strings) - 1
        source = unit.plural if unit.plural and last else unit.text
        if unit.plural or "{" in source or "{" in string or "}" in string:
            yield from _placeholders(unit, string, last, entry, catalog, file)
        yield from _markup(unit, source, string, entry, catalog, file)
        if unit.rich:
            yield from _links(source, string, entry, catalog, file)
        if last:
            yield from _numbers(source, string, entry, catalog, file, tag)


def _placeholders(unit: Unit, string: str, last: bool, entry: CatalogMessage, catalog: Catalog, file: str) -> Iterator[Finding]:
    """A form of a plural may leave the number out ("one of them"), except the last, which stands for most numbers."""
    found = Counter(PLACEHOLDER.findall(string))
    sources = [Counter(PLACEHOLDER.findall(text)) for text in (unit.text, unit.plural) if text]
    wanted = sources[-1]
    if unit.plural and not last and not found - (sources[0] | wanted) and set(wanted - found) <= COUNTS:
        return
    for word in sorted(found - wanted):
        hint = did_you_mean(word, wanted - found, "a placeholder is copied as it is, never translated")
        yield Finding(catalog.place(file, entry, word), "po-broken-placeholder", f"the source text has no {word} here", hint)
    for word in sorted(wanted - found):
        message = f"the placeholder {word} of the source text is missing"
        yield Finding(catalog.place(file, entry, ""), "po-broken-placeholder", message, f"put {word} where the value belongs")
    bare = PLACEHOLDER.sub("", string)
    if wanted and ("{" in bare or "}" in bare):
        word = "{" if "{" in bare else "}"
        message = "a brace stands alone"
        yield Finding(catalog.place(file, entry, word), "po-broken-placeholder", message, "write a placeholder as {name}, without spaces")


def _markup(unit: Unit, source: str, string: str, entry: CatalogMessage, catalog: Catalog, file: str) -> Iterator[Finding]:
    marked = _MARK.search(source) or _MARK.search(string)
    before, after = (_html(source), _html(string)) if marked else ("", "")
    for tag, name in _MARKUP.items() if marked else ():
        if before.count(tag) != after.count(tag):
            message = f"{name} occurs {after.count(tag)} times here, {before.count(tag)} times in the source text"
            hint = "mark the words that answer to the marked ones" if unit.rich else "this text is plain words"
            yield Finding(catalog.place(file, entry, ""), "po-broken-markup", message, hint)
    raw = Counter(_RAW_HTML.findall(after)) - Counter(_RAW_HTML.findall(before)) if marked else ()
    for word in sorted(raw):
        hint = "use *…* or **…**" if unit.rich else "this text is plain words"
        yield Finding(catalog.place(file, entry, f"<{word[4:]}"), "po-broken-markup", "HTML is not read in a text", hint)
    if not unit.rich:
        if "\n" in string and "\n" not in source:
            yield Finding(catalog.place(file, entry, ""), "po-broken-markup", "the source text is one line, this is not", "delete the \\n")
        for target in inline.targets(string):
            if target not in inline.targets(source):
                message, hint = "a link stands in a text of plain words", "write the words only"
                yield Finding(catalog.place(file, entry, target.written), "po-broken-markup", message, hint)
    elif ("\n\n" in source or "\n\n" in string) and (wanted := len(inline.parse_inline(source))) != (
        found := len(inline.parse_inline(string))
    ):
        message = f"this has {_counted(found)}, the source text {wanted}"
        yield Finding(catalog.place(file, entry, ""), "po-broken-markup", message, "an empty line (\\n\\n) parts paragraphs")


def _links(source: str, string: str, entry: CatalogMessage, catalog: Catalog, file: str) -> Iterator[Finding]:
    targets, others = inline.targets(source), inline.targets(string)
    if targets == others:
        return
    wanted, found = Counter(target.written for target in targets), Counter(target.written for target in others)
    for word in sorted(found - wanted):
        often = f"stands {found[word]} times, in the source text {wanted[word]}" if wanted[word] else "is not in the source text"
        hint = did_you_mean(word, wanted - found, "translate the words of a link, never its target")
        yield Finding(catalog.place(file, entry, word), "po-broken-link", f"the link to {word} {often}", hint)
    for word in sorted(wanted - found):
        hint = f"write <{word}> for the record's own name, or [your words]({word})"
        yield Finding(catalog.place(file, entry, ""), "po-broken-link", f"the link to {word} is missing", hint)


def _numbers(source: str, string: str, entry: CatalogMessage, catalog: Catalog, file: str, tag: str) -> Iterator[Finding]:
    wanted, found = _digits(source), _digits(string)
    if wanted == found:
        yield from _values(source, string, entry, catalog, file, tag)
        return
    if any(comment.strip().lower().startswith(CHECKED) for comment in entry.comments):
        return
    lost, new = ("".join(sorted((Counter(one) - Counter(other)).elements())) for one, other in ((wanted, found), (found, wanted)))
    message = "the figures differ: " + ", ".join(f"{label} {digits}" for label, digits in (("lost", lost), ("new", new)) if digits)
    hint = f'copy the numbers; when the difference is meant, say why in a comment "# {CHECKED} …" above the entry'
    yield Finding(catalog.place(file, entry, ""), "po-number-differs", message, hint)


def _values(source: str, string: str, entry: CatalogMessage, catalog: Catalog, file: str, tag: str) -> Iterator[Finding]:
    """The same digits, and yet other numbers: 15 for 51, or 2,000 where the language writes 2.000."""
    if any(comment.strip().lower().startswith(CHECKED) for comment in entry.comments):
        return
    wanted, found = (
        Counter(number_values(text, language)) for text, language in ((_TARGET.sub("", source), "en"), (_TARGET.sub("", string), tag))
    )
    for value in sorted(found - wanted):
        others = ", ".join(sorted(wanted - found))
        message = f"the number {value} is not in the source text" + (f"; it has {others}" if others else "")
        hint = f'write the value as the language does; when it is meant so, say why in a comment "# {CHECKED} …"'
        yield Finding(catalog.place(file, entry, ""), "po-number-differs", message, hint)
        return


def _digits(text: str) -> list[str]:
    """Digits of any script, sorted; the targets of links, and the zero of 08:45 or 03/12, are left out."""
    if not _DIGIT.search(text):
        return []
    words = _TARGET.sub("", text)
    if "&" in words:  # a reference such as &#169; is a sign
        words = inline.plain_inline(text, lambda _kind, _id: "")
    latin = words if words.isascii() else _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), words)
    return sorted(_DIGIT.findall(_LEADING_ZERO.sub("", latin)))


def _html(text: str) -> str:
    return inline.html(text, lambda link: link.words or "")


def _counted(paragraphs: int) -> str:
    return "1 paragraph" if paragraphs == 1 else f"{paragraphs} paragraphs"
