"""Nothing on a page moves when its scripts come, and without scripts what needs them takes no place."""

from __future__ import annotations

from typing import Any, Literal

from playwright.sync_api import Browser, Page

from tests.pages import kinds
from tests.tool import ROOT

SCREEN = {"width": 412, "height": 823}
PLACES = """() => [...document.querySelectorAll("header *, article > *, article section > *")]
    .filter((one) => !one.matches("dialog, [data-need], #assessment *") && one.getClientRects().length)
    .map((one) => [`${one.tagName} ${one.id}`, Math.round(10 * one.getBoundingClientRect().top) / 10])
    .filter(([, top]) => top < innerHeight)"""
KINDS = {kind: addresses[0] for kind, addresses in kinds(ROOT / "content").items()}


def _places(page: Page, url: str, until: Literal["load", "networkidle"]) -> list[Any]:
    page.goto(url, wait_until=until)
    found: list[Any] = page.evaluate(PLACES)
    return found


def test_nothing_moves_when_the_scripts_come(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=SCREEN)
    before, after = context.new_page(), context.new_page()
    before.route("**/*.js", lambda route: route.abort())
    assert len(KINDS) >= 20
    for kind, page in KINDS.items():
        url = f"{address}/it/{page}"
        waiting = _places(before, url, "load")
        assert len(waiting) > 15, kind
        assert waiting == _places(after, url, "networkidle"), url
    context.close()


def test_without_scripts_what_needs_them_takes_no_place(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=SCREEN, java_script_enabled=False)
    page = context.new_page()
    seen = 0
    for kind, where in KINDS.items():
        page.goto(f"{address}/en/{where}")
        found = page.evaluate("[...document.querySelectorAll('[hidden]')].map((one) => one.getClientRects().length)")
        seen += len(found)
        assert not any(found), kind
    assert seen > 60
    context.close()
