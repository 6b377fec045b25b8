"""The tools of the site in Italian: compare, rules, matrices and onboarding by keyboard, and whole without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import tab_to


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return f"{serve(site).rstrip('/')}/it/"


def test_two_industries_side_by_side(page: Page, address: str) -> None:
    page.goto(f"{address}compare/")
    first, second = page.locator("select").nth(0), page.locator("select").nth(1)
    tab_to(page, first)
    page.keyboard.type("Software")
    tab_to(page, second)
    page.keyboard.type("Pubblicità")
    assert page.url == f"{address}compare/?industries=software,advertising"
    expect(page.locator('[data-status="industries"]')).to_contain_text("Software e Pubblicità")
    assert page.locator("table").first.locator("thead th:visible a").all_inner_texts() == ["Software", "Pubblicità"]


def test_which_rules_bind_in_italy(page: Page, address: str) -> None:
    page.goto(f"{address}rules/")
    country, industry = page.locator("select").nth(0), page.locator("select").nth(1)
    everything = page.locator(".ae-rules .ae-row:visible").count()
    tab_to(page, country)
    page.keyboard.type("Italia")
    tab_to(page, industry)
    page.keyboard.type("Software")
    assert page.url.endswith("?country=IT&industry=software")
    shown = page.locator(".ae-rules .ae-row:visible").count()
    assert 0 < shown < everything
    expect(page.get_by_role("status")).to_contain_text(f"{shown} ")


def test_one_family_of_the_matrix(page: Page, address: str) -> None:
    page.goto(f"{address}explore/")
    choice = page.locator("select").first
    rows = page.locator("table").first.locator("tbody tr:visible")
    everything = rows.count()
    tab_to(page, choice)
    page.keyboard.type("Comunicazione")
    assert page.url.endswith("?family=communication")
    assert 0 < rows.count() < everything


def test_an_activity_is_ticked_and_stays(page: Page, address: str) -> None:
    page.goto(f"{address}onboarding/")
    box = page.locator('input[type="checkbox"]').first
    tab_to(page, box)
    page.keyboard.press("Space")
    page.reload()
    expect(page.locator('input[type="checkbox"]').first).to_be_checked()
    expect(page.locator(".ae-onboarding__progress")).to_contain_text("1")


@pytest.mark.parametrize(
    ("path", "selector", "least"),
    [
        ("compare/", "table thead th[data-column]", 20),
        ("rules/", ".ae-rules .ae-row", 30),
        ("explore/", "table tbody tr", 80),
        ("onboarding/", ".ae-activity", 45),
        ("interview/", "details[data-group]", 20),
        ("pay/calculator/", "table tbody tr", 5),
    ],
)
def test_all_is_there_without_javascript(browser: Browser, address: str, path: str, selector: str, least: int) -> None:
    context = browser.new_context(java_script_enabled=False, locale="it-IT")
    page = context.new_page()
    page.goto(f"{address}{path}")
    assert page.locator(f"{selector}:visible").count() >= least
    assert page.locator("html").get_attribute("lang") == "it"
    context.close()
