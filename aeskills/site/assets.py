"""What the pages load: style sheets and scripts without comments; those of the self-assessment and of the search each joined."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import material

from aeskills.site.pack import pack, squeezed
from aeskills.site.styles import sheets, without_spare
from aeskills.site.templates import THEME

MATERIAL = Path(material.__file__).parent / "templates"
_NEEDED = "assets/stylesheets/main.*.css"
_ENTRY = "main.js"
_FOLDERS = ("assets/assessment", "assets/search")


@cache
def joined_files() -> dict[str, str]:
    """Address → text of what is shipped joined, or without comments, or without what no page shows."""
    single = {
        address: squeezed(path.read_text(encoding="utf-8")) for address, path in _scripts().items() if not address.startswith(_FOLDERS)
    }
    theirs = {path.relative_to(MATERIAL).as_posix(): without_spare(path.read_text(encoding="utf-8")) for path in MATERIAL.glob(_NEEDED)}
    return sheets() | theirs | single | {f"{folder}/{_ENTRY}": _script(folder) for folder in _FOLDERS}


@cache
def _scripts() -> dict[str, Path]:
    """Address → file of every script of ours."""
    return {path.relative_to(THEME).as_posix(): path for path in sorted((THEME / "assets").rglob("*.js"))}


def _script(folder: str) -> str:
    return pack({path.name: path.read_text(encoding="utf-8") for path in sorted((THEME / folder).glob("*.js"))}, _ENTRY)


@cache
def copied_files() -> dict[str, Path]:
    """Address → file of what is shipped as it is: our own assets but the scripts."""
    own = {path.relative_to(THEME).as_posix(): path for path in sorted((THEME / "assets").rglob("*")) if path.is_file()}
    return {address: path for address, path in own.items() if address not in _scripts()}
