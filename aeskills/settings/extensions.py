"""`markdown_extensions`: the extensions of Python-Markdown that pages may use, and their options.

Extensions are code, so they come from a list; others are reported. Options that would load something from another host, read files
outside the project or write style attributes have one fixed value.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aeskills.content.yaml_source import Node
from aeskills.findings import did_you_mean
from aeskills.settings.values import PYTHON, NodeReader

# fmt: off
BUILT_IN = (
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "md_in_html", "nl2br",
    "sane_lists", "smarty", "tables", "toc",
)
PYMDOWN = (
    "arithmatex", "betterem", "blocks.admonition", "blocks.caption", "blocks.definition", "blocks.details", "blocks.html", "blocks.tab",
    "caret", "critic", "details", "emoji", "escapeall", "extra", "fancylists", "highlight", "inlinehilite", "keys", "magiclink", "mark",
    "quotes", "saneheaders", "smartsymbols", "snippets", "superfences", "tabbed", "tasklist", "tilde",
)
# fmt: on
KNOWN = frozenset([*BUILT_IN, *(f"pymdownx.{name}" for name in PYMDOWN)])
_ALWAYS = ("toc", "tables", "fenced_code")
"""Those that MkDocs uses whatever its file says."""

REFUSED: Mapping[str, str] = {
    "meta": "delete the line; the lines between --- at the top of a page are read anyway",
    "wikilinks": "write [words](page.md) or [words](term:id)",
    "legacy_attrs": "use attr_list",
    "pymdownx.b64": "delete the line; pictures are files beside the page",
    "pymdownx.pathconverter": "delete the line; addresses are made and checked by the tool",
    "pymdownx.progressbar": "delete the line; its bars need style attributes, which a strict content policy refuses",
    "pymdownx.striphtml": "delete the line; comments are left out anyway",
}
"""Extensions without a use here → the way out."""

FIXED: Mapping[str, Mapping[str, Any]] = {
    "toc": {"permalink": False, "anchorlink": False},
    "tables": {"use_align_attribute": True},
    "codehilite": {"noclasses": False},
    "pymdownx.highlight": {"noclasses": False},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.snippets": {"url_download": False, "restrict_base_path": True, "check_paths": True},
    "pymdownx.emoji": {"emoji_index": None, "emoji_generator": None},
}
"""Options that are not for the project to choose. The values of `emoji` are put in where pages are read."""

_WARNED = {("toc", "permalink"), ("toc", "anchorlink"), ("pymdownx.snippets", "url_download")}
"""Options whose other values are reported, since a reader would miss what they do."""

_NAMES = {
    "material.extensions.emoji.twemoji", "material.extensions.emoji.to_svg", "materialx.emoji.twemoji", "materialx.emoji.to_svg",
    "pymdownx.superfences.fence_code_format", "pymdownx.superfences.fence_div_format", "pymdownx.slugs.slugify", "pymdownx.slugs.uslugify",
    "markdown.extensions.toc.slugify", "markdown.extensions.toc.slugify_unicode",
}  # fmt: skip
"""Names of Python (`!!python/name:…`) that are known; what they do is done by the tool."""


def read_extensions(node: Node | None, folder: Path, values: NodeReader) -> dict[str, dict[str, Any]]:
    """Extension → its options, ready for Python-Markdown. `folder`: where mkdocs.yml lies."""
    chosen: dict[str, dict[str, Any]] = {name: {} for name in _ALWAYS}
    if node is not None:
        entries = node.value if isinstance(node.value, list) else [node]
        for entry in entries:
            if isinstance(entry.value, dict):
                for name, child, place in values.entries(entry, "markdown_extensions"):
                    _choose(chosen, name, Node(name, place.line, place.column, place.length), child, values)
            else:
                _choose(chosen, values.text(entry, "markdown_extensions"), entry, None, values)
    for name, options in chosen.items():
        for option, value in FIXED.get(name, {}).items():
            options[option] = value
    if depth := str(chosen["toc"].get("toc_depth", "")).rpartition("-")[2]:
        chosen["toc"]["toc_depth"] = f"2-{depth}"  # the title of the page is no part of its table of contents
    else:
        chosen["toc"]["toc_depth"] = "2-6"
    if "pymdownx.snippets" in chosen:
        chosen["pymdownx.snippets"]["base_path"] = _inside(chosen["pymdownx.snippets"].get("base_path"), folder, node, values)
    if "pymdownx.emoji" in chosen:
        icons = (chosen["pymdownx.emoji"].pop("options", None) or {}).get("custom_icons")
        chosen["pymdownx.emoji"]["options"] = {"custom_icons": _inside(icons, folder, node, values) if icons else []}
    if {"pymdownx.superfences", "pymdownx.extra"} & chosen.keys():
        chosen.pop("fenced_code", None)  # the one takes the place of the other
    return chosen


def _choose(chosen: dict[str, dict[str, Any]], written: str, node: Node, options: Node | None, values: NodeReader) -> None:
    name = written.removeprefix("markdown.extensions.")
    if name in REFUSED:
        values.report(node, "setting-without-effect", f'the extension "{written}" has no effect here', REFUSED[name], "warning")
    elif name not in KNOWN:
        hint = did_you_mean(name, KNOWN, "docs/publishing.md lists the extensions; others are code that this tool does not run")
        values.report(node, "unknown-extension", f'the Markdown extension "{written}" is not known', hint)
    else:
        found = ((key, _option(name, key, child, values)) for key, child, _ in values.entries(options, written))
        chosen[name] = {key: value for key, value in found if value is not _LEFT}


_LEFT = object()


def _option(name: str, key: str, node: Node, values: NodeReader) -> Any:
    """The value of an option, or `_LEFT` where the tool's own holds."""
    if (name, key) in _WARNED and values.plain(node) not in (False, None):
        place = values.place(node)
        values.no_effect(place, f"{name}: {key}", "delete the line; links of headings and downloads are not made")
        return _LEFT
    if key == "custom_fences":
        return _fences(node, values)
    if key == "options" and name == "pymdownx.emoji":
        return values.plain(node)
    if node.tag.startswith(PYTHON):
        path = node.tag.removeprefix(PYTHON).split(":")[-1]
        if path not in _NAMES:
            values.tag(node)
        return _LEFT  # slugs and icons are the tool's own
    return values.plain(node)


