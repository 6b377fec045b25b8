"""Hand-written pages: the tool's own (method, privacy) and those of the project (about, and any other)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from aeskills.edition.edition import Edition
from aeskills.markup.html import HtmlPrinter, root_of
from aeskills.markup.markdown_page import prose
from aeskills.views.view import View

PLACES = {"method": ("self-assessment/method/", "assessment", "self-assessment/")}
"""Page → address, section, page above; every other page stands in the reference section under its own name."""


def views(edition: Edition) -> Iterator[View]:
    """Every page that is written in the source language; one without a translation says so."""
    source = edition.handbook.site.source_locale
    names = {path.stem: None for folder in edition.prose for path in sorted((folder / source).glob("*.md"))}
    for name in names:
        address, section, parent = PLACES.get(name, (f"{name}/", "reference", None))
        own = _file(edition, edition.tag, name)
        written = own or _file(edition, source, name)
        assert written is not None
        found = prose(written, HtmlPrinter(edition, root_of(address)), whole=own is not None)
        template = "method.html" if name == "method" else "prose.html"
        yield View(
            address=address,
            template=template if own else "untranslated.html",
            title=found.title,
            description=found.description,
            section=section,
            data=partial(dict, html=found.html) if own else partial(dict, source=source, address=address),
            subjects=(edition.handbook.scoring,) if name == "method" else (),
            checked=edition.handbook.site.updated if own else None,
            parent=parent,
        )


def _file(edition: Edition, tag: str, name: str) -> Path | None:
    """The nearest file of that page in that language."""
    return next((path for folder in edition.prose if (path := folder / tag / f"{name}.md").is_file()), None)
