"""The ladder and the pay by trade: chosen by the address, kept in it, whole without JavaScript and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.test_accessibility import violations
from tests.contents import handbook

FIRST, SECOND = (variant.id for variant in handbook().variants.variants[:2])


def opened(page: Page) -> list[str]:
    """The trades whose folds are open."""
    found: list[str] = page.evaluate("[...document.querySelectorAll('details[data-trade][open]')].map((fold) => fold.dataset.trade)")
    return found


@pytest.mark.parametrize("section", ["career", "pay"])
@pytest.mark.parametrize("choice", ["?trade={0}", "#trade-{0}", "?trade={1}#trade-{0}"])
def test_the_address_opens_a_fold(visit: Visit, section: str, choice: str) -> None:
    visitor = visit()
    page = visitor.go(f"en/{section}/{choice.format(SECOND, FIRST)}")
    expect(page.locator(f"#trade-{SECOND}")).to_have_attribute("open", "")
    expect(page.locator(f"#trade-{SECOND} > summary")).to_be_in_viewport()
    assert opened(page) == ([FIRST, SECOND] if FIRST in page.url else [SECOND])


def test_the_choice_is_kept_in_the_address(visit: Visit) -> None:
    page = visit().go("en/career/")
    assert opened(page) == []
    summary = page.locator(f"#trade-{FIRST} > summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#trade-{FIRST}")).to_have_attribute("open", "")
    assert page.url.endswith(f"/career/?trade={FIRST}")
    page.locator(f"#trade-{SECOND} > summary").click()
    assert page.url.endswith(f"/career/?trade={SECOND}")
    summary.click()
    assert page.url.endswith(f"/career/?trade={SECOND}"), "another fold was closed"
    page.locator(f"#trade-{SECOND} > summary").click()
    assert page.url.endswith("/career/")


def test_the_choice_goes_along_to_pay_and_to_the_other_language(visit: Visit) -> None:
    visitor = visit()
    page = visitor.go(f"en/career/?trade={FIRST}")
    page.locator(f"#trade-{FIRST} a[href*='pay/']").click()
    visitor.arrives(rf"en/pay/\?trade={FIRST}#trade-{FIRST}")
    assert opened(page) == [FIRST]
    page.locator("a[data-locale=it]").first.click()
    visitor.arrives(rf"it/pay/\?trade={FIRST}#trade-{FIRST}")
    assert opened(page) == [FIRST]


def test_an_unknown_trade_opens_nothing(visit: Visit) -> None:
    assert opened(visit().go("en/pay/?trade=harbours#trade-harbours")) == []


def test_every_fold_is_open_on_paper_and_closed_again(visit: Visit) -> None:
    page = visit().go(f"en/career/?trade={SECOND}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert opened(page) == [variant.id for variant in handbook().variants.variants]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened(page) == [SECOND]
    assert page.url.endswith(f"?trade={SECOND}")


def test_all_is_there_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/career/#trade-{SECOND}")
    for variant in handbook().variants.variants:
        page.locator(f"#trade-{variant.id} > summary").click()
        expect(page.locator(f"#trade-{variant.id} li").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", [f"role/{FIRST}/", f"career/?trade={FIRST}", f"pay/?trade={FIRST}"])
def test_the_pages_are_accessible_and_fit_a_phone(visit: Visit, path: str) -> None:
    page = visit(viewport=PHONE).go(f"en/{path}")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
