"""Every kind of page, in both languages, light and dark, on a phone and on a desktop: axe, reflow, focus, print, forced colours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.pages import kinds
from tests.tool import LIGHTHOUSE, ROOT

from .conftest import DESKTOP, PHONE, Visit

LARGE = 200_000
"""Bytes of a page above which axe takes long; it then looks at the same kind of page of the invented role."""

COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
MEASURE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return null;
  const wide = [...document.querySelectorAll("body *")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.right > room + 1 || box.left < -1);
  });
  return `${document.documentElement.scrollWidth} > ${room}: ` + wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).join(" | ");
}"""
"""What is wider than the window, or null."""


def samples(*tags: str) -> Iterator[str]:
    """One address of each kind of page in each locale, and what stands above the locales."""
    for number, addresses in enumerate(kinds(ROOT / "content").values()):
        yield from (f"{tag}/{addresses[min(number % 3, len(addresses) - 1)]}" for tag in tags)
    yield from (f"{tag}/404.html" for tag in tags)
    yield from ("", "404.html")


def violations(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    """What axe finds, one line each."""
    response = Axe().run(page, options={"resultTypes": ["violations"], **(options or {})}).response
    assert response["passes"]
    return [f"{issue['id']}: {node['html'][:160]}" for issue in response["violations"] for node in issue["nodes"][:3]]


def insert(page: Page, html: str) -> None:
    page.evaluate("(html) => document.querySelector('article').insertAdjacentHTML('beforeend', html)", html)


def test_there_is_a_page_of_each_kind() -> None:
    assert len(list(samples("en"))) >= 24
    assert len(set(samples("en", "it"))) == len(list(samples("en", "it")))


@pytest.mark.parametrize(
    ("tag", "scheme", "size"), [("en", "light", DESKTOP), ("it", "light", PHONE), ("en", "dark", PHONE), ("it", "dark", DESKTOP)]
)
def test_axe_finds_nothing(visit: Visit, site: Path, lighthouse_address: str, tag: str, scheme: str, size: dict[str, int]) -> None:
    """Every rule in the light scheme, those on colour in the dark one."""
    someone, other = visit(color_scheme=scheme, viewport=size), visit(at=lighthouse_address, color_scheme=scheme, viewport=size)
    found = []
    for path in samples(tag):
        html = site / path / "index.html"
        large = html.is_file() and html.stat().st_size > LARGE
        page = other.go(path.replace("it/", "ar/")) if large else someone.go(path)
        page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
        found += [f"{path} {line}" for line in violations(page, COLOURS if scheme == "dark" else None)]
    assert not found, "\n".join([f"{len(found)} violations", *found[:60]])


def test_axe_finds_nothing_from_right_to_left(visit: Visit, lighthouse_address: str) -> None:
    someone = visit(at=lighthouse_address, viewport=PHONE)
    found = []
    for path in ("ar/", "ar/skills/", "ar/skills/lamp-care/", "ar/pay/", "ar/self-assessment/", "ar/404.html"):
        found += [f"{path} {line}" for line in violations(someone.go(path))]
    assert not found, "\n".join(found)


def test_axe_finds_nothing_in_the_search(visit: Visit) -> None:
    for scheme in ("light", "dark"):
        page = visit(color_scheme=scheme).go("en/")
        page.click("[data-search]")
        page.fill("dialog form input", "quota")
        page.locator("dialog li").first.wait_for()
        assert violations(page) == []


def test_axe_finds_what_it_is_there_for(visit: Visit) -> None:
    page = visit().go("en/")
    insert(page, '<img src="../en/assets/images/favicon.svg"><button></button>')
    assert {line.partition(":")[0] for line in violations(page)} >= {"image-alt", "button-name"}


@pytest.mark.parametrize("width", [320, 768])
def test_no_page_scrolls_sideways(visit: Visit, width: int) -> None:
    someone = visit(viewport={"width": width, "height": 700})
    found = []
    for path in samples("en", "it"):
        if wide := someone.go(path).evaluate(MEASURE):
            found.append(f"{path} {wide}")
    assert not found, "\n".join([f"{len(found)} pages", *found])


def test_no_page_scrolls_sideways_from_right_to_left(visit: Visit, lighthouse_address: str) -> None:
    someone = visit(at=lighthouse_address, viewport={"width": 320, "height": 700})
    addresses = [found[0] for found in kinds(LIGHTHOUSE).values()]
    assert len(addresses) > 15
    found = [f"{path} {wide}" for path in addresses if (wide := someone.go(f"ar/{path}").evaluate(MEASURE))]
    assert not found, "\n".join(found)


def test_a_page_that_is_too_wide_is_found(visit: Visit) -> None:
    page = visit(viewport={"width": 320, "height": 700}).go("en/")
    insert(page, f'<div><svg width="999" height="9"><title>{"x" * 9}</title></svg></div>')
    page.evaluate("document.querySelector('article svg[width=\"999\"]').style.maxWidth = 'none'")
    assert page.evaluate(MEASURE)


def test_the_first_stop_of_the_keyboard_skips_to_the_content(visit: Visit) -> None:
    page = visit().go("it/skills/")
    page.keyboard.press("Tab")
    expect(page.locator(".ae-skip")).to_be_focused()
    assert page.locator(".ae-skip").evaluate("(link) => getComputedStyle(link).clipPath") == "none"
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#content') !== null")


def test_every_stop_of_the_keyboard_can_be_seen(visit: Visit) -> None:
    """In the header of a page: the focus has an outline, and the element has a size."""
    page = visit().go("en/skills/")
    seen = []
    for _ in range(20):
        page.keyboard.press("Tab")
        script = """() => { const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
            return [one.textContent.trim(), style.outlineStyle, parseFloat(style.outlineWidth), box.width, box.height]; }"""
        words, style, outline, width, height = page.evaluate(script)
        assert style != "none", words
        assert outline >= 2, words
        assert min(width, height) >= 20, words
        seen.append(words)
    assert len(set(seen)) > 15


def test_paper_has_no_navigation(visit: Visit) -> None:
    page = visit().go("en/skills/")
    shown = (".ae-header", ".ae-side", ".ae-crumbs")
    for part in shown:
        expect(page.locator(part)).to_be_visible()
    page.emulate_media(media="print")
    for part in (*shown, ".ae-toc", ".ae-footer", ".ae-skip"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def test_the_printed_form_leaves_the_ways_to_its_keys_out(visit: Visit) -> None:
    someone = visit()
    for address, ways in (("en/self-assessment/paper/", 5), ("it/self-assessment/paper/keys/", 1)):
        page = someone.go(address)
        expect(page.locator(".ae-paper__way")).to_have_count(ways)
        expect(page.locator(".ae-paper__way").first).to_be_visible()
        page.emulate_media(media="print")
        for way in page.locator(".ae-paper__way").all():
            expect(way).to_be_hidden()
        breaks = page.locator(".ae-sheet").evaluate_all("(parts) => parts.map((part) => getComputedStyle(part).breakBefore)")
        assert len(breaks) >= 2
        assert breaks == ["auto", *["page"] * (len(breaks) - 1)]
        page.emulate_media(media="screen")


def test_forced_colours_keep_what_colour_says(visit: Visit) -> None:
    """Icons take the colour of their words, the current section keeps its line, buttons and levels their border."""
    page = visit(forced_colors="active").go("en/skills/")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    script = "(icons) => icons.every((icon) => getComputedStyle(icon).fill === getComputedStyle(icon.parentElement).color)"
    assert page.locator(".ae-header .ae-icon").count() >= 3
    assert page.locator(".ae-header .ae-icon").evaluate_all(script)
    lines = page.locator(".ae-tabs a").evaluate_all(
        "(links) => links.map((link) => [link.hasAttribute('aria-current'), getComputedStyle(link).borderBlockEndColor])"
    )
    current = {colour for here, colour in lines if here}
    assert len(current) == 1
    assert not current & {colour for here, colour in lines if not here}
    assert page.locator("button.ae-tool").first.evaluate("(one) => parseFloat(getComputedStyle(one).borderTopWidth)") > 0


def test_the_colour_scheme_follows_the_system_until_one_is_chosen(visit: Visit) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    someone = visit(color_scheme="dark")
    page = someone.go("en/")
    dark = page.evaluate(paper)
    page.emulate_media(color_scheme="light")
    light = page.evaluate(paper)
    assert dark != light
    page.click("[data-scheme-toggle]")
    assert page.evaluate(paper) == dark
    assert json.loads(page.evaluate("JSON.stringify(localStorage)"))["aeskills:scheme"] == "dark"
    page.click(".ae-tools .ae-languages a[hreflang=it]")
    page.wait_for_url("**/it/")
    assert page.evaluate(paper) == dark
    page.click("[data-scheme-toggle]")
    page.reload()
    assert page.evaluate(paper) == light
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(paper) == light
