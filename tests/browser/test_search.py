"""The search: opened by button or key, loaded only then, found by words as people type them, led by keyboard."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from playwright.sync_api import Page, Route, expect

from tests.render.search_queries import QUERIES

from .conftest import Visit, Visitor


def opened(someone: Visitor, path: str = "it/skills/") -> Page:
    page = someone.go(path)
    page.click("[data-search]")
    expect(page.locator("dialog form input")).to_be_focused()
    return page


def found(page: Page, words: str) -> list[str]:
    """What a query brings."""
    page.fill("dialog form input", words)
    page.locator("dialog li a").first.wait_for()
    return page.locator("dialog li").all_inner_texts()


@pytest.mark.parametrize("way", ["button", "slash"])
def test_it_is_loaded_only_when_asked_for(visit: Visit, way: str) -> None:
    someone = visit()
    page = someone.go("en/skills/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in someone.requests if "search" in url]
    if way == "button":
        page.click("[data-search]")
    else:
        page.keyboard.press("/")
    expect(page.locator("dialog form input")).to_be_focused()
    expect(page.locator("dialog form input")).to_have_value("")
    assert found(page, "skills")
    assert len([url for url in someone.requests if url.endswith("en/search/index.json")]) == 1


TRY = """([queries, limit]) => queries.map((query) => {
  const input = document.querySelector("dialog form input");
  input.value = query;
  input.dispatchEvent(new Event("input"));
  return Array.from(document.querySelectorAll("dialog li a"), (link) => link.href).slice(0, limit);
})"""
"""The addresses that each query brings."""


@pytest.mark.parametrize("tag", sorted(QUERIES))
def test_what_readers_type_brings_what_they_want(visit: Visit, tag: str) -> None:
    """Each query of the table, typed into the dialog of the whole site."""
    someone = visit()
    page = opened(someone, f"{tag}/")
    found(page, "quota")
    queries = QUERIES[tag]
    assert len(queries) >= 40
    results = page.evaluate(TRY, [list(queries), 3])
    missed = []
    for (query, wanted), addresses in zip(queries.items(), results, strict=True):
        brought = [address.removeprefix(f"{someone.address}/{tag}/") for address in addresses]
        if wanted not in brought:
            missed.append(f"{query}: {wanted} is not among {brought}")
    assert not missed, "\n".join(missed)


def test_keys_with_alt_or_control_are_the_browsers(visit: Visit) -> None:
    page = visit().go("en/skills/")
    for key in ("Control+k", "Alt+/", "Control+/"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    expect(page.locator("dialog")).to_have_count(0)
    page.keyboard.press("/")
    assert found(page, "negotiation")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("dialog form input")).to_be_focused()


def test_the_key_can_be_turned_off_and_on(visit: Visit) -> None:
    page = opened(visit(), "en/skills/")
    page.get_by_label("The / key opens the search").uncheck()
    page.reload()
    page.locator("[data-search]").wait_for()
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    expect(page.locator("dialog")).to_have_count(0)
    page.click("[data-search]")
    page.get_by_label("The / key opens the search").check()
    page.reload()
    page.locator("[data-search]").wait_for()
    page.keyboard.press("/")
    expect(page.locator("dialog form input")).to_be_focused()


def test_all_results_that_are_counted_can_be_reached(visit: Visit) -> None:
    page = opened(visit(), "en/")
    found(page, "negotiation")
    counted = int(re.sub(r"\D", "", page.locator("dialog [role=status]").inner_text()))
    assert counted > 40
    assert page.locator("dialog li").count() == 20
    more = page.get_by_role("button", name="Show more results")
    more.click()
    expect(page.locator("dialog li a").nth(20)).to_be_focused()
    for _ in range(counted // 20 - 1):
        more.click()
    expect(more).to_be_hidden()
    assert page.locator("dialog li").count() == counted
    page.fill("dialog form input", "clawback of commission")
    assert page.locator("dialog li").count() <= 20


def test_words_that_are_nowhere_are_named_and_passed_over(visit: Visit) -> None:
    page = opened(visit(), "en/")
    found(page, "negotiation")
    status = page.locator("dialog [role=status]")
    plain = status.inner_text()
    page.fill("dialog form input", "negotiation qqxyzzy")
    expect(status).to_have_text(f"{plain} Not found anywhere: qqxyzzy.")
    page.fill("dialog form input", "clawback kitchen zebras")
    assert page.locator("dialog li").count()


def test_words_that_are_being_composed_are_left_alone(visit: Visit) -> None:
    page = opened(visit(), "en/")
    found(page, "quota")
    before = page.locator("dialog li").all_inner_texts()
    page.evaluate("""() => {
      const input = document.querySelector("dialog form input");
      input.dispatchEvent(new CompositionEvent("compositionstart"));
      input.value = "negotiation";
      input.dispatchEvent(new InputEvent("input", { isComposing: true }));
      input.form.requestSubmit();
    }""")
    page.wait_for_timeout(200)
    assert page.locator("dialog li").all_inner_texts() == before
    expect(page.locator("dialog")).to_be_visible()
    page.evaluate("document.querySelector('dialog form input').dispatchEvent(new CompositionEvent('compositionend'))")
    assert page.locator("dialog li").all_inner_texts() != before


def test_one_page_does_not_fill_the_results(visit: Visit) -> None:
    page = opened(visit(), "en/")
    found(page, "quota")
    for addresses in page.evaluate(TRY, [["account", "rules", "sales", "quota", "the"], 100]):
        assert 10 <= len(addresses) <= 20
        pages = Counter(address.partition("#")[0] for address in addresses)
        assert max(pages.values()) <= 2, pages


def test_a_misspelt_word_is_read_as_the_nearest(visit: Visit) -> None:
    page = opened(visit(), "en/")
    found(page, "quota")
    plain = page.locator("dialog [role=status]").inner_text()
    found(page, "forcast")
    said = page.locator("dialog [role=status]").inner_text()
    assert "forecast" in said
    assert "exactly" not in plain
    assert "exactly" in said


def test_it_says_that_it_is_loading_and_when_it_cannot(visit: Visit) -> None:
    someone = visit()
    held: list[Route] = []
    someone.page.route("**/search/index.json", lambda route: held.append(route))
    page = opened(someone, "en/")
    status = page.locator("dialog [role=status]")
    expect(status).to_have_text("Loading the search…")
    page.fill("dialog form input", "quota")
    expect(status).to_have_text("Loading the search…")
    held[0].continue_()
    expect(page.locator("dialog li").first).to_be_visible()
    page.reload()
    page.click("[data-search]")
    expect(status).to_have_text("Loading the search…")
    held[1].fulfill(body="no index")
    expect(status).to_have_text("The search could not be loaded.")


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
    expect(page.locator("dialog form input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    target = links.nth(0).get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(str(target))


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
    expect(page.locator("dialog form input")).to_be_focused()
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
    page.fill("dialog form input", "qqxyzzy")
    expect(page.locator("dialog li")).to_have_count(0)
    said = page.locator("dialog [role=status]").inner_text()
    assert said
    assert said != counted


def test_odd_queries_break_nothing(visit: Visit) -> None:
    page = opened(visit(), "en/")
    for words in ("title:x", "+", "-quota", "~~ ^2", "*", "a:b:c", "“”", "quota~", '"'):
        page.fill("dialog form input", words)
        page.wait_for_timeout(100)
    assert found(page, "negotiation")


def test_a_pasted_text_is_read_up_to_a_bound_and_said(visit: Visit) -> None:
    page = opened(visit(), "en/")
    found(page, "negotiation")
    status = page.locator("dialog [role=status]")
    expect(status).not_to_contain_text("beginning")
    page.fill("dialog form input", " ".join(f"word{number}" for number in range(2000)))
    expect(status).to_contain_text("Not found anywhere: word10 word11 word12 word13 word14. Only the beginning")
    page.fill("dialog form input", " ".join(f"qq{number}zz" for number in range(2000)))
    expect(status).to_have_text("Nothing found. Try another word. Only the beginning of this long query was searched for.")
    page.fill("dialog form input", "negotiation " * 2000)
    expect(status).to_contain_text("Only the beginning")
    assert page.locator("dialog li a").count() > 1
    page.fill("dialog form input", "negotiation")
    expect(status).not_to_contain_text("beginning")


def test_a_slash_in_a_field_is_a_slash(visit: Visit) -> None:
    page = opened(visit(), "en/")
    page.keyboard.type("n/a")
    expect(page.locator("dialog form input")).to_have_value("n/a")
