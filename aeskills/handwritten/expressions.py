"""`{{ … }}` in hand-written pages: dotted names of the handbook and filters from a list; no calls, no statements.

expression = name { "." part } { "|" filter }        handbook.scoring.coverage | share

An expression only names data. It is taken apart here and looked up by `aeskills.markup.values`, which knows the fields of the records
and nothing else; no template language sees it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from aeskills.findings import Finding, Location, did_you_mean

ROOT = "handbook"
FILTERS = {
    "number": "a number in the form of the language",
    "percent": "25 as 25%",
    "share": "0.25 as 25%",
    "complement": "what a share lacks to 1: 0.9 as 0.1",
    "date": "a date in the form of the language",
    "heading": "a text that begins with a capital",
    "count": "how many entries a list has",
    "listing": "texts, or the names of records, as a list in words",
    "name": "the name of a record",
}
"""Filter → what it prints."""

_MOST = 500
"""Expressions a page may have."""

_MARKS = re.compile(r"\\(?P<escaped>\{\{|\{%|\{#)|(?P<value>\{\{)(?P<inside>[^\n]*?)(?P<end>\}\})|(?P<other>\{\{|\{%|\{#(?= ))")
_PART = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*|[0-9]{1,4}")
_SPACE = re.compile(r"[ \t]*")


class Expression(NamedTuple):
    """A value to be printed. `path` begins after `handbook`."""

    path: tuple[str, ...]
    filters: tuple[str, ...]
    place: Location


class Filled(NamedTuple):
    """A text with a mark in place of each expression; `marks` is mark → expression, or the characters that were escaped."""

    text: str
    marks: dict[str, Expression | str]
    findings: tuple[Finding, ...]


def take_out(text: str, file: str, lines_before: int = 0) -> Filled:
    """Takes the expressions out of a text. A mark is a word that occurs nowhere else in it, so that Markdown leaves it as it is."""
    stem = "aeskills"
    while stem in text:
        stem += "x"
    marks: dict[str, Expression | str] = {}
    findings: list[Finding] = []

    def put(found: re.Match[str]) -> str:
        line = text.count("\n", 0, found.start()) + 1 + lines_before
        column = found.start() - text.rfind("\n", 0, found.start())
        place = Location(file, line, column, len(found[0]))
        mark = f"{stem}{len(marks)}v"
        if found["escaped"]:
            marks[mark] = found["escaped"]
        elif found["value"]:
            value = read_expression(found["inside"], place._replace(column=column + 2))
            if isinstance(value, Finding):
                findings.append(value)
                return mark
            marks[mark] = value
        else:
            findings.append(_no_value(found["other"], place))
            return ""
        return mark

    filled = _MARKS.sub(put, text) if "{" in text else text
    if len(marks) > _MOST:
        findings.append(Finding(Location(file), "page-expression", f"the page has more than {_MOST} values", "split the page"))
    return Filled(filled, marks, tuple(findings))


def read_expression(inside: str, place: Location) -> Expression | Finding:
    """What stands between `{{` and `}}`; `place` is the beginning of `inside`."""

    def fault(at: int, message: str, hint: str, length: int = 1) -> Finding:
        return Finding(place._replace(column=place.column + at, length=max(1, length)), "page-expression", message, hint)

    names, at = _dotted(inside, _skip(inside, 0))
    start = _skip(inside, 0)
    if not names:
        return fault(start, "a value of the handbook is missing", f"write a dotted name, such as {{{{ {ROOT}.role.title }}}}")
    if names[0] != ROOT:
        hint = did_you_mean(names[0], [ROOT], f"values begin with {ROOT}, such as {{{{ {ROOT}.role.title }}}}")
        return fault(start, f'"{names[0]}" is no value', hint, len(names[0]))
    filters = []
    at = _skip(inside, at)
    while inside[at : at + 1] == "|":
        at = _skip(inside, at + 1)
        word = _PART.match(inside, at)
        if word is None or word[0] not in FILTERS:
            hint = did_you_mean(word[0] if word else "", FILTERS, f"filters are {', '.join(FILTERS)}")
            return fault(at, f'there is no filter "{word[0] if word else inside[at:].strip()}"', hint, len(word[0]) if word else 1)
        filters.append(word[0])
        at = _skip(inside, word.end())
    if at < len(inside):
        shown = inside[at:].strip()
        hint = "a value is a dotted name and filters: no calls, no brackets, no arithmetic; a name has no _ at its beginning"
        return fault(at, f'"{shown}" cannot stand here', hint, len(shown))
    return Expression(tuple(names[1:]), tuple(filters), place._replace(length=len(inside)))


def _dotted(text: str, at: int) -> tuple[list[str], int]:
    """The names of a dotted path, and where it ends."""
    names = []
    while word := _PART.match(text, at):
        names.append(word[0])
        at = word.end()
        if text[at : at + 1] != "." or not _PART.match(text, at + 1):
            break
        at += 1
    return names, at


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _no_value(mark: str, place: Location) -> Finding:
    if mark == "{{":
        message, hint = "}} is missing in this line", "close the value with }}, or write \\{{ for the characters themselves"
    elif mark == "{%":
        message, hint = "statements ({% … %}) are not read", "write the words out, or \\{% for the characters themselves"
    else:
        message, hint = "comments ({# … #}) are not read", "write <!-- … -->, or \\{# for the characters themselves"
    return Finding(place, "page-expression", message, hint)
