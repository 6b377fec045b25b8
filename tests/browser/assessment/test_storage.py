"""What the browser keeps: two tabs at once, a browser that keeps nothing, this tab only, nothing any more."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Browser

from .conftest import Reader, answered


def test_two_tabs_at_once(reader: Reader) -> None:
    """Both add to the same attempt; the newest answer wins; a new attempt in one does not swallow the other's."""
    reader.begin()
    other = reader.tab()
    other.goto(f"{reader.site}/en/check/#/question/2")
    other.check("input[value='4']")
    reader.page.check("input[value='1']")
    other.click("button:has-text('Next')")
    reader.page.get_by_text("Another tab has just saved").wait_for()
    assert reader.page.locator("input[value='1']").is_checked(), "what is chosen here is not disturbed"
    reader.page.click("button:has-text('Next')")
    reader.heading("Question 2 of")
    assert reader.page.locator("input[value='4']").is_checked()
    assert sorted(reader.stored()["current"]["ratings"].values()) == [1, 4]
    first = reader.stored()["current"]["started"]
    other.goto(f"{reader.site}/en/check/#/start")
    other.check("input[name=form][value=full]")
    other.select_option("#seniority", "senior")
    other.click("button:has-text('Begin')")
    reader.page.get_by_text("In another tab a different attempt").wait_for()
    kept = reader.stored()
    assert [entry["started"] for entry in kept["history"]] == [first] and len(kept["history"][0]["ratings"]) == 2
    assert kept["current"]["form"] == "full"


def test_a_tab_that_hears_nothing_overwrites_nothing(reader: Reader) -> None:
    """Both write at the same moment, before the news of the other's change has come."""
    reader.context.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    reader.open()
    reader.begin()
    other = reader.tab()
    other.goto(f"{reader.site}/en/check/#/question/2")
    for page, level in ((reader.page, 1), (other, 4)):
        page.check(f"input[value='{level}']")
        page.click("button:has-text('Next')")
    other.locator("h2", has_text="Question 3 of").wait_for()
    assert sorted(reader.stored()["current"]["ratings"].values()) == [1, 4]


DENIED = """Object.defineProperty(window, "%s", { get() { throw new DOMException("no", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException("The quota has been exceeded.", "QuotaExceededError"); };"""


def test_storage_denied_or_full(browser: Browser, site: str, bundle: Any) -> None:
    """The answers live in the page, the reader is told, and the file can be saved."""
    cases = {DENIED % "localStorage" + DENIED % "sessionStorage": "does not let this page save", FULL: "storage for this site is full"}
    for script, words in cases.items():
        context = browser.new_context()
        context.add_init_script(script)
        someone = Reader(context, site, bundle)
        someone.open()
        someone.begin()
        someone.page.check("input[value='3']")
        someone.page.click("button:has-text('Next')")
        someone.heading("Question 2 of")
        assert words in someone.page.locator(".sa-trouble").inner_text()
        someone.page.go_back()
        assert someone.page.locator("input[value='3']").is_checked()
        with someone.page.expect_download() as saved:
            someone.page.click("text=Save my answers as a file")
        assert list(json.loads(saved.value.path().read_text())["ratings"].values()) == [3]
        assert someone.trouble == []
        context.close()


def test_this_tab_only(reader: Reader) -> None:
    reader.begin(tab_only=True)
    reader.page.check("input[value='3']")
    reader.page.click("button:has-text('Next')")
    reader.page.reload()
    reader.heading("Question 2 of")
    assert reader.stored() is None
    other = reader.tab()
    other.goto(f"{reader.site}/en/check/")
    other.locator("h2", has_text="Before you start").wait_for()
    assert not other.get_by_text("Continue where you stopped").count()


def test_delete_everything_asks_once(reader: Reader, bundle: Any) -> None:
    reader.put(answered(bundle))
    reader.open("#/data")
    reader.page.click("text=Delete everything …")
    reader.page.click("text=Keep my data")
    assert reader.stored()
    reader.page.click("text=Delete everything …")
    reader.page.click("text=Yes, delete everything")
    reader.page.get_by_text("Everything has been deleted.").wait_for()
    assert reader.stored() is None
