"""The first 90 days taken along without a self-assessment, one tick for both pages; the check of a skill; the calculator's amounts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.contents import handbook

from .conftest import PHONE, Visit, Visitor

RECORD = "aeskills.assessment:/self-assessment/"


def opened(visitor: Visitor, locale: str = "en", path: str = "") -> Page:
    page = visitor.go(f"{locale}/onboarding/{path}")
    page.locator("[data-onboarding-exports] summary").click()
    page.locator("#start").wait_for()
    return page


def saved(page: Page, at: int) -> bytes:
    with page.expect_download() as file:
        page.locator(".ae-take button").nth(at).click()
    return Path(file.value.path()).read_bytes()


def record(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate("key => localStorage.getItem(key)", RECORD))
    return found


@pytest.mark.parametrize(("locale", "by"), [("en", r"Done when you have: \w"), ("it", r": \w")])
def test_a_calendar_of_one_path_without_an_assessment(visit: Visit, locale: str, by: str) -> None:
    page = opened(visit(accept_downloads=True), locale, "?path=promotion")
    wanted = [activity for activity in handbook().onboarding.activities if "promotion" in activity.paths]
    page.locator(".ae-take button").first.click()
    expect(page.locator("#start")).to_be_focused()
    expect(page.locator("#start-fault")).not_to_be_empty()
    page.fill("#start", "2026-12-05")
    page.locator(".ae-activity:visible input").first.check()
    raw = saved(page, 0)
    found = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert len(found) == len(wanted) - 1 == len(vobject.readOne(raw.decode()).vevent_list) > 20
    assert {str(event["UID"]) for event in found} < {f"{activity.id}@aeskills/self-assessment/" for activity in wanted}
    assert all(event.decoded("DTSTART").weekday() < 5 and f"/{locale}/onboarding/#" in str(event["URL"]) for event in found)
    assert all(re.search(by, str(event["DESCRIPTION"])) for event in found)
    text = saved(page, 1).decode()
    assert text.count("- [x]") == 1 and text.count("- [ ]") == len(wanted) - 1
    assert record(page)["plan"]["start"] == "2026-12-05"
    assert Axe().run(page).response["violations"] == []


def test_one_tick_path_and_day_for_both_pages(visit: Visit) -> None:
    visitor = visit()
    page = opened(visitor)
    page.get_by_role("radio", name="Career changer").check()
    page.fill("#start", "2026-12-07")
    boxes = page.locator(".ae-activity:visible input")
    count = boxes.count()
    for at in range(count):
        boxes.nth(at).check()
    known = record(page)
    assert known["plan"] == {"path": "career-changer", "start": "2026-12-07"} and len(known["done"]) == count
    finished = {**known, "current": _attempt(visitor)}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [RECORD, json.dumps(finished)])
    visitor.go("en/self-assessment/#/plan")
    page.locator(".sa-task").first.wait_for()
    assert page.locator(".sa-tick input:checked").count() == page.locator(".sa-task").count() > 3
    assert page.locator("input[name=path][value=career-changer]").is_checked() and page.input_value("#start") == "2026-12-07"
    page.locator(".sa-tick input").first.uncheck()
    page.locator("input[name=path][value=new-hire]").check()
    visitor.go("en/onboarding/")
    expect(page.get_by_role("radio", name="New hire")).to_be_checked()
    expect(page).to_have_url(re.compile("/en/onboarding/$"))
    assert len(record(page)["done"]) == count - 1 and record(page)["current"] == finished["current"]
    visitor.go("en/self-assessment/#/data")
    page.get_by_role("button", name="Delete everything …").click()
    page.get_by_role("button", name="Yes, delete everything").click()
    page.get_by_text("Everything has been deleted.").wait_for()
    visitor.go("en/onboarding/")
    assert page.locator(".ae-activity input:checked").count() == 0
    expect(page.get_by_role("radio", name="Everyone")).to_be_checked()


def _attempt(visitor: Visitor) -> dict[str, Any]:
    """Somebody who knows none of the full form."""
    bundle = visitor.page.evaluate("async () => (await fetch('../self-assessment/bundle.json')).json()")
    form = next(entry for entry in bundle["forms"] if entry["id"] == "full")
    items = visitor.page.evaluate("async () => (await fetch('../self-assessment/questions.json')).json()")["items"]
    answers: dict[str, Any] = {}
    for name in form["items"]:
        ranked = sorted(items[name]["options"], key=lambda option: -option.get("effectiveness", option.get("keyed", 0)))
        ids = [option["id"] for option in ranked]
        easy = items[name]["level"] < 3
        if items[name]["type"] == "situational":
            answers[name] = {"best": ids[0], "worst": ids[-1]} if easy else {"best": ids[1], "worst": ids[-2]}
        else:
            answers[name] = {"picks": sorted(ids[: sum(bool(o.get("keyed")) for o in ranked)])} if easy else {"unknown": True}
    return {
        "schema": bundle["schema"], "bank": bundle["bank"], "form": "full", "industry": None, "seniority": "senior", "seed": 7,
        "skills": form["ratings"], "ratings": {}, "answers": answers, "started": "2026-11-20T09:00:00.000Z",
        "finished": "2026-11-20T09:30:00.000Z",
    }  # fmt: skip


@pytest.mark.parametrize("locale", ["en", "it"])
def test_a_skill_asks_two_questions_at_once_with_reasons(visit: Visit, locale: str) -> None:
    visitor = visit(viewport=PHONE)
    page = visitor.go(f"{locale}/skills/negotiation/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in visitor.requests if "self-assessment/" in url], "nothing is fetched before it is asked for"
    place = page.locator("[data-mini-check]")
    place.locator("button").click()
    asked = []
    for number in (1, 2):
        expect(place.locator("h3").first).to_be_focused()
        assert f"{number} " in place.locator("h3").first.inner_text()
        asked.append(place.locator(".sa-stem").inner_text())
        place.locator("form .sa-main").click()
        expect(place.locator(".sa-errors")).to_be_focused()
        assert Axe().run(page).response["violations"] == []
        place.locator("input[name=answer]").last.check()
        place.locator("form .sa-main").click()
        expect(place.locator("h3").first).to_be_focused()
        assert place.locator(".sa-options > li").count() >= 3
        place.locator("button").click()
    assert len(set(asked)) == 2
    assert place.locator("form").count() == 0
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_no_form_is_spoilt_by_the_check(visit: Visit) -> None:
    """Only items outside the forms, or those that the reader has answered."""
    visitor = visit()
    page = visitor.go("en/skills/commercial-sense/")
    page.locator("[data-mini-check] button").click()
    page.locator(".sa-stem").wait_for()
    stems = page.evaluate(
        """async () => {
          const {forms} = await (await fetch("../../self-assessment/bundle.json")).json();
          const {items} = await (await fetch("../../self-assessment/questions.json")).json();
          const formed = new Set(forms.filter(({type}) => type === "fixed").flatMap((form) => form.items));
          const free = Object.entries(items).filter(([id, item]) => item.skill === "commercial-sense" && !formed.has(id));
          return free.map(([, {stem}]) => stem);
        }"""
    )
    assert any(page.locator(".sa-stem").inner_text()[:30] in stem for stem in stems)


@pytest.mark.parametrize(
    ("locale", "typed", "total"),
    [
        ("en", "€60,000", "€117,500"),
        ("en", "60k", "€117,500"),
        ("en", "60,000 EUR", "€117,500"),
        ("it", "60.000 €", "117.500"),
        ("it", "60k", "117.500"),
    ],
)
def test_amounts_are_read_as_people_write_them(visit: Visit, locale: str, typed: str, total: str) -> None:
    page = visit().go(f"{locale}/pay/calculator/")
    page.fill("#base", typed)
    page.keyboard.press("Tab")
    expect(page.locator("[data-out=total]")).to_contain_text(total)
    expect(page.locator("#base-fault")).to_be_hidden()


def test_a_number_of_two_readings_is_asked_about(visit: Visit) -> None:
    page = visit().go("en/pay/calculator/")
    page.fill("#base", "50.000")
    page.keyboard.press("Tab")
    fault = page.locator("#base-fault")
    expect(fault).to_contain_text("Do you mean 50,000 or 50?")
    expect(page.locator("[data-stale]")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    fault.get_by_role("button", name="50,000").click()
    expect(page.locator("#base")).to_have_value("50,000")
    expect(page.locator("#base")).to_be_focused()
    expect(fault).to_be_hidden()
    page.fill("#attainment", "1.125")  # more than the field can hold with a thousand
    page.keyboard.press("Tab")
    expect(page.locator("#attainment-fault")).to_be_hidden()


def test_a_link_whose_signs_were_escaped_opens(visit: Visit) -> None:
    page = visit().go("en/pay/calculator/?base=40000&amp;variable=40000&amp;quota=400000&amp;attainment=100&amp;currency=USD")
    expect(page.locator("[data-out=total]")).to_have_text("US$80,000")
    expect(page.locator("[data-summary]")).to_be_hidden()
    assert "amp;" not in page.url


def test_what_was_typed_outlives_a_reload_and_back_even_where_it_is_wrong(visit: Visit) -> None:
    visitor = visit()
    page = visitor.go("en/pay/calculator/")
    page.fill("#base", "60,000")
    page.fill("#quota", "much")
    page.select_option("#currency", "USD")
    for back in (False, True):
        if back:
            visitor.go("en/pay/")
            page.go_back()
        else:
            page.reload()
        expect(page.locator("#base")).to_have_value("60,000")
        expect(page.locator("#quota")).to_have_value("much")
        expect(page.locator("#currency")).to_have_value("USD")
        expect(page.locator("#quota-fault")).to_be_visible()
