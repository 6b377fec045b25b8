"""Pages at the former addresses of renamed records, which lead to the present ones without a script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from aeskills.edition.addresses import PAGES
from aeskills.model.handbook import Handbook


def redirects(handbook: Handbook, titles: Mapping[str, str]) -> dict[str, str]:
    """Address of a file → its HTML; `titles` is the title of every page by address. A page that is there is never covered."""
    found = {}
    for kind, pattern in PAGES.items():
        if "{id}" not in pattern or "#" in pattern:
            continue
        for identifier, record in handbook.by_kind.get(kind, {}).items():
            new = pattern.format(id=identifier)
            for former in getattr(record, "formerly", ()):
                old = pattern.format(id=former)
                if new in titles and old not in titles:
                    found[f"{old}index.html"] = page("../" * old.count("/") + new, titles[new])
    return found


def page(target: str, title: str) -> str:
    """A page that leads on at once, and has a link for those who stop that."""
    address, words = escape(target), escape(title, quote=False)
    lines: Iterable[str] = (
        "<!doctype html>", '<html><head><meta charset="utf-8">', '<meta name="robots" content="noindex">',
        f'<meta http-equiv="refresh" content="0; url={address}">', f'<link rel="canonical" href="{address}">',
        f"<title>{words}</title></head>", f'<body><a href="{address}">{words}</a></body></html>', "",
    )  # fmt: skip
    return "\n".join(lines)
