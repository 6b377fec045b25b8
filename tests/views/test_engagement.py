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
    return {address: (one.view, one.html, one.page) for address, one in printed(engagement.views, edition).items()}


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
        section = html.split(f'<h2 id="{duty.id}">')[1].partition("</section>")[0]
        assert all(f'href="../../skills/{skill}/"' in section for skill in duty.skills)
        assert all(f">{task}<" in section for task in duty.tasks)
        assert duty.frequency in section


def test_the_overview_lists_every_duty_with_frequency_and_measures(edition: Edition, pages: dict[str, Printed]) -> None:
    _, html, page = pages["engagement/"]
    rows = [element for element in page.all("tr") if "data-skills" in element.attributes]
    assert len(rows) == len(edition.handbook.duties.duties)
    assert {row.attributes["data-phase"] for row in rows} == {phase.id for phase in edition.handbook.engagement.phases}
    for duty in edition.handbook.duties.duties:
        assert f'href="{duty.phase}/#{duty.id}"' in html.replace("../engagement/", "")


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
