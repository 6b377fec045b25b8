"""llms.txt: the site for programs that read it, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from aeskills.export.values import plain
from aeskills.site.edition import Edition
from aeskills.site.navigation import sections
from aeskills.site.printing import Printer
from aeskills.site.public import reachable
from aeskills.site.view import View

NAME = "llms.txt"


def llms(edition: Edition, printer: Printer, views: Iterable[View]) -> str:
    """The site's summary, its small print, and every page that is searched, section by section."""
    site, role = edition.handbook.site, edition.handbook.role
    shown = [view for view in views if view.search or view.address == "data/"]
    rows = [f"# {_line(site.title)}", "", f"> {_line(plain(site.description, printer))}", "", _line(plain(role.summary, printer))]
    if site.notice:
        rows += ["", _line(plain(site.notice, printer))]
    for section in sections(edition.voice):
        found = [view for view in shown if view.section == section.id]
        if found:
            rows += ["", f"## {section.title}", "", *(_entry(view, edition) for view in found)]
    return "\n".join([*rows, ""])


def _entry(view: View, edition: Edition) -> str:
    title = _line(view.title).replace("[", "(").replace("]", ")")
    return f"- [{title}]({reachable(edition, view.address)}): {_line(view.description)}"


def _line(text: str) -> str:
    return " ".join(text.split())
