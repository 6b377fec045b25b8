"""The home page: what the role is, and the ways into the site."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.edition.edition import Edition
from aeskills.views import structured
from aeskills.views.view import View


def views(edition: Edition) -> Iterator[View]:
    """One page."""
    handbook = edition.handbook
    role = handbook.role
    yield View(
        address="",
        template="home.html",
        title=role.title,
        description=edition.plain(handbook.site.description),
        section="role",
        frame="open",
        short=edition.voice.text("nav.home"),
        data=lambda: {
            "role": role,
            "phases": handbook.engagement.phases,
            "industries": handbook.industries,
            "families": edition.families,
        },
        subjects=(handbook.site, role),
        sources=role.sources,
        checked=role.checked,
        keywords=role.keywords,
        listed=False,
        structured=lambda: (structured.occupation(edition, ""),),
    )
