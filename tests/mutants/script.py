"""Mutants of a JavaScript module: one operator, number or condition changed at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.mutants.python import Mutant

SKIPPED = re.compile(
    r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|^\s*(?:import|export \*)[^;]*;", re.S | re.M
)
"""Comments, texts and imports."""

SWAPPED = {
    " < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > ", " === ": " !== ", " !== ": " === ", " && ": " || ", " || ": " && ",
    " ?? ": " && ", " + ": " - ", " - ": " + ", " * ": " / ", " / ": " * ", " += ": " -= ", " -= ": " += ", " % ": " * ",
    "true": "false", "false": "true", "continue": "break",
}  # fmt: skip

WORDS, SIGNS = (sorted(filter(test, SWAPPED), key=len, reverse=True) for test in (str.isalpha, lambda word: not word.isalpha()))
TOKEN = re.compile(
    rf"(?<![\w.])(?:{'|'.join(WORDS)})(?!\w)|{'|'.join(map(re.escape, SIGNS))}|(?<![\w.\[])\d+(?:\.\d+)?\b|(?<=\bif \()(?=[a-z!(])"
)


def mutants(text: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    skipped = [match.span() for match in SKIPPED.finditer(text)]
    for match in TOKEN.finditer(text):
        if any(start <= match.start() < end for start, end in skipped):
            continue
        old, line = match.group(), text.count("\n", 0, match.start()) + 1
        if old == "":
            condition = _condition(text, match.end())
            new, changed = "if !(…)", f"{text[: match.start()]}!({condition}){text[match.end() + len(condition) :]}"
        else:
            new = SWAPPED.get(old) or str(float(old) + 1 if "." in old else int(old) + 1)
            changed = text[: match.start()] + new + text[match.end() :]
        yield Mutant(line, f"{old.strip() or 'if (…)'} → {new.strip()}", changed)


def _condition(text: str, start: int) -> str:
    """What stands between the brackets of an `if` that opened just before `start`."""
    depth = 1
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return text[start:at]
    return text[start:]
