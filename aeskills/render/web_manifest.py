"""The web app manifest of a locale, by which a browser can install the site."""

from __future__ import annotations

from aeskills.export.values import compact
from aeskills.render.shell import Shell

MANIFEST = "manifest.webmanifest"


def manifest(shell: Shell) -> str:
    """The manifest's text; its addresses start at the folder of the locale."""
    return compact(
        {
            "name": shell.title,
            "lang": shell.tag,
            "dir": shell.direction,
            "start_url": "./",
            "scope": "./",
            "display": "standalone",
            "icons": [{"src": shell.favicon, "type": shell.favicon_type, "sizes": "any"}],
        }
    )
