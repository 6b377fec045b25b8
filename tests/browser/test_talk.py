"""One person and a mentor on the whole site: rated, handed over, put side by side, and a sheet of two pages to talk over."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .assessment.conftest import answered
from .conftest import DESKTOP, PHONE, Visit, Visitor, tab_to

KEY = "aeskills.assessment:/self-assessment/"
WORDS = {
    "en": {
        "title": "Sheet for a conversation", "begin": "Begin", "next": "Next", "hand": "Hand over your rating", "link": "Make the link",
        "beside": "Put it beside my result", "apart": "Apart", "rating": "A mentor’s rating",
    },
    "it": {
        "title": "Scheda per un colloquio", "begin": "Inizia", "next": "Avanti", "hand": "Consegna la valutazione", "link": "Crea il link",
        "beside": "Mettila accanto al mio risultato", "apart": "Distanti", "rating": "La valutazione di un mentore",
    },
}  # fmt: skip
TAGS = pytest.mark.parametrize("tag", sorted(WORDS))


@pytest.fixture(scope="module")
def whole(site: Path) -> Any:
    """The bundle that the site ships."""
    parts = [json.loads((site / "en" / "self-assessment" / f"{name}.json").read_text("utf-8")) for name in ("bundle", "questions")]
    return parts[0] | parts[1]


def put(someone: Visitor, tag: str, current: Any, *history: Any, at: str = "#/talk") -> Page:
    page = someone.go(f"{tag}/self-assessment/")
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"schema": 1, "current": current, "history": history})]
    )
    page.goto("about:blank")
    return someone.go(f"{tag}/self-assessment/{at}")


def rated(whole: Any, **more: Any) -> dict[str, Any]:
    """A mentor's rating of every skill, each with the longest note, two levels from the self-rating where there is room."""
    own = answered(whole, quality=1)
    levels = {skill: rating - 2 if rating > 2 else rating + 1 for skill, rating in own["ratings"].items()}
    notes = dict.fromkeys(levels, ("Seen with three customers. " * 19)[:500])
    marks = {"whose": "mentor", "origin": "file", "started": "2026-11-21T09:00:00.000Z", "finished": "2026-11-21T09:20:00.000Z"}
    return {**own, "answers": {}, "ratings": levels, "notes": notes, **marks, **more}


def heading(page: Page, text: str) -> None:
    expect(page.locator("#assessment .sa-page > h2")).to_have_text(text)


def no_barrier(page: Page) -> None:
    found = Axe().run(page, context="#assessment", options={"resultTypes": ["violations"]}).response
    assert len(found["passes"]) > 5
    assert [(issue["id"], [node["html"][:150] for node in issue["nodes"]][:3]) for issue in found["violations"]] == []


def fits(page: Page) -> None:
    """Nothing runs out of a narrow phone, and what is pressed is large enough."""
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert (
        page.locator("#assessment :is(button, select, textarea, summary, .sa-choice)").evaluate_all(
            "(all) => all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9).map((one) => one.outerHTML)"
        )
        == []
    )
    page.set_viewport_size(size or DESKTOP)


@TAGS
def test_a_mentor_rates_by_keyboard_and_hands_a_link_over(visit: Visit, whole: Any, tag: str) -> None:
    """The person's link brings the aim; Back, reload and leaving keep what was chosen; nothing but the page is asked for."""
    words = WORDS[tag]
    own = answered(whole, quality=1, industry="software")
    person = visit()
    page = put(person, tag, own)
    heading(page, words["title"])
    no_barrier(page)
    fits(page)
    ask = page.input_value("#ask")
    assert ask.endswith("#/mentor/full/senior/software")
    mentor = visit(viewport=PHONE)
    page = mentor.go(ask.removeprefix(f"{mentor.address}/"))
    page.get_by_role("button", name=words["begin"], exact=True).wait_for()
    no_barrier(page)
    tab_to(page, page.get_by_role("button", name=words["begin"], exact=True))
    page.keyboard.press("Enter")
    count = len(own["skills"])
    for at in range(count):
        expect(page.locator(".sa-caption")).to_contain_text(f" {at + 1} ")
        if at == 1:
            page.go_back()
            expect(page.locator(".sa-caption")).to_contain_text(" 1 ")
            expect(page.locator("input[name=answer]:checked")).to_have_value("2")
            page.reload()
            expect(page.locator("input[name=answer]:checked")).to_have_value("2")
            expect(page.locator("#note")).to_have_value("Un esempio: 100 % – così.")
            page.go_forward()
            expect(page.locator(".sa-caption")).to_contain_text(" 2 ")
            no_barrier(page)
            fits(page)
        page.locator("input[name=answer]").nth(5 if at == 2 else 1).focus()
        page.keyboard.press("Space")
        if at == 0:
            page.fill("#note", "Un esempio: 100 % – così.")
        page.get_by_role("button", name=words["next"], exact=True).press("Enter")
    heading(page, words["hand"])
    no_barrier(page)
    fits(page)
    page.get_by_role("button", name=words["link"], exact=True).click()
    link = page.input_value("#address")
    kept = json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))["history"]
    assert len(kept) == 1 and kept[0]["whose"] == "mentor" and "origin" not in kept[0] and len(kept[0]["ratings"]) == count
    page = person.go(link.removeprefix(f"{person.address}/"))
    heading(page, words["rating"])
    no_barrier(page)
    page.get_by_role("button", name=words["beside"]).click()
    heading(page, words["title"])
    mine = json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))
    assert mine["current"] == own
    (copy,) = mine["history"]
    assert (copy["whose"], copy["origin"]) == ("mentor", "link") and list(copy["notes"].values()) == ["Un esempio: 100 % – così."]
    assert {copy["ratings"][skill] for skill in own["skills"]} == {2, "none"}
    expected = sum(own["ratings"][skill] >= 4 for skill in own["skills"] if copy["ratings"][skill] == 2)
    assert expected > 5
    expect(page.locator("td", has_text=re.compile(f"^{words['apart']}$"))).to_have_count(expected)


