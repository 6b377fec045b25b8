"""Style sheets: one for every page, and one for each kind of page that only pages with its classes load."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

PARTS = Path(__file__).parent.parent / "theme" / "styles"
COMMON = "assets/stylesheets/aeskills.css"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")
_DRAWN = re.compile(r"""--md-[\w-]+:url\((["'])data:.*?\1\);?""")
_SPARE_LINE = re.compile(r"(?<=[{};,])\n| (?=\{)")
_SELECTED = re.compile(r"\.(ae-[\w-]+)")
_CLASSES = re.compile(r'class="([^"]*)"')


def stylesheet(parts: Iterable[Path]) -> str:
    """One sheet. Only white space at the ends of lines goes, so what stands inside a line keeps its meaning."""
    whole = "\n".join(path.read_text(encoding="utf-8") for path in parts)
    return _SPARE_LINE.sub("", _INDENT.sub("\n", _COMMENT.sub("", whole))).strip() + "\n"


def without_icons(theme: str) -> str:
    """The theme's sheet without its drawings, which no page shows: a sixth of its bytes, and a strict policy refuses them."""
    return _DRAWN.sub("", theme)


@cache
def sheets() -> dict[str, str]:
    """Address → text. The parts 70–79 are kinds of pages and stand alone; all others are joined."""
    parts = sorted(PARTS.glob("*.css"))
    kinds = [path for path in parts if path.name.startswith("7")]
    common = stylesheet(path for path in parts if path not in kinds)
    return {COMMON: common} | {f"assets/stylesheets/{path.stem[3:]}.css": stylesheet([path]) for path in kinds}


@cache
def _own_classes() -> dict[str, frozenset[str]]:
    common = frozenset(_SELECTED.findall(sheets()[COMMON]))
    return {address: frozenset(_SELECTED.findall(text)) - common for address, text in sheets().items() if address != COMMON}


def needed(html: str) -> list[str]:
    """Addresses of the sheets whose own classes the page uses, in the order of the parts."""
    used = frozenset(" ".join(set(_CLASSES.findall(html))).split())
    return [address for address, own in _own_classes().items() if not own.isdisjoint(used)]
