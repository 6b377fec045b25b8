"""The pay calculator: the same numbers as in Python, by keyboard, by link, in the reader's numerals, and without JavaScript."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from aeskills.views.payout import EXAMPLE, Plan, Tier, capped_from, curve, reach, variable_pay
from tests.conftest import Serve
from tests.contents import handbook
from tests.views.payouts import HAND, RECORDED

PLANS = 1500
ATTAINMENTS = (0.0, 12.5, 40.0, 59.99, 60.0, 99.9, 100.0, 100.1, 118.0, 133.3, 150.0, 207.7, 400.0)


@pytest.fixture(scope="module")
def address(site: Path, serve: Serve) -> str:
    """Of the built site."""
    return serve(site)


def _call(page: Page, module: str, body: str, argument: Any) -> Any:
    """`body` is a function `(module, argument) => …` in JavaScript."""
    script = "async ([module, body, argument]) => JSON.stringify((0, eval)(`(${body})`)(await import(module), JSON.parse(argument)))"
    return json.loads(page.evaluate(script, [f"../../assets/javascripts/{module}", body, json.dumps(argument)]))


def _spoken(plan: Plan) -> dict[str, Any]:
    return plan._asdict()


def _plans() -> list[Plan]:
    chance = random.Random(20261123)
    found = []
    for _ in range(PLANS):
        starts = sorted(chance.sample([0.0, 25.0, 50.0, 80.0, 100.0, 110.5, 120.0, 133.3, 150.0, 200.0], chance.randint(0, 4)))
        found.append(
            Plan(
                base=round(chance.uniform(0, 200_000), chance.choice([0, 2])),
                variable=round(chance.uniform(0, 200_000), chance.choice([0, 2])),
                quota=round(chance.uniform(1, 5_000_000), chance.choice([0, 2])),
                tiers=tuple(Tier(start, round(chance.uniform(0, 4), 2)) for start in starts),
                threshold=chance.choice([0.0, 0.0, 40.0, 60.0, round(chance.uniform(0, 130), 1)]),
                cap=chance.choice([None, None, 100.0, 150.0, 200.0, round(chance.uniform(1, 400), 1)]),
            )
        )
    return found


def test_the_browser_agrees_with_python_to_the_last_digit(page: Page, address: str) -> None:
    page.goto(f"{address}/en/pay/calculator/")
    plans = _plans()
    assert len(plans) >= 500 and len({len(plan.tiers) for plan in plans}) == 5
    body = """({ variablePay, curve, cappedFrom, reach }, { plans, attainments }) => plans.map((plan) => [
        attainments.map((at) => variablePay(plan, at)), curve(plan, 300), cappedFrom(plan), reach(plan, 100)])"""
    found = _call(page, "payout.js", body, {"plans": [_spoken(plan) for plan in plans], "attainments": ATTAINMENTS})
    expected = [
        [
            [variable_pay(plan, at) for at in ATTAINMENTS],
            [list(point) for point in curve(plan, 300)],
            capped_from(plan),
            reach(plan, 100),
        ]
        for plan in plans
    ]
    assert found == expected
    assert sum(capped_from(plan) is not None for plan in plans) > 300


def test_the_browser_agrees_with_what_was_worked_out_by_hand(page: Page, address: str) -> None:
    page.goto(f"{address}/en/pay/calculator/")
    cases = [(_spoken(plan), attainment) for plan, attainment, _ in HAND]
    found = _call(page, "payout.js", "({ variablePay }, cases) => cases.map(([plan, at]) => variablePay(plan, at))", cases)
    assert found == pytest.approx([expected for _, _, expected in HAND], abs=1e-6)
    examples = {example.id: example for example in handbook().compensation.examples}
    cases = [(_spoken(plan), attainment) for _, _, plan, attainment in RECORDED]
    totals = _call(page, "payout.js", "({ totalPay }, cases) => cases.map(([plan, at]) => totalPay(plan, at))", cases)
    assert totals == pytest.approx([float(examples[name].lines[line].amount) for name, line, _, _ in RECORDED], abs=1e-6)


NUMERALS: tuple[tuple[str, str, float | str | None], ...] = (
    ("en", "1,234.5", 1234.5), ("en", "1234.5", 1234.5), ("en", " 50 000 ", 50_000), ("en", ".5", 0.5), ("en", "-3", -3),
    ("en", "110 %", 110), ("en", "1,00,000", 100_000), ("en", "", None), ("en", "  ", None), ("en", "1.234,5", "NaN"), ("en", "1,5", "NaN"),
    ("en", "12,34", "NaN"), ("en", "abc", "NaN"), ("en", "1e5", "NaN"), ("en", "-", "NaN"), ("en", "1.2.3", "NaN"),
    ("en", "Infinity", "NaN"), ("en", "0x10", "NaN"), ("it", "1.234,5", 1234.5), ("it", "1234,5", 1234.5),
    ("it", "50.000", 50_000), ("it", "1.5", "NaN"),
    ("it", "1,234.5", "NaN"), ("fr", "1\u202f234,5", 1234.5), ("fr", "1 234,5", 1234.5), ("de", "1.234,5", 1234.5),
    ("de-CH", "1’234.5", 1234.5), ("de-CH", "1'234.5", 1234.5), ("pt-BR", "1.234,56", 1234.56), ("hi", "१२,३४,५६७.८", "NaN"),
    ("ar-EG", "١٬٢٣٤٫٥", 1234.5), ("ar-EG", "1234٫5", 1234.5), ("ar", "1,234.5", 1234.5), ("fa", "۱٬۲۳۴٫۵", 1234.5), ("sv", "−3,5", -3.5),
)  # fmt: skip
"""Locale, what is typed, what is meant; NaN where it could be taken for another number, or for none."""


def test_numbers_are_read_as_the_language_writes_them(page: Page, address: str) -> None:
    page.goto(f"{address}/en/pay/calculator/")
    body = """({ speaker }, cases) => cases.map(([lang, text]) => speaker(lang).parse(text))
        .map((found) => (Number.isNaN(found) ? "NaN" : found))"""
    found = _call(page, "numerals.js", body, [(lang, text) for lang, text, _ in NUMERALS])
    wrong = [(case, got) for case, got in zip(NUMERALS, found, strict=True) if case[2] != got]
    assert wrong == []


def test_a_number_that_is_printed_can_be_read_again(page: Page, address: str) -> None:
    page.goto(f"{address}/en/pay/calculator/")
    tags = ["en", "it", "de", "de-CH", "fr", "es", "pt-BR", "pl", "ar", "ar-EG", "fa", "ja", "ru", "sv"]
    values = [0, 1, 12.5, 1234.5, 50_000, 1_234_567.89, -3.25]
    body = "({ speaker }, [tags, values]) => tags.map((tag) => values.map((value) => speaker(tag).parse(speaker(tag).field(value))))"
    found = _call(page, "numerals.js", body, [tags, values])
    assert dict(zip(tags, found, strict=True)) == dict.fromkeys(tags, values)


def _fill(page: Page, label: str, text: str) -> None:
    """Reaches a field with Tab alone and types."""
    for _ in range(80):
        if page.evaluate("document.activeElement.labels?.[0]?.textContent") == label:
            page.keyboard.press("Control+a")
            page.keyboard.type(text) if text else page.keyboard.press("Delete")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {label!r} by keyboard")


def _out(page: Page, name: str) -> str:
    return page.locator(f'[data-out="{name}"]').inner_text()


def test_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/en/pay/calculator/")
    assert _out(page, "total") == "€107,500"
    for label, text in (("Base pay", "80,000"), ("Variable pay at target", "80000"), ("Quota", "1 000 000"), ("Your attainment", "130")):
        _fill(page, label, text)
    _fill(page, "Threshold", "")
    _fill(page, "Cap", "")
    _fill(page, "Step 2: from", "120")
    assert _out(page, "total") == "€200,000"
    assert (_out(page, "variable"), _out(page, "ote"), _out(page, "rate")) == ("€120,000", "€160,000", "8%")
    expect(page.locator("tr.ae-payouts__here")).to_have_text("130%€1,300,000€120,000150%€200,000")
    expect(page.get_by_role("status")).to_have_text("At 130% of quota the plan pays €200,000, of which €120,000 is variable.")
    expect(page.locator("[data-curve] desc")).to_contain_text("€160,000 at the full quota")
    assert page.locator("[data-curve] .ae-curve__line").count() == 1


def test_the_address_holds_the_plan(page: Page, address: str, browser: Browser) -> None:
    page.goto(f"{address}/en/pay/calculator/")
    assert "?" not in page.url
    page.get_by_label("Base pay").fill("61,000.50")
    page.get_by_label("Currency").select_option("JPY")
    page.get_by_label("Your attainment").fill("87.5")
    total = _out(page, "total")
    page.get_by_role("button", name="Copy the link to this plan").click()
    expect(page.get_by_role("status")).to_have_text("The link is in the clipboard.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url and "base=61000.5" in link and "currency=JPY" in link
    other = browser.new_page()
    other.goto(link)
    assert _out(other, "total") == total
    other.close()
    page.get_by_role("link", name="Italiano").click()
    assert "/it/pay/calculator/" in page.url and "base=61000.5" in page.url


def test_the_italian_reader_writes_italian_numbers(site: Path, page: Page, address: str) -> None:
    if "ae-calculator" not in (site / "it/pay/calculator/index.html").read_text(encoding="utf-8"):
        pytest.fail("the Italian page has no calculator")
    page.goto(f"{address}/it/pay/calculator/?base=1000.5&variable=2000&quota=30000&attainment=100&currency=EUR")
    assert page.locator("#base").input_value() in ("1000,5", "1.000,5")
    page.locator("#quota").fill("40.000")
    page.locator("#base").fill("50.000,50")
    assert re.sub(r"\s", " ", _out(page, "total")) == "52.000,50 €"


def test_what_is_impossible_is_explained(page: Page, address: str) -> None:
    page.goto(f"{address}/en/pay/calculator/")
    quota, base = page.get_by_label("Quota"), page.get_by_label("Base pay")
    base.fill("1.000,5")
    expect(page.locator("#base-fault")).to_be_hidden()
    base.press("Tab")
    expect(page.locator("#base-fault")).to_have_text("Write a number, such as 1,234.5.")
    expect(base).to_have_attribute("aria-invalid", "true")
    expect(base).to_have_attribute("aria-describedby", "base-fault base-hint")
    expect(page.locator("[data-stale]")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Base pay: Write a number, such as 1,234.5.")
    quota.fill("0")
    page.get_by_label("Step 3: from").fill("90")
    page.get_by_label("Step 4: rate").fill("2")
    page.get_by_label("Cap").fill("-1")
    quota.press("Enter")
    summary = page.locator("[data-summary]")
    expect(summary).to_be_focused()
    assert summary.locator("li").all_inner_texts() == [
        "Base pay: Write a number, such as 1,234.5.",
        "Quota: It must be above 0.",
        "Cap: It cannot be below 0.",
        "Step 3: rate: Fill in both fields of this step, or neither.",
        "Step 4: from: Fill in both fields of this step, or neither.",
    ]
    page.get_by_label("Step 3: rate").fill("3")
    assert "Step 3: from: Each step must start above the one before it." in summary.locator("li").all_inner_texts()
    page.keyboard.press("Escape")
    summary.get_by_role("link", name="Quota").press("Enter")
    expect(quota).to_be_focused()
    page.get_by_role("button", name="Back to the example").click()
    expect(summary).to_be_hidden()
    expect(page.locator("[data-stale]")).to_be_hidden()
    assert _out(page, "total") == "€107,500"


@pytest.mark.parametrize(
    "query",
    [
        "?base=abc&quota=1e999",
        "?base=%3Cimg%20src=x%20onerror=alert(1)%3E",
        "?quota=-5",
        "?attainment=99999&from1=9&currency=XXXX",
        "?from1=1&from2=1",
    ],
)
def test_a_broken_link_is_explained_too(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}/en/pay/calculator/{query}")
    expect(page.locator("[data-summary]")).to_be_visible()
    assert page.locator("[data-summary] li").count() >= 1
    assert page.locator("img").count() == 0


def test_small_and_large_plans_are_drawn(page: Page, address: str) -> None:
    for base, variable in (("0", "0"), ("0.01", "0.02"), ("1000000000000", "1000000000000")):
        page.goto(f"{address}/en/pay/calculator/?base={base}&variable={variable}&quota=1&attainment=1000&cap=1000&from1=999&rate1=20")
        expect(page.locator("[data-summary]")).to_be_hidden()
        assert "NaN" not in page.locator("[data-curve]").inner_html()
        assert "Infinity" not in page.locator("[data-curve]").inner_html()


def test_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/pay/calculator/")
    expect(page.get_by_text("The interactive calculator needs JavaScript.")).to_be_visible()
    expect(page.locator("form.ae-calculator")).to_be_hidden()
    expect(page.locator("[data-rows] tr")).to_have_count(7)
    expect(page.locator("[data-rows] tr").nth(3)).to_have_text("100%€500,000€50,000100%€100,000")
    expect(page.locator("[data-curve]")).to_be_visible()
    expect(page.get_by_role("heading", name="How it is worked out")).to_be_visible()
    context.close()


def test_the_picture_is_the_same_from_both(browser: Browser, page: Page, address: str) -> None:
    """The example drawn by the build and by the browser."""
    page.goto(f"{address}/en/pay/calculator/?{_query(EXAMPLE)}")
    drawn = page.evaluate(
        "[...document.querySelectorAll('[data-curve] > *')].map((one) => [one.tagName, one.getAttribute('class'), one.textContent])"
    )
    lines = _points(page)
    context = browser.new_context(java_script_enabled=False)
    still = context.new_page()
    still.goto(f"{address}/en/pay/calculator/")
    built = [
        [one.evaluate("(one) => one.tagName"), one.get_attribute("class"), one.text_content()]
        for one in still.locator("[data-curve] > *").all()
    ]
    assert drawn == built
    assert lines == pytest.approx(_points(still), abs=0.06)
    context.close()


def _points(page: Page) -> list[float]:
    return [float(number) for number in re.findall(r"[\d.]+", page.locator(".ae-curve__line").get_attribute("d") or "")]


def _query(plan: Plan) -> str:
    tiers = "".join(f"&from{at}={tier.start:g}&rate{at}={tier.rate:g}" for at, tier in enumerate(plan.tiers, 1))
    amounts = f"base={plan.base}&variable={plan.variable}&quota={plan.quota}&currency=EUR"
    return f"{amounts}&attainment=110&threshold={plan.threshold}&cap={plan.cap}{tiers}"


@pytest.mark.parametrize(("width", "height"), [(360, 740), (320, 600), (1440, 900)])
def test_no_page_is_wider_than_its_screen(browser: Browser, address: str, width: int, height: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    for name in ("career/", "career/senior/", "pay/", "pay/calculator/", "explore/", "interview/"):
        page.goto(f"{address}/en/{name}")
        assert page.evaluate("document.documentElement.scrollWidth") == width, name
    context.close()
