"""What nervous hands do: double clicks, Back, a reload in the middle; and titles and dates that say a thing once."""

from __future__ import annotations

import re
from typing import Any

import pytest

from .conftest import Reader, answered


@pytest.mark.parametrize("delay", [0, 120, 400])
def test_a_second_click_never_reaches_the_next_question(reader: Reader, delay: int) -> None:
    page = reader.page
    page.set_viewport_size({"width": 360, "height": 740})
    reader.begin()
    page.wait_for_timeout(600)
    for number in (1, 2, 3):
        page.check("input[value='3']")
        box = page.locator("button:has-text('Next')").bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.click(x, y)
        page.wait_for_timeout(delay)
        page.mouse.click(x, y)
        page.wait_for_timeout(600)
        reader.heading(f"Question {number + 1} of")
        assert page.locator("#assessment .sa-errors").count() == 0
        assert page.locator("#assessment :checked").count() == 0
    assert len(reader.stored()["current"]["ratings"]) == 3


def test_nothing_under_the_pointer_is_pressed_anywhere_in_the_page(reader: Reader) -> None:
    """Wherever the second click goes, the new question has no answer by it."""
    page = reader.page
    reader.begin()
    page.wait_for_timeout(600)
    page.check("input[value='2']")
    page.click("button:has-text('Next')")
    reader.heading("Question 2 of")
    box = page.locator("input[value='4']").bounding_box()
    assert box
    page.mouse.click(box["x"] + 5, box["y"] + 5)
    assert page.locator("#assessment :checked").count() == 0
    page.wait_for_timeout(600)
    page.mouse.click(box["x"] + 5, box["y"] + 5)
    assert page.is_checked("input[value='4']")


def test_keys_need_not_wait(reader: Reader) -> None:
    reader.begin()
    for number in (1, 2, 3):
        reader.heading(f"Question {number} of")
        reader.page.locator("#answer input").first.focus()
        reader.page.keyboard.press("Space")
        reader.page.keyboard.press("Enter")
    reader.heading("Question 4 of")
    assert len(reader.stored()["current"]["ratings"]) == 3


def test_the_title_says_it_once(reader: Reader) -> None:
    page = reader.page
    page.click("button:has-text('Begin')")
    page.click("button:has-text('Begin')")
    assert page.title() == "Check your entry: Before you start – Self-assessment"
    reader.begin()
    for _ in range(3):
        page.click("button:has-text('Next')")
        assert page.title().count("Check your entry") == 1
    page.check("input[value='3']")
    page.click("button:has-text('Next')")
    reader.heading("Question 2 of")
    assert page.title().startswith("Question 2 of")


def chosen(reader: Reader) -> dict[str, Any]:
    script = """() => Object.fromEntries([...document.querySelectorAll("#assessment :is(input[name], select[name])")]
      .filter((field) => field.matches("select, :checked")).map((field) => [field.name, field.value]))"""
    found: dict[str, Any] = reader.page.evaluate(script)
    return found


def test_back_from_the_second_step_keeps_the_first(reader: Reader) -> None:
    page = reader.page
    reader.fill_in("focus", "senior", tab_only=True)
    page.select_option("#industry", "software")
    before = chosen(reader)
    assert before["form"] == "focus" and before["tab"] == "tab" and before["industry"] == "software"
    page.click("button:has-text('Begin')")
    reader.heading("Which skills would you like")
    page.check("input[value=negotiation]")
    page.reload()
    reader.heading("Which skills would you like")
    assert page.is_checked("input[value=negotiation]"), "a reload keeps the skills, too"
    page.click("a:has-text('Back')")
    reader.heading("Before you start")
    assert chosen(reader) == before
    page.click("button:has-text('Begin')")
    reader.heading("Which skills would you like")
    assert page.is_checked("input[value=negotiation]")
    page.go_back()
    reader.heading("Before you start")
    assert chosen(reader) == before
    page.reload()
    reader.heading("Before you start")
    assert chosen(reader) == before
    page.click("button:has-text('Begin')")
    page.check("input[value=negotiation]")
    page.click("button:has-text('Start')")
    reader.heading("Question 1 of")
    assert reader.stored() is None, "this tab only"


