"""A shared result on the whole site: it outlives a reload, another language and a look at the method; “not found” leads to it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .assessment.conftest import answered
from .conftest import PHONE, Visit

KEY = "aeskills.assessment:/self-assessment/"


@pytest.fixture(scope="module")
def whole(site: Path) -> Any:
    """The bundle that the site ships."""
    parts = [json.loads((site / "en" / "self-assessment" / f"{name}.json").read_text("utf-8")) for name in ("bundle", "questions")]
    return parts[0] | parts[1]


def link_of(page: Page, address: str, responses: Any, aim: str = "") -> str:
    """Made on the result page, after a look at another level where one is named."""
    page.goto(f"{address}/en/self-assessment/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"schema": 1, "current": responses, "history": []})])
    page.goto(f"{address}/en/self-assessment/#/result")
    page.reload()
    if aim:
        page.locator("#seniority").evaluate(
            "(list) => { for (let up = list; up; up = up.parentElement) if ('open' in up) up.open = true; }"
        )
        page.select_option("#seniority", aim)
        page.get_by_role("button", name="Show", exact=True).click()
    page.locator("summary", has_text="Share a link").click()
    page.get_by_text("Make the link").click()
    return page.input_value("#address")


def test_a_shared_result_outlives_what_readers_do(visit: Visit, whole: Any) -> None:
    """Another browser on a phone; the numbers are those of the level that was looked at, not of the one the form was begun with."""
    maker = visit()
    link = link_of(maker.page, maker.address, answered(whole, quality=1, industry="software"), "sales-development")
    level = next(entry["name"] for entry in whole["seniority"] if entry["id"] == "sales-development")
    reader = visit(viewport=PHONE)
    page = reader.go(link.removeprefix(f"{reader.address}/"))

    def shown(title: str, *words: str) -> None:
        expect(page.locator("#assessment .sa-page h2")).to_have_text(title)
        for word in words:
            expect(page.locator("#assessment .sa-page")).to_contain_text(word)

    facts = ("20 November 2026", level, next(entry["name"] for entry in whole["industries"] if entry["id"] == "software"))
    shown("A shared result", *facts)
    text = page.locator("#assessment .sa-page").inner_text()
    assert not re.search(r"\b(you rate|your rating|your result|your self)", text, re.IGNORECASE)
    page.reload()
    shown("A shared result", *facts)
    page.get_by_role("button", name="Print").wait_for()
    page.goto(f"{reader.address}/en/self-assessment/method/")
    page.go_back()
    shown("A shared result", *facts)
    page.locator("a[data-locale=it]").first.evaluate("(link) => link.click()")
    page.wait_for_url(re.compile("/it/self-assessment/#s="))
    shown("Un risultato condiviso", "20 novembre 2026")
    page.goto(f"{reader.address}/it/self-assessment/")
    page.get_by_role("link", name="Torna al risultato condiviso").click()
    shown("Un risultato condiviso", "20 novembre 2026")
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) is None
    page.get_by_role("button", name="Chiudi il risultato condiviso").click()
    page.goto(f"{reader.address}/it/self-assessment/")
    page.locator("#seniority").wait_for()
    assert page.get_by_text("Torna al risultato condiviso").count() == 0


@pytest.mark.parametrize("wrong", ["404.html", "it/404.html"])
def test_a_hash_that_became_part_of_the_path_is_put_right(visit: Visit, site: Path, wrong: str) -> None:
    reader = visit()
    reader.page.route(re.compile(r"%23|%2523"), lambda route: route.fulfill(path=site / wrong, content_type="text/html; charset=utf-8"))
    for hashed in ("%23", "%2523"):
        reader.page.goto(f"{reader.address}/it/self-assessment/{hashed}s=abc")
        reader.page.wait_for_url(f"{reader.address}/it/self-assessment/#s=abc")
        expect(reader.page.locator("#assessment .sa-page h2")).to_have_text("Un risultato condiviso")
        expect(reader.page.locator("#assessment .sa-panel")).to_contain_text("incompleto o danneggiato")


@pytest.mark.parametrize(("tag", "words"), [("en", "incomplete or damaged"), ("it", "incompleto o danneggiato")])
def test_an_unreadable_link_is_told_and_a_pasted_message_opens(visit: Visit, whole: Any, tag: str, words: str) -> None:
    reader = visit()
    link = link_of(reader.page, reader.address, answered(whole, "quick", 1))
    for end in ("#s=", "#s", "#S=abc", f"#{link.split('#')[1][:-9]}…", "#/s=1", "#s%3Dabc", "?x=1%23s=abc"):
        reader.page.goto("about:blank")
        page = reader.go(f"{tag}/self-assessment/{end}")
        expect(page.locator("#assessment .sa-panel").first).to_contain_text(words)
    broken = "\n> ".join(re.findall(".{1,60}", link.replace("=", "=3D")))
    page.fill("#message", "Look at this: " + link[:-20])
    page.locator("#message").press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".sa-errors")).to_contain_text(words)
    page.fill("#message", f"Ciao!\n> {broken}\n\nA presto")
    page.locator("#assessment form button").click()
    page.wait_for_url(re.compile(re.escape(f"/{tag}/self-assessment/#" + link.split("#")[1]) + "$"))
    page.locator("#assessment table").first.wait_for()
