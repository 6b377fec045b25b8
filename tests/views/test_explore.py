"""The tables of everything: each cell says what the record says; the rows of long tables name what belongs to them."""

from __future__ import annotations

import pytest
from markupsafe import escape

from aeskills.edition.edition import Edition
from aeskills.locales.voice import Voice
from aeskills.views.charts.svg import SHADES, level_shade
from aeskills.views.pages import explore
from aeskills.views.pages.explore import factor_of
from tests.bench.synthetic import multiplied
from tests.contents import handbook
from tests.guards import headings, ids, inline
from tests.pages import Element
from tests.rendered import Printed, edition, printed


@pytest.fixture(scope="module")
def page() -> Printed:
    return printed(explore.explore_views, edition())["explore/"]


@pytest.fixture(scope="module")
def lists() -> Printed:
    """The page as it would be if the handbook were large."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(explore, "MOST_CELLS", 100)
        return printed(explore.explore_views, edition())["explore/"]


@pytest.fixture(params=["page", "lists"])
def either(request: pytest.FixtureRequest) -> Printed:
    found: Printed = request.getfixturevalue(request.param)
    return found


def test_the_page_is_well_formed(either: Printed) -> None:
    assert [*ids(either.page), *headings(either.page), *inline(either.page)] == []


def test_every_target_stands_in_its_cell(page: Printed) -> None:
    levels, rows = page.data["levels"], page.data["targets"]
    assert len(levels) >= 7 and len(rows) == len(handbook().skills) >= 23
    for row in rows:
        assert [cell.value for cell in row.cells] == [level.targets[row.skill.id] for level in levels]


def test_every_factor_stands_in_its_cell(page: Printed) -> None:
    found = {(row.skill.id, industry.id): cell.value
             for row in page.data["factors"] for industry, cell in zip(handbook().industries, row.cells, strict=True)}  # fmt: skip
    named = {
        (multiplier.skill, industry.id): multiplier.factor for industry in handbook().industries for multiplier in industry.multipliers
    }
    assert len(named) > 50
    assert found == {key: named.get(key, 1) for key in found}
    assert factor_of(handbook().industries[0], handbook().skills[0]) == found[handbook().skills[0].id, handbook().industries[0].id]


def test_every_duty_marks_its_skills(page: Printed) -> None:
    rows = page.data["duties"]
    assert {row.duty.id for row in rows} == {duty.id for duty in handbook().duties.duties}
    assert len(rows) >= 30
    skills = [skill.id for _, skill in page.data["skills"]]
    for row in rows:
        assert {skill for skill, used in zip(skills, row.uses, strict=True) if used} == set(row.duty.skills)


def test_a_long_table_names_the_industries_in_which_a_skill_does_not_count_as_usual(lists: Printed) -> None:
    assert lists.data["factors"] == []
    rows = {row.skill.id: row for row in lists.data["varied"]}
    assert list(rows) == [skill.id for _, skill in lists.data["skills"] if skill.id in rows]
    found = {(skill, industry.id): factor for skill, row in rows.items() for industry, factor in (*row.more, *row.less)}
    named = {(one.skill, industry.id): one.factor for industry in handbook().industries for one in industry.multipliers if one.factor != 1}
    assert found == named
    assert len(named) > 50
    for row in rows.values():
        more, less = [factor for _, factor in row.more], [factor for _, factor in row.less]
        assert more == sorted(more, reverse=True) and all(factor > 1 for factor in more)
        assert less == sorted(less) and all(factor < 1 for factor in less)
        assert f'<span class="ae-figure">×{(more or less)[0]:g}</span>' in lists.html
    assert any(row.less for row in rows.values())


def test_a_skill_that_counts_the_same_everywhere_has_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explore, "MOST_CELLS", 0)
    skill, *_ = handbook().skills
    flat = [
        industry.model_copy(
            update={
                "multipliers": tuple(
                    one.model_copy(update={"factor": 1.0}) if one.skill == skill.id else one for one in industry.multipliers
                )
            }
        )
        for industry in handbook().industries
    ]
    rows = printed(explore.explore_views, edition(handbook().model_copy(update={"industries": tuple(flat)})))["explore/"].data["varied"]
    assert len(rows) > 10
    assert skill.id not in {row.skill.id for row in rows}


def test_a_long_table_names_the_skills_of_each_duty_by_family(page: Printed, lists: Printed) -> None:
    rows = lists.data["named"]
    assert lists.data["duties"] == []
    assert [row.duty.id for row in rows] == [row.duty.id for row in page.data["duties"]]
    for row in rows:
        assert row.total == len(row.duty.skills)
        assert {skill.id for _, _, skills in row.families for skill in skills} == set(row.duty.skills)
        assert all(skill.family == family.id for family, _, skills in row.families for skill in skills)
    assert max(len(row.families) for row in rows) > 1


def test_long_tables_say_so(page: Printed, lists: Printed) -> None:
    voice = edition().voice
    for key in ("explore.lead-lists", "explore.varied-lead", "explore.named-lead"):
        assert escape(voice.text(key)) in lists.html
        assert escape(voice.text(key)) not in page.html


def test_a_large_handbook_has_a_page_that_grows_with_it() -> None:
    small, large = (multiplied(lighthouses - 1) for lighthouses in (30, 60))
    pages = [printed(explore.explore_views, Edition(book, Voice("en"), (), book))["explore/"] for book in (small, large)]
    for book, one in zip((small, large), pages, strict=True):
        assert len(book.skills) * len(book.industries) > explore.MOST_CELLS < len(book.skills) * len(book.duties.duties)
        assert [len(one.data[name]) for name in ("factors", "duties", "named")] == [0, 0, len(book.duties.duties)]
        assert len(one.data["varied"]) == len({one.skill for industry in book.industries for one in industry.multipliers})
    assert len(pages[1].html) < 2.1 * len(pages[0].html)


def test_rows_and_columns_lead_to_their_pages(either: Printed) -> None:
    book = handbook()
    assert {f"../skills/{skill.id}/" for skill in book.skills} <= either.links
    assert {f"../career/{level.id}/" for level in book.career.levels} <= either.links
    assert {f"../industries/{industry.id}/" for industry in book.industries} <= either.links
    assert {f"../engagement/{duty.phase}/#{duty.id}" for duty in book.duties.duties} <= either.links


def test_every_table_can_be_read_by_ear_and_keyboard(either: Printed) -> None:
    page = either.page
    tables = list(page.all("table"))
    assert len(tables) == 3
    assert len(list(page.all("caption"))) == 3
    for table in tables:
        around = next(iter(table.above))
        assert around.attributes["role"] == "region" and around.attributes["tabindex"] == "0" and around.attributes["aria-label"]
    assert all("scope" in element.attributes for element in page.all("th"))
    rows = [[cell for cell in page.all("th", "td") if cell.parent is row] for row in page.all("tr")]
    assert {_table(row[0]): {len(other) for other in rows if _table(other[0]) is _table(row[0])} for row in rows}
    for table in tables:
        assert len({len(row) for row in rows if _table(row[0]) is table}) == 1


def _table(cell: Element) -> Element:
    return next(element for element in cell.above if element.tag == "table")


def test_what_needs_a_script_is_hidden(either: Printed) -> None:
    found = list(either.page.all("button", "form"))
    assert len(found) > 10
    for element in found:
        assert "hidden" in element.attributes


@pytest.mark.parametrize(("levels", "shades"), [(2, [1, 5]), (3, [1, 3, 5]), (5, [1, 2, 3, 4, 5]), (9, [1, 1, 2, 3, 3, 3, 4, 5, 5])])
def test_shades_run_from_the_first_level_to_the_last(levels: int, shades: list[int]) -> None:
    found = [level_shade(level, levels) for level in range(1, levels + 1)]
    assert found[0] == 1 and found[-1] == SHADES and found == sorted(found)
    if levels < 9:
        assert found == shades


def test_a_handbook_without_levels_industries_and_duties_has_no_page() -> None:
    book = handbook()
    bare = book.model_copy(
        update={
            "career": book.career.model_copy(update={"levels": ()}),
            "industries": (),
            "duties": book.duties.model_copy(update={"duties": ()}),
        }
    )
    assert printed(explore.explore_views, edition(bare)).keys() == set()
