"""What the pages load: one style sheet, and one script of the self-assessment, each joined from its parts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import material

from aeskills.site.pack import pack
from aeskills.site.styles import stylesheet, without_icons

THEME = Path(__file__).parent.parent / "theme"
MATERIAL = Path(material.__file__).parent / "templates"
_SHEET, _WORKER = "assets/stylesheets/main.*.css", "assets/javascripts/workers/*.js"
_ENTRY = "main.js"
_FOLDER = "assets/assessment"


@cache
def joined_modules() -> frozenset[str]:
    """Addresses of the modules that are shipped inside a joined file."""
    return frozenset(f"{_FOLDER}/{path.name}" for path in (THEME / _FOLDER).glob("*.js"))


@cache
def joined_files() -> dict[str, str]:
    """Address → text of what is made: joined files, and the theme's style sheet without its icons."""
    styles = stylesheet(sorted((THEME / "styles").glob("*.css")))
    modules = {path.name: path.read_text(encoding="utf-8") for path in sorted((THEME / _FOLDER).glob("*.js"))}
    theirs = {address: without_icons(path.read_text(encoding="utf-8")) for address, path in _theirs(_SHEET).items()}
    return {"assets/stylesheets/aeskills.css": styles, f"{_FOLDER}/{_ENTRY}": pack(modules, _ENTRY), **theirs}


def _theirs(pattern: str) -> dict[str, Path]:
    return {path.relative_to(MATERIAL).as_posix(): path for path in sorted(MATERIAL.glob(pattern))}


@cache
def copied_files() -> dict[str, Path]:
    """Address → file of what is shipped as it is: our own assets, and the theme's search worker."""
    own = {path.relative_to(THEME).as_posix(): path for path in sorted((THEME / "assets").rglob("*")) if path.is_file()}
    return _theirs(_WORKER) | {address: path for address, path in own.items() if address not in joined_modules()}
