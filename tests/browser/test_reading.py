"""The tools of the pages on rules, the first ninety days and the glossary: by keyboard, kept, and without JavaScript."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from aeskills.views.pages.onboarding import onboarding_views as onboarding_views
from aeskills.views.pages.rules import rules_views as rules_views
from tests.conftest import Serve
from tests.contents import handbook
from tests.rendered import edition, printed

POLICY = {"Content-Security-Policy": "default-src 'self'; style-src 'self'; script-src 'self'; object-src 'none'"}
KEY = "aeskills.assessment:/self-assessment/"
FORMER = f"aeskills:onboarding:{handbook().role.id}"
DENIED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });"""


@pytest.fixture(scope="module")
def address(site: Path, serve: Serve) -> str:
    """The English site, under a strict policy."""
    return f"{serve(site, POLICY)}/en/"


def _rows(page: Page) -> list[str]:
    return page.locator(".ae-rules tr[data-places]:visible th a").all_inner_texts()


def test_which_rules_bind_me_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}rules/")
    total = len(handbook().regulations.regulations)
    expect(page.locator(".ae-rules tr[data-places]:visible")).to_have_count(total)
    page.get_by_label("Country").focus()
    page.keyboard.type("Ital")
    page.keyboard.press("Tab")
    page.keyboard.type("Softw")
    rules = handbook().regulations.regulations
    fitting = [
        rule for rule in rules if {"IT", "EU", "world"} & set(rule.jurisdictions) and "software" in (rule.industries or ("software",))
    ]
    assert {"gdpr-marketing", "italy-privacy-130"} <= {rule.id for rule in fitting} < {rule.id for rule in rules}
    expect(page.get_by_role("status")).to_have_text(f"{len(fitting)} of {total} rules fit this choice.")
    expect(page.locator(".ae-filter__limits")).to_contain_text("For Italy we cover")
    expect(page.locator(".ae-filter__limits")).not_to_contain_text("For Germany")
    assert page.url.endswith("?country=IT&industry=software")
    wanted = [rule.gloss for rule in fitting]
    assert sorted(_rows(page)) == sorted(wanted)
    assert "United States" not in page.locator(".ae-rules").inner_text()
    page.reload()
    assert sorted(_rows(page)) == sorted(wanted)
    expect(page.get_by_label("Country")).to_have_value("IT")
    page.get_by_role("button", name="Show all").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ae-rules tr[data-places]:visible")).to_have_count(total)
    expect(page.get_by_label("Country")).to_be_focused()
    expect(page.locator(".ae-filter__limits")).to_have_text("")
    assert page.url.endswith("/en/rules/")


def test_the_filter_agrees_with_the_model(page: Page, address: str) -> None:
    rules = handbook().regulations.regulations
    places = {country.code: set(country.places) for country in printed(rules_views, edition())["rules/"].data["countries"]}
    for country, industry in (("DE", "retail-brokerage"), ("US", "medical-devices"), ("GB", "advertising"), ("other", "software")):
        page.goto(f"{address}rules/?country={country}&industry={industry}")
        wanted = {
            rule.gloss
            for rule in rules
            if places[country] & set(rule.jurisdictions) and (not rule.industries or industry in rule.industries)
        }  # fmt: skip
        assert set(_rows(page)) == wanted, (country, industry)


def test_a_choice_without_rules_says_so_and_an_unknown_one_is_none(page: Page, address: str) -> None:
    page.goto(f"{address}rules/?country=other&industry=software")
    expect(page.get_by_role("status")).to_contain_text("does not mean that none binds you")
    page.goto(f"{address}rules/?country=XX&industry=%22")
    expect(page.locator(".ae-rules tr[data-places]:visible")).to_have_count(len(handbook().regulations.regulations))


def test_the_rules_are_readable_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}rules/?country=IT")
    expect(page.locator(".ae-rules tr[data-places]:visible")).to_have_count(len(handbook().regulations.regulations))
    expect(page.get_by_label("Country")).to_be_hidden()
    expect(page.locator("th[scope=rowgroup]", has_text="Italy")).to_be_visible()
    context.close()


def _kept(page: Page) -> list[str]:
    found = page.evaluate("key => localStorage.getItem(key)", KEY)
    return list(json.loads(found)["done"]) if found else []


def test_ticks_are_kept_and_counted_for_a_path(page: Page, address: str) -> None:
    page.goto(f"{address}onboarding/")
    total = len(handbook().onboarding.activities)
    status = page.get_by_role("status")
    expect(status).to_contain_text(f"0 of {total} activities done")
    page.get_by_role("radio", name="Everyone").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.url.endswith("?path=promotion")
    promoted = [activity for activity in handbook().onboarding.activities if "promotion" in activity.paths]
    expect(page.locator(".ae-activity:visible")).to_have_count(len(promoted))
    page.locator(".ae-activity:visible input").first.focus()
    page.keyboard.press("Space")
    first = promoted[0]
    assert _kept(page) == [first.id]
    expect(status).to_contain_text(f"1 of {len(promoted)} activities done, {first.hours:g} of")
    page.reload()
    expect(page.get_by_role("radio", name="Promotion")).to_be_checked()
    expect(page.get_by_role("checkbox", name=first.title)).to_be_checked()
    page.get_by_role("button", name="Untick all").focus()
    page.keyboard.press("Enter")
    expect(status).to_have_text("All ticks were taken away.")
    assert _kept(page) == []


