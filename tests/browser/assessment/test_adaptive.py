"""The adaptive form: chosen as in Python, kept over a reload and Back; what a form cannot say is on its card."""

from __future__ import annotations

from typing import Any

from aeskills.assessment.asked import asked_ratings
from aeskills.assessment.scoring.adaptive import LEAST_ITEMS, MOST_ITEMS, next_item
from aeskills.assessment.scoring.score import Scorer

from .conftest import Reader


def answer_shown(reader: Reader, bundle: Any, item: str, right: bool) -> None:
    """Answers the item on the page by its key, or otherwise."""
    page, options = reader.page, bundle["items"][item]["options"]
    ranked = [o["id"] for o in sorted(options, key=lambda option: -option.get("effectiveness", option.get("keyed", 0)))]
    if bundle["items"][item]["type"] == "situational":
        page.check(f"input[name=answer][value={ranked[0 if right else 1]}]")
        page.check(f"input[name=worst][value={ranked[-1 if right else -2]}]")
    else:
        keys = sum(option["keyed"] for option in options)
        for value in ranked[:keys] if right else [*ranked[: keys - 1], ranked[keys]]:
            page.check(f"input[name=answer][value={value}]")


def test_from_the_first_question_to_the_result(reader: Reader, bundle: Any) -> None:
    page, scorer = reader.page, Scorer(bundle)
    reader.begin("adaptive", "account-executive")
    ratings = asked_ratings(bundle, reader.stored()["current"])
    assert 8 <= len(ratings) <= 16
    for number in range(1, len(ratings) + 1):
        reader.heading(f"Question {number} of at most {len(ratings) + MOST_ITEMS}")
        page.click("button:has-text('Skip')")
    asked = 0
    while True:
        number = len(ratings) + asked + 1
        page.wait_for_function("n => location.hash === `#/question/${n}` || location.hash === '#/review'", arg=number)
        if "review" in page.url:
            break
        reader.heading(f"Question {number} of at most")
        state = reader.stored()["current"]
        assert len(state["asked"]) == asked + 1
        before = {**state, "asked": state["asked"][:-1]}
        assert state["asked"][-1] == next_item(scorer, before)  # type: ignore[arg-type]
        if asked == 4:
            page.reload()
            reader.heading(f"Question {number} of at most")
            assert reader.stored()["current"]["asked"] == state["asked"]
            page.click("a:has-text('Back')")
            reader.heading(f"Question {number - 1} of at most")
            assert page.locator("#answer :checked").count() >= 1
            page.go_back()
            reader.heading(f"Question {number} of at most")
            assert reader.stored()["current"]["asked"] == state["asked"]
        answer_shown(reader, bundle, state["asked"][-1], right=bundle["items"][state["asked"][-1]]["level"] <= 3)
        page.click("button:has-text('Next')")
        asked += 1
    assert LEAST_ITEMS <= asked <= MOST_ITEMS
    page.click("text=See the result")
    reader.heading("Your result")
    assert page.locator(".sa-band").count() > 4
    reader.open()
    assert f"{asked} of " in page.locator(".sa-panel").inner_text()


def test_the_card_says_what_a_form_cannot_say(reader: Reader, bundle: Any) -> None:
    page = reader.page
    words = {"a": "cannot say “likely below”", "l": "cannot say “likely at or above”", "n": "too short to say", "-": "no target", "b": ""}
    letters = set()
    assert page.locator("#form .sa-choice").filter(has_text="cannot say").count() == 0
    for level in [entry["id"] for entry in bundle["seniority"]]:
        page.select_option("#seniority", level)
        for form in bundle["forms"]:
            if level in form["reach"]:
                card = page.locator(".sa-choice", has=page.locator(f"input[value={form['id']}]")).text_content() or ""
                letter = form["reach"][level][0]
                letters.add(letter)
                assert words[letter] in card and (letter != "b" or "cannot say" not in card)
    assert len(letters) >= 2


def test_practice_is_no_form_to_choose(reader: Reader, bundle: Any) -> None:
    listed = reader.page.locator("input[name=form]").evaluate_all("inputs => inputs.map((input) => input.value)")
    assert listed == [form["id"] for form in bundle["forms"] if form["type"] != "practice"] != []
