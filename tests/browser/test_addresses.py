"""Addresses as they come: cut off, typed, mangled by mail. No page throws, and each still shows what it is about."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Visit
from .test_accessibility import samples

FRAGMENTS = ("#%", "#%E0%A4%A", "#%00", "#constructor", "#__proto__", "#'\"><b>", '#a"]', "#/", "#/%", "#s=", "#=%", "##", "#" + "x" * 5000)
QUERIES = (
    "?%",
    "?%E0%A4%A",
    "?path=%&roles=constructor,__proto__&family=%00&country=%FF&industry='\"><b>&quota=1e999&currency=%",
    "?=&&==%",
)

FOLLOW = """async (fragments) => {
  for (const fragment of fragments) {
    location.hash = fragment;
    await new Promise((done) => setTimeout(done, 10));
  }
}"""
"""Follows each fragment, and lets the page answer to it."""


def test_no_address_throws_on_any_kind_of_page(visit: Visit) -> None:
    someone = visit()
    pages = list(samples("en"))
    assert len(pages) >= 24
    for number, path in enumerate(pages):
        query = QUERIES[number % len(QUERIES)]
        page = someone.go(f"{path}{query}{FRAGMENTS[number % len(FRAGMENTS)]}")
        expect(page.locator("h1").first).to_be_visible()
        page.evaluate(FOLLOW, ["#%E0%A4%A", *(FRAGMENTS[(number + step) % len(FRAGMENTS)] for step in range(1, 4))])
        assert someone.trouble == [], path


@pytest.mark.parametrize("path", ["onboarding/", "compare/", "rules/", "pay/calculator/", "interview/", "explore/", "glossary/"])
def test_no_query_throws_where_the_address_holds_a_choice(visit: Visit, path: str) -> None:
    someone = visit()
    for number, query in enumerate(QUERIES):
        page = someone.go(f"en/{path}{query}{FRAGMENTS[number]}")
        expect(page.locator("h1").first).to_be_visible()
        assert someone.trouble == [], query


ASSESSMENT = (
    "#s=", "#s=%", "#s=%E0%A4%A", "#s=AAAA", "#s====", "#s=💥", "#s=" + "A" * 50_000,
    "#/constructor", "#/__proto__", "#/opened", "#/%E0%A4%A", "#//", "#/start/%", "#/skills", "#/shared", "#/result", "#/review/x/y",
    "#/question/", "#/question/%", "#/question/-1", "#/question/1.5", "#/question/1e99", "#/practice/%", "#/practice/-1",
)  # fmt: skip


def test_no_address_of_the_assessment_throws(visit: Visit) -> None:
    someone = visit()
    for arrive in (False, True):
        for address in ASSESSMENT:
            if arrive:
                someone.go("en/")
                page = someone.go(f"en/self-assessment/{address}")
            else:
                page = someone.page if "self-assessment" in someone.page.url else someone.go("en/self-assessment/")
                page.evaluate("(hash) => { location.hash = hash; }", address)
            expect(page.locator("#assessment .sa-page h2")).to_be_visible()
            if address.startswith("#s="):
                expect(page.locator("#assessment h2")).to_have_text("A shared result")
            assert someone.trouble == [], address


def test_an_address_that_throws_is_seen(visit: Visit) -> None:
    """The guard guards."""
    someone = visit()
    page = someone.go("en/onboarding/")
    page.evaluate("addEventListener('hashchange', () => decodeURIComponent(location.hash))")
    page.evaluate(FOLLOW, ["#%"])
    page.wait_for_function("location.hash === '#%'")
    assert any("URI" in words for words in someone.trouble)
    someone.trouble.clear()
