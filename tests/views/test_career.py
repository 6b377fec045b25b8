"""The career path: its picture, its list and table, one page for each level, and what is missing for the next one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from aeskills.markup.svg import svg
from aeskills.views.charts.path import MOST_ABREAST, layout, pictures
from aeskills.views.pages import career
from aeskills.views.pages.career import weight
from tests.contents import handbook
from tests.guards import headings, ids, images, inline
from tests.rendered import Printed, edition, printed


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Printed]:
    return printed(career.views, edition())


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
    names = {"individual": "I", "shared": "S", "management": "M"}
    wide, narrow = pictures(plan, names, "title", "what it shows", rtl=False)
    for picture in map(svg, (wide, narrow)):
        assert picture.count("ae-ladder__edge") == len(plan.edges)
        assert "<title>title</title><desc>what it shows</desc>" in picture
    mirrored = pictures(plan, names, "title", "what it shows", rtl=True)
    assert mirrored[0] != wide and mirrored[1] != narrow


def test_levels_of_one_branch_and_step_stand_beside_each_other() -> None:
    first, *rest = handbook().career.levels
    twins = [first, first.model_copy(update={"id": "twin"}), *rest]
    plan = layout(twins)
    assert len({(node.rank, node.lane) for node in plan.nodes}) == len(twins)


def test_a_long_path_is_drawn_downwards_only() -> None:
    first = handbook().career.levels[0]
    levels = [first.model_copy(update={"id": f"l{at}", "step": at, "next": ()}) for at in range(1, MOST_ABREAST + 2)]
    assert len(pictures(layout(levels), {"shared": "S"}, "t", "d", rtl=False)) == 1


def test_a_path_without_levels_has_no_page() -> None:
    book = handbook()
    bare = book.model_copy(update={"career": book.career.model_copy(update={"levels": ()})})
    assert printed(career.views, edition(bare)).keys() == set()


@pytest.mark.parametrize(("factor", "words"), [(1.5, "much-more"), (1.1, "more"), (1, "usual"), (0.9, "less"), (0.5, "much-less")])
def test_how_a_factor_is_said(factor: float, words: str) -> None:
    assert weight(factor) == words
