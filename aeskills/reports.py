"""Findings as text with the line and a caret, as GitHub annotations, or as JSON."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from unicodedata import combining, east_asian_width

from aeskills.files import SHOWN_BYTES, read_bytes
from aeskills.findings import Finding

_LONGEST = 400
"""Characters of a line that is shown; of a longer one only the place is told."""


def _source_lines(path: Path) -> list[str]:
    """The lines of a file, as far as they can be read: a finding is often about a file that is no text."""
    data = read_bytes(path, path.name, SHOWN_BYTES)
    if isinstance(data, Finding) or not data:
        return []
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _cells(text: str) -> int:
    """How many columns of a terminal `text` takes: East Asian wide characters take two, combining ones none."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _shown_name(file: str, root: Path) -> str:
    """A file as people find it: below the content folder by its name there, beside it by its way from where they are."""
    return _normal(root, file) if file.startswith("../") else file


def _normal(root: Path, file: str) -> str:
    return Path(os.path.normpath(root / file)).as_posix()


def as_text(findings: Sequence[Finding], root: Path = Path()) -> str:
    """Findings for people: place, code, message, the line with a caret, the hint."""
    blocks = []
    sources: dict[str, list[str]] = {}
    for finding in findings:
        place = finding.location
        rows = [f"{_shown_name(place.file, root)}:{place.line}:{place.column}: {finding.severity}[{finding.code}]: {finding.message}"]
        if place.file not in sources:
            sources[place.file] = _source_lines(root / place.file)
        for line in sources[place.file][place.line - 1 : place.line]:
            if len(line) > _LONGEST:
                continue
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
            f"::{finding.severity} file={_escaped(_normal(root, place.file), ':,')},line={place.line},col={place.column},"
            f"title={_escaped(finding.code, ':,')}::{_escaped(message)}"
        )
    return "\n".join(rows)


def as_json(findings: Sequence[Finding], _root: Path = Path()) -> str:
    """Findings as a JSON array of flat objects."""
    import json  # only for who asks for it

    rows = [{**f.location._asdict(), **{k: v for k, v in f._asdict().items() if k != "location"}} for f in findings]
    return json.dumps(rows, ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Sequence[Finding], Path], str]] = {"text": as_text, "github": as_github, "json": as_json}
