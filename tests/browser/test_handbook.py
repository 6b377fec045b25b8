"""The handbook on paper, and on a narrow screen."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser

from tests.conftest import Serve


def test_on_paper_only_the_document_is_left(browser: Browser, serve: Serve, site: Path) -> None:
    page = browser.new_page()
    page.goto(f"{serve(site)}/en/handbook/")
    page.emulate_media(media="print")
    for hidden in (".ae-header", ".ae-side", ".ae-toc", ".ae-footer", ".ae-handbook__hint"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.evaluate("getComputedStyle(document.querySelector('.ae-handbook')).page") == "ae-document"
    assert page.evaluate("getComputedStyle(document.querySelector('.ae-handbook__cover')).page") == "ae-cover"
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    assert 50 < pages < 160
    page.close()


def test_other_pages_are_printed_as_before(browser: Browser, serve: Serve, site: Path) -> None:
    page = browser.new_page()
    page.goto(f"{serve(site)}/en/skills/")
    page.emulate_media(media="print")
    assert page.evaluate("[...document.querySelectorAll('body *')].every(one => getComputedStyle(one).page === 'auto')")
    page.close()


def test_it_fits_a_phone_and_its_contents_lead_to_the_chapters(browser: Browser, serve: Serve, site: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=True)
    page = context.new_page()
    for address in ("handbook", "data"):
        page.goto(f"{serve(site)}/en/{address}/")
        assert page.evaluate("document.documentElement.scrollWidth") == 360, address
    page.goto(f"{serve(site)}/en/handbook/")
    page.locator(".ae-handbook__contents a", has_text="Rules").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#chapter-rules"
    assert page.evaluate("Math.abs(document.getElementById('chapter-rules').getBoundingClientRect().top) < 100")
    context.close()
