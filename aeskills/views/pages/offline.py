"""Reading without a network: a page that keeps all pages of its language on the reader's device, and takes them away again."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.edition.edition import Edition
from aeskills.views.view import View

_ADDRESS = "offline/"
_WORDS = ("begun", "dropped", "failed", "kept", "not-kept", "progress", "unable")


def offline_views(edition: Edition) -> Iterator[View]:
    """One page."""
    voice = edition.voice
    messages = voice.interface.messages("site")
    yield View(
        address=_ADDRESS,
        template="offline.html",
        styles=("offline",),
        title=voice.text("offline.title"),
        description=voice.text("offline.description"),
        section="reference",
        data=lambda: {
            "words": {key: messages[f"offline.{key}"] for key in _WORDS},
            "scripts": ("assets/offline/page.js",),
        },
        search=False,
    )
