"""A view: everything one page says, as plain data that a template prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from aeskills.markup.html_printer import HtmlPrinter
from aeskills.model.base import Record
from aeskills.model.evidence import Citation

Frame = Literal["reading", "working", "open"]
"""What stands beside a page: its section's menu and the list "On this page", the menu alone, or nothing."""


def oldest(*dates: dt.date | None) -> dt.date | None:
    """The earliest of the days on which parts were last checked; a part that is left out has none."""
    return min((date for date in dates if date), default=None)


class SearchPlace(NamedTuple):
    """Something on a page that search finds by its own name, such as a term; `others` are its further names."""

    id: str
    name: str
    others: tuple[str, ...] = ()


class View(NamedTuple):
    """One page of an edition.

    `address` is below the locale's folder and ends in `/` (the home page is empty); `title` is the h1, `description` one
    plain sentence; `subjects` are the records whose words the page speaks: they give its coverage and its edit link; `data`
    makes the names that `template` prints.

    What only the page itself needs is made when it is printed, so that all views of a site are there at once, and a server
    prints one page without making the others.
    """

    address: str
    template: str
    title: str
    description: str
    section: str
    data: Callable[[], Mapping[str, Any]] = dict
    subjects: tuple[Record, ...] = ()
    sources: tuple[Citation, ...] = ()
    checked: dt.date | None = None
    keywords: tuple[str, ...] = ()
    parent: str | None = None
    """Address of the page above in the breadcrumb; None for the pages of the top level."""
    short: str = ""
    """What the page is called in navigation, where its title is longer."""
    group: str = ""
    """Heading under which its section's navigation lists it."""
    frame: Frame = "reading"
    listed: bool = True
    """Whether the page stands in its section's navigation."""
    search: bool = True
    places: Callable[[], tuple[SearchPlace, ...]] = tuple
    files: Mapping[str, Callable[[HtmlPrinter], Any]] = MappingProxyType({})
    """Files beside the page: name → what makes its text, its bytes, or a value to be written as JSON, with the texts in it printed for
    the page."""
    styles: tuple[str, ...] = ()
    """Style sheets that this kind of page loads beside the common one: names of parts, or addresses of other sheets."""
    inside: frozenset[str] = frozenset()
    """Kinds of records that the page holds itself: links to them stay on the page."""
    edit: str = ""
    """Where the page is edited, when it is written by hand."""
    structured: Callable[[], tuple[Mapping[str, Any], ...]] = tuple
    """Makes schema.org values for `application/ld+json`."""
