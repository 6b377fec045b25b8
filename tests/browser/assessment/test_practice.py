"""Practice: missed items again over days, the reasons at once, nothing scored, no attempt spoilt."""

from __future__ import annotations

from typing import Any

from .conftest import Reader, answered


def missed_of(person: dict[str, Any], bundle: Any) -> list[str]:
    return [name for name in bundle["items"] if name in person["answers"] and bundle["items"][name]["level"] > 3]


def take(reader: Reader, item: Any, right: bool) -> None:
    """Answers the item that is shown."""
    page = reader.page
    if not right:
        page.check("input[name=answer][value='?']")
    elif item["type"] == "situational":
        ranked = sorted(item["options"], key=lambda option: option["effectiveness"])
        page.check(f"input[name=answer][value='{ranked[-1]['id']}']")
        page.check(f"input[name=worst][value='{ranked[0]['id']}']")
    else:
        for option in item["options"]:
            if option["keyed"]:
                page.check(f"input[name=answer][value='{option['id']}']")
    page.click("button:has-text('Show the reasons')")
    page.locator("h3", has_text="The reasons").wait_for()


def test_missed_items_come_again_over_days(reader: Reader, bundle: Any) -> None:
    page = reader.page
    person = answered(bundle, quality=1)
    missed = missed_of(person, bundle)
    assert len(missed) > 8
    page.clock.set_fixed_time("2026-12-01T10:00:00")
    reader.put(person)
    reader.open("#/result")
    page.click("text=Practise what you missed")
    reader.heading("Practise what you missed")
    assert page.get_by_text("8 questions for today").is_visible()
    page.click("button:has-text('Show the reasons')")
    assert page.evaluate("document.activeElement.className") == "sa-errors"
    for at, name in enumerate(missed[:8]):
        page.locator(".sa-stem").first.wait_for()
        take(reader, bundle["items"][name], right=at % 2 == 0)
        assert page.evaluate("document.activeElement.tagName") == "H3"
        assert page.locator(".sa-options > li").count() == len(bundle["items"][name]["options"])
        page.click("button:has-text('Next')")
        page.wait_for_timeout(550)
    page.get_by_text("That is all for today. The next question comes on 2 December 2026.").wait_for()
    stored = reader.stored()
    assert stored["current"] == person and stored["history"] == []
    assert [stored["practised"][name]["right"] for name in missed[:8]] == [1, 0] * 4
    page.clock.set_fixed_time("2026-12-02T10:00:00")
    page.reload()
    reader.heading("Practise what you missed")
    rest = len(missed) - 4
    assert page.get_by_text(f"{min(8, rest)} questions for today").is_visible()


def test_an_attempt_under_way_is_not_spoilt(reader: Reader, bundle: Any) -> None:
    """What the open attempt asks is not shown, and what an unfinished one missed is not either."""
    done = answered(bundle, quality=1, seed=9, started="2026-05-01T09:00:00Z", finished="2026-05-01T10:00:00Z")
    for name in [name for name in done["answers"] if "applies" in bundle["items"][name]]:
        del done["answers"][name]  # not asked without a country
    again = answered(bundle, quality=1, finished=None)
    reader.put(again, history=[done])
    reader.open("#/practice")
    assert reader.page.get_by_text("There is no answer that differs from its key.").is_visible()
    reader.put(answered(bundle, "full-b", quality=1, finished=None), history=[done])
    reader.open("#/practice")
    assert reader.page.locator("button:has-text('Show the reasons')").is_visible()
    name = missed_of(done, bundle)[0]
    assert reader.page.locator(".sa-stem").inner_text()[:20] in bundle["items"][name]["stem"]
