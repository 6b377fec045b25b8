"""What the pages load: style sheets, scripts without comments, images."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import material
import rjsmin

from aeskills.assets import styles

STATIC = Path(__file__).parent / "static"
MATERIAL = Path(material.__file__).parent / "templates"
_THEME_SHEET = "assets/stylesheets/main.*.css"


@cache
def text_files() -> dict[str, str]:
    """Address → text of the style sheets and scripts."""
    theme = {
        path.relative_to(MATERIAL).as_posix(): styles.without_unused(path.read_text(encoding="utf-8"))
        for path in MATERIAL.glob(_THEME_SHEET)
    }
    scripts = {
        address: f"{rjsmin.jsmin(path.read_text(encoding='utf-8'))}\n" for address, path in _static().items() if path.suffix == ".js"
    }
    return styles.sheets() | theme | scripts


@cache
def copied_files() -> dict[str, Path]:
    """Address → file of what is shipped as it is."""
    return {address: path for address, path in _static().items() if path.suffix != ".js"}


@cache
def _static() -> dict[str, Path]:
    return {f"assets/{path.relative_to(STATIC).as_posix()}": path for path in sorted(STATIC.rglob("*")) if path.is_file()}
