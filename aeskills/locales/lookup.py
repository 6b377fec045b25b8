"""PO files → finished translations by context and text; fuzzy and empty ones do not count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

_WORDS = r'(?:[^"\\\n]++|\\[\\tnr"])*+'
_LINE = rf'"{_WORDS}"\n'
_TEXT = rf'"({_WORDS}(?:"\n"{_WORDS})*+)"\n'
_NOTE = r"(?:#(?![|~])[^\n]*\n|\n)"  # repeated by `*`: Python 3.11.2 loses its way in `*+` of what looks ahead
_PREVIOUS = rf"(?:#\| msgctxt {_LINE}(?:#\| {_LINE})*)?#\| msgid {_LINE}(?:#\| {_LINE})*"
_NOTES = rf"{_NOTE}*(?:{_PREVIOUS}{_NOTE}*)?+"
_OBSOLETE = "".join(rf"#~ {keyword} {_LINE}(?:#~ {_LINE})*" for keyword in ("msgctxt", "msgid", "msgstr"))
_FORMS = rf"msgid_plural {_TEXT}((?:msgstr\[[0-9]\] {_LINE}(?:{_LINE})*+)++)"
_FORM = re.compile(rf"msgstr\[([0-9])\] {_TEXT}")
_ENTRY = re.compile(rf"({_NOTES})msgctxt {_TEXT}msgid {_TEXT}(?:msgstr {_TEXT}|{_FORMS})|(?s:(.+))")
_TAIL = re.compile(rf"(?:{_NOTES}{_OBSOLETE})*+{_NOTE}*")
_HEADER = re.compile(rf'(?:#(?![|~])[^\n]*\n)*msgid ""\nmsgstr ""\n(?:{_LINE})*?"[^"\\\n]*charset=UTF-8\\n"\n(?:{_LINE})*'.encode())
_FUZZY = re.compile(r"^#,(?:.*,)?[^\S\n]*fuzzy[^\S\n]*(?:,|$)", re.MULTILINE)
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t", "r": "\r"}
_BETWEEN = b'"\n\n'
"""The end of an entry before an empty line."""

Key = tuple[str, str]
Value = TypeVar("Value")


class Words(NamedTuple):
    """What is translated: by (context, source text), one string, or one for each plural form of the language."""

    singular: dict[Key, str]
    plural: dict[Key, tuple[str, ...]]


def look_up(paths: Iterable[Path]) -> Words:
    """The finished translations of all `paths`; unreadable files count as empty (`aeskills translate check` reports them)."""
    return _merged(_read(path, (0, 0)).words for path in paths)


def _merged(each: Iterable[Words]) -> Words:
    result = Words({}, {})
    for words in each:
        result.singular.update(words.singular)
        result.plural.update(words.plural)
    return result


@dataclass
class _Catalog:
    """A file as it was last read. `body` is what follows its header when it is laid out as ours are, and tells no text twice."""

    stamp: tuple[int, int]
    words: Words
    body: bytes | None = None


class Catalogs:
    """The catalogs of a locale, kept between look-ups: of a file that changed, only the part that changed is read again."""

    def __init__(self) -> None:
        self._catalogs: dict[Path, _Catalog] = {}
        self._words = Words({}, {})
        self.changed: frozenset[str] | None = None
        """Whose translations differ since the look-up before, as `skill/first-aid`. None at the first one, and for other files."""

    def look_up(self, paths: Iterable[Path]) -> Words:
        """As the function `look_up`; the next look-up changes the value in place."""
        known, self._catalogs = self._catalogs, {}
        touched: set[Key] = set()
        for path in paths:
            stamp = _stamp(path)
            catalog = known.get(path)
            if catalog is None:
                catalog = _read(path, stamp)
            elif catalog.stamp != stamp:
                catalog, keys = _read_again(path, stamp, catalog)
                touched |= keys
            self._catalogs[path] = catalog
        if list(known) == list(self._catalogs):
            self.changed = frozenset(context.partition("#")[0] for context, _ in self._merge(touched))
        else:
            self._words = _merged(catalog.words for catalog in self._catalogs.values())
            self.changed = None
        return self._words

    def _merge(self, touched: Iterable[Key]) -> Iterator[Key]:
        words = [catalog.words for catalog in reversed(self._catalogs.values())]
        for key in touched:
            singular = _replace(self._words.singular, key, (found.singular.get(key) for found in words))
            plural = _replace(self._words.plural, key, (found.plural.get(key) for found in words))
            if singular or plural:
                yield key


def _replace(merged: dict[Key, Value], key: Key, values: Iterable[Value | None]) -> bool:
    """Gives `key` the first of `values`, or takes it out; whether that makes a difference."""
    value = next((value for value in values if value is not None), None)
    if merged.get(key) == value:
        return False
    if value is None:
        del merged[key]
    else:
        merged[key] = value
    return True


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


class _Piece(NamedTuple):
    """What a piece of a catalog says: its finished translations, whether they are all different and none has plural forms, and whether
    it ends with an entry.
    """

    words: Words
    simple: bool
    closed: bool


def _read(path: Path, stamp: tuple[int, int]) -> _Catalog:
    body = _body(path)
    piece = None if body is None else _piece(body)
    if piece is None:
        return _Catalog(stamp, _with_care(path))
    return _Catalog(stamp, piece.words, body if piece.simple else None)


def _read_again(path: Path, stamp: tuple[int, int], before: _Catalog) -> tuple[_Catalog, set[Key]]:
    """The catalog at `path`, and the keys that differ from `before`, whose words may be used up."""
    body = _body(path)
    if body is not None and before.body is not None:
        keys = _mend(before.words.singular, before.body, body)
        if keys is not None:
            return _Catalog(stamp, before.words, body), keys
    after = _read(path, stamp)
    return after, _differing(before.words.singular, after.words.singular) | _differing(before.words.plural, after.words.plural)


def _differing(before: dict[Key, Value], after: dict[Key, Value]) -> set[Key]:
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def _body(path: Path) -> bytes | None:
    """What follows the header, when that is laid out as ours are."""
    try:
        data = path.read_bytes()
        header = _HEADER.match(data)
        if header is None or header[0].replace(b'"\n"', b"").lower().count(b"charset=") != 1:
            return None
        header[0].decode()
    except (OSError, UnicodeDecodeError):
        return None
    return data[header.end() :]


def _piece(body: bytes) -> _Piece | None:
    """What a body or a part of it says, several times as fast as with care; None when it is laid out in another way."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    words = Words({}, {})
    count = 0
    rest = ""
    for entry in _ENTRY.finditer(text):
        comments, context, source, string, plural, forms, rest = entry.groups("")
        if rest:
            break
        key = _joined(context), _joined(source)
        if key == ("", ""):
            return None
        finished = "fuzzy" not in comments or not _FUZZY.search(comments)
        if forms:
            strings = _forms(forms)
            if not strings or not _joined(plural):
                return None
            if finished and all(map(str.strip, strings)):
                words.plural[key] = strings
        else:
            translation = _joined(string)
            if finished and translation and not translation.isspace():
                words.singular[key] = translation
                count += 1
    simple = count == len(words.singular) and not words.plural
    return _Piece(words, simple, not rest) if _TAIL.fullmatch(rest) else None


