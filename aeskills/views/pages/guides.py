"""The work in depth: an index of the guides, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from aeskills.edition.edition import Edition
from aeskills.model.guides import Guide
from aeskills.views.grid import columns
from aeskills.views.view import View

_ADDRESS = "guides/"


def guides_views(edition: Edition) -> Iterator[View]:
    """The index, then every guide; no page where the handbook has none."""
    book, voice = edition.handbook, edition.voice
    document = book.guides
    if not document.guides:
        return
    short = voice.text("guides.short")
    yield View(
        address=_ADDRESS,
        template="guides.html",
        styles=("role",),
        title=voice.text("guides.title"),
        short=voice.text("nav.overview"),
        description=voice.text("guides.description", count=len(document.guides), role=book.role.title),
        section="engagement",
        group=short,
        frame="working",
        data=lambda: {"guides": document.guides, "columns": columns(len(document.guides))},
        subjects=(document,),
        checked=min(guide.checked for guide in document.guides),
        keywords=(short, book.role.title, *(guide.name for guide in document.guides)),
    )
    for guide in document.guides:
        yield View(
            address=edition.address("guide", guide.id),
            template="guide.html",
            styles=("role", "engagement"),
            title=guide.name,
            description=edition.plain(guide.summary),
            section="engagement",
            group=short,
            data=partial(_data, guide, edition),
            subjects=(guide,),
            sources=guide.sources,
            checked=guide.checked,
            keywords=(guide.name, book.role.title, *(entry.name for entry in guide.entries)),
            parent=_ADDRESS,
        )


def _data(guide: Guide, edition: Edition) -> Mapping[str, Any]:
    return {
        "guide": guide,
        "phases": [edition.record("phase", name) for name in guide.phases],
        "skills": [edition.record("skill", name) for name in guide.skills],
        "terms": [edition.record("term", name) for name in guide.terms],
        "hue": edition.hues,
    }
