"""Projects of other people in a real browser, under a strict policy: a site below a path, and pages with all the usual extras."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import POLICY, Visit
from tests.conftest import Serve
from tests.foreign import ALL
from tests.tool import build, write_settings

PATH = "books/lights"


@pytest.fixture(scope="module", params=["with a public address", "without"])
def below(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The address of a site that stands below a path of its server."""
    folder = tmp_path_factory.mktemp("below")
    content = ALL["path"](folder)
    if request.param == "without":
        write_settings(folder)
    build(content, folder / "site")
    shutil.copytree(folder / "site", folder / "server" / PATH)
    return f"{serve(folder / 'server', POLICY)}"


def test_a_site_below_a_path_works(visit: Visit, below: str) -> None:
    someone = visit(below)
    page = someone.go(f"{PATH}/")
    page.click("a[data-locale=en]")
    someone.arrives(f"{PATH}/en/")
    page.click("[data-search]")
    page.fill("dialog form input", "lamp")
    page.locator("dialog li a").first.click()
    page.wait_for_url(f"**/{PATH}/en/**")
    page.goto(f"{below}/{PATH}/en/about/")
    expect(page.locator("article img")).to_be_visible()
    page.click("article a:has-text('Pay')")
    someone.arrives(f"{PATH}/en/pay/")
    page.click("a[data-locale=ar]")
    someone.arrives(f"{PATH}/ar/pay/")
    page.goto(f"{below}/{PATH}/en/self-assessment/")
    expect(page.locator("article button, article a.ae-action").first).to_be_visible()
    assert all(f"/{PATH}/" in url for url in someone.requests)


def test_its_page_for_wrong_addresses_leads_home(visit: Visit, tmp_path: Path, serve: Serve) -> None:
    """As a server shows it at any depth."""
    site = build(ALL["path"](tmp_path), tmp_path / "site")
    deep = tmp_path / "server" / PATH
    shutil.copytree(site, deep)
    (deep / "en" / "no" / "such").mkdir(parents=True)
    shutil.copy(deep / "en" / "404.html", deep / "en" / "no" / "such" / "index.html")
    someone = visit(serve(tmp_path / "server", POLICY))
    page = someone.go(f"{PATH}/en/no/such/")
    page.click("article a")
    someone.arrives(f"{PATH}/en/")


@pytest.fixture(scope="module")
def extras(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    folder = tmp_path_factory.mktemp("extras")
    return serve(build(ALL["extras"](folder), folder / "site"), POLICY)


def test_tabs_and_notes_work_without_scripts(visit: Visit, extras: str) -> None:
    page = visit(extras, java_script_enabled=False).go("en/guide/everything/")
    first, second = page.locator(".tabbed-block").all()
    expect(first).to_be_visible()
    expect(second).to_be_hidden()
    page.locator(".tabbed-labels label").nth(1).click()
    expect(first).to_be_hidden()
    expect(second).to_be_visible()
    expect(second.locator("img")).to_be_visible()
    page.locator("summary", has_text="Open me").click()
    expect(page.get_by_text("Hidden at first.")).to_be_visible()


def test_tabs_are_reached_by_keyboard(visit: Visit, extras: str) -> None:
    page = visit(extras).go("en/guide/everything/")
    page.locator(".tabbed-set input").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".tabbed-block").nth(1)).to_be_visible()


def test_all_tabs_are_printed(visit: Visit, extras: str) -> None:
    page = visit(extras).go("en/guide/everything/")
    page.emulate_media(media="print")
    for block in page.locator(".tabbed-block").all():
        expect(block).to_be_visible()


def test_extras_have_no_accessibility_faults(visit: Visit, extras: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for scheme in ("light", "dark"):
        page = visit(extras, color_scheme=scheme).go("en/guide/everything/")
        found = Axe().run(page).response["violations"]
        assert [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]] == [], scheme


def test_an_own_look_is_seen(visit: Visit, tmp_path: Path, serve: Serve) -> None:
    site = build(ALL["look"](tmp_path), tmp_path / "site")
    for scheme, colour in (("light", "rgb(122, 31, 92)"), ("dark", "rgb(232, 160, 208)")):
        page = visit(serve(site, POLICY), color_scheme=scheme).go("en/about/")
        expect(page.locator(".ae-logo")).to_be_visible()
        expect(page.locator(".ae-skip")).to_have_css("background-color", colour)
        expect(page.locator("html")).to_have_attribute("data-plain", "yes")
        expect(page.locator("html")).to_have_attribute("data-module", "yes")
        expect(page.locator(".ae-side")).to_contain_text("Taking over")
