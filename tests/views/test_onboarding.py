"""The first ninety days: every activity with its place, and sums that add up."""

from __future__ import annotations

import gzip
from decimal import Decimal
from pathlib import Path

import pytest

from aeskills.markup.html_printer import Printers
from aeskills.views.pages import onboarding
from tests.contents import handbook
from tests.guards import headings, ids
from tests.rendered import Printed, edition, printed


@pytest.fixture(scope="module")
def page() -> Printed:
    return printed(onboarding.onboarding_views, edition())["onboarding/"]


def test_every_activity_is_there_with_its_skill_and_paths(page: Printed) -> None:
    activities = handbook().onboarding.activities
    assert len(activities) >= 45
    items = {element.attributes["id"]: element.attributes for element in page.page.all("li") if "data-paths" in element.attributes}
    assert items.keys() == {activity.id for activity in activities}
    for activity in activities:
        assert items[activity.id]["data-paths"].split() == list(activity.paths)
        assert f"../skills/{activity.skill}/" in page.links
        assert Decimal(items[activity.id]["data-hours"]) == Decimal(str(activity.hours))


def test_the_page_is_well_formed(page: Printed) -> None:
    assert [*ids(page.page), *headings(page.page)] == []
    assert {"day-30", "day-60", "day-90"} <= page.page.ids


def test_the_sums_of_the_stretches_are_those_of_the_paths(page: Printed) -> None:
    for path in ("new-hire", "career-changer", "promotion"):
        wanted = [activity for activity in handbook().onboarding.activities if path in activity.paths]
        sums = [one for stretch in page.data["stretches"] for one in stretch.sums if one.path == path]
        assert sum(one.count for one in sums) == len(wanted) > 15
        assert sum(one.hours for one in sums) == sum(activity.hours for activity in wanted)


def test_without_the_script_each_activity_names_its_paths_and_nothing_can_be_ticked(page: Printed) -> None:
    boxes = [element.attributes for element in page.page.all("input") if element.attributes["type"] == "checkbox"]
    assert len(boxes) == len(handbook().onboarding.activities)
    assert all("hidden" in box for box in boxes)
    assert page.html.count("For: ") == len(boxes)
    (panel,) = (element for element in page.page.elements if "data-onboarding" in element.attributes)
    assert "hidden" in panel.attributes
    assert panel.attributes["data-former"] == f"aeskills:onboarding:{handbook().role.id}"
    assert panel.attributes["data-assessment"] == "../self-assessment/"


def test_what_can_be_taken_along_is_all_there(page: Printed) -> None:
    made = page.view.files["activities.json"](Printers(edition()).at("../"))
    assert [one["id"] for one in made["activities"]] == [activity.id for activity in handbook().onboarding.activities]
    assert {one["skill"] for one in made["activities"]} <= set(made["skills"])


def test_one_path_alone_is_no_choice() -> None:
    book = handbook()
    alone = tuple(activity.model_copy(update={"paths": ("promotion",)}) for activity in book.onboarding.activities[:3])
    small = book.model_copy(update={"onboarding": book.onboarding.model_copy(update={"activities": alone})})
    page = printed(onboarding.onboarding_views, edition(small))["onboarding/"]
    assert "radio" not in page.html
    assert "For: " not in page.html


def test_without_activities_there_is_no_page() -> None:
    book = handbook()
    empty = book.model_copy(update={"onboarding": book.onboarding.model_copy(update={"activities": ()})})
    assert printed(onboarding.onboarding_views, edition(empty)).keys() == set()


@pytest.mark.parametrize("name", ["onboarding", "rules", "terms", "words"])
def test_a_script_is_small(name: str) -> None:
    script = Path(__file__).parents[2] / "aeskills" / "assets" / "static" / "javascripts" / f"{name}.js"
    assert 200 < len(gzip.compress(script.read_bytes())) < 3000
