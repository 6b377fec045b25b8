"""Reported faults: where, what, and the way out; as text with a caret, GitHub annotations or JSON."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple
from unicodedata import combining, east_asian_width

Severity = Literal["error", "warning"]


class Location(NamedTuple):
    """A place in a file of the user's; `line` and `column` are 1-based, in characters, `length` is for the caret."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1


class Finding(NamedTuple):
    """One fault. `code` is explained by `aeskills explain CODE`; `hint` is the way out, or empty."""

    location: Location
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"


class Faulty(Exception):  # noqa: N818
    """What the author wrote has faults that forbid to go on; `findings` says which."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        return f"{len(self.findings)} findings"


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint with the nearest known word, or `otherwise` when nothing is near."""
    from difflib import get_close_matches  # only for who needs a hint

    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else otherwise


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file, line and column, each once."""
    return sorted(set(findings))


def _source_line(path: Path, number: int) -> str | None:
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as handle:
            for index, line in enumerate(handle, 1):
                if index == number:
                    return line.rstrip("\r\n")
    except OSError:
        return None
    return None


def _cells(text: str) -> int:
    """How many columns of a terminal `text` takes: East Asian wide characters take two, combining ones none."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _shown_name(file: str, root: Path) -> str:
    """A file as people find it: below the content folder by its name there, beside it from where they are."""
    return Path(os.path.normpath(root / file)).as_posix() if file.startswith("../") else file


def as_text(findings: Sequence[Finding], root: Path = Path()) -> str:
    """Findings for people: place, code, message, the line with a caret, the hint."""
    blocks = []
    for finding in findings:
        place = finding.location
        rows = [f"{_shown_name(place.file, root)}:{place.line}:{place.column}: {finding.severity}[{finding.code}]: {finding.message}"]
        line = _source_line(root / place.file, place.line)
        if line is not None and len(line) <= 400:
            shown = "".join(c if c.isprintable() else "·" for c in line)
            before, marked = shown[: place.column - 1], shown[place.column - 1 : place.column - 1 + place.length]
            rows += [f"{place.line:>5} | {shown}", f"      | {' ' * _cells(before)}{'^' * max(1, _cells(marked))}"]
        hint = f"{finding.hint}  " if finding.hint else ""
        rows.append(f"  hint: {hint}(aeskills explain {finding.code})")
        blocks.append("\n".join(rows))
    return "\n".join(blocks)


def _escaped(text: str, more: str = "") -> str:
    for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), *((c, f"%{ord(c):02X}") for c in more)):
        text = text.replace(char, code)
    return text


def as_github(findings: Sequence[Finding], root: Path = Path()) -> str:
    """Findings as GitHub workflow commands, so that they stand beside the line in a pull request."""
    rows = []
    for finding in findings:
        place = finding.location
        message = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
        rows.append(
            f"::{finding.severity} file={_escaped(Path(os.path.normpath(root / place.file)).as_posix(), ':,')},line={place.line},col={place.column},"
            f"title={_escaped(finding.code, ':,')}::{_escaped(message)}"
        )
    return "\n".join(rows)


def as_json(findings: Sequence[Finding], _root: Path = Path()) -> str:
    """Findings as a JSON array of flat objects."""
    import json  # only for who asks for it

    rows = [{**f.location._asdict(), **{k: v for k, v in f._asdict().items() if k != "location"}} for f in findings]
    return json.dumps(rows, ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Sequence[Finding], Path], str]] = {"text": as_text, "github": as_github, "json": as_json}
