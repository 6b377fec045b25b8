"""`nav`: which hand-written pages stand in the navigation, in which order, and under which headings."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator

from aeskills.content.yaml_source import Node
from aeskills.settings.model import NavPage
from aeskills.settings.values import NodeReader

DEEPEST = 6


def read_nav(node: Node | None, tags: Collection[str], source: str, values: NodeReader) -> tuple[NavPage, ...] | None:
    """The pages of `nav` in their order; None without one. A page is named once for all languages: `guide/start.md`, or with the
    folder of the source language before it."""
    if node is None:
        return None
    pages = list(_pages(node, "", 0, tags, source, values))
    seen: set[str] = set()
    for page in pages:
        if page.file in seen:
            values.report(page.place, "bad-setting", f'the page "{page.file}" stands twice in nav', "keep one of the two")
        seen.add(page.file)
    return tuple(pages)


def _pages(node: Node, group: str, depth: int, tags: Collection[str], source: str, values: NodeReader) -> Iterator[NavPage]:
    if depth > DEEPEST:
        values.bad(node, "nav", "is nested too deep", "use one level of headings")
        return
    for entry in values.items(node, "nav"):
        if not isinstance(entry.value, dict):
            yield from _page(entry, "", group, tags, source, values)
            continue
        for title, child, _ in values.entries(entry, "nav"):
            if isinstance(child.value, list):
                yield from _pages(child, f"{group} · {title}" if group else title, depth + 1, tags, source, values)
            else:
                yield from _page(child, title, group, tags, source, values)


def _page(node: Node, title: str, group: str, tags: Collection[str], source: str, values: NodeReader) -> Iterator[NavPage]:
    name = values.text(node, "nav")
    if not name:
        values.bad(node, "nav", "names pages", "write `Title: page.md`")
        return
    if "://" in name or name.startswith(("//", "mailto:")):
        hint = "link it from a page by its source, or as extra.social in the footer"
        values.report(node, "web-link", f'"{name}" leads out of the handbook', hint)
        return
    first, _, rest = name.partition("/")
    if first in tags and rest:
        if first != source:
            hint = f"name each page once, without the language: {rest}"
            values.report(node, "bad-setting", f'"{name}" is a page in one language', hint)
            return
        name = rest
    name = posixpath.normpath(name)
    if name.startswith(("..", "/")) or not name.endswith(".md"):
        hint = "write the file below the folder of a language, such as guide/start.md"
        values.report(node, "bad-setting", f'"{name}" is no hand-written page', hint)
        return
    yield NavPage(name, title, group, values.place(node))
