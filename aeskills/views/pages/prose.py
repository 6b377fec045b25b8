"""Hand-written pages: the tool's own (method, privacy) and those of the project (about, and any other)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from aeskills.edition.configured import edit_address
from aeskills.edition.edition import Edition
from aeskills.handwritten.classes import sheets_of
from aeskills.handwritten.docs import TOOL_PAGES, Docs
from aeskills.handwritten.page import Page
from aeskills.locales.texts import Untranslated
from aeskills.markup.html_printer import HtmlPrinter, root_of
from aeskills.markup.markdown_page import prose
from aeskills.views.method_pictures import method_pictures
from aeskills.views.view import View

_SECTIONS = {"method": ("assessment", "self-assessment/")}
"""Page → section and page above; every other page stands in the reference section."""


def prose_views(edition: Edition) -> Iterator[View]:
    """Every page that is written in the source language; one without a translation says so. There is no method without an assessment."""
    source, docs = edition.handbook.site.source_locale, edition.docs
    for name, versions in docs.pages.items():
        if name == "method" and "assessment" not in edition.parts:
            continue
        own, page = versions.get(edition.tag), versions.get(edition.tag) or versions[source]
        section, parent = _SECTIONS.get(name, ("reference", None))
        text = prose(page, docs, HtmlPrinter(edition, root_of(page.address)))
        entry = docs.listed.get(name) if docs.listed is not None else None
        is_method = name == "method"
        yield View(
            address=page.address,
            template=("method.html" if is_method else "prose.html") if own else "untranslated.html",
            title=text.title,
            description=text.description,
            section=section,
            data=partial(_shown, edition, text.html, is_method) if own else partial(dict, source=source, address=page.address),
            subjects=(edition.handbook.scoring,) if is_method else (),
            checked=page.checked if own else None,
            parent=parent or _folder(name, docs),
            short=entry.title if entry and edition.is_source else "",
            group=_heading(entry.group, edition) if entry else "",
            listed=docs.listed is None or entry is not None or TOOL_PAGES in page.path.parents,
            styles=(*(("method",) if is_method else ()), *sheets_of(page.draft.pieces)) if own else (),
            edit=_edit(page, edition) if own else "",
        )


def _shown(edition: Edition, html: str, is_method: bool) -> dict[str, object]:
    return {"html": html, "pictures": method_pictures(edition)} if is_method else {"html": html}


def _heading(title: str, edition: Edition) -> str:
    """A heading of `nav`, which is written in the source language."""
    return title if edition.is_source else Untranslated(title)


def _folder(name: str, docs: Docs) -> str | None:
    """The address of the page of the folder that a page lies in, such as guide/index.md."""
    folder = name.rpartition("/")[0]
    if not folder:
        return None
    above = next((docs.pages[index] for last in ("index", "README") if (index := f"{folder}/{last}") in docs.pages and index != name), None)
    return next(iter(above.values())).address if above else None


def _edit(page: Page, edition: Edition) -> str:
    return "" if TOOL_PAGES in page.path.parents else edit_address(edition.settings, page.path, edition.docs.folder)
