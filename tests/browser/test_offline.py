"""Reading without a network: kept only when asked for, whole, never older than the server, and taken away again."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from aeskills.publish.offline import kept_files, write_worker
from tests.browser.conftest import POLICY, Visit
from tests.conftest import Serve

KEPT = "All pages are kept on this device."


@pytest.fixture
def own(lighthouse_site: Path, serve: Serve, tmp_path: Path) -> tuple[Path, str]:
    """A copy of the small site that a test may change, and its address, under a strict policy."""
    folder = tmp_path / "site"
    shutil.copytree(lighthouse_site, folder)
    return folder, serve(folder, POLICY)


@contextmanager
def unplugged(page: Page) -> Iterator[None]:
    """Without a network, for the worker, too."""
    page.context.set_offline(True)
    try:
        yield
    finally:
        page.context.set_offline(False)


def keep(page: Page) -> None:
    page.locator("[data-keep]").click()
    expect(page.locator("[data-offline] [role=status]")).to_contain_text(KEPT)


def workers(page: Page) -> int:
    return int(page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)"))


def test_the_list_is_of_all_pages_and_of_what_they_load(lighthouse_site: Path) -> None:
    listed = dict(kept_files(lighthouse_site / "en"))
    pages = {path.parent.relative_to(lighthouse_site / "en").as_posix() for path in (lighthouse_site / "en").rglob("index.html")}
    assert {f"{page}/" for page in pages if page != "."} | {""} == {name for name in listed if name == "" or name.endswith("/")}
    assert {"search/index.json", "self-assessment/questions.json", "assets/assessment/main.js", "assets/stylesheets/aeskills.css"} <= set(
        listed
    )
    assert all(re.fullmatch(r"[0-9a-f]{12}", mark) for mark in listed.values())
    assert not [name for name in listed if name.startswith("data/") and not name.endswith("/")]
    written = (lighthouse_site / "en" / "worker.js").read_text(encoding="utf-8")
    assert json.loads(written.removeprefix("self.FILES=").partition(";\n")[0]) == listed


def test_nothing_is_kept_before_it_is_asked_for(visit: Visit, own: tuple[Path, str]) -> None:
    visitor = visit(own[1])
    for address in ("en/", "en/skills/", "en/self-assessment/", "en/offline/"):
        page = visitor.go(address)
        page.wait_for_load_state("networkidle")
        assert workers(page) == 0
    assert page.evaluate("caches.keys()") == []
    expect(page.locator("[data-drop]")).to_be_hidden()
    assert not [url for url in visitor.requests if url.endswith("worker.js")]


def test_every_page_without_a_network(visit: Visit, own: tuple[Path, str]) -> None:
    folder, address = own
    visitor = visit(address)
    page = visitor.go("en/offline/")
    keep(page)
    expect(page.locator("[data-drop]")).to_be_focused()
    with unplugged(page):
        for name in [name for name in dict(kept_files(folder / "en")) if name == "" or name.endswith("/")][::4]:
            page.goto(f"{address}/en/{name}")
            assert page.locator("h1").count() == 1, name
        page.goto(f"{address}/en/skills")
        visitor.arrives("en/skills/")
        page.goto(f"{address}/en/self-assessment/")
        page.locator("input[name=form]").first.check()
        page.locator("#seniority").select_option(index=2)
        page.get_by_role("button", name="Begin").press("Enter")
        expect(page.locator("h2", has_text="Question 1 of")).to_be_visible()
        page.keyboard.press("/")
        expect(page.locator("dialog[open], [role=dialog]").first).to_be_visible()
        page.goto(f"{address}/en/data/handbook.json")
        visitor.arrives("en/offline/#missing")
        expect(page.locator("#missing")).to_be_visible()


def test_with_a_network_no_page_is_old_and_without_one_none_is_lost(visit: Visit, own: tuple[Path, str]) -> None:
    folder, address = own
    visitor = visit(address)
    page = visitor.go("en/offline/")
    home = folder / "en" / "index.html"
    os.utime(home, (0, 0))  # so old that a browser takes its copy for fresh
    keep(page)
    text = home.read_text(encoding="utf-8")
    assert text.count("</h1>") == 1
    home.write_text(text.replace("</h1>", " anew</h1>"), encoding="utf-8")
    write_worker(folder / "en")
    visitor.requests.clear()
    visitor.go("en/")
    expect(page.locator("h1")).to_contain_text("anew")
    page.evaluate(
        """async () => {
          const made = await navigator.serviceWorker.getRegistration();
          await made.update();
          const worker = made.installing ?? made.waiting;
          if (worker) await new Promise((done) => worker.addEventListener("statechange", () => worker.state === "activated" && done()));
        }"""
    )
    keys = page.evaluate("caches.keys().then(async ([name]) => (await (await caches.open(name)).keys()).map(({ url }) => url))")
    assert len(keys) == len(dict(kept_files(folder / "en")))
    with unplugged(page):
        visitor.go("en/")
        expect(page.locator("h1")).to_contain_text("anew")


def test_it_can_be_taken_away_and_holds_for_one_language(visit: Visit, own: tuple[Path, str]) -> None:
    visitor = visit(own[1])
    page = visitor.go("en/offline/")
    page.evaluate("caches.open('of another')")
    keep(page)
    assert page.evaluate("navigator.serviceWorker.getRegistration().then(({ scope }) => scope)") == f"{own[1]}/en/"
    page.locator("[data-drop]").click()
    expect(page.locator("[role=status]")).to_contain_text("taken away")
    expect(page.locator("[data-keep]")).to_be_focused()
    assert workers(page) == 0
    assert page.evaluate("caches.keys()") == ["of another"]


def test_the_manifest_is_that_of_the_language(visit: Visit, own: tuple[Path, str]) -> None:
    page = visit(own[1]).go("ar/skills/")
    found = page.evaluate(
        """async () => {
          const address = document.querySelector("link[rel=manifest]").href;
          const manifest = await (await fetch(address)).json();
          const icon = await fetch(new URL(manifest.icons[0].src, address));
          const path = (name) => new URL(manifest[name], address).pathname;
          return {...manifest, start: path("start_url"), scope: path("scope"), icon: icon.ok};
        }"""
    )
    assert (found["lang"], found["dir"], found["start"], found["scope"], found["icon"]) == ("ar", "rtl", "/ar/", "/ar/", True)
