"""Visitors of the whole built site, served with a strict policy; what goes wrong in their browser fails the test."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.conftest import Serve

POLICY = {"Content-Security-Policy": "default-src 'self'"}
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}


class Visitor:
    """Someone with a fresh browser profile. `trouble` is what must not happen; `requests` are all that were made."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.trouble: list[str] = []
        self.requests: list[str] = []
        self.page = context.new_page()
        self.page.set_default_timeout(20_000)
        self._watch(self.page)

    def _watch(self, page: Page) -> None:
        page.on("console", lambda message: message.type in ("error", "warning") and self.trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        page.on("request", lambda request: self._asked(request.url))
        page.on("response", lambda response: response.status >= 400 and self.trouble.append(f"{response.status}: {response.url}"))

    def _asked(self, url: str) -> None:
        self.requests.append(url)
        if not url.startswith((f"{self.address}/", "data:", "blob:")):
            self.trouble.append(f"asked another host: {url}")

    def go(self, path: str) -> Page:
        """Opens an address of the site."""
        self.page.goto(f"{self.address}/{path}")
        return self.page

    def arrives(self, pattern: str) -> None:
        """Waits until the visitor is at such an address: `it/skills/[a-z-]+/`."""
        self.page.wait_for_url(re.compile(rf"{re.escape(self.address)}/{pattern}$"))


Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def address(site: Path, serve: Serve) -> str:
    """Of the whole site under a strict policy."""
    return serve(site, POLICY)


@pytest.fixture(scope="session")
def lighthouse_address(lighthouse_site: Path, serve: Serve) -> str:
    """Of the invented site under a strict policy."""
    return serve(lighthouse_site, POLICY)


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """`visit(**options of a browser context)` → a visitor of the shipped site; `at=` names another address."""
    visitors: list[Visitor] = []

    def arrive(at: str = "", **options: Any) -> Visitor:
        context = browser.new_context(**{"viewport": DESKTOP, "locale": "en-GB", "reduced_motion": "reduce", **options})
        visitors.append(Visitor(context, at or request.getfixturevalue("address")))
        return visitors[-1]

    yield arrive
    trouble = [line for visitor in visitors for line in visitor.trouble]
    for visitor in visitors:
        visitor.context.close()
    assert not trouble, "\n".join(trouble)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh profile on a desktop; whatever the console says fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"])
    trouble: list[str] = []
    one = context.new_page()
    one.set_default_timeout(10_000)
    one.on("console", lambda message: trouble.append(message.text))
    one.on("pageerror", lambda error: trouble.append(str(error)))
    yield one
    context.close()
    assert trouble == []


def tab_to(page: Page, target: Locator) -> None:
    """Moves the focus there by the Tab key alone."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if target.evaluate("(one) => one === document.activeElement"):
            return
    raise AssertionError("no way there by keyboard")
