"""Bytes → text: encodings, line ends, and the characters that no page may hold; the same for YAML, catalogs and hand-written pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from aeskills.findings import Finding, Location

_MOST = 20
"""How many forbidden characters of one file are reported."""

_BIDI = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_FORBIDDEN = _BIDI | frozenset(
    map(
        chr,
        (
            *range(0x09),
            *range(0x0B, 0x20),
            *range(0x7F, 0xA0),
            *(0x2028, 0x2029, 0xFEFF),
            *range(0xD800, 0xE000),
            *range(0xFDD0, 0xFDF0),
            *(plane + low for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF)),
        ),
    )
)
"""Controls but tab and line feed; line and paragraph separators, which YAML takes for line ends and editors do not; what turns the
direction of a text round, so that it reads otherwise than it is written; surrogates and noncharacters, which are no text."""
_COMMON = bytes((0x09, 0x0A, *range(0x20, 0x7F)))
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
_CONFLICT = re.compile(r"^(?:<{7} .*|>{7} .*|<{7}|>{7})$", re.MULTILINE)
_ENCODINGS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class DecodedText(NamedTuple):
    """A decoded text, with LF line ends and without byte order mark, and what is wrong with it.

    `text` is None when it must not be used; then one of the findings is an error.
    """

    text: str | None
    findings: tuple[Finding, ...] = ()


class Forbidden(NamedTuple):
    """A character that no page may hold: where it is written, in how many characters (a reference `&#8238;` has seven), and which."""

    start: int
    length: int
    char: str


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, both from 1, of a place in a text with LF line ends."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def forbidden(text: str) -> Iterator[Forbidden]:
    """The characters of a text that no page may hold, written as they are or as a reference (`&#x202e;`), in their order."""
    places = []
    rest = text.encode("utf-8", "surrogatepass").translate(None, _COMMON)  # what is left is soon looked through
    if rest and not _FORBIDDEN.isdisjoint(rest.decode("utf-8", "surrogatepass")):
        places = [Forbidden(start, 1, char) for start, char in enumerate(text) if char in _FORBIDDEN]
    for match in _REFERENCE.finditer(text) if "&#" in text else ():
        number = int(match[1], 16) if match[1] else int(match[2])
        char = chr(number) if number < 0x110000 else "\uffff"
        if char in _FORBIDDEN:
            places.append(Forbidden(match.start(), len(match[0]), char))
    yield from sorted(places)


def without_forbidden(text: str) -> str:
    """The text without its forbidden characters, for what must go on after they were reported."""
    return "".join(char for char in text if char not in _FORBIDDEN)


def forbidden_finding(place: Location, char: str) -> Finding:
    """A forbidden character as a finding."""
    message = f"the invisible character U+{ord(char):04X} is not allowed"
    if name := unicodedata.name(char, ""):
        message = f"the invisible character U+{ord(char):04X} ({name.lower()}) is not allowed"
    hint = "delete the character"
    if char in _BIDI:
        hint = "delete it; where a sign stands on the wrong side of words, put the mark U+200E or U+200F beside it"
    return Finding(place, "control-character", message, hint)


def decode(data: bytes, file: str) -> DecodedText:
    """File bytes → text. Reports other encodings, forbidden characters and merge conflicts as errors, a byte order mark and other line
    ends than LF as warnings."""
    if encoding := _other_encoding(data):
        message = f"the file is {encoding}, not UTF-8"
        return DecodedText(None, (Finding(Location(file), "not-utf-8", message, "save the file with the encoding UTF-8"),))
    findings = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        hint = "save the file as UTF-8 without BOM"
        findings.append(Finding(Location(file), "byte-order-mark", "the file starts with a byte order mark", hint, "warning"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _lines(data[: error.start].decode("utf-8", "replace"))
        message = f"byte 0x{data[error.start]:02X} is not UTF-8"
        place = Location(file, *position(before, len(before)))
        return DecodedText(None, (*findings, Finding(place, "not-utf-8", message, "save the file with the encoding UTF-8")))
    if "\r" in text:
        first = text.index("\r")
        kind = "Windows" if text[first : first + 2] == "\r\n" else "old Macintosh"
        place = Location(file, *position(text, first))
        findings.append(Finding(place, "crlf", f"the file has {kind} line ends", "set your editor to LF line ends", "warning"))
        text = _lines(text)
    errors = [*_conflicts(text, file), *_characters(text, file)]
    return DecodedText(None if errors else text, (*findings, *errors))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _other_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32, by the mark or by the zeros of its first two characters; else empty."""
    for mark, name in _ENCODINGS:
        if data.startswith(mark):
            return name
    zeros = [byte == 0 for byte in data[:8]]
    if len(zeros) == 8 and sum(zeros) == 6 and zeros[:4] == zeros[4:]:
        return "UTF-32"
    return "UTF-16" if zeros[:4] in ([False, True] * 2, [True, False] * 2) else ""


def _conflicts(text: str, file: str) -> Iterator[Finding]:
    """What version control leaves where two changes meet; each conflict once, at its first line."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    is_open = False
    for match in _CONFLICT.finditer(text):
        begins = match[0].startswith("<")
        if begins or not is_open:
            hint = "choose one of the two versions and delete the lines <<<<<<<, ======= and >>>>>>>"
            place = Location(file, *position(text, match.start()), len(match[0]))
            yield Finding(place, "merge-conflict", "a merge conflict is not resolved", hint)
        is_open = begins


def _characters(text: str, file: str) -> Iterator[Finding]:
    for number, place in enumerate(forbidden(text)):
        if number < _MOST:
            yield forbidden_finding(Location(file, *position(text, place.start), place.length), place.char)
