"""The home page: the figure at the top, the ways in, and what it leaves out where the content says nothing."""

from __future__ import annotations

from aeskills.render.prose_check import addresses
from aeskills.views.pages import home
from tests.contents import handbook
from tests.guards import headings, ids, inline, references
from tests.rendered import Printed, edition, printed
from tests.tool import LIGHTHOUSE
from tests.views.test_variants import book_of


def page(**role: object) -> Printed:
    book = handbook()
    return printed(home.home_views, edition(book.changed({"role": book.role.changed(role)})))[""]


def test_the_figure_at_the_top_is_the_one_that_the_role_names() -> None:
    one, voice = page(), edition().voice
    figure = edition().record("figure", str(handbook().role.headline))
    assert [*ids(one.page), *headings(one.page), *inline(one.page), *references(one.page)] == []
    assert figure.percentiles
    for value in (figure.percentiles.p25, figure.percentiles.p50, figure.percentiles.p75):
        assert voice.money(value, figure.currency) in one.html
    assert f"sources/{figure.source}/" in " ".join(one.links)


def test_a_role_without_a_figure_has_no_tile() -> None:
    assert "ae-opening__pay" in page().html
    assert "ae-opening__pay" not in page(headline=None).html


def test_every_door_has_its_ways() -> None:
    one, doors = page(), handbook().site.doors
    assert len(doors) == 4
    for door in doors:
        assert door.title in one.html
        assert {f"./{link.to}" for link in door.links} <= set(one.links)
    assert one.data["columns"] == 4


def test_every_skill_and_industry_stands_there_once() -> None:
    for book in (handbook(), book_of(LIGHTHOUSE)):
        one = printed(home.home_views, edition(book))[""]
        assert len(book.skills) >= 3
        for address in [*(f"./skills/{skill.id}/" for skill in book.skills), *(f"./industries/{field.id}/" for field in book.industries)]:
            assert list(one.links).count(address) == 1, address


def test_a_door_that_leads_nowhere_is_a_finding() -> None:
    book = handbook()
    assert list(addresses(edition(book), [])) == []
    door = book.site.doors[0]
    astray = door.changed({"links": (door.links[0].changed({"to": "onbording/"}),)})
    (finding,) = addresses(edition(book.changed({"site": book.site.changed({"doors": (astray,)})})), [])
    assert (finding.code, finding.location.file) == ("missing-page", "site.yaml")
    assert "onboarding/" in (finding.hint or "")