def test_half_a_choice_outlives_a_reload_and_back(reader: Reader, bundle: Any) -> None:
    """Of best and worst only one; a whole choice is kept with the answers, and a removed one does not come back."""
    page = reader.page
    person = answered(bundle, finished=None)
    name = next(item for item in bundle["forms"][1]["items"] if bundle["items"][item]["type"] == "situational")
    del person["answers"][name]
    reader.put(person)
    number = len(person["ratings"]) + bundle["forms"][1]["items"].index(name) + 1
    reader.open(f"#/question/{number}")
    page.check("input[name=answer][value=b]")
    page.reload()
    page.locator("#worst").wait_for()
    assert page.is_checked("input[name=answer][value=b]")
    page.click("a:has-text('Review')")
    reader.heading("Review your answers")
    page.go_back()
    assert page.is_checked("input[name=answer][value=b]") and name not in reader.stored()["current"]["answers"]
    page.check("input[name=worst][value=c]")
    page.click("button:has-text('Next')")
    reader.heading(f"Question {number + 1} of")
    assert reader.stored()["current"]["answers"][name] == {"best": "b", "worst": "c"}
    page.go_back()
    page.click("text=Remove my answer")
    reader.heading(f"Question {number + 1} of")
    page.go_back()
    reader.heading(f"Question {number} of")
    assert page.locator("#assessment :checked").count() == 0
    assert name not in reader.stored()["current"]["answers"]


def test_who_does_not_know_the_level_gets_help_and_the_first_one(reader: Reader, bundle: Any) -> None:
    page = reader.page
    page.check("input[name=form][value=quick]")
    page.select_option("#seniority", label="I don’t know yet")
    first = min(bundle["seniority"], key=lambda level: level["step"])
    assert page.get_by_text(f"against the first level, {first['name']}").is_visible()
    page.click("text=Which level is mine?")
    assert page.locator(".sa-levels dt:visible").count() == len(bundle["seniority"])
    page.click("button:has-text('Begin')")
    reader.heading("Question 1 of")
    assert reader.stored()["current"]["seniority"] == first["id"]


def test_no_experience_and_not_my_job_are_two_answers(reader: Reader) -> None:
    reader.begin()
    for value in ("none", "not-mine"):
        reader.page.check(f"input[value='{value}']")
        reader.page.click("button:has-text('Next')")
    reader.heading("Question 3 of")
    assert list(reader.stored()["current"]["ratings"].values()) == ["none", "not-mine"]


def test_one_style_of_dates_and_local_days_in_names_of_files(reader: Reader, bundle: Any) -> None:
    reader.put(answered(bundle, started="2026-11-20T09:00:00.000Z"))
    for address in ("#/start", "#/result", "#/history"):
        reader.open(address)
        text = reader.page.locator("#assessment").inner_text()
        assert "20 November 2026" in text and not re.search(r"November \d{1,2},", text), address


def test_names_of_files_have_the_day_where_the_reader_is(browser: Any, site: str, bundle: Any) -> None:
    context = browser.new_context(timezone_id="Pacific/Auckland", accept_downloads=True)
    someone = Reader(context, site, bundle)
    someone.open()
    someone.put(answered(bundle, started="2026-11-20T20:00:00.000Z"))
    someone.open("#/data")
    with someone.page.expect_download() as saved:
        someone.page.click("text=Save my answers as a file")
    assert "2026-11-21" in saved.value.suggested_filename
    assert someone.trouble == []
    context.close()


def test_a_rating_fits_a_phone(reader: Reader) -> None:
    """The whole scale is in the window, with Next, at anchors of up to 20 words."""
    page = reader.page
    page.set_viewport_size({"width": 390, "height": 844})
    reader.begin()
    page.wait_for_timeout(600)
    move = page.locator(".sa-move").bounding_box()
    assert move and move["y"] + move["height"] <= 845
    last = page.locator("#answer .sa-choice").nth(4).bounding_box()
    assert last and last["y"] + last["height"] <= move["y"]
    places = set()
    for number in (1, 2, 19, 20, 24):
        reader.open(f"#/question/{number}")
        page.wait_for_timeout(600)
        found = page.locator("button:has-text('Next')").bounding_box()
        assert found
        places.add((round(found["x"]), round(found["y"])))
    assert len(places) == 1, "Next stands at the same place"
