"""llms.txt: the site for programs that read it, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from aeskills.edition.edition import Edition
from aeskills.edition.navigation import sections
from aeskills.edition.urls import best_url
from aeskills.export.values import plain_words

LLMS_NAME = "llms.txt"


class PageSummary(NamedTuple):
    """A page of the site in one line; `address` is below the locale's folder."""

    address: str
    section: str
    title: str
    description: str


def llms(edition: Edition, pages: Iterable[PageSummary]) -> str:
    """The site's summary, its small print, and the pages, section by section."""
    site, role = edition.handbook.site, edition.handbook.role
    rows = [
        f"# {_line(site.title)}",
        "",
        f"> {_line(plain_words(site.description, edition))}",
        "",
        _line(plain_words(role.summary, edition)),
    ]
    if site.notice:
        rows += ["", _line(plain_words(site.notice, edition))]
    listed = tuple(pages)
    for section in sections(edition.voice):
        entries = [_entry(page, edition) for page in listed if page.section == section.id]
        if entries:
            rows += ["", f"## {section.title}", "", *entries]
    return "\n".join([*rows, ""])


def _entry(page: PageSummary, edition: Edition) -> str:
    title = _line(page.title).replace("[", "(").replace("]", ")")
    return f"- [{title}]({best_url(edition, page.address)}): {_line(page.description)}"


def _line(text: str) -> str:
    return " ".join(text.split())
