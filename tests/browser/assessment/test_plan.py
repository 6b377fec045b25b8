"""The plan: the first day, due days, files that calendars read, ticks shared with the page of the first 90 days."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from .conftest import Reader, answered

OLD = "aeskills:onboarding:role"


@pytest.fixture
def planner(reader: Reader, bundle: Any) -> Reader:
    """Somebody with gaps, at the plan."""
    reader.put(answered(bundle, quality=2))
    reader.open("#/plan")
    return reader


def first_day(reader: Reader, day: str) -> None:
    reader.page.fill("#start", day)
    reader.page.keyboard.press("Tab")


def saved(reader: Reader, name: str) -> bytes:
    with reader.page.expect_download() as file:
        reader.page.click(f"text={name}")
    return Path(file.value.path()).read_bytes()


def events(raw: bytes) -> dict[str, Any]:
    """UID → event, as one library reads it; another one must read the same."""
    found = {str(event["UID"]): event for event in icalendar.Calendar.from_ical(raw).walk("VEVENT")}
    other = {event.uid.value: event for event in vobject.readOne(raw.decode("utf-8")).vevent_list}
    assert {uid: (str(one["SUMMARY"]), one.decoded("DTSTART"), str(one["DESCRIPTION"])) for uid, one in found.items()} == {
        uid: (one.summary.value, one.dtstart.value, one.description.value) for uid, one in other.items()
    }
    return found


def test_the_first_day_is_used_and_kept_as_typed(planner: Reader) -> None:
    page = planner.page
    first_day(planner, "2026-12-05")
    page.locator("h3", has_text="By day 30, 3 January 2027").wait_for()
    assert planner.stored()["plan"] == {"start": "2026-12-05"}
    page.reload()
    page.locator("h3", has_text="By day 30, 3 January 2027").wait_for()
    assert page.input_value("#start") == "2026-12-05"
    page.fill("#start", "2026-12-07")
    raw = saved(planner, "Save for your calendar")
    assert planner.stored()["plan"]["start"] == "2026-12-07" and raw.startswith(b"BEGIN:VCALENDAR")
    assert page.evaluate("document.title").startswith("Plan for")


def test_messages_stand_beside_field_and_button(planner: Reader) -> None:
    page = planner.page
    page.click("text=Save for your calendar")
    assert page.locator("#start-fault").inner_text() == "Give your first day; the calendar needs it."
    assert page.evaluate("document.activeElement.id") == "start"
    assert page.get_attribute("#start", "aria-invalid") == "true"
    for bad in ("123456-01-01", "1999-12-31"):
        page.evaluate(
            "day => { start.value = day; start.dispatchEvent(new Event('change', { bubbles: true })) }",
            bad,
        )
        assert page.locator("#start-fault").inner_text() == "This is no date between 1 January 2000 and 31 December 2099."
        page.click("text=Save for your calendar")
        assert page.evaluate("document.activeElement.id") == "start"
    assert planner.stored()["plan"] == {}
    first_day(planner, "2026-12-01")
    assert page.locator("#start-fault").inner_text() == ""
    assert page.get_attribute("#start", "aria-invalid") == "false"
    saved(planner, "Save for your calendar")
    status = page.locator(".ae-take [role=status]")
    assert status.inner_text().endswith("activities are in the file plan-90-days.ics.")
    assert page.locator(".sa-status").inner_text() == ""


def test_a_year_of_six_digits_cannot_be_typed_or_is_refused(planner: Reader) -> None:
    page = planner.page
    page.focus("#start")
    page.keyboard.type("0101202612", delay=5)
    page.keyboard.press("Tab")
    page.click("text=Save for your calendar")
    assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", page.input_value("#start")) or page.locator("#start-fault").inner_text()


def test_events_are_due_on_working_days_and_read_by_calendars(planner: Reader, bundle: Any) -> None:
    page = planner.page
    page.check("input[value=career-changer]")
    first_day(planner, "2026-12-05")
    titles = page.locator(".sa-task summary > :first-child").all_inner_texts()
    known = {entry["title"]: entry for entry in bundle["activities"]}
    assert len(titles) >= 6 and all("career-changer" in known[title]["paths"] for title in titles)
    raw = saved(planner, "Save for your calendar")
    assert raw.endswith(b"END:VCALENDAR\r\n") and not re.search(rb"(?<!\r)\n", raw)
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert icalendar.Calendar.from_ical(raw)["X-WR-CALNAME"].replace("\\,", ",") == "Plan for 30, 60 and 90 days"
    found = events(raw)
    assert sorted(str(event["SUMMARY"]) for event in found.values()) == sorted(titles)
    start = dt.date(2026, 12, 5)
    for uid, event in found.items():
        activity = known[str(event["SUMMARY"])]
        due = event.decoded("DTSTART")
        assert uid == f"{activity['id']}@aeskills/check/"
        assert due.weekday() < 5 and activity["day"] - 30 <= (due - start).days < activity["day"]
        assert event.decoded("DTEND") - due == dt.timedelta(1)
        (alarm,) = event.walk("VALARM")
        reminder = dt.datetime.combine(due, dt.time()) + alarm.decoded("TRIGGER")
        assert reminder.hour == 9 and reminder.weekday() < 5 and reminder.date() < due
        assert str(event["URL"]) == f"{planner.site}/en/check/#/plan" and str(event["URL"]) in str(event["DESCRIPTION"])
    assert len({event.decoded("DTSTART") for event in found.values()}) > 3, "they are spread"
    shown = page.locator(".sa-task summary .sa-hint").all_inner_texts()
    assert all(" · by " in text for text in shown)


def test_a_new_first_day_moves_the_same_events_and_done_ones_stay_out(planner: Reader) -> None:
    page = planner.page
    page.clock.set_fixed_time("2026-11-20T10:00:00Z")
    first_day(planner, "2026-12-01")
    before = events(saved(planner, "Save for your calendar"))
    page.clock.set_fixed_time("2026-11-20T10:01:00Z")
    first_day(planner, "2026-12-15")
    page.locator(".sa-tick input").first.check()
    after = events(saved(planner, "Save for your calendar"))
    assert len(after) == len(before) - 1 and set(after) < set(before)
    for uid, event in after.items():
        assert event.decoded("DTSTART") > before[uid].decoded("DTSTART")
        assert event["SEQUENCE"] > before[uid]["SEQUENCE"]
        assert (before[uid].decoded("DTSTAMP").minute, event.decoded("DTSTAMP").minute) == (0, 1)
    for box in page.locator(".sa-tick input").all():
        box.check()
    page.click("text=Save for your calendar")
    page.get_by_text("All activities are ticked").wait_for()


def test_markdown_has_the_ticks(planner: Reader) -> None:
    planner.page.locator(".sa-tick input").nth(1).check()
    text = saved(planner, "Save as text").decode()
    count = planner.page.locator(".sa-task").count()
    assert text.count("- [ ]") == count - 1 and text.count("- [x]") == 1 and "not for hiring" in text
    assert planner.page.get_by_text(f"1 of {count} activities done").is_visible()


def test_the_path_is_what_the_person_chose(planner: Reader, bundle: Any) -> None:
    planner.page.check("input[value=promotion]")
    shown = planner.page.locator(".sa-task").count()
    planner.open("#/result")
    planner.open("#/plan")
    assert planner.page.is_checked("input[value=promotion]") and planner.page.locator(".sa-task").count() == shown
    planner.put(answered(bundle, quality=2), plan={"path": "career-changer"})
    planner.open("#/plan")
    assert planner.page.is_checked("input[value=career-changer]")


def test_ticks_of_earlier_versions_are_taken_over_and_deleted_with_everything(reader: Reader, bundle: Any) -> None:
    first = bundle["activities"][0]["id"]
    reader.page.evaluate("([key, ids]) => localStorage.setItem(key, JSON.stringify(ids))", [OLD, [first, "<b>", 5]])
    reader.put(answered(bundle, quality=2), done={"another": True})
    reader.open("#/data")
    assert reader.stored()["done"] == {"another": True, first: True}
    assert reader.page.evaluate("key => localStorage.getItem(key)", OLD) is None
    reader.page.click("text=Delete everything …")
    reader.page.click("text=Yes, delete everything")
    reader.page.get_by_text("Everything has been deleted.").wait_for()
    assert reader.page.evaluate("localStorage.length") == 0


def test_the_plan_prints_on_two_sheets_with_boxes(planner: Reader) -> None:
    first_day(planner, "2026-12-01")
    page = planner.page
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert pages <= 2
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".sa-controls:visible, button:visible").count() == 0
    assert page.locator(".sa-tick input:visible").count() == page.locator(".sa-task").count() > 5