@TAGS
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_sheet_is_two_pages_at_most(visit: Visit, whole: Any, tag: str, paper: str) -> None:
    """Every skill rated by both, with the longest notes; and without a mentor."""
    someone = visit()
    own = answered(whole, quality=1)
    longest = max(whole["industries"], key=lambda entry: len(entry["name"]))["id"]
    for history in ([rated(whole)], []):
        page = put(someone, tag, {**own, "industry": longest}, *history)
        heading(page, WORDS[tag]["title"])
        page.locator(".sa-sheet .sa-lines").first.wait_for()
        printed = page.pdf(format=paper, prefer_css_page_size=False)
        assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2
        page.emulate_media(media="print")
        assert page.locator("#assessment :is(button, input, .sa-controls):visible").count() == 0
        assert page.locator(".sa-sheet ol > li:visible").count() == 3
        assert page.locator(".sa-lines:visible, .sa-cell:visible").count() >= 9
        page.emulate_media(media="null")


@TAGS
def test_the_sheet_without_a_barrier(visit: Visit, whole: Any, tag: str) -> None:
    someone = visit()
    page = put(someone, tag, answered(whole, quality=1), rated(whole))
    page.locator("#assessment details").evaluate_all("(all) => all.forEach((one) => (one.open = true))")
    heading(page, WORDS[tag]["title"])
    no_barrier(page)
    fits(page)
    topics = page.locator(".sa-sheet ol > li").all_inner_texts()
    assert len(topics) == 3 and all("Seen with three customers" in topic for topic in topics)


def test_there_is_never_a_third_person(visit: Visit, whole: Any) -> None:
    """Of two ratings the later one stands on the sheet, a colleague's result never; a mentor keeps one rating at a time."""
    someone = visit()
    older = rated(whole, seed=3, started="2026-10-01T09:00:00Z", finished="2026-10-01T10:00:00Z")
    colleague = answered(whole, whose="colleague", origin="link", seed=4)
    page = put(someone, "en", answered(whole, quality=1), older, rated(whole), colleague)
    heading(page, "Sheet for a conversation")
    assert page.locator(".sa-sheet table").nth(1).locator("thead th").count() == 4
    expect(page.locator("#assessment")).to_contain_text("A mentor’s rating of 21 November 2026")
    assert "October" not in page.locator("#assessment").inner_text()
    made = {key: value for key, value in rated(whole).items() if key != "origin"}
    page = put(someone, "en", None, made, at="#/mentor/quick/senior/-")
    page.get_by_role("button", name="Begin anew").click()
    page.locator("#note").wait_for()
    assert json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))["history"] == []


def test_a_rating_as_a_file(visit: Visit, whole: Any) -> None:
    mentor, person = visit(), visit(accept_downloads=True)
    page = put(mentor, "en", None, {key: value for key, value in rated(whole).items() if key != "origin"}, at="#/rate/end/full/senior/-")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save it as a file").click()
    found = json.loads(saved.value.path().read_text("utf-8"))
    assert found["whose"] == "mentor" and "origin" not in found
    page = put(person, "en", answered(whole), at="#/data")
    page.set_input_files("#file", saved.value.path())
    page.get_by_role("button", name="Look at the file").click()
    assert page.get_by_role("radio", name="A mentor’s or manager’s rating of me").is_checked()
    no_barrier(page)
    page.get_by_role("button", name="Use this file").click()
    heading(page, "Sheet for a conversation")
    page.get_by_role("button", name="Print").wait_for()


def test_a_note_asks_for_a_choice_and_one_computer_may_serve_both(visit: Visit, whole: Any) -> None:
    someone = visit()
    page = put(someone, "en", answered(whole, quality=1), at="#/rate/1/full/senior/-")
    page.fill("#note", "Seen on Monday.")
    page.get_by_role("button", name="Next", exact=True).click()
    assert page.evaluate("document.activeElement.className") == "sa-errors"
    no_barrier(page)
    page.locator("input[name=answer]").nth(2).check()
    page.get_by_role("button", name="Next", exact=True).click()
    page.wait_for_url(re.compile("#/rate/2/"))
    page.goto(f"{someone.address}/en/self-assessment/#/rate/end/full/senior/-")
    page.get_by_role("button", name="Make the link").click()
    page.goto(page.input_value("#address"))
    page.get_by_role("button", name="Put it beside my result").click()
    heading(page, "Sheet for a conversation")
    (copy,) = json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))["history"]
    assert copy["origin"] == "link" and list(copy["notes"].values()) == ["Seen on Monday."]
