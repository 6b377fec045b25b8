"""The bundle in two parts: when each is asked for, how a slow one is told, and what happens when the second does not come."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from aeskills.assessment.bundle import LATER_MESSAGES

from .conftest import SCRIPTS, Reader, answered

SECOND = "**/questions.json"
PLACES = "[...document.querySelectorAll('main, main *')].map((one) => [one.tagName, one.getBoundingClientRect().top])"


def asked(reader: Reader, name: str) -> int:
    """How often a part was asked for."""
    return sum(url.endswith(f"/{name}.json") for url in reader.requests)


def choose(reader: Reader) -> None:
    """Fills in the start page, and goes on to the skills without the second part."""
    reader.fill_in("quick", "senior")
    reader.page.check("input[name=choose]")
    reader.page.locator("form").evaluate("(form) => form.requestSubmit()")
    reader.heading("Is anything not part of your job?")


def hold(reader: Reader, what: str = SECOND) -> list[Route]:
    """Requests of a part wait here until they are answered."""
    held: list[Route] = []
    reader.page.route(what, lambda route: held.append(route))
    return held


def test_the_start_asks_for_the_first_part_alone(reader: Reader) -> None:
    choose(reader)
    reader.page.wait_for_timeout(100)
    assert (asked(reader, "bundle"), asked(reader, "questions")) == (1, 0)
    reader.page.go_back()
    reader.heading("Before you start")
    reader.page.uncheck("input[name=choose]")
    reader.begin()
    reader.page.click("a:has-text('Review')")
    reader.heading("Review your answers")
    reader.page.click("text=See the result")
    reader.heading("Your result")
    assert (asked(reader, "bundle"), asked(reader, "questions")) == (1, 1)


@pytest.mark.parametrize("turn", ["focus", "hover"])
@pytest.mark.parametrize("earlier", [False, True])
def test_whoever_turns_to_the_way_on_has_it_asked_for(reader: Reader, turn: str, earlier: bool) -> None:
    if earlier:
        reader.put(answered(reader.bundle, finished=None))
        reader.open()
    way = reader.page.locator(".sa-panel .sa-main" if earlier else "form .sa-main")
    assert asked(reader, "questions") == 0
    with reader.page.expect_response(SECOND):
        getattr(way, turn)()
    getattr(way, turn)()
    reader.heading("Before you start")
    assert asked(reader, "questions") == 1


@pytest.mark.parametrize("address", ["#/question/3", "#/result", "#/history", "#s=AAAA"])
def test_both_are_asked_for_at_once_where_both_are_needed(reader: Reader, address: str) -> None:
    reader.put(answered(reader.bundle))
    reader.requests.clear()
    first = hold(reader, "**/bundle.json")
    reader.page.goto("about:blank")
    with reader.page.expect_response(SECOND):
        reader.page.goto(f"{reader.site}/en/check/{address}")
    assert len(first) == 1
    assert reader.page.get_by_text("The readable form.").is_visible()
    first[0].continue_()
    reader.page.locator("#assessment .sa-page h2").wait_for()
    assert (asked(reader, "bundle"), asked(reader, "questions")) == (1, 1)


def test_a_long_wait_is_told_and_moves_nothing(reader: Reader) -> None:
    page = reader.page
    held = hold(reader)
    choose(reader)
    page.locator("form").evaluate("(form) => form.requestSubmit()")
    page.wait_for_timeout(100)
    waiting = page.locator(".sa-waiting[role=status]")
    assert waiting.inner_text() == ""
    page.evaluate("scrollTo(0, 0)")
    before = page.evaluate(PLACES.replace("main *", "main *:not(.sa-waiting)"))
    expect(waiting).to_have_text("Loading the questions …")
    assert page.evaluate(PLACES.replace("main *", "main *:not(.sa-waiting)")) == before and len(before) > 50
    page.locator("form").evaluate("(form) => form.requestSubmit()")
    held[0].continue_()
    reader.heading("Question 1 of")
    expect(waiting).to_have_text("")
    assert len(held) == 1 and reader.stored()["history"] == [], "a second press begins nothing"
    assert page.evaluate("document.activeElement.tagName") == "H2"


def test_a_short_wait_is_not_told(reader: Reader) -> None:
    reader.page.evaluate("""() => {
      const waiting = document.querySelector(".sa-waiting");
      new MutationObserver(() => waiting.textContent && document.body.setAttribute("data-told", "")).observe(waiting, { childList: true });
    }""")
    reader.begin()
    reader.page.wait_for_timeout(500)
    assert reader.page.locator("[data-told]").count() == 0


def test_who_turns_back_while_it_comes_is_left_there(reader: Reader) -> None:
    page = reader.page
    held = hold(reader)
    page.click("text=Your data")
    page.wait_for_url("**/#/data")
    page.go_back()
    page.check("input[name=form][value=full]")
    held[0].continue_()
    page.wait_for_timeout(600)
    reader.heading("Before you start")
    assert page.is_checked("input[name=form][value=full]")


def aborted(route: Route) -> None:
    route.abort()


def refused(route: Route) -> None:
    route.fulfill(status=503)


def torn(route: Route) -> None:
    route.fulfill(body='{"bank": ')


@pytest.mark.parametrize("fault", [aborted, refused, torn])
def test_when_the_second_part_does_not_come(reader: Reader, fault: Callable[[Route], None]) -> None:
    """The message is heard, the way to try again has the focus, what was stored stays; then it works."""
    page = reader.page
    earlier = answered(reader.bundle, "focus", skills=["negotiation"])
    reader.put(earlier, done={"some-activity": True})
    reader.open()
    page.route(SECOND, fault)
    choose(reader)
    page.click("button:has-text('Start')")
    message = page.locator(".sa-trouble[role=status]")
    expect(message).to_contain_text("The questions could not be loaded.")
    again = message.get_by_role("button", name="Try again")
    expect(again).to_be_focused()
    kept = reader.stored()
    assert kept["history"] == [earlier] and kept["done"] == {"some-activity": True} and kept["current"]["form"] == "quick"
    tries = asked(reader, "questions")
    page.evaluate("""() => {
      const message = document.querySelector(".sa-trouble");
      new MutationObserver(() => message.textContent && document.body.setAttribute("data-told", "")).observe(message, { childList: true });
    }""")
    again.click()
    page.locator("[data-told]").wait_for()
    expect(again).to_be_focused()
    assert asked(reader, "questions") == tries + 1
    page.unroute(SECOND)
    again.click()
    reader.heading("Question 1 of")
    assert message.inner_text() == "" and reader.stored() == kept
    assert (asked(reader, "bundle"), asked(reader, "questions")) == (2, tries + 2)
    assert reader.trouble
    reader.trouble.clear()


def test_without_the_second_part_the_form_stays_readable(reader: Reader) -> None:
    page = reader.page
    page.route(SECOND, aborted)
    page.goto("about:blank")
    page.goto(f"{reader.site}/en/check/#/result")
    page.get_by_text("The questions could not be loaded.").wait_for()
    assert page.get_by_text("The readable form.").is_visible()
    reader.trouble.clear()


def test_parts_of_two_versions_are_never_put_together(reader: Reader) -> None:
    """The site is published anew while the start page is open: it is said, and another try takes the new one."""
    page, newer = reader.page, "0" * 12

    def changed(route: Route) -> None:
        part: dict[str, Any] = route.fetch().json()
        route.fulfill(body=json.dumps({**part, "bank": newer}))

    page.route("**/{bundle,questions}.json", changed)
    choose(reader)
    page.click("button:has-text('Start')")
    expect(page.locator(".sa-trouble")).to_contain_text("The questions could not be loaded.")
    assert page.locator("#answer").count() == 0
    begun = reader.stored()
    assert begun["current"]["bank"] == reader.bundle["bank"] != newer
    page.get_by_role("button", name="Try again").click()
    reader.heading("Question 1 of")
    assert reader.stored() == begun
    assert asked(reader, "bundle") == 2


def test_what_the_first_scripts_say_is_in_the_first_part() -> None:
    said = {key for name in ("main", "start", "store", "files", "lately") for key in spoken_in(name)}
    assert len(said) > 30 and "begin" in said
    assert [key for key in sorted(said) if LATER_MESSAGES.fullmatch(key)] == []
    assert [key for key in spoken_in("talk") if LATER_MESSAGES.fullmatch(key)]


def spoken_in(name: str) -> list[str]:
    """Keys of the words in a script, as far as they are written out."""
    return re.findall(r'\bt\(\s*"([\w-]+)"', (SCRIPTS / f"{name}.js").read_text(encoding="utf-8"))
