"""The script that loads a page again, in a browser that allows no inline script."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from aeskills.serve.memory import SiteInMemory
from aeskills.serve.news import News
from aeskills.serve.server import ServedAt, make_server
from aeskills.settings.read import project_of
from tests.tool import in_english

POLICY = "default-src 'self'; script-src 'self'; style-src 'self'"


@pytest.fixture
def news() -> News:
    return News()


@pytest.fixture
def address(tmp_path: Path, news: News) -> Iterator[str]:
    live = SiteInMemory(project_of(in_english(tmp_path)), "/handbook/")
    live.refresh()
    news.tell("")
    server = make_server(live, news, ServedAt(port=0, prefix="/handbook/"), print)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/handbook/"
    server.shutdown()
    server.server_close()


def test_findings_are_shown_and_a_mended_page_is_loaded_again(browser: Browser, address: str, news: News) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))

    def with_policy(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})  # type: ignore[attr-defined]

    page.route("**/en/", with_policy)
    with page.expect_request("**/.aeskills/news?seen=1"):
        page.goto(f"{address}en/")
    news.tell("site.yaml:1:1: error[x]: <b>bold</b>")
    box = page.get_by_role("alert")
    box.wait_for()
    assert box.inner_text() == "site.yaml:1:1: error[x]: <b>bold</b>"
    assert box.evaluate("box => getComputedStyle(box).position") == "fixed"
    with page.expect_navigation():
        news.tell("")
    assert page.locator("#serve-findings").count() == 0
    page.close()
    assert faults == []
