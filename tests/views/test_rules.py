"""The rules: the table, the choices of its filter, one page each."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pytest

from aeskills.views.pages import rules
from aeskills.views.pages.rules import UNION, applying
from tests.checks.edits import LIGHTHOUSE
from tests.contents import handbook, reading
from tests.guards import headings, ids
from tests.rendered import Printed, edition, printed


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Printed]:
    return printed(rules.rules_views, edition())


@pytest.fixture(scope="module")
def index(pages: Mapping[str, Printed]) -> Printed:
    return pages["rules/"]


def test_every_rule_has_its_page_and_is_listed(pages: Mapping[str, Printed], index: Printed) -> None:
    known = handbook().regulations.regulations
    assert len(known) >= 15
    assert pages.keys() == {"rules/", *(f"rules/{rule.id}/" for rule in known)}
    assert {f"../rules/{rule.id}/" for rule in known} <= index.links
    rows = [element for element in index.page.all("tr") if "data-places" in element.attributes]
    assert len(rows) == len(known)


def test_the_pages_are_well_formed(pages: Mapping[str, Printed]) -> None:
    for one in pages.values():
        assert [*ids(one.page), *headings(one.page)] == [], one.view.address


def test_a_row_says_whom_the_rule_binds(index: Printed) -> None:
    """The filter reads nothing but these words."""
    rows = [element.attributes for element in index.page.all("tr") if "data-places" in element.attributes]
    said = {(row["data-places"], row["data-industries"]) for row in rows}
    assert said == {(" ".join(rule.jurisdictions), " ".join(rule.industries)) for rule in handbook().regulations.regulations}


def test_the_rules_of_a_union_apply_in_its_member_states() -> None:
    assert len(UNION) == 27
    assert applying("IT") == ("IT", "EU", "world")
    assert applying("GB") == ("GB", "world")


def test_the_choices_are_all_countries_with_rules_by_name(index: Printed) -> None:
    countries = index.data["countries"]
    covered = {code for one in handbook().regulations.coverage for code in one.jurisdictions} - {"EU", "world"}
    assert {"CA", "CH"} <= covered
    assert {country.code for country in countries} == {"US", "GB", "BR", "JP", *covered, "other", *UNION}
    assert countries[-1].code == "other"
    names = [country.name for country in countries[:-1]]
    assert names == sorted(names)
    options = [element.attributes.get("value") for element in index.page.all("option")]
    assert options.count("") == 2
    assert {industry.id for industry in handbook().industries} <= set(options)


def test_the_table_is_whole_without_the_script_and_the_filter_is_hidden(index: Printed) -> None:
    assert not any("hidden" in element.attributes for element in index.page.all("tr", "tbody"))
    (form,) = (element for element in index.page.elements if "data-rules" in element.attributes)
    assert "hidden" in form.attributes
    assert index.html.count('scope="rowgroup"') == len(index.data["places"])


def test_every_situation_is_found_by_its_topic(pages: Mapping[str, Printed], index: Printed) -> None:
    count = 0
    for rule in handbook().regulations.regulations:
        for scene in rule.situations:
            count += 1
            assert f"../rules/{rule.id}/#situation-{scene.topic}" in index.links
            assert f"situation-{scene.topic}" in pages[f"rules/{rule.id}/"].page.ids
    assert count > 40


def test_a_rule_page_shows_its_figures_with_date_and_leads_to_the_official_text(pages: Mapping[str, Printed]) -> None:
    page = pages["rules/finra-3220/"]
    assert "https://www.finra.org/rules-guidance/rulebooks/finra-rules/3220" in page.links
    assert "<s>US$100 per person a year</s>" in page.html
    assert "1992 to 29 March 2026" in page.html
    assert "30 March 2026" in page.html
    assert "../../sources/finra-26-05/#finra-limit-2026" in page.links
    for one in handbook().regulations.regulations:
        assert one.official in pages[f"rules/{one.id}/"].links


def test_rules_that_refer_to_each_other_are_linked_both_ways(pages: Mapping[str, Printed]) -> None:
    assert "../../rules/sec-204a-1/" in pages["rules/finra-3220/"].links
    assert "../../rules/finra-3220/" in pages["rules/sec-204a-1/"].links


def test_a_name_stands_in_its_own_language(pages: Mapping[str, Printed]) -> None:
    assert 'lang="it">Codice di Autodisciplina' in pages["rules/iap-code/"].html


def test_a_rule_that_is_replaced_says_by_which() -> None:
    book = handbook()
    first, second, *rest = book.regulations.regulations
    old = first.model_copy(update={"superseded_by": second.id})
    changed = book.model_copy(update={"regulations": book.regulations.model_copy(update={"regulations": (old, second, *rest)})})
    page = printed(rules.rules_views, edition(changed))[f"rules/{first.id}/"]
    assert "Replaced by:" in page.html


def test_a_role_without_rules_has_no_page() -> None:
    book = handbook()
    none = book.model_copy(update={"regulations": book.regulations.model_copy(update={"regulations": ()})})
    assert printed(rules.rules_views, edition(none)).keys() == set()


def test_a_rule_parts_its_dates(pages: Mapping[str, Printed]) -> None:
    known = handbook().regulations.regulations
    assert any(rule.first_in_force for rule in known)
    assert any(rule.amounts_from for rule in known)
    for rule in known:
        html = pages[f"rules/{rule.id}/"].html
        assert "<dt>This version from</dt>" in html
        assert "<dt>Read on</dt>" in html
        assert ("<dt>First in force</dt>" in html) == (rule.first_in_force is not None)
        assert ("<dt>Amounts from</dt>" in html) == (rule.amounts_from is not None)


def test_an_official_title_stands_in_the_language_of_the_page_where_there_is_one(pages: Mapping[str, Printed]) -> None:
    rule = next(rule for rule in handbook().regulations.regulations if "it" in rule.titles)
    italian = printed(rules.rules_views, edition(tag="it"))[f"rules/{rule.id}/"].html
    assert f'lang="it">{escape(rule.titles["it"])}</span>' in italian
    assert f'lang="{rule.language}">{escape(rule.name)}</span>' in pages[f"rules/{rule.id}/"].html


def test_the_figures_in_the_text_are_listed_with_their_dates(pages: Mapping[str, Printed]) -> None:
    html = pages["rules/finra-3220/"].html
    assert "more than <a" in html
    assert ">US$300 per person a year</a> in value" in html
    notes = html[html.index('id="figures-in-text"') :]
    assert "30 March 2026" in notes
    assert "1992 to 29 March 2026" in notes
    assert 'id="figures-in-text"' not in pages["rules/"].html


def test_the_list_says_how_far_it_goes() -> None:
    book = reading(LIGHTHOUSE).handbook
    assert book is not None
    page = printed(rules.rules_views, edition(book))["rules/"]
    assert '<li data-places="NO" data-industries="">We describe one rule for Norway; harbours may have others.</li>' in page.html
