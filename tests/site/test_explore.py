"""The tables of everything: each cell says what the record says."""

from __future__ import annotations

import pytest

from aeskills.site.charts.svg import SHADES, shade
from aeskills.site.views import explore
from aeskills.site.views.explore import factor
from tests.contents import handbook
from tests.site.guards import headings, ids, inline
from tests.site.pages import Element
from tests.site.printed import Printed, edition, printed


@pytest.fixture(scope="module")
def page() -> Printed:
    return printed(explore.views, edition())["explore/"]


def test_the_page_is_well_formed(page: Printed) -> None:
    assert [*ids(page.page), *headings(page.page), *inline(page.page)] == []


def test_every_target_stands_in_its_cell(page: Printed) -> None:
    levels, rows = page.view.data["levels"], page.view.data["targets"]
    assert len(levels) >= 7 and len(rows) == len(handbook().skills) >= 23
    for row in rows:
        assert [cell.value for cell in row.cells] == [level.targets[row.skill.id] for level in levels]


def test_every_factor_stands_in_its_cell(page: Printed) -> None:
    found = {(row.skill.id, industry.id): cell.value
             for row in page.view.data["factors"] for industry, cell in zip(handbook().industries, row.cells, strict=True)}  # fmt: skip
    named = {
        (multiplier.skill, industry.id): multiplier.factor for industry in handbook().industries for multiplier in industry.multipliers
    }
    assert len(named) > 50
    assert found == {key: named.get(key, 1) for key in found}
    assert factor(handbook().industries[0], handbook().skills[0]) == found[handbook().skills[0].id, handbook().industries[0].id]


def test_every_duty_marks_its_skills(page: Printed) -> None:
    rows = page.view.data["duties"]
    assert {row.duty.id for row in rows} == {duty.id for duty in handbook().duties.duties}
    assert len(rows) >= 30
    skills = [skill.id for _, skill in page.view.data["skills"]]
    for row in rows:
        assert {skill for skill, used in zip(skills, row.uses, strict=True) if used} == set(row.duty.skills)


def test_rows_and_columns_lead_to_their_pages(page: Printed) -> None:
    book = handbook()
    assert {f"../skills/{skill.id}/" for skill in book.skills} <= page.links
    assert {f"../career/{level.id}/" for level in book.career.levels} <= page.links
    assert {f"../industries/{industry.id}/" for industry in book.industries} <= page.links
    assert {f"../engagement/{duty.phase}/#{duty.id}" for duty in book.duties.duties} <= page.links


def test_every_table_can_be_read_by_ear_and_keyboard(page: Printed) -> None:
    tables = list(page.page.all("table"))
    assert len(tables) == 3
    assert len(list(page.page.all("caption"))) == 3
    for table in tables:
        around = next(iter(table.above))
        assert around.attributes["role"] == "region" and around.attributes["tabindex"] == "0" and around.attributes["aria-label"]
    assert all("scope" in element.attributes for element in page.page.all("th"))
    rows = [[cell for cell in page.page.all("th", "td") if cell.parent is row] for row in page.page.all("tr")]
    assert {_table(row[0]): {len(other) for other in rows if _table(other[0]) is _table(row[0])} for row in rows}
    for table in tables:
        assert len({len(row) for row in rows if _table(row[0]) is table}) == 1


def _table(cell: Element) -> Element:
    return next(element for element in cell.above if element.tag == "table")


def test_what_needs_a_script_is_hidden(page: Printed) -> None:
    for element in page.page.all("button", "form"):
        assert "hidden" in element.attributes


@pytest.mark.parametrize(("levels", "shades"), [(2, [1, 5]), (3, [1, 3, 5]), (5, [1, 2, 3, 4, 5]), (9, [1, 1, 2, 3, 3, 3, 4, 5, 5])])
def test_shades_run_from_the_first_level_to_the_last(levels: int, shades: list[int]) -> None:
    found = [shade(level, levels) for level in range(1, levels + 1)]
    assert found[0] == 1 and found[-1] == SHADES and found == sorted(found)
    if levels < 9:
        assert found == shades


def test_a_handbook_without_levels_industries_and_duties_is_a_page() -> None:
    book = handbook()
    bare = book.model_copy(
        update={
            "career": book.career.model_copy(update={"levels": ()}),
            "industries": (),
            "duties": book.duties.model_copy(update={"duties": ()}),
        }
    )
    one = printed(explore.views, edition(bare))["explore/"]
    assert [*ids(one.page), *headings(one.page)] == []
