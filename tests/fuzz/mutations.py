"""Seeded slips and attacks on one file of a project: what editors, tools and people do to YAML, PO and Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Mutation = Callable[[str, Random], str]

HOSTILE = (
    "", " ", "\t", "\n", "\r", "\r\n", "\x00", "\x07", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffe", "\u200f",
    "\u00ad", "e\u0301", "🗼", "日本語", "مرحبا", "&#x202e;", "&#0;", "&lt;b&gt;", "&nbsp;", '"\\u202e"', '"\\ud800"', '"\\0"',
    '"a\\nb"', "'it''s'", "|\n", ">-\n", "<script>alert(1)</script>", "<b>", "</p>", "<!--", "]]>", "{{ 7*7 }}", "{% raw %}",
    "{count}", "{", "}", "%s", "${x}", "[a](javascript:alert(1))", "[a](b", "<term:lens>", "<term:nobody>",
    "[x](skill:lamp-care)", "[](term:lens)", "[x](https://example.org)", "**", "*a", "`", "\\", "# a", "- a\n- b", "a" * 300,
    "a " * 3000, "[" * 20, "- " * 20, "&a", "*a", "!!str", "? ", ": ", "---", "...", "%YAML 1.2", "<<: *a", "<<<<<<< HEAD",
    "=======", "{{ handbook.site.title }}", "{{ t.__func__.__globals__ }}", "{{ handbook.skills | count",
    "{% for x in handbook.skills %}", "![x](https://example.org/x.png)", "![x](assets/lamp.svg)", "![x](../nope.png)",
    "[x](//example.org/x)", "[x](page:nope/)", "[x](about.md#nope)", '!!! warning "x"\n\n    y', '=== "Tab"\n\n    y', "[^1]",
    "[^nope]", "```", "    ", "<details>", "<div markdown>", "{ .x #y }", "{: onclick=x }", "| a | b |", "$x^2$", "~~x~~",
    "- [ ] x", "[x]: https://example.org", "---\ntitle: x\n---\n", "!ENV [X, y]", "!!python/name:os.system", "!relative",
    "pymdownx.snippets", "assets/nope.css", "../../etc/passwd", "#zzzzzz", "material", "[]", "{}", "1e999999", "-1", "0", "٣",
    "1_0", "0.1", ".5", "9" * 25, "NaN", "null", "~", "true", "2026", "2026-02-30", "2026-13", "0001-01-01", "9999-12-31",
    "../..", "/etc/passwd", "nul", "material/lighthouse", "lamp-care", "harbour-act", "EUR", "ZZZ", "US", "UK", "en", "xx",
    "zh-Hant", "https://example.org/a?b=c&d=<e>", "https://[::1]/", "https://", "javascript:alert(1)", "mailto:a@b.c",
)  # fmt: skip
"""What is put in: values of other types, marks of every language on the way, characters that are no text."""

_VALUE = re.compile(r"^([ -]*[\w-]+: +)(\S.*)$", re.MULTILINE)
_STRING = re.compile(r'^(msgstr(?:\[\d\])? |msgid |msgctxt |)"(.*)"$', re.MULTILINE)


def _place(text: str, random: Random) -> int:
    return random.randint(0, len(text))


def cut(text: str, random: Random) -> str:
    """Loses a slice."""
    start = _place(text, random)
    return text[:start] + text[start + random.randint(1, 80) :]


def doubled(text: str, random: Random) -> str:
    """Has a slice twice."""
    start = _place(text, random)
    end = start + random.randint(1, 80)
    return text[:end] + text[start:end] + text[end:]


def truncated(text: str, random: Random) -> str:
    """Ends early."""
    return text[: _place(text, random)]


def inserted(text: str, random: Random) -> str:
    """Has something hostile anywhere."""
    start = _place(text, random)
    return text[:start] + random.choice(HOSTILE) + text[start:]


def lines_changed(text: str, random: Random) -> str:
    """Loses a line, has it twice, elsewhere, or indented in another way."""
    lines = text.split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    how = random.randrange(5)
    if how == 0:
        del lines[at]
    elif how == 1:
        lines.insert(other, lines[at])
    elif how == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif how == 3:
        lines[at] = " " * random.randint(1, 4) + lines[at]
    else:
        lines[at] = lines[at].removeprefix("  ")
    return "\n".join(lines)


def value_replaced(text: str, random: Random) -> str:
    """Has another value behind a key, or another string."""
    return _replaced(text, random, lambda _old: random.choice(HOSTILE))


def value_extended(text: str, random: Random) -> str:
    """Has more before, in or after a value or string."""

    def extend(old: str) -> str:
        at = random.randint(0, len(old))
        return old[:at] + random.choice(HOSTILE) + old[at:]

    return _replaced(text, random, extend)


def values_swapped(text: str, random: Random) -> str:
    """Has the values of two keys exchanged."""
    places = list(_VALUE.finditer(text)) or list(_STRING.finditer(text))
    if len(places) < 2:
        return inserted(text, random)
    first, second = sorted(random.sample(places, 2), key=lambda match: match.start())
    return text[: first.start(2)] + second[2] + text[first.end(2) : second.start(2)] + first[2] + text[second.end(2) :]


def key_renamed(text: str, random: Random) -> str:
    """Has a slip in a key or keyword."""
    places = list(re.finditer(r"^[ -]*([a-z_]{3,}):|^(msg[a-z]+)", text, re.MULTILINE))
    if not places:
        return inserted(text, random)
    match = random.choice(places)
    group = 1 if match[1] else 2
    at = random.randint(match.start(group), match.end(group) - 1)
    return text[:at] + random.choice("aex_ -:") + text[at + random.randint(0, 1) :]


def _replaced(text: str, random: Random, change: Callable[[str], str]) -> str:
    places = list(_VALUE.finditer(text)) or list(_STRING.finditer(text))
    if not places:
        return inserted(text, random)
    match = random.choice(places)
    return text[: match.start(2)] + change(match[2]) + text[match.end(2) :]


MUTATIONS: tuple[Mutation, ...] = (
    cut, doubled, truncated, inserted, lines_changed, lines_changed, value_replaced, value_replaced, value_replaced, value_extended,
    value_extended, values_swapped, key_renamed,
)  # fmt: skip


def mutated(data: bytes, random: Random) -> bytes:
    """The file with one slip, now and then with two, or in another encoding."""
    text = data.decode("utf-8")
    for _ in range(random.choice((1, 1, 1, 2))):
        text = random.choice(MUTATIONS)(text, random)
    how = random.randrange(60)
    if how == 0:
        return text.encode("utf-16")
    if how == 1:
        return text.encode("latin-1", "replace")
    if how == 2:
        return text.replace("\n", random.choice(("\r", "\r\n"))).encode()
    return text.encode("utf-8", "surrogatepass")
