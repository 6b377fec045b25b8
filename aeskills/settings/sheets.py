"""Style sheets of a project (extra_css): the files they name are copied, and none of them may lie on another host."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from aeskills.files import PAGE_BYTES, read_text, walk
from aeskills.findings import Finding, Location
from aeskills.settings.model import Settings

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NAMED = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')|image-set\(\s*["']([^"']*)["']""", re.IGNORECASE
)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|\\")


def read_sheets(settings: Settings, docs: Path, content: Path) -> tuple[Mapping[str, Path], list[Finding]]:
    """Path below the folder of hand-written pages → file of everything that settings name, and what is wrong with the sheets."""
    named = (settings.logo, settings.favicon, *settings.styles, *(script.file for script in settings.scripts))
    files = {file.name: docs / file.name for file in named if file}
    findings: list[Finding] = []
    waiting = [file.name for file in settings.styles]
    while waiting:
        sheet = waiting.pop()
        shown = Path(os.path.relpath((docs / sheet).resolve(), content.resolve())).as_posix()
        text, faults = read_text(docs / sheet, shown, PAGE_BYTES)
        findings += faults
        for address, place in _addresses(text or "", shown):
            if _SCHEME.match(address):
                hint = "put the file into the folder of hand-written pages and name it from the style sheet"
                findings.append(Finding(place, "foreign-resource", f'"{address}" would be loaded from another host', hint))
                continue
            name = posixpath.normpath(posixpath.join(posixpath.dirname(sheet), unquote(re.split("[?#]", address)[0])))
            if name.startswith(("..", "/")) or not (docs / name).is_file():
                findings.append(Finding(place, "missing-resource", f'there is no file "{address}"', "name it from the style sheet"))
            elif name not in files:
                files[name] = docs / name
                if name.endswith(".css"):
                    waiting.append(name)
    return files, findings


def walk_files(folder: Path, without: str) -> dict[str, Path]:
    """Path below a folder → file, but for names that end in `without` or begin with a dot."""
    return {entry.name: entry.path for entry in walk(folder) if not entry.problem and not entry.name.endswith(without)}


def _addresses(text: str, file: str) -> Iterator[tuple[str, Location]]:
    """The addresses in a sheet, comments left out, with their places; those of SVG filters in the page (`#id`) are none."""
    plain = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    for found in _NAMED.finditer(plain):
        group = next((number for number in range(1, 7) if found[number]), 0)
        if group and not found[group].startswith("#"):
            at = found.start(group)
            yield found[group], Location(file, plain.count("\n", 0, at) + 1, at - plain.rfind("\n", 0, at), len(found[group]))
