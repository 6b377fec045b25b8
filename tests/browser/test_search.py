"""The search: opened by button or key, loaded only then, found by words as people type them, led by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit, Visitor

pytestmark = pytest.mark.browser


def opened(someone: Visitor, path: str = "it/skills/") -> Page:
    page = someone.go(path)
    page.click("[data-search]")
    expect(page.locator("dialog input")).to_be_focused()
    return page


def found(page: Page, words: str) -> list[str]:
    """What a query brings."""
    page.fill("dialog input", words)
    page.locator("dialog li a").first.wait_for()
    return page.locator("dialog li").all_inner_texts()


@pytest.mark.parametrize("way", ["button", "slash", "control and k"])
def test_it_is_loaded_only_when_asked_for(visit: Visit, way: str) -> None:
    someone = visit()
    page = someone.go("en/skills/")
    page.wait_for_load_state("networkidle")
    lazy = ("search", "worker", "lunr")
    assert not [url for url in someone.requests if any(word in url for word in lazy)]
    if way == "button":
        page.click("[data-search]")
    else:
        page.keyboard.press("/" if way == "slash" else "Control+k")
    expect(page.locator("dialog input")).to_be_focused()
    expect(page.locator("dialog input")).to_have_value("")
    assert found(page, "skills")
    assert len([url for url in someone.requests if url.endswith("en/search/index.json")]) == 1


@pytest.mark.parametrize(("typed", "written"), [("opportunita", "opportunità"), ("perche", "perché"), ("OPPORTUNITÀ", "opportunità")])
def test_words_are_found_without_their_accents(visit: Visit, typed: str, written: str) -> None:
    page = opened(visit())
    results = found(page, typed)
    assert any(written in text.lower() for text in results), results


@pytest.mark.parametrize(("typed", "written"), [("مصباح", "المصباح"), ("المصباح", "مصباح")])
def test_arabic_words_are_found_with_and_without_the_article(visit: Visit, lighthouse_address: str, typed: str, written: str) -> None:
    page = opened(visit(at=lighthouse_address), "ar/")
    results = found(page, typed)
    assert any(written in text for text in results), results


def test_the_arrow_keys_lead_through_the_results(visit: Visit) -> None:
    someone = visit()
    page = opened(someone, "en/")
    assert len(found(page, "negotiation")) >= 2
    links = page.locator("dialog li a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("dialog input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    target = links.nth(0).get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(str(target))
    assert someone.path.startswith("en/")


def test_enter_goes_to_the_first_result(visit: Visit) -> None:
    page = opened(visit(), "en/")
    assert found(page, "forecast")
    target = page.locator("dialog li a").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(str(target))


def test_escape_gives_the_focus_back(visit: Visit) -> None:
    someone = visit()
    page = opened(someone, "en/")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.locator("[data-search]")).to_be_focused()
    link = page.locator(".ae-tabs a").nth(2)
    link.focus()
    page.keyboard.press("/")
    expect(page.locator("dialog input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_a_result_on_the_same_page_closes_the_dialog(visit: Visit) -> None:
    page = opened(visit(), "en/glossary/")
    found(page, "quota")
    page.locator("dialog li a[href*='/glossary/']").first.click()
    expect(page.locator("dialog")).to_be_hidden()


def test_what_is_not_there_is_said(visit: Visit) -> None:
    page = opened(visit(), "en/")
    found(page, "negotiation")
    counted = page.locator("dialog [role=status]").inner_text()
    assert any(char.isdigit() for char in counted)
    page.fill("dialog input", "qqxyzzy")
    expect(page.locator("dialog li")).to_have_count(0)
    said = page.locator("dialog [role=status]").inner_text()
    assert said
    assert said != counted


def test_odd_queries_break_nothing(visit: Visit) -> None:
    page = opened(visit(), "en/")
    for words in ("title:x", "+", "-quota", "~~ ^2", "*", "a:b:c", "“”", "quota~", '"'):
        page.fill("dialog input", words)
        page.wait_for_timeout(100)
    assert found(page, "negotiation")


def test_a_slash_in_a_field_is_a_slash(visit: Visit) -> None:
    page = opened(visit(), "en/")
    page.keyboard.type("n/a")
    expect(page.locator("dialog input")).to_have_value("n/a")
