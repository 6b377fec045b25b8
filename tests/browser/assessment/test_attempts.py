"""Attempts among each other: whose they are, where they came from, what is compared, and each of them deleted alone."""

from __future__ import annotations

import json
from typing import Any

from .conftest import Reader, answered


def earlier(bundle: Any, form: str = "full-b", month: int = 5, **more: Any) -> dict[str, Any]:
    times = {"started": f"2026-0{month}-01T09:00:00Z", "finished": f"2026-0{month}-01T10:00:00Z"}
    return answered(bundle, form, 2, **{**times, "seed": month, **more})


def rows(reader: Reader) -> list[str]:
    reader.open("#/history")
    return reader.page.locator("tbody tr").all_inner_texts()


def test_attempts_of_others_are_marked_and_never_compared(reader: Reader, bundle: Any) -> None:
    """Parallel forms, one of them a colleague's: a change is told of one's own only."""
    own, theirs = earlier(bundle), earlier(bundle, month=4, origin="link", whose="colleague")
    rated = earlier(bundle, month=3, origin="file", whose="mentor", answers={})
    reader.put(answered(bundle), history=[own, theirs, rated])
    found = rows(reader)
    assert len(found) == 4
    assert "higher by about" in found[1] and "Somebody else" not in found[1]
    assert "Somebody else’s" in found[2] and "From a link" in found[2] and "Not yours: not compared" in found[2]
    assert "A mentor’s rating of you" in found[3] and "From a file" in found[3] and "Not yours: not compared" in found[3]
    assert "higher" not in found[2] + found[3]
    for at in (2, 3):
        assert reader.page.locator("tbody tr").nth(at).get_by_text("Make it the present one").count() == 0
    reader.open("#/practice")
    assert "otherwise than keyed" in reader.page.locator("#assessment").inner_text()
    reader.put(answered(bundle), history=[theirs])
    reader.open("#/practice")
    assert "no answer that differs from its key" in reader.page.locator("#assessment").inner_text()


def test_another_form_is_not_compared_and_the_aim_is_said(reader: Reader, bundle: Any) -> None:
    reader.put(answered(bundle), history=[earlier(bundle, "quick", seniority="sales-development", industry="software")])
    found = rows(reader)
    levels = {entry["id"]: entry["name"] for entry in bundle["seniority"]}
    assert levels["senior"] in found[0]
    assert "Another form: not compared" in found[1] and f"{levels['sales-development']}, " in found[1]


def test_each_attempt_is_deleted_alone(reader: Reader, bundle: Any) -> None:
    own, other = earlier(bundle), earlier(bundle, month=4)
    reader.put(answered(bundle), history=[own, other])
    assert len(rows(reader)) == 3
    row = reader.page.locator("tbody tr").nth(1)
    row.get_by_role("button", name="Delete", exact=True).click()
    assert reader.page.evaluate("document.activeElement.textContent") == "Yes, delete this attempt"
    reader.page.click("text=Keep it")
    assert len(reader.stored()["history"]) == 2
    row.get_by_role("button", name="Delete", exact=True).press("Enter")
    reader.page.keyboard.press("Enter")
    reader.page.get_by_text("The attempt has been deleted").wait_for()
    assert reader.stored()["history"] == [other] and reader.stored()["current"] == answered(bundle)
    reader.page.locator("tbody tr").first.get_by_role("button", name="Delete", exact=True).click()
    reader.page.click("text=Yes, delete this attempt")
    reader.page.get_by_text("The attempt has been deleted").wait_for()
    assert reader.stored()["current"] is None and reader.stored()["history"] == [other]


def test_empty_attempts_are_not_kept(reader: Reader, bundle: Any) -> None:
    """Neither what earlier versions kept, nor an attempt that was begun and left."""
    empty = earlier(bundle, ratings={}, answers={})
    reader.put(None, history=[empty])
    assert rows(reader) == []
    reader.open()
    reader.begin()
    assert rows(reader) == []
    reader.open()
    reader.begin()
    assert reader.stored()["history"] == [] and reader.stored()["current"] is not None


def test_a_file_is_told_whose_it_is(reader: Reader, bundle: Any) -> None:
    own, theirs = answered(bundle), earlier(bundle, month=2)
    reader.put(own)
    reader.open("#/data")
    reader.page.set_input_files("#file", {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(theirs).encode()})
    reader.page.click("text=Look at the file")
    assert reader.page.get_by_role("radio", name="My own").is_checked()
    reader.page.get_by_role("radio", name="Somebody else’s").check()
    reader.page.click("text=Use this file")
    reader.heading("Earlier attempts")
    assert reader.stored() == {**reader.stored(), "current": own, "history": [{**theirs, "origin": "file", "whose": "colleague"}]}


def test_a_saved_file_says_nothing_of_where_a_copy_came_from(reader: Reader, bundle: Any) -> None:
    reader.put(answered(bundle), history=[earlier(bundle, origin="link", whose="colleague")])
    rows(reader)
    with reader.page.expect_download() as saved:
        reader.page.locator("tbody tr").nth(1).get_by_text("Save it as a file").click()
    found = json.loads(saved.value.path().read_text("utf-8"))
    assert "origin" not in found and found["whose"] == "colleague"
