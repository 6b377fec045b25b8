"""From the start to the result and back: with the keyboard, the browser's buttons, a reload, another language."""

from __future__ import annotations

import json
from typing import Any

from .conftest import Reader, answered


def press(reader: Reader, *keys: str) -> None:
    for key in keys:
        reader.page.keyboard.press(key)


def to(reader: Reader, selector: str) -> None:
    """Tab forward until the wanted element has the focus."""
    for _ in range(40):
        reader.page.keyboard.press("Tab")
        if reader.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_quick_form_by_keyboard(reader: Reader, bundle: Any) -> None:
    """With nothing but keys, from the start to the result; then only the second part and its scripts are asked for."""
    reader.open()
    loaded = len(reader.requests)
    to(reader, "input[name=form]")
    press(reader, "Space")
    to(reader, "#seniority")
    press(reader, "ArrowDown", "ArrowDown", "ArrowDown")
    to(reader, "button")
    press(reader, "Enter")
    form = bundle["forms"][0]
    count = len(form["ratings"]) + len(form["items"])
    for number in range(1, count + 1):
        reader.heading(f"Question {number} of {count}")
        assert not reader.page.locator("#assessment :checked").count()
        assert reader.page.evaluate("document.activeElement.tagName") == "H2"
        to(reader, "#answer input")
        press(reader, "Space", *(["ArrowDown"] if number % 3 and number <= len(form["ratings"]) else []))
        if number > len(form["ratings"]) and bundle["items"][form["items"][number - len(form["ratings"]) - 1]]["type"] == "situational":
            to(reader, "#worst input")
            press(reader, "Space", "ArrowDown")
        to(reader, "button")
        press(reader, "Enter")
    reader.heading("Review your answers")
    to(reader, "button")
    press(reader, "Enter")
    reader.heading("Your result")
    assert reader.page.locator(".sa-status").inner_text() == "Your result is ready."
    kept = json.loads(reader.page.evaluate("Object.values(localStorage)[0]"))["current"]
    assert len(kept["ratings"]) == len(form["ratings"]) and len(kept["answers"]) == len(form["items"]) and kept["finished"]
    asked = [address.removeprefix(reader.site) for address in reader.requests[loaded:]]
    assert "/en/check/questions.json" in asked and "/assets/later.js" in asked
    assert all(address == "/en/check/questions.json" or address.startswith("/assets/") for address in asked)


def test_nothing_is_chosen_or_done_before_next(reader: Reader) -> None:
    page = reader.page
    assert page.locator("#assessment :checked:not(option)").count() == 0
    assert reader.stored() is None
    reader.begin()
    page.check("input[value='3']")
    reader.heading("Question 1 of")
    assert reader.stored()["current"]["ratings"] == {}
    page.click("button:has-text('Next')")
    reader.heading("Question 2 of")
    assert list(reader.stored()["current"]["ratings"].values()) == [3]


def test_errors_get_the_focus_and_lead_to_the_field(reader: Reader) -> None:
    page = reader.page
    page.click("button:has-text('Begin')")
    assert page.evaluate("document.activeElement.className") == "sa-errors"
    assert page.locator(".sa-errors li").all_inner_texts() == ["Choose one of the forms.", "Choose the level you aim at."]
    page.click(".sa-errors a >> nth=1")
    assert page.evaluate("document.activeElement.id") == "seniority"
    reader.begin()
    page.click("button:has-text('Next')")
    assert page.locator(".sa-errors li").inner_text() == "Choose an answer, or skip the question."
    page.click(".sa-errors a")
    assert page.evaluate("document.activeElement.name") == "answer"
    assert page.locator("#answer").get_attribute("aria-describedby") == "answer-error"


def test_back_forward_and_reload_keep_answers(reader: Reader) -> None:
    page = reader.page
    reader.begin()
    for level in "245":
        page.check(f"input[value='{level}']")
        page.click("button:has-text('Next')")
    reader.heading("Question 4 of")
    page.go_back()
    reader.heading("Question 3 of")
    assert page.locator("input[value='5']").is_checked()
    page.go_back()
    reader.heading("Question 2 of")
    page.check("input[value='1']")
    page.go_forward()
    reader.heading("Question 3 of")
    page.click("a:has-text('Back')")
    reader.heading("Question 2 of")
    assert page.locator("input[value='1']").is_checked(), "a choice made before Forward is kept"
    page.check("input[value='none']")
    page.reload()
    reader.heading("Question 2 of")
    assert page.locator("input[value='none']").is_checked(), "and before a reload"
    assert sorted(map(str, reader.stored()["current"]["ratings"].values())) == ["2", "5", "none"]


