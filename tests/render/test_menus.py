"""What a page shows of its section's navigation: all of a small section, the neighbours in a large one."""

from __future__ import annotations

from collections.abc import Sequence

from aeskills.render.menus import MOST_LISTED, NEAR, menus
from aeskills.views.view import View


def view(address: str, group: str = "", section: str = "skills", listed: bool = True) -> View:
    return View(address=address, template="skill.html", title=address, description="", section=section, group=group, listed=listed)


def shown(views: Sequence[View], address: str) -> list[tuple[str, list[str]]]:
    return [(group.title, [entry.address for entry in group.entries]) for group in menus(views)[address]]


def test_a_small_section_is_shown_whole_on_each_of_its_pages() -> None:
    views = [view("skills/"), view("a/", "sales"), view("b/", "people"), view("hidden/", listed=False), view("pay/", section="pay")]
    assert shown(views, "a/") == [("", ["skills/"]), ("sales", ["a/"]), ("people", ["b/"])] == shown(views, "hidden/")
    assert menus(views)["a/"] is menus(views)["b/"] or menus(views)["a/"] == menus(views)["b/"]
    assert shown(views, "pay/") == []


def test_a_large_section_shows_the_neighbours_and_what_stands_first() -> None:
    views = [view("skills/"), *(view(f"{group}{number}/", group) for group in "ab" for number in range(MOST_LISTED + 10))]
    near_start, near_end = shown(views, "b3/"), shown(views, f"b{MOST_LISTED + 2}/")
    assert near_start == [("", ["skills/"]), ("b", [f"b{number}/" for number in range(NEAR)])]
    assert near_end == [("", ["skills/"]), ("b", [f"b{number}/" for number in range(2 * NEAR, MOST_LISTED + 10)])]
    assert shown(views, "skills/") == [("", ["skills/"])]


def test_every_page_of_a_large_section_stands_in_its_own_menu() -> None:
    views = [view(f"{number}/", f"group {number // 70}") for number in range(5 * MOST_LISTED)]
    found = menus(views)
    assert len(found) == 5 * MOST_LISTED
    for address, groups in found.items():
        listed = [entry.address for group in groups for entry in group.entries]
        assert address in listed
        assert len(listed) <= 2 * NEAR
