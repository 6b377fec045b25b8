"""The manual of finding codes: what each means, why it matters, how to fix it, one bad and one good snippet.

The snippets belong to the example handbook of the tests, which run every one of them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from textwrap import fill, indent
from typing import Literal

from aeskills.checks.registry import EVERYTHING, WHOLE, WRITTEN
from aeskills.content.validate import validate
from aeskills.content.yaml_source import parse_yaml
from aeskills.findings import Severity
from aeskills.model.base import Plain, Record

MANUAL_FOLDER = Path(__file__).parent / "manual"


class Edit(Record):
    """Lines of a file and what they are changed to; in them ⟨…⟩ stands for characters that cannot be printed. `link`: to the path `bad`."""

    file: Plain
    how: Literal["replace", "whole", "add", "delete", "folder", "link"] = "replace"
    good: str = ""
    bad: str = ""


class ManualEntry(Edit):
    """One code. `also` names what else must change so that the error stands alone."""

    code: Plain
    severity: Severity = "error"
    means: Plain
    why: Plain
    fix: Plain
    also: tuple[Edit, ...] = ()


class Manual(Record):
    """One file of the manual."""

    entries: tuple[ManualEntry, ...]


@cache
def manual_entries() -> dict[str, ManualEntry]:
    """Code → entry, by code: of what is found in reading files and catalogs by the manual's files, of checks by their modules."""
    texts = {path.name: path.read_bytes() for path in sorted(MANUAL_FOLDER.glob("*.yaml"))}
    for check in (*WRITTEN, *WHOLE, *EVERYTHING):
        manual = getattr(import_module(check.__module__), "MANUAL", "")
        if manual:
            texts[check.__module__] = f"entries:\n{manual}".encode()
    found = [entry for name, data in texts.items() for entry in _read(data, name)]
    return {entry.code: entry for entry in sorted(found, key=lambda entry: entry.code)}


def _read(data: bytes, name: str) -> tuple[ManualEntry, ...]:
    root, findings = parse_yaml(data, name)
    manual, faults = validate(root, Manual, name) if root is not None else (None, [])
    if not isinstance(manual, Manual) or findings or faults:
        raise ValueError(f"{name}: {[*findings, *faults]}")
    return manual.entries


def explanation(code: str) -> str | None:
    """The manual's page on a code as plain text; None when there is no such code."""
    entry = manual_entries().get(code)
    if entry is None:
        return None
    return "\n\n".join(
        (
            f"{entry.code} ({entry.severity}): {entry.means}",
            fill(entry.why, 100),
            fill(f"To fix it: {entry.fix}", 100),
            f"Bad, in {entry.file} of the example:\n{indent(entry.bad, '    ')}",
            f"Good:\n{indent(entry.good, '    ')}",
        )
    )


def overview() -> str:
    """Every code with its one line."""
    width = max(map(len, manual_entries()), default=0)
    return "\n".join(f"{code:<{width}}  {entry.means}" for code, entry in manual_entries().items())
