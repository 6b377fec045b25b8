"""The career path: its rails, its table, one page for each level, and what is missing for the next one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from aeskills.markup.svg import svg
from aeskills.views.charts.path import MOST_ABREAST, layout, rails
from aeskills.views.pages import career
from aeskills.views.pages.career import weight
from tests.contents import handbook
from tests.guards import headings, ids, images, inline
from tests.rendered import Printed, edition, printed


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Printed]:
    return printed(career.career_views, edition())


def test_every_level_has_its_page_and_the_overview_leads_there(pages: Mapping[str, Printed]) -> None:
    levels = handbook().career.levels
    assert len(levels) >= 7
    assert pages.keys() == {"career/", *(f"career/{level.id}/" for level in levels)}
    assert {f"../career/{level.id}/" for level in levels} <= pages["career/"].links


def test_the_pages_are_well_formed(pages: Mapping[str, Printed]) -> None:
    for one in pages.values():
        assert [*ids(one.page), *headings(one.page), *inline(one.page), *images(one.page)] == [], one.view.address


def test_next_levels_are_linked_both_ways(pages: Mapping[str, Printed]) -> None:
    for level in handbook().career.levels:
        for following in level.next:
            assert f"../../career/{following}/" in pages[f"career/{level.id}/"].links
            assert f"../../career/{level.id}/" in pages[f"career/{following}/"].links


def test_what_is_missing_is_exactly_what_rises(pages: Mapping[str, Printed]) -> None:
    seen = 0
    for level in handbook().career.levels:
        steps = pages[f"career/{level.id}/"].data["steps"]
        assert [step.level.id for step in steps] == list(level.next)
        for step in steps:
            found = {rise.skill.id: (rise.start, rise.end) for _, rises in step.families for rise in rises}
            targets = step.level.targets
            assert found == {skill: (level.targets[skill], targets[skill]) for skill in targets if targets[skill] > level.targets[skill]}
            for _, rises in step.families:
                for rise in rises:
                    assert rise.anchor == next(one.summary for one in rise.skill.levels if one.level == rise.end)
                    assert f"../../skills/{rise.skill.id}/#level-{rise.end}" in pages[f"career/{level.id}/"].links
                    seen += 1
    assert seen > 50


def test_every_skill_has_its_target_on_every_page(pages: Mapping[str, Printed]) -> None:
    assert len(handbook().skills) >= 23
    for level in handbook().career.levels:
        links = pages[f"career/{level.id}/"].links
        assert {f"../../skills/{skill.id}/" for skill in handbook().skills} <= links


def test_every_figure_of_a_level_is_shown_with_its_source(pages: Mapping[str, Printed]) -> None:
    shown = 0
    for level in handbook().career.levels:
        one = pages[f"career/{level.id}/"]
        rows = [row.figure for group in one.data["groups"] for row in group.rows]
        assert sorted(figure.id for figure in rows) == sorted(level.figures)
        for figure in rows:
            assert {f"../../sources/{figure.source}/#{figure.id}", f"../../sources/{figure.source}/"} & one.links
        shown += len(rows)
    assert shown >= 8


def test_the_picture_has_every_level_and_every_step() -> None:
    levels = handbook().career.levels
    plan = layout(levels)
    assert len(plan.nodes) == len(levels)
    assert len({(node.rank, node.lane) for node in plan.nodes}) == len(levels)
    assert len(plan.edges) == sum(len(level.next) for level in levels)
    assert all(one.rank < other.rank for one, other in plan.edges)
    across, down = rails(plan, rtl=False)
    for picture in map(svg, (across, down)):
        assert picture.count("<path") == len(plan.edges)
        assert 'aria-hidden="true"' in picture
    assert rails(plan, rtl=True)[0] != across and rails(plan, rtl=True)[1] != down


def test_the_path_has_a_link_for_every_level_at_its_place(pages: Mapping[str, Printed]) -> None:
    one = pages["career/"]
    levels = {level.id: level for level in handbook().career.levels}
    stops = one.data["stops"]
    assert {stop.level.id for stop in stops} == levels.keys()
    assert len({(stop.rank, stop.lane) for stop in stops}) == len(levels)
    places = {stop.level.id: stop.rank for stop in stops}
    assert all(places[level.id] < places[following] for level in levels.values() for following in level.next)
    branches = [stop.branch for stop in stops if stop.branch]
    assert len(branches) == len({level.branch for level in levels.values()}) == len(set(branches))
    path = one.html.partition('class="ae-path')[2].partition("</ol>")[0]
    assert [name for name in levels if f'href="../career/{name}/"' not in path] == []


def test_the_table_says_by_branch_where_each_level_leads(pages: Mapping[str, Printed]) -> None:
    branches = pages["career/"].data["branches"]
    found = {level.id: [one.id for one in following] for _, levels in branches for level, following in levels}
    assert found == {level.id: list(level.next) for level in handbook().career.levels}
    assert [len({level.branch for level, _ in levels}) for _, levels in branches] == [1] * len(branches)
    assert all(title in pages["career/"].html for level in handbook().career.levels for title in level.titles)


def test_a_level_shows_at_most_three_figures_first(pages: Mapping[str, Printed]) -> None:
    shown = {level.id: pages[f"career/{level.id}/"].data["typical"] for level in handbook().career.levels}
    assert max(map(len, shown.values())) == 3
    for level in handbook().career.levels:
        assert {one.figure.id for one in shown[level.id]} <= set(level.figures)
        assert bool(shown[level.id]) == bool(level.figures)


def test_levels_of_one_branch_and_step_stand_beside_each_other() -> None:
    first, *rest = handbook().career.levels
    twins = [first, first.model_copy(update={"id": "twin"}), *rest]
    plan = layout(twins)
    assert len({(node.rank, node.lane) for node in plan.nodes}) == len(twins)


@pytest.mark.parametrize("count", [MOST_ABREAST, MOST_ABREAST + 1])
def test_a_long_path_runs_downwards_everywhere(count: int) -> None:
    book = handbook()
    first = book.career.levels[0]
    levels = tuple(first.model_copy(update={"id": f"l{at}", "step": at, "next": ()}) for at in range(1, count + 1))
    long = book.model_copy(update={"career": book.career.model_copy(update={"levels": levels})})
    one = next(career.career_views(edition(long)))
    assert one.data()["across"] == (count <= MOST_ABREAST)


def test_a_path_without_levels_has_no_page() -> None:
    book = handbook()
    bare = book.model_copy(update={"career": book.career.model_copy(update={"levels": ()})})
    assert printed(career.career_views, edition(bare)).keys() == set()


@pytest.mark.parametrize(("factor", "words"), [(1.5, "much-more"), (1.1, "more"), (1, "usual"), (0.9, "less"), (0.5, "much-less")])
def test_how_a_factor_is_said(factor: float, words: str) -> None:
    assert weight(factor) == words
