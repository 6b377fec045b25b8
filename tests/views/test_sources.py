"""The sources: each with its page, every figure on the page of its source, every use linked both ways."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape

import pytest

from aeskills.edition.addresses import address_of
from aeskills.model.industry import Industry
from aeskills.model.rules import Regulation
from aeskills.model.skill import Skill
from aeskills.views.backlinks import backlinks
from aeskills.views.pages import sources
from tests.checks.edits import LIGHTHOUSE
from tests.contents import handbook, reading
from tests.guards import headings, ids
from tests.rendered import Printed, edition, printed


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Printed]:
    return printed(sources.sources_views, edition())


def test_every_source_has_its_page_and_is_listed_once(pages: Mapping[str, Printed]) -> None:
    known = handbook().sources.sources
    assert len(known) >= 60
    assert pages.keys() == {"sources/", *(f"sources/{source.id}/" for source in known)}
    listed = [source.id for _, _, group in pages["sources/"].data["groups"] for source in group]
    assert sorted(listed) == sorted(source.id for source in known)
    for source in known:
        page = pages[f"sources/{source.id}/"]
        assert source.url in page.links
        assert f'<h1 lang="{source.language}">' in page.html


def test_the_pages_are_well_formed(pages: Mapping[str, Printed]) -> None:
    for one in pages.values():
        assert [*ids(one.page), *headings(one.page)] == [], one.view.address


def test_every_figure_stands_at_its_address(pages: Mapping[str, Printed]) -> None:
    figures = handbook().figures.figures
    assert len(figures) > 50
    for figure in figures:
        address, _, anchor = address_of(handbook(), "figure", figure.id).partition("#")
        assert anchor in pages[address].page.ids, figure.id


def test_a_figure_shows_value_place_date_and_kind(pages: Mapping[str, Printed]) -> None:
    html = pages["sources/glassdoor-2021/"].html
    for words in ("US$57,504 a year", "United States", "May 2021", "Base pay"):
        assert words in html
    spread = pages["sources/bls-oews-2025/"].html
    for words in (
        "US$35,240",
        "US$64,820",
        "US$146,010",
        "May 2025",
        "Wages with commission, without year-end bonus, per year",
        "91,700 cases",
    ):
        assert words in spread


def test_an_amount_that_no_longer_holds_is_marked_and_leads_on(pages: Mapping[str, Printed]) -> None:
    page = pages["sources/mondaq-1750784/"]
    assert "No longer in force" in page.html
    assert "../../sources/finra-26-05/#finra-limit-2026" in page.links


def test_every_record_that_cites_a_source_is_linked_from_its_page(pages: Mapping[str, Printed]) -> None:
    count = 0
    one = edition()
    for source in handbook().sources.sources:
        for kind in (Regulation, Industry, Skill):
            for record in one.referring(source, kind):
                count += 1
                assert f"../../{address_of(handbook(), record.kind, record.id)}" in pages[f"sources/{source.id}/"].links
    assert count > 100


def test_documents_are_uses_too() -> None:
    """A figure in a table of the pay is shown on the pay page, though no record with an id holds it."""
    one = edition()
    table = handbook().compensation.tables[0].figures[0]
    found = backlinks(one, one.record("figure", table))
    assert "pay" in {use.section for use in found}


def test_the_attributions_that_licences_ask_for_are_on_the_index(pages: Mapping[str, Printed]) -> None:
    wanted = [source for source in handbook().sources.sources if source.attribution]
    assert len(wanted) >= 2
    for source in wanted:
        assert source.attribution is not None
        assert source.attribution.split(".")[0][:40] in pages["sources/"].html


def test_what_the_rules_rest_on_is_listed_under_rules(pages: Mapping[str, Printed]) -> None:
    groups = {section: {source.id for source in group} for section, _, group in pages["sources/"].data["groups"]}
    assert {"consob-18a01210", "finra-26-05"} <= groups["rules"]
    assert "bls-oews-2025" in groups["pay"]


def test_a_figure_shows_the_words_it_rests_on_and_where_they_stand(pages: Mapping[str, Printed]) -> None:
    page = pages["sources/finra-26-05/"].html
    assert "Summary: " in page
    assert '<q class="ae-passage" lang="en">to increase the gift limit from $100 to $300 per person per year</q>' in page


def test_a_source_shows_the_passages_that_records_cite(pages: Mapping[str, Printed]) -> None:
    passages = [
        (citation, rule.id) for rule in handbook().regulations.regulations for citation in rule.sources if citation.passage is not None
    ]
    assert len(passages) > 50
    for citation, _ in passages:
        html = unescape(pages[f"sources/{citation.source}/"].html)
        assert citation.passage in html


def test_sources_with_one_title_are_told_apart_by_their_publishers(pages: Mapping[str, Printed]) -> None:
    title = pages["sources/ebsta-orm/"].view.title
    assert title == "Quota Attainment (ORM Technologies)"
    assert title != pages["sources/repvue-winsabove/"].view.title
    assert pages["sources/mabe-west-1982/"].view.title.endswith("meta-analysis")


def test_a_deep_address_leads_from_the_page_of_the_source() -> None:
    book = reading(LIGHTHOUSE).handbook
    assert book is not None
    page = printed(sources.sources_views, edition(book))["sources/harbour-act/"]
    assert "https://example.org/harbour-lights-act#section-4" in page.links


def test_a_source_says_when_it_was_read_and_whom_it_repeats(pages: Mapping[str, Printed]) -> None:
    html = pages["sources/nycds-open-payments/"].html
    assert "<dt>Read on</dt><dd>1 December 2026</dd>" in html
    assert "<dt>Repeats</dt>" in html
    assert "<dt>Repeats</dt>" not in pages["sources/bls-oews-2025/"].html