def _fences(node: Node, values: NodeReader) -> Any:
    """Blocks of code with a name of their own, such as mermaid, are shown as code: what draws them comes from another host."""
    for entry in values.items(node, "custom_fences"):
        for key, child, place in values.entries(entry, "custom_fences"):
            if key == "name" and child.value == "mermaid":
                values.no_effect(place, "custom_fences: mermaid", "its diagrams are shown as text; put a picture (SVG) beside the page")
            elif child.tag.startswith(PYTHON) and child.tag.removeprefix(PYTHON).split(":")[-1] not in _NAMES:
                values.tag(child)
    return _LEFT


def snippet_folders(node: Node | None, folder: Path) -> list[Path]:
    """The folders that hold snippets, as far as they are named: `base_path`, and where the files of `auto_append` lie."""
    entries = node.value if node is not None and isinstance(node.value, list) else [node] if node is not None else []
    options = [found for entry in entries if (found := entry.child("pymdownx.snippets"))]
    names: list[str] = []
    for option in options:
        for key in ("base_path", "auto_append"):
            child = option.child(key)
            values = child.value if child is not None and isinstance(child.value, list) else [child] if child is not None else []
            written = [str(value.value) for value in values if isinstance(value.value, str)]
            names += written if key == "base_path" else [str(Path(name).parent) for name in written]
    root = folder.resolve()
    paths = dict.fromkeys((root / name).resolve() for name in names)
    return [path for path in paths if root in path.parents and path.is_dir()]


def _inside(value: Any, folder: Path, node: Node | None, values: NodeReader) -> list[str]:
    """Folders of snippets or icons, which must lie in the project."""
    root = folder.resolve()
    found = []
    for name in value if isinstance(value, list) else [value or "."]:
        path = (root / str(name)).resolve()
        if path == root or root in path.parents:
            found.append(str(path))
        elif node is not None:
            hint = "move the files into the project, beside mkdocs.yml"
            values.report(node, "bad-setting", f'the folder "{name}" lies outside the project', hint)
    return found or [str(root)]