def test_skip_remove_and_review(reader: Reader, bundle: Any) -> None:
    page = reader.page
    reader.begin()
    page.check("input[value='2']")
    page.click("button:has-text('Skip')")
    reader.heading("Question 2 of")
    assert reader.stored()["current"]["ratings"] == {}
    page.check("input[value='2']")
    page.click("button:has-text('Next')")
    page.click("a:has-text('Back')")
    page.click("text=Remove my answer")
    reader.heading("Question 3 of")
    assert reader.stored()["current"]["ratings"] == {}
    page.click("a:has-text('Review')")
    reader.heading("Review your answers")
    links = page.locator(".sa-open a")
    form = bundle["forms"][0]
    assert links.count() == len(form["ratings"]) + len(form["items"])
    links.nth(4).click()
    reader.heading("Question 5 of")
    page.check("input[value='4']")
    page.click("button:has-text('Next')")
    reader.heading("Review your answers")
    assert links.count() == len(form["ratings"]) + len(form["items"]) - 1
    page.click("button:has-text('See the result')")
    reader.heading("Your result")
    assert page.get_by_text("There are too few answers to say").count() == 1
    assert page.locator("table:visible").count() == 0


def test_question_kinds(reader: Reader, bundle: Any) -> None:
    """Best and worst, one of several, several of several: what is stored, and what is refused."""
    page = reader.page
    form = next(entry for entry in bundle["forms"] if entry["id"] == "focus")

    def of(skill: str) -> list[str]:
        return [name for name in form["items"] if bundle["items"][name]["skill"] == skill and "applies" not in bundle["items"][name]]

    def kinds(skill: str) -> set[int]:
        return {sum(bool(option.get("keyed")) for option in bundle["items"][name]["options"]) for name in of(skill)}

    skill = next(name for name in form["ratings"] if kinds(name) == {0, 1, 2} and len(of(name)) == 6)
    reader.begin("focus", skills=(skill,))
    page.click("button:has-text('Skip')")
    seen = set()
    for item_id in of(skill):
        name = reader.page.evaluate("location.hash")
        item = bundle["items"][item_id]
        keyed = [option["id"] for option in item["options"] if option.get("keyed")]
        if item["type"] == "situational":
            seen.add("situational")
            page.check("input[name=answer][value=a]")
            page.click("button:has-text('Next')")
            assert "Choose the least good option, too" in page.locator(".sa-errors").inner_text()
            page.check("input[name=worst][value=a]")
            page.click("button:has-text('Next')")
            assert "same option" in page.locator(".sa-errors").inner_text()
            page.check("input[name=worst][value=c]")
            expected: Any = {"best": "a", "worst": "c"}
        elif len(keyed) > 1:
            seen.add("several")
            for value in ("?", *keyed):
                page.check(f"input[value='{value}']")
            page.click("button:has-text('Next')")
            assert "not both" in page.locator(".sa-errors").inner_text()
            page.uncheck("input[value='?']")
            expected = {"picks": keyed}
        else:
            seen.add("single")
            assert page.locator("input[type=radio]").count() == len(item["options"]) + 1
            page.check("input[value='?']")
            expected = {"unknown": True}
        page.click("button:has-text('Next')")
        page.wait_for_function("old => location.hash !== old", arg=name)
        assert reader.stored()["current"]["answers"][item_id] == expected
    assert seen == {"situational", "several", "single"}


def test_options_are_shuffled_by_the_seed_and_scales_never(reader: Reader, bundle: Any) -> None:
    order = """() => [...document.querySelectorAll("#answer input")].map((input) => input.value).join("")"""
    found = set()
    for seed in (1, 2, 3, 1):
        reader.put(answered(bundle, seed=seed))
        reader.open("#/question/24")
        found.add(reader.page.evaluate(order))
        reader.open("#/question/1")
        assert reader.page.evaluate(order) == "12345nonenot-mine"
    assert 1 < len(found) < 4 and all(sorted(text) == list("?abcd") and text[-1] == "?" for text in found)


def test_follow_ups_may_be_skipped_above_the_target(reader: Reader, bundle: Any) -> None:
    person = answered(bundle, "focus", seniority="sales-development", finished=None)
    rest = [name for name in bundle["forms"][3]["items"] if bundle["items"][name]["skill"] == "account-growth"][-1]
    del person["answers"][rest]
    reader.put(person)
    number = len(bundle["forms"][3]["ratings"]) + bundle["forms"][3]["items"].index(rest) + 1
    reader.open(f"#/question/{number}")
    reader.page.click("text=Skip the rest of this skill")
    reader.heading(f"Question {number + 1} of")
    reader.put({**person, "seniority": "sales-director", "answers": answered(bundle, "focus", 2)["answers"]})
    reader.open(f"#/question/{number}")
    assert not reader.page.get_by_text("Skip the rest").count()


def test_another_language_keeps_the_answers(reader: Reader) -> None:
    reader.begin()
    reader.page.check("input[value='3']")
    reader.page.click("button:has-text('Next')")
    before = reader.stored()
    reader.open("#/question/1", locale="it")
    assert reader.page.locator("input[value='3']").is_checked()
    reader.page.click("text=Avanti")
    reader.heading("Question 2 of")
    assert reader.stored() == before


def test_without_a_bundle_the_form_stays_readable(reader: Reader) -> None:
    reader.page.goto(f"{reader.site}/broken/check/")
    reader.page.locator("[role=alert]").wait_for()
    assert reader.page.get_by_text("The readable form.").is_visible()
    assert len(reader.trouble) == 2 and "404" in reader.trouble[0]
    reader.trouble.clear()
