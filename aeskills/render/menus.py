"""The menus of a section and the breadcrumb of a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from aeskills.edition.navigation import NavigationEntry, NavigationGroup
from aeskills.views.view import View

MOST_LISTED = 50
"""Pages of a section that its navigation lists in full."""

NEAR = 25
"""Pages that the navigation of a larger section lists at once."""


def menu_entries(views: Iterable[View]) -> dict[str, tuple[NavigationGroup, ...]]:
    """The navigation of each section: its listed pages in order, grouped by their view's `group`."""
    found: dict[str, dict[str, list[NavigationEntry]]] = {}
    for view in views:
        if view.listed:
            found.setdefault(view.section, {}).setdefault(view.group, []).append(NavigationEntry(view.address, view.short or view.title))
    return {section: tuple(NavigationGroup(title, tuple(group)) for title, group in groups.items()) for section, groups in found.items()}


def menus(views: Collection[View]) -> dict[str, tuple[NavigationGroup, ...]]:
    """What each page shows of its section's navigation, by the page's address. A section of a single page needs none.

    In a section of more than `MOST` pages a page is shown with its neighbours, and with those that stand before the first heading:
    so the site grows with its pages, not with their square.
    """
    whole, near = {}, {}
    for section, groups in menu_entries(views).items():
        count = sum(len(group.entries) for group in groups)
        whole[section] = groups if 1 < count <= MOST_LISTED else ()
        for group in groups if count > MOST_LISTED else ():
            first = tuple(NavigationGroup("", other.entries[:NEAR]) for other in groups if group.title and not other.title)
            for start in range(0, len(group.entries), NEAR):
                part = (*first, NavigationGroup(group.title, group.entries[start : start + NEAR]))
                near.update({entry.address: part for entry in part[-1].entries})
    return {view.address: near.get(view.address, whole.get(view.section, ())) for view in views}


def crumbs(view: View, by_address: Mapping[str, View], home: str) -> tuple[NavigationEntry, ...]:
    """The pages above this one, from the home page down."""
    above: list[NavigationEntry] = []
    parent = view.parent
    while parent is not None:
        page = by_address[parent]
        above.append(NavigationEntry(page.address, page.title))
        parent = page.parent
    return (NavigationEntry("", home), *reversed(above)) if view.address else ()
