"""The style sheets of every page: ours from its parts, without what only people read; the theme's without the icons no page shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")
_DRAWN = re.compile(r"""--md-[\w-]+:url\((["'])data:.*?\1\);?""")
_SPARE_LINE = re.compile(r"(?<=[{};,])\n| (?=\{)")


def stylesheet(parts: Iterable[Path]) -> str:
    """One sheet. Only white space at the ends of lines goes, so what stands inside a line keeps its meaning."""
    whole = "\n".join(path.read_text(encoding="utf-8") for path in parts)
    return _SPARE_LINE.sub("", _INDENT.sub("\n", _COMMENT.sub("", whole))).strip() + "\n"


def without_icons(theme: str) -> str:
    """The theme's sheet without its drawings: a sixth of its bytes, and a strict policy would refuse them."""
    return _DRAWN.sub("", theme)
