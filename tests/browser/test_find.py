"""The field of the glossary and of the sources: what it leaves, what it opens, and that a link within the page leads past it."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.contents import handbook


def test_few_terms_that_fit_are_open(page: Page, address: str) -> None:
    page.goto(f"{address}/en/glossary/")
    terms = handbook().glossary.terms
    shown = page.locator(".ae-entry:visible")
    expect(shown).to_have_count(len(terms))
    assert page.locator(".ae-entry[open]").count() == 0
    page.get_by_role("searchbox", name="Find a term").fill("QUOTÀ")
    fitting = [term for term in terms if any("quota" in name.casefold() for name in (term.name, *term.synonyms))]
    assert 0 < len(fitting) < len(terms)
    expect(shown).to_have_count(len(fitting))
    expect(page.get_by_role("status")).to_contain_text(str(len(fitting)))
    page.get_by_role("searchbox").fill("accelerator")
    expect(page.locator(".ae-entry[open]")).to_have_count(shown.count())
    expect(page.locator("#accelerator")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("searchbox").fill("no such word")
    expect(shown).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("0")
    page.get_by_role("searchbox").fill("")
    expect(shown).to_have_count(len(terms))


def test_a_link_leads_past_what_is_typed(page: Page, address: str) -> None:
    page.goto(f"{address}/en/glossary/#quota")
    expect(page.locator("#quota")).to_be_visible()
    page.get_by_role("searchbox").fill("accelerator")
    expect(page.locator("#quota")).to_be_hidden()
    page.locator("#accelerator a[href*='#']").first.click()
    expect(page.locator(":target")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("")


@pytest.mark.parametrize("word", ["BUREAU of labor", "esma"])
def test_a_source_is_found_by_its_publisher_in_groups_that_were_closed(page: Page, address: str, word: str) -> None:
    page.goto(f"{address}/en/sources/")
    groups = page.locator("[data-find-group]")
    assert groups.count() > 3
    assert page.locator("[data-find-group][open]").count() == 1
    page.get_by_role("searchbox", name="Find a source").fill(word)
    shown = page.locator(".ae-row[data-find]:visible")
    assert 0 < shown.count() < 100
    assert all(word.casefold() in text.casefold() for text in shown.all_inner_texts())
    page.get_by_role("searchbox").fill("")
    expect(page.locator("[data-find-group][open]")).to_have_count(1)
    expect(groups.first).to_have_attribute("open", "")
