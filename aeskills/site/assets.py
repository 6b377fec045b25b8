"""What the pages load: style sheets and scripts without comments; those of the self-assessment and of the search each joined."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import material

from aeskills.caches import kept, named
from aeskills.site import styles
from aeskills.site.templates import THEME

MATERIAL = Path(material.__file__).parent / "templates"
_NEEDED = "assets/stylesheets/main.*.css"
_ENTRY = "main.js"
_FOLDERS = ("assets/assessment", "assets/search")


@cache
def joined_files() -> dict[str, str]:
    """Address → text of what is shipped joined, or without comments, or without what no page shows."""
    makers = [Path(__file__), Path(styles.__file__), Path(__file__).with_name("pack.py")]
    return styles.sheets() | kept(named("assets", [*_scripts().values(), *MATERIAL.glob(_NEEDED), *makers]), _squeezed_files)


def _squeezed_files() -> dict[str, str]:
    from aeskills.site import pack  # with its many patterns: nearly every build finds what an earlier one has packed

    single = {
        address: pack.squeezed(path.read_text(encoding="utf-8")) for address, path in _scripts().items() if not address.startswith(_FOLDERS)
    }
    theirs = {
        path.relative_to(MATERIAL).as_posix(): styles.without_spare(path.read_text(encoding="utf-8")) for path in MATERIAL.glob(_NEEDED)
    }
    joined = {f"{folder}/{_ENTRY}": pack.pack(_modules(folder), _ENTRY) for folder in _FOLDERS}
    return theirs | single | joined


@cache
def _scripts() -> dict[str, Path]:
    """Address → file of every script of ours."""
    return {path.relative_to(THEME).as_posix(): path for path in sorted((THEME / "assets").rglob("*.js"))}


def _modules(folder: str) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((THEME / folder).glob("*.js"))}


@cache
def copied_files() -> dict[str, Path]:
    """Address → file of what is shipped as it is: our own assets but the scripts."""
    own = {path.relative_to(THEME).as_posix(): path for path in sorted((THEME / "assets").rglob("*")) if path.is_file()}
    return {address: path for address, path in own.items() if address not in _scripts()}