def _forms(lines: str) -> tuple[str, ...]:
    """The plural forms of a translation; none when they are not numbered one after the other."""
    found = _FORM.findall(lines)
    return tuple(_joined(string) for _, string in found) if [int(number) for number, _ in found] == list(range(len(found))) else ()


def _joined(lines: str) -> str:
    """The text of what stands between the first and the last quotation mark of quoted lines."""
    text = lines.replace('"\n"', "") if "\n" in lines else lines
    if "\\" not in text:
        return text
    if "\\\\" in text:
        return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), text)
    text = text.replace("\\n", "\n")
    return text.replace('\\"', '"').replace("\\t", "\t").replace("\\r", "\r") if "\\" in text else text


def _with_care(path: Path) -> Words:
    """The same of any catalog."""
    words = Words({}, {})
    from aeskills.locales.po_reader import read_catalog  # loaded here: few catalogs need it

    catalog, _ = read_catalog(path, path.name)
    for entry in catalog.entries if catalog else ():
        if entry.obsolete or entry.fuzzy or not entry.complete:
            continue
        if entry.plural:
            words.plural[entry.key] = entry.strings
        else:
            words.singular[entry.key] = entry.strings[0]
    return words


def _mend(words: dict[Key, str], old: bytes, new: bytes) -> set[Key] | None:
    """Brings the words of the body `old` up to `new` and gives the keys that differ; None when that cannot be done piece by piece."""
    start, rest = _difference(old, new)
    if len(old) - rest - start > len(old) // 2:
        return None  # reading all of it anew is cheaper
    before, after = _piece(old[start : len(old) - rest]), _piece(new[start : len(new) - rest])
    if before is None or after is None or not after.simple or not (after.closed or rest == 0):
        return None
    gone, come = before.words.singular, after.words.singular
    if any(key in words and key not in gone for key in come):
        return None
    for key in gone:
        del words[key]
    words.update(come)
    return _differing(gone, come)


def _difference(old: bytes, new: bytes) -> tuple[int, int]:
    """Before and after which the two are the same, counted from the start and from the end; both stand between entries of `old`."""
    limit = min(len(old), len(new))
    same = _longest(limit, lambda low, high: old[low:high] == new[low:high])
    at = old.rfind(_BETWEEN, 0, same)
    while at >= 0 and not _ends_entry(old, at):
        at = old.rfind(_BETWEEN, 0, at)
    start = at + 2 if at >= 0 else 0
    ends = len(old), len(new)
    same = _longest(limit - start, lambda low, high: old[ends[0] - high : ends[0] - low] == new[ends[1] - high : ends[1] - low])
    at = old.find(_BETWEEN, len(old) - same)
    while at >= 0 and not _ends_entry(old, at):
        at = old.find(_BETWEEN, at + 1)
    return start, len(old) - at - 2 if at >= 0 else 0


def _ends_entry(body: bytes, quote: int) -> bool:
    """Whether `quote`, where `_BETWEEN` was found, is the end of an entry and not of a comment."""
    return not body.startswith(b"#", body.rfind(b"\n", 0, quote) + 1)


def _longest(limit: int, same: Callable[[int, int], bool]) -> int:
    """The largest number up to `limit` below which everything is the same, by halving."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low
