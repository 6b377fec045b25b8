"""Style sheets: one for every page, and one for each kind of page that only pages with its classes load."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from aeskills.handwritten.classes import SHEETS

_PARTS = Path(__file__).parent / "stylesheets"
COMMON = "assets/stylesheets/aeskills.css"
_EXTENSIONS = frozenset(f"assets/stylesheets/{name}.css" for name in SHEETS)
THEIRS = frozenset(["md-container", "md-main", "md-typeset"])
"""The classes of the theme that our pages have."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")
_DRAWN = re.compile(r"""--md-[\w-]+:url\((["'])data:.*?\1\);?""")
_VARIABLE = re.compile(r"(--md-[\w-]+):[^;{}]*;?")
_READ = re.compile(r"var\((--md-[\w-]+)")
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
_EMPTY = re.compile(r"@(?:media|supports)[^{}]*\{\}")
_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_SELECTOR = re.compile(rf"(?:{_BRACKETS.pattern}|[^,()])+")
_CLASS_OR_COLOURS = re.compile(r"\.([a-zA-Z][\w-]*)|(\[data-md-)")
_SPARE_LINE = re.compile(r"(?<=[{};,])\n| (?=\{)")


def stylesheet(parts: Iterable[Path]) -> str:
    """One sheet. Only white space at the ends of lines goes, so what stands inside a line keeps its meaning."""
    whole = "\n".join(path.read_text(encoding="utf-8") for path in parts)
    return _SPARE_LINE.sub("", _INDENT.sub("\n", _COMMENT.sub("", whole))).strip() + "\n"


def without_unused(theme: str) -> str:
    """The theme's sheet without what no page shows, four fifths of its bytes: drawings, which a strict policy refuses, and the
    rules of its own header, search, menus, code blocks and so on, whose classes we do not print; and variables that nothing reads."""
    shown = _RULE.sub(_shown, _DRAWN.sub("", theme))
    while shown != (rest := _VARIABLE.sub(_used_in(shown), shown)):  # one variable may stand in the value of another
        shown = rest
    return _EMPTY.sub("", _EMPTY.sub("", shown))


def _used_in(theme: str) -> Callable[[re.Match[str]], str]:
    """Keeps the declaration of a variable that the theme or one of our sheets reads."""
    read = set(_READ.findall(theme)) | _read_by_us()
    return lambda declared: declared[0] if declared[1] in read else ""


@cache
def _read_by_us() -> frozenset[str]:
    return frozenset(name for path in _PARTS.parent.rglob("*.css") for name in _READ.findall(path.read_text(encoding="utf-8")))


def _shown(rule: re.Match[str]) -> str:
    selectors = [selector for selector in _SELECTOR.findall(rule[1]) if THEIRS.issuperset(_classes(selector))]
    return f"{','.join(selectors)}{{{rule[2]}}}" if selectors and rule[2] else ""


def _classes(selector: str) -> set[str]:
    """The classes that an element must have to be selected, and the attributes of the theme's colour switch."""
    return {name for found in _CLASS_OR_COLOURS.findall(_BRACKETS.sub("", selector)) for name in found if name}


def sheets() -> dict[str, str]:
    """Address → text of what every site has. The parts 70–79 are kinds of pages and stand alone; all others are joined."""
    return {address: text for address, text in _all().items() if address not in _EXTENSIONS}


def extension_sheets() -> dict[str, str]:
    """Address → text of what only pages with certain Markdown extensions load: the parts 75, for which `handwritten.classes` says when."""
    return {address: text for address, text in _all().items() if address in _EXTENSIONS}


@cache
def _all() -> dict[str, str]:
    parts = sorted(_PARTS.glob("*.css"))
    kinds = {sheet_address(path.stem[3:]): stylesheet([path]) for path in parts if path.name.startswith("7")}
    return {COMMON: stylesheet(path for path in parts if not path.name.startswith("7"))} | kinds


def sheet_address(name: str) -> str:
    """The address of the sheet of one kind of page, such as `figures`; an address stays as it is."""
    return name if "/" in name else f"assets/stylesheets/{name}.css"