def test_two_tabs_add_to_each_other(page: Page, address: str) -> None:
    page.goto(f"{address}onboarding/")
    other = page.context.new_page()
    other.goto(f"{address}onboarding/")
    page.locator(".ae-activity input").nth(0).check()
    expect(other.locator(".ae-activity input").nth(0)).to_be_checked()
    other.locator(".ae-activity input").nth(1).check()
    ids = [activity.id for activity in handbook().onboarding.activities]
    stretches = printed(onboarding_views, edition())["onboarding/"].data["stretches"]
    shown = [activity.id for stretch in stretches for activity in stretch.activities]
    assert set(ids) == set(shown)
    assert _kept(page) == shown[:2]


def test_ticks_work_where_nothing_may_be_stored(page: Page, address: str) -> None:
    page.add_init_script(DENIED)
    page.goto(f"{address}onboarding/")
    expect(page.get_by_text("does not let the page store anything")).to_be_visible()
    for at in (0, 1):
        page.locator(".ae-activity input").nth(at).check()
    expect(page.get_by_role("status")).to_contain_text("2 of ")


def test_what_another_program_left_in_the_storage_does_no_harm(page: Page, address: str) -> None:
    page.goto(f"{address}onboarding/")
    cases = [(KEY, "{"), (KEY, "null"), (KEY, '{"done": 5, "plan": []}'), (KEY, '{"done": {"constructor": true}, "plan": {"start": "x"}}')]
    for key, left in [*cases, *((FORMER, text) for text in ("{", "null", '{"a": 1}', '[1, null, "no-such-activity"]'))]:
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, left])
        page.reload()
        expect(page.get_by_role("status")).to_contain_text("0 of ")
    page.locator(".ae-activity input").nth(0).check()
    assert "no-such-activity" in _kept(page)


def test_a_link_to_an_activity_shows_it_whatever_the_path(page: Page, address: str) -> None:
    only = next(activity for activity in handbook().onboarding.activities if activity.paths == ("career-changer",))
    page.goto(f"{address}onboarding/?path=promotion#{only.id}")
    expect(page.locator(f"#{only.id}")).to_be_in_viewport()
    expect(page.get_by_role("radio", name="Everyone")).to_be_checked()


def test_the_path_prints_with_boxes(page: Page, address: str) -> None:
    page.goto(f"{address}onboarding/")
    page.emulate_media(media="print")
    box = "getComputedStyle(document.querySelector('.ae-activity h3'), '::before').content"
    assert page.evaluate(box) == '"☐ "'
    expect(page.locator(".ae-activity input").first).to_be_hidden()
    expect(page.get_by_role("button", name="Untick all")).to_be_hidden()


def test_the_first_ninety_days_are_readable_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}onboarding/?path=promotion")
    expect(page.locator(".ae-activity:visible")).to_have_count(len(handbook().onboarding.activities))
    expect(page.locator(".ae-activity input").first).to_be_hidden()
    page.locator(".ae-activity summary").first.click()
    expect(page.get_by_text("For: New hire").first).to_be_visible()
    context.close()


TERM = "#content > p a.ae-term[href$='#broker-dealer']"
PAGE = "rules/finra-3220/"


def test_a_definition_shows_at_focus_and_escape_takes_it_away(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{address}{PAGE}")
    assert "terms.json" not in asked
    assert "terms.js" not in asked
    page.keyboard.press("Tab")
    page.locator(TERM).focus()
    tip = page.get_by_role("tooltip")
    expect(tip).to_contain_text("Broker-dealer")
    expect(page.locator(TERM)).to_have_attribute("aria-describedby", "ae-definition")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(page.locator(TERM)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(tip).to_be_visible()
    page.keyboard.press("Tab")
    expect(tip.locator("b")).not_to_have_text("Broker-dealer")
    assert asked.count("terms.json") == 1


def test_a_definition_stays_while_the_pointer_is_on_it(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}")
    page.locator(TERM).hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    tip.hover()
    page.wait_for_timeout(600)
    expect(tip).to_be_visible()
    box = tip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    page.mouse.move(5, 5)
    expect(tip).to_be_hidden()


def test_a_tap_shows_the_definition_first_with_a_link_to_the_glossary(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(f"{address}{PAGE}")
    page.locator(TERM).tap()
    window = page.get_by_role("dialog", name="Broker-dealer")
    expect(window).to_be_visible()
    assert page.url.endswith(PAGE)
    box = window.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    onward = window.get_by_role("link", name="In the glossary")
    expect(onward).to_be_focused()
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()
    expect(page.locator(TERM)).to_be_focused()
    page.wait_for_timeout(400)
    expect(page.get_by_role("tooltip")).to_have_count(0)
    page.locator(TERM).tap()
    expect(window).to_be_visible()
    onward.tap()
    page.wait_for_url("**/glossary/#broker-dealer")
    context.close()


def test_a_tap_leads_to_the_glossary_when_definitions_cannot_be_had(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True)
    page = context.new_page()
    page.route("**/terms.json", lambda route: route.abort())
    page.goto(f"{address}{PAGE}")
    page.locator(TERM).tap()
    page.wait_for_url("**/glossary/#broker-dealer")
    context.close()


def test_a_click_with_a_mouse_leads_to_the_glossary(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}")
    page.locator(TERM).click()
    page.wait_for_url("**/glossary/#broker-dealer")
