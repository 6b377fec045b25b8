"""A reader's way through the whole site: chooser, home, industry, skill, self-assessment, result; with and without JavaScript."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import PHONE, Visit


def press_until(page: Page, selector: str) -> None:
    """Tab forward until the wanted element has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def press_next(page: Page, address: str) -> None:
    """On to the next step, by keyboard; its heading has the focus then."""
    press_until(page, "#assessment button")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/#/{address}")
    expect(page.locator("#assessment h2").first).to_be_focused()


def answer_all(page: Page, count: int) -> None:
    """Answers the quick form with nothing but keys, and goes on to the result."""
    press_until(page, "input[name=form]")
    page.keyboard.press("Space")
    expect(page.locator("input[name=form][value=quick]")).to_be_checked()
    press_until(page, "#seniority")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")  # the first entry says that one does not know yet
    for number in range(1, count + 1):
        press_next(page, f"question/{number}")
        press_until(page, "#answer input")
        page.keyboard.press("Space")
        assert page.locator("#answer :checked").count() == 1
        if page.locator("input[name=worst]").count():
            press_until(page, "input[name=worst]")
            page.keyboard.press("ArrowDown")
            assert page.locator("input[name=worst]:checked").count() == 1
    press_next(page, "review")
    press_next(page, "result")


def follow(page: Page, pattern: str) -> None:
    """Clicks the first link of the text to an address like this."""
    script = "(pattern) => [...document.querySelectorAll('article a')].findIndex((link) => new RegExp(`^${pattern}$`).test(link.pathname))"
    number = page.evaluate(script, pattern)
    assert number >= 0, pattern
    page.locator("article a").nth(number).click()
    page.wait_for_url(re.compile(pattern))


def test_the_walk(visit: Visit, site: Path) -> None:
    """Chooser → Italian home → industry → skill → self-assessment by keyboard → result, kept on reload and in another language."""
    bundle = json.loads((site / "it" / "self-assessment" / "bundle.json").read_text(encoding="utf-8"))
    form = next(form for form in bundle["forms"] if form["id"] == "quick")
    someone = visit()
    page = someone.go("")
    page.click("a[hreflang=it]")
    someone.arrives("it/")
    page.click(".ae-tabs a[href$='industries/']")
    follow(page, r"/it/industries/[a-z-]+/")
    follow(page, r"/it/skills/[a-z-]+/")
    assert page.evaluate("document.documentElement.lang") == "it"
    page.click(".ae-tabs a[href$='self-assessment/']")
    page.locator("#assessment .sa-page h2").wait_for()
    answer_all(page, len(form["ratings"]) + len(form["items"]))
    someone.arrives("it/self-assessment/#/result")
    shown = result(page)
    assert len(shown) > len(bundle["families"])
    page.reload()
    page.locator("#assessment .sa-page table").first.wait_for(state="attached")
    assert result(page) == shown
    page.click(".ae-tools .ae-languages a[hreflang=en]")
    someone.arrives("en/self-assessment/#/result")
    page.locator("#assessment .sa-page table").first.wait_for(state="attached")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert len(result(page)) == len(shown)


def result(page: Page) -> list[str]:
    """The rows of the result's tables."""
    return page.locator("#assessment table tr").all_text_contents()


def test_the_switch_of_language_keeps_page_and_place(visit: Visit) -> None:
    someone = visit()
    page = someone.go("en/skills/")
    anchor = page.locator("article h2[id]").nth(1).get_attribute("id")
    page = someone.go(f"en/skills/#{anchor}")
    page.click(".ae-tools .ae-languages a[hreflang=it]")
    someone.arrives(f"it/skills/#{anchor}")
    expect(page.locator(".ae-tools .ae-languages a[hreflang=it]")).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize(("locale", "wanted"), [("it-IT", "it"), ("en-GB", "en"), ("fr-FR", "en")])
def test_the_chooser_offers_the_browsers_language_first(visit: Visit, locale: str, wanted: str) -> None:
    someone = visit(locale=locale)
    page = someone.go("")
    expect(page.locator("ul a").first).to_have_attribute("hreflang", wanted)
    someone.arrives("")


def test_the_chooser_remembers_the_last_choice(visit: Visit) -> None:
    someone = visit()
    someone.go("en/skills/").click(".ae-tools .ae-languages a[hreflang=it]")
    expect(someone.go("").locator("ul a").first).to_have_attribute("hreflang", "it")


def test_without_javascript_the_ways_are_open(visit: Visit) -> None:
    someone = visit(java_script_enabled=False)
    page = someone.go("")
    page.click("a[hreflang=it]")
    page.click(".ae-tabs a[href$='skills/']")
    someone.arrives("it/skills/")
    page.click(".ae-tools .ae-languages a[hreflang=en]")
    someone.arrives("en/skills/")
    expect(page.locator("[data-search]")).to_be_hidden()
    assert page.locator("[data-scheme-toggle]").count() == 2
    assert [one for one in page.locator("[data-scheme-toggle]").all() if one.is_visible()] == []
    page.locator(".ae-side a:not([aria-current])").first.click()
    someone.arrives(r"en/([a-z]+/[a-z-]+|[a-rt-z][a-z-]+)/")
    page = someone.go("en/self-assessment/")
    expect(page.locator("#assessment")).to_be_visible()
    page.click("#assessment a[href$='paper/']")
    assert page.locator("article li").count() > 100


def test_without_javascript_the_drawer_of_a_phone_opens(visit: Visit) -> None:
    someone = visit(java_script_enabled=False, viewport=PHONE)
    page = someone.go("it/")
    expect(page.locator(".ae-tabs")).to_be_hidden()
    expect(page.locator(".ae-drawer a").first).to_be_hidden()
    page.click(".ae-drawer > summary")
    page.click(".ae-drawer a[href$='/skills/']")
    someone.arrives("it/skills/")
    expect(page.locator(".ae-side")).to_be_hidden()
    page.click(".ae-drawer > summary")
    page.click(".ae-drawer .ae-languages a[hreflang=en]")
    someone.arrives("en/skills/")
    page.click(".ae-drawer > summary")
    page.locator(".ae-drawer nav").last.locator("a:not([aria-current])").first.click()
    someone.arrives(r"en/([a-z]+/[a-z-]+|[a-rt-z][a-z-]+)/")


def test_a_wrong_address_has_ways_on(visit: Visit) -> None:
    someone = visit()
    page = someone.go("it/404.html")
    page.locator("article a").first.click()
    someone.arrives(r"it/")
    page = someone.go("404.html")
    page.click("a[hreflang=en]")
    someone.arrives("en/")
