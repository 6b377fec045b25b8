"""The phases and their duties."""

from __future__ import annotations

import pytest

from aeskills.edition.edition import Edition
from aeskills.markup.svg import svg
from aeskills.views.charts.phases import life
from aeskills.views.pages import engagement
from aeskills.views.view import View
from tests.guards import headings, ids
from tests.pages import Page
from tests.rendered import edition as english
from tests.rendered import printed

Printed = tuple[View, str, Page]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return english()


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, Printed]:
    return {address: (one.view, one.html, one.page) for address, one in printed(engagement.engagement_views, edition).items()}


def test_a_page_for_every_phase_in_order(edition: Edition, pages: dict[str, Printed]) -> None:
    phases = edition.handbook.engagement.phases
    assert list(pages) == ["engagement/", *(edition.address("phase", phase.id) for phase in phases)]
    for _, _, page in pages.values():
        assert [*headings(page), *ids(page)] == []


def test_every_duty_stands_at_its_address(edition: Edition, pages: dict[str, Printed]) -> None:
    duties = edition.handbook.duties.duties
    assert len(duties) >= 30
    for duty in duties:
        address, _, anchor = edition.address("duty", duty.id).partition("#")
        _, html, page = pages[address]
        assert anchor in page.ids
        section = html.split(f'<div class="ae-fold__body" id="{duty.id}">')[1].partition("</details>")[0]
        assert all(measure in section for measure in duty.measures)
        assert all(f'href="../../skills/{skill}/"' in section for skill in duty.skills)
        assert all(f">{task}<" in section for task in duty.tasks)
        assert f"{duty.frequency}</span>" in html


def test_the_overview_lists_every_duty_with_frequency_and_families(edition: Edition, pages: dict[str, Printed]) -> None:
    view, html, _ = pages["engagement/"]
    duties = edition.handbook.duties.duties
    lines = [line for _, found in view.data()["phases"] for line in found]
    assert [line.duty.id for line in lines] == [duty.id for duty in duties]
    rows = html.split('<li class="ae-row">')[1:]
    assert len(rows) == len(duties)
    for line, row in zip(lines, rows, strict=True):
        assert f'href="../engagement/{line.duty.phase}/#{line.duty.id}"' in row
        assert line.duty.frequency in row
        assert line.hues == sorted({edition.hues[skill.id] for skill in line.skills})
        assert row.partition("</li>")[0].count("ae-dot") == len(line.hues) > 0
        assert all(skill.name in row for skill in line.skills), "hue is never alone"


def test_only_the_first_phase_is_open(edition: Edition, pages: dict[str, Printed]) -> None:
    html = pages["engagement/"][1].partition('id="duties"')[2].partition("<footer")[0]
    assert html.count("<details") == len(edition.handbook.engagement.phases)
    assert html.count("open>") == 1


def test_phases_lead_to_their_neighbours(edition: Edition, pages: dict[str, Printed]) -> None:
    phases = [phase.id for phase in edition.handbook.engagement.phases]
    for place, phase in enumerate(phases):
        page = pages[f"engagement/{phase}/"][2]
        found = {element.attributes["rel"]: element.attributes["href"] for element in page.all("a") if "rel" in element.attributes}
        wanted = {"prev": phases[place - 1]} if place else {}
        wanted |= {"next": phases[place + 1]} if place + 1 < len(phases) else {}
        assert found == {rel: f"../../engagement/{other}/" for rel, other in wanted.items()}


@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_the_path_has_a_stop_for_each_phase(count: int) -> None:
    picture = svg(life([("material/lighthouse", number) for number in range(count)], "ltr"))
    assert picture.count("<circle") == picture.count("<path class=") == count


def test_the_path_runs_the_way_of_reading() -> None:
    stops = [("material/lighthouse", 1), ("material/lighthouse-on", 2)]
    assert 'cx="0.000%"' in svg(life(stops, "ltr"))
    assert 'cx="100.000%"' in svg(life(stops, "rtl"))
