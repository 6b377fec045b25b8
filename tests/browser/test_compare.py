"""The page that compares, as a reader uses it: by keyboard, by link, without JavaScript, on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Serve

INDUSTRIES, LEVELS = '[data-columns="industries"]', '[data-columns="levels"]'


@pytest.fixture(scope="module")
def address(site: Path, serve: Serve) -> str:
    """Of the built site, in English."""
    return f"{serve(site)}/en/compare/"


def _columns(page: Page, table: str) -> list[str]:
    """Ids of the columns in sight, in order; the header and every row agree."""
    script = """(table) => [...document.querySelectorAll(`${table} tr`)].map((row) =>
        [...row.cells].filter((cell) => cell.dataset.column && !cell.hidden).map((cell) => cell.dataset.column).join())"""
    rows = {row for row in page.evaluate(script, table) if row}
    assert len(rows) == 1
    return str(rows.pop()).split(",")


def _tab_to(page: Page, label: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if (
            page.evaluate("document.activeElement.closest('label')?.firstElementChild.textContent ?? document.activeElement.textContent")
            == label
        ):
            return
    raise AssertionError(f"no way to {label!r} by keyboard")


def test_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    everything = len(_columns(page, INDUSTRIES))
    assert everything >= 12
    _tab_to(page, "First industry")
    page.keyboard.type("Software")
    _tab_to(page, "Second industry")
    page.keyboard.type("Private")
    assert _columns(page, INDUSTRIES) == ["software", "private-wealth"], "in the order chosen"
    expect(page.locator('[data-status="industries"]')).to_have_text("Side by side: Software and Private wealth.")
    _tab_to(page, "Third industry, if you like")
    page.keyboard.type("Adv")
    assert _columns(page, INDUSTRIES) == ["software", "private-wealth", "advertising"]
    assert page.url == f"{address}?industries=software,private-wealth,advertising"
    _tab_to(page, "Show all")
    page.keyboard.press("Enter")
    assert len(_columns(page, INDUSTRIES)) == everything
    assert page.url == address
    assert page.evaluate("document.activeElement.tagName") == "SELECT", "the button is gone, and the focus is not lost"


def test_two_levels_show_what_differs(page: Page, address: str) -> None:
    page.goto(f"{address}?levels=account-executive,senior")
    assert _columns(page, LEVELS) == ["account-executive", "senior"]
    rows = page.locator(f"{LEVELS} .ae-compare__skill")
    marks = page.locator(f"{LEVELS} .ae-delta")
    same = page.locator(f"{LEVELS} .is-same")
    assert marks.count() + same.count() == rows.count() >= 23
    assert marks.count() > 0
    assert same.count() > 0
    expect(page.locator('[data-status="levels"]')).to_contain_text(str(marks.count()))
    for mark in marks.all():
        cells = mark.locator("xpath=ancestor::tr").locator("td[data-level]:not([hidden])")
        first, second = (int(cell.get_attribute("data-level") or 0) for cell in cells.all())
        assert mark.text_content() == f"{second - first:+d}"


def test_a_link_carries_both_choices(page: Page, address: str) -> None:
    wanted = f"{address}?industries=medical-devices,software&levels=senior,team-lead"
    page.goto(wanted)
    assert _columns(page, INDUSTRIES) == ["medical-devices", "software"]
    assert _columns(page, LEVELS) == ["senior", "team-lead"]
    assert page.url == wanted
    page.reload()
    assert _columns(page, LEVELS) == ["senior", "team-lead"]
    page.locator("a[data-locale='it']:visible").click()
    page.wait_for_url(re.compile(r"/it/compare/\?"))
    assert page.url.endswith("/it/compare/?industries=medical-devices,software&levels=senior,team-lead")


@pytest.mark.parametrize("query", ["industries=nowhere,software,software", "industries=software,%3Cb%3E", "industries=software&levels="])
def test_a_link_with_faults_shows_what_can_be_shown(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}?{query}")
    assert _columns(page, INDUSTRIES) == ["software"]
    assert page.url == f"{address}?industries=software"


def test_an_industry_leads_to_its_comparison(page: Page, address: str) -> None:
    page.goto(address.replace("/compare/", "/industries/advertising/"))
    links = page.locator("main a[href*='compare/?industries=advertising,']")
    assert links.count() >= 2
    links.first.click()
    expect(page.locator('[data-pick="industries"]')).to_be_visible()
    columns = _columns(page, INDUSTRIES)
    assert columns[0] == "advertising"
    assert len(columns) == 2


@pytest.mark.parametrize(
    "query", ["", "?industries=software,advertising", "?industries=software,advertising,media-sales&levels=senior,team-lead"]
)
def test_nothing_runs_off_a_phone(browser: Browser, address: str, query: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + query)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    context.close()


def test_without_javascript_everything_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}?industries=software")
    heads = page.locator(f"{INDUSTRIES} thead th")
    assert heads.count() >= 12
    assert all(head.is_visible() for head in heads.all())
    assert page.locator(f"{LEVELS} thead th").count() >= 7
    assert page.locator("fieldset:visible").count() == 0
    region = page.get_by_role("region", name="Industries side by side")
    assert region.get_attribute("tabindex") == "0", "wide tables scroll by keyboard"
    context.close()
