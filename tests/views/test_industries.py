"""The industries: index and one page each."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest

from aeskills.edition.edition import Edition
from aeskills.markup.html_printer import Printers
from aeskills.markup.svg import svg
from aeskills.render.pages import content_html
from aeskills.views.charts.factors import factor_bar
from aeskills.views.pages import compare, industries
from aeskills.views.view import View
from tests.guards import headings, ids
from tests.pages import Page, parse
from tests.rendered import edition as english
from tests.rendered import printed

Printed = tuple[View, str, Page]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return english()


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, Printed]:
    return {address: (one.view, one.html, one.page) for address, one in printed(industries.industries_views, edition).items()}


def _links(page: Page) -> set[str]:
    return {element.attributes["href"] for element in page.all("a") if "href" in element.attributes}


def test_a_page_for_every_industry_under_its_group(edition: Edition, pages: dict[str, Printed]) -> None:
    found = {address: view.group for address, (view, _, _) in pages.items() if view.group}
    assert len(found) >= 12
    assert found == {edition.address("industry", one.id): one.group for one in edition.handbook.industries}
    for _, _, page in pages.values():
        assert [*headings(page), *ids(page)] == []


def test_the_index_says_of_every_industry_who_buys_and_how_long_it_takes(edition: Edition, pages: dict[str, Printed]) -> None:
    _, html, page = pages["industries/"]
    rows = html.split('<li class="ae-row">')[1:]
    listed = [one for _, found in industries.grouped(edition.handbook.industries) for one in found]
    assert len(rows) == len(listed) == len(edition.handbook.industries)
    for industry, row in zip(listed, rows, strict=True):
        assert f'href="../industries/{industry.id}/"' in row
        assert industry.clients_in_short and industry.clients_in_short in row
        assert industry.cycle_in_short and industry.cycle_in_short in row
    assert "comparison" in page.ids, "the old place of the table leads to Compare"
    assert "<table" not in html


def test_the_few_words_of_an_industry_are_few(edition: Edition) -> None:
    said = [words for one in edition.handbook.industries for words in (one.clients_in_short, one.cycle_in_short)]
    assert len(said) >= 26
    assert [words for words in said if not words or len(words.split()) > 6] == []


def test_the_facts_of_an_industry_lead_to_their_place(edition: Edition, pages: dict[str, Printed]) -> None:
    paid = 0
    for industry in edition.handbook.industries:
        facts = pages[f"industries/{industry.id}/"][0].data()["facts"]
        assert 2 <= len(facts) <= 4
        assert facts[0].value == industry.clients_in_short
        assert facts[-1].address == f"industries/{industry.id}/#rules"
        paid += any(one.address.startswith("sources/") and one.detail for one in facts)
    assert paid >= 12


def test_rules_that_matter_most_stand_open_and_the_rest_folded(edition: Edition, pages: dict[str, Printed]) -> None:
    rules = industries.binding(edition)
    for industry in edition.handbook.industries:
        data = pages[f"industries/{industry.id}/"][0].data()
        assert [*data["rules"], *data["shared"]] and {one.id for one in data["rules"]} >= set(industry.regulations)
        assert sorted(one.id for one in (*data["rules"], *data["shared"])) == sorted(one.id for one in rules.of(industry))


def test_each_page_leads_to_all_it_names(edition: Edition, pages: dict[str, Printed]) -> None:
    for industry in edition.handbook.industries:
        _, html, page = pages[f"industries/{industry.id}/"]
        named = [("skill", one.skill) for one in industry.multipliers]
        named += [("account-model", one) for one in industry.account_models]
        named += [("regulation", one) for one in industry.regulations]
        named += [("term", one) for one in industry.vocabulary]
        named += [("industry", one) for one in industry.related]
        links = _links(page)
        assert [(kind, one) for kind, one in named if f"../../{edition.address(kind, one)}" not in links] == []
        figures = [edition.record("figure", one) for one in industry.figures][: industries.MOST_INDUSTRY_FIGURES]
        assert figures
        assert all(escape(figure.label, quote=False) in html for figure in figures)
        assert all(any(f"sources/{figure.source}/" in link for link in links) for figure in figures)
        assert html.count("<time>") == len(industry.day)


def test_each_page_shows_the_scenes_that_skills_set_there(edition: Edition, pages: dict[str, Printed]) -> None:
    shown = 0
    for industry in edition.handbook.industries:
        html = pages[f"industries/{industry.id}/"][1].partition('id="examples"')[2].partition("</details>")[0]
        for skill in edition.handbook.skills:
            if any(example.industry == industry.id for example in skill.examples):
                assert f'href="../../skills/{skill.id}/"' in html
                shown += 1
    assert shown == sum(len(skill.examples) for skill in edition.handbook.skills)


def test_rules_that_bind(edition: Edition) -> None:
    rules = edition.handbook.regulations.regulations
    for industry in edition.handbook.industries:
        found = industries.binding(edition).of(industry)
        assert {one.id for one in found} >= set(industry.regulations)
        assert {one.id for one in rules if not one.industries} <= {one.id for one in found}
        assert all(not one.industries or industry.id in (*one.industries, industry.id) for one in found)
        assert len({one.id for one in found}) == len(found)


def test_a_superseded_rule_binds_nobody(edition: Edition) -> None:
    rules = edition.handbook.regulations
    first, second = rules.regulations[:2]
    old = first.model_copy(update={"superseded_by": second.id})
    changed = edition.handbook.model_copy(update={"regulations": rules.model_copy(update={"regulations": (old, *rules.regulations[1:])})})
    with_old = replace(edition, handbook=changed)
    bound = [one.id for industry in changed.industries for one in industries.binding(with_old).of(industry)]
    assert second.id in bound
    assert first.id not in bound


def test_where_many_rules_bind_every_industry_they_are_only_counted(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = edition.handbook.regulations.regulations
    shared = [one for one in rules if not one.industries and one.superseded_by is None]
    before, listed = industries.binding(edition), industries.compared(edition, industries.binding(edition))
    assert len(shared) > 1 and not before.unlisted
    monkeypatch.setattr(industries, "MOST_SHARED", len(shared) * len(edition.handbook.industries) - 1)
    after = industries.binding(edition)
    assert after.unlisted == len(shared)
    assert [row.rules for row in industries.compared(edition, after)] == [row.rules for row in listed]
    sentence = edition.voice.text("industry.rules-shared", count=len(shared))
    some = {bool(after.of(industry)) for industry in edition.handbook.industries}
    assert True in some
    for address, one in printed(industries.industries_views, replace(edition)).items():
        if address != "industries/":
            own = after.of(edition.record("industry", address.split("/")[1]))
            assert own == [rule for rule in before.of(edition.record("industry", address.split("/")[1])) if rule.industries]
            assert sentence in one.html and "../../rules/" in one.links
            assert {f"../../rules/{rule.id}/" for rule in own} <= one.links
            assert edition.voice.text("industry.rules-more", count=len(shared)) not in one.html
            assert [*headings(one.page), *ids(one.page)] == []
    found = printed(compare.compare_views, replace(edition))["compare/"]
    assert found.html.count(sentence) == len(edition.handbook.industries)


def test_an_industry_with_nothing_optional(edition: Edition) -> None:
    bare = edition.handbook.industries[0].model_copy(
        update=dict.fromkeys(("regulations", "figures", "vocabulary", "related", "multipliers", "day", "entry", "offers"), ())
        | dict.fromkeys(("pay_note", "clients_in_short", "cycle_in_short"))
    )
    alone = replace(edition, handbook=edition.handbook.model_copy(update={"industries": (bare,)}))
    printers = Printers(alone)
    printed = [parse(content_html(printers, view, view.data())) for view in industries.industries_views(alone)]
    assert [fault for page in printed for fault in (*headings(page), *ids(page))] == []
    assert not {"pay", "day", "skills", "vocabulary", "related", "entry"} & printed[1].ids


@pytest.mark.parametrize(("value", "direction", "start"), [(1.5, "ltr", "60"), (1.5, "rtl", "4"), (0.5, "ltr", "4"), (0.5, "rtl", "60")])
def test_a_factor_points_the_way_of_reading(value: float, direction: str, start: str) -> None:
    assert f'<rect class="ae-factor__bar" x="{start}"' in svg(factor_bar(value, 0.5, direction))  # type: ignore[arg-type]
