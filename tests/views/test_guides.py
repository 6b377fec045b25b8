"""The work in depth: an index, a page for each guide, links from the phases it helps in; or no trace."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from aeskills.model.guides import Guides
from aeskills.views.backlinks import backlinks
from aeskills.views.pages import all_views, engagement, guides, industries
from tests.contents import handbook
from tests.guards import headings, ids, images, inline
from tests.rendered import Printed, edition, printed


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Printed]:
    return printed(guides.guides_views, edition())


def test_the_index_leads_to_every_guide(pages: Mapping[str, Printed]) -> None:
    records = handbook().guides.guides
    assert len(records) >= 6
    assert list(pages) == ["guides/", *(f"guides/{guide.id}/" for guide in records)]
    assert {f"../guides/{guide.id}/" for guide in records} <= pages["guides/"].links
    for page in pages.values():
        assert [*ids(page.page), *headings(page.page), *inline(page.page), *images(page.page)] == []


def test_a_guide_prints_its_entries_with_their_points_and_cautions_and_what_is_judgement(pages: Mapping[str, Printed]) -> None:
    cautions = 0
    for guide in handbook().guides.guides:
        page = pages[f"guides/{guide.id}/"]
        found = [element.attributes.get("id") for element in page.page.all("h2")]
        assert [entry.id for entry in guide.entries] == found[: len(guide.entries)]
        assert ("judgement" in found) == (guide.judgement is not None)
        assert {f"../../skills/{name}/" for name in guide.skills} | {f"../../engagement/{name}/" for name in guide.phases} <= page.links
        assert {f"../../sources/{citation.source}/" for citation in guide.sources} <= page.links
        cautions += sum(entry.caution is not None for entry in guide.entries)
        for title in (guide.points_title, guide.caution_title):
            assert title and title in page.html
    assert cautions > 20


def test_a_phase_and_a_skill_name_the_guides_that_name_them() -> None:
    one = edition()
    methods = handbook().guides.guides[0]
    page = printed(engagement.engagement_views, one)[f"engagement/{methods.phases[0]}/"]
    assert f"../../guides/{methods.id}/" in page.links
    links = backlinks(one, one.record("skill", methods.skills[0]))
    assert ("engagement", f"guides/{methods.id}/") in {(link.section, link.address) for link in links}


def test_without_guides_there_is_no_page_and_no_heading() -> None:
    one = edition(handbook().model_copy(update={"guides": Guides()}))
    assert [view.address for view in all_views(one) if view.address.startswith("guides/")] == []
    assert not any("guides/" in link for page in printed(engagement.engagement_views, one).values() for link in page.links)


def test_every_industry_says_what_is_judgement_and_keeps_quiet_without_it() -> None:
    found = printed(industries.industries_views, edition())
    records = handbook().industries
    assert len(records) >= 13
    for industry in records:
        assert industry.judgement
        assert 'id="judgement"' in found[f"industries/{industry.id}/"].html
    bare = tuple(industry.model_copy(update={"judgement": None}) for industry in records)
    quiet = printed(industries.industries_views, edition(handbook().model_copy(update={"industries": bare})))
    assert not any('id="judgement"' in page.html for page in quiet.values())
