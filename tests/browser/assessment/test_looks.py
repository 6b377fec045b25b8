"""Accessibility, reflow, print, forced colours, motion, right to left, sizes, and that no message is missing or spare."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable

import pytest
import rjsmin
from axe_playwright_python.sync_playwright import Axe

from .conftest import SCRIPTS, Reader, answered, interface

JS_BUDGET = 55_500
CSS_BUDGET = 4_400

Visit = Callable[[Reader], None]


def _error(reader: Reader) -> None:
    reader.open("#/question/24")
    reader.page.evaluate("document.querySelectorAll('#assessment :checked').forEach((input) => (input.checked = false))")
    reader.page.click("button:has-text('Next')")
    reader.page.locator(".sa-errors").wait_for()


def _opened(reader: Reader) -> None:
    """The result with one of each kind of part unfolded."""
    reader.open("#/result")
    reader.page.evaluate("""() => {
      const parts = [...document.querySelectorAll("#assessment details")];
      const answer = document.querySelector(".sa-answers details");
      for (const part of parts) part.open = part === answer || part.contains(answer) || !part.querySelector(".sa-answers, .sa-options");
    }""")


def _import(reader: Reader) -> None:
    reader.open("#/data")
    data = json.dumps(answered(reader.bundle, "quick", 1)).encode()
    reader.page.set_input_files("#file", {"name": "a.json", "mimeType": "application/json", "buffer": data})
    reader.page.click("text=Look at the file")
    reader.page.click("text=Delete everything …")
    reader.page.get_by_text("Use this file").wait_for()


def _start_opened(reader: Reader) -> None:
    reader.open("#/start")
    reader.page.locator("#assessment details").evaluate_all("(all) => all.forEach((one) => (one.open = true))")
    reader.page.select_option("#seniority", label="I don’t know yet")


def _wrong_day(reader: Reader) -> None:
    reader.open("#/plan")
    reader.page.fill("#start", "1999-12-31")
    reader.page.click("text=Save for your calendar")
    reader.page.locator(".sa-task summary").first.click()


def _practised(reader: Reader) -> None:
    reader.open("#/practice")
    reader.page.locator("input[name=answer][value='?']").check()
    reader.page.click("button:has-text('Show the reasons')")
    reader.page.locator("h3", has_text="The reasons").wait_for()


def _skills(reader: Reader) -> None:
    reader.open()
    reader.fill_in("focus", "senior")
    reader.page.click("button:has-text('Begin')")
    reader.page.locator("#list").wait_for()


def _without_questions(reader: Reader) -> None:
    reader.page.route("**/questions.json", lambda route: route.fulfill(status=503))
    reader.open("#/start")
    reader.page.locator(".sa-panel .sa-main").click()  # asks for them as the pointer comes, and once more if that has failed by then
    reader.page.get_by_role("button", name="Try again").wait_for()
    reader.page.unroute("**/questions.json")
    reader.trouble.clear()


def _waiting(reader: Reader) -> None:
    reader.page.route("**/questions.json", lambda _route: None, times=1)
    reader.open("#/start")
    reader.page.locator(".sa-panel .sa-main").click()
    reader.page.get_by_text("Loading the questions").wait_for()


def _shared(reader: Reader) -> None:
    reader.open("#/result")
    reader.page.click("summary:has-text('Share a link')")
    reader.page.check("#raw")
    reader.page.click("text=Make the link")
    link = reader.page.input_value("#address")
    reader.open(link[link.index("#") :])
    reader.page.get_by_role("heading", name="A shared result").wait_for()


def _asked_to_delete(reader: Reader) -> None:
    reader.open("#/history")
    reader.page.get_by_role("button", name="Delete", exact=True).first.click()


def _unreadable(reader: Reader) -> None:
    reader.open("#s=abc")
    reader.page.click("text=Open it")
    reader.page.locator(".sa-errors").wait_for()


def _at(address: str) -> Visit:
    return lambda reader: reader.open(address)


STATES: dict[str, Visit] = {
    "start": _at("#/start"), "start, opened": _start_opened, "skills": _skills, "wrong day": _wrong_day, "practice": _at("#/practice"),
    "practised": _practised, "rating": _at("#/question/2"), "situation": _at("#/question/24"),
    "knowledge, one": _at("#/question/25"), "knowledge, several": _at("#/question/27"), "error": _error, "review": _at("#/review"),
    "result": _opened, "plan": _at("#/plan"), "history": _at("#/history"), "import": _import,
    "shared": _shared, "unreadable": _unreadable, "delete one": _asked_to_delete, "talk": _at("#/talk"),
    "kept": _at("#/kept/1769936400/5"), "mentor": _at("#/mentor/full/senior/-"), "rate": _at("#/rate/1/full/senior/-"),
    "without questions": _without_questions, "waiting": _waiting,
}  # fmt: skip


def filled(reader: Reader) -> None:
    earlier = answered(reader.bundle, started="2026-05-01T09:00:00Z", finished="2026-05-01T10:00:00Z", seed=9)
    theirs = {**earlier, "started": "2026-02-01T09:00:00Z", "seed": 5, "origin": "link", "whose": "colleague"}
    reader.put(
        answered(reader.bundle, quality=2), history=[earlier, theirs, {"schema": 9}], plan={"path": "new-hire", "start": "2026-12-01"}
    )


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(reader: Reader, scheme: str) -> None:
    """Every rule in the light palette, those on colour in the dark one."""
    filled(reader)
    reader.page.emulate_media(reduced_motion="reduce")
    axe = Axe()
    rules = {"runOnly": ["color-contrast", "link-in-text-block"]} if scheme == "slate" else {}
    for name, visit in STATES.items():
        visit(reader)
        reader.page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        found = axe.run(reader.page, options={"resultTypes": ["violations"], **rules}).response
        assert len(found["passes"]) > (0 if rules else 10), name
        problems = [(issue["id"], [node["html"][:150] for node in issue["nodes"]][:3]) for issue in found["violations"]]
        assert problems == [], name


def test_axe_would_find_something(reader: Reader) -> None:
    reader.page.evaluate("document.querySelector('#seniority').previousSibling.remove()")
    assert Axe().run(reader.page).response["violations"]


def test_names_and_order_in_the_accessibility_tree(reader: Reader) -> None:
    filled(reader)
    reader.open("#/question/25")
    seen = reader.page.locator("#assessment").aria_snapshot()
    parts = ['heading "Question 25 of 69', 'group "Choose one answer"', "radio", 'link "Back"', 'button "Next"', 'button "Remove']
    places = [seen.index(part) for part in parts]
    assert places == sorted(places)
    assert len(re.findall(r'radio "[^"]{10,}"', seen)) >= 4, "each option is named by its whole text"
    reader.open("#/result")
    tree = reader.page.locator("table").first.aria_snapshot()
    assert tree.count("columnheader") == 6 and tree.count("rowheader") == 5


SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll("#assessment :is(button, select, .sa-choice, summary, .sa-actions a)")]
  .filter((part) => part.checkVisibility() && part.getBoundingClientRect().height < 43.9).map((part) => part.outerHTML.slice(0, 90))"""


def test_reflow_and_targets(reader: Reader) -> None:
    """A narrow phone, and 1280×1024 at 400 %."""
    filled(reader)
    for name, visit in STATES.items():
        visit(reader)
        for height in (640, 256):
            reader.page.set_viewport_size({"width": 320, "height": height})
            assert reader.page.evaluate(SIDEWAYS) <= 0, name
            assert reader.page.evaluate(SMALL) == [], name


def test_right_to_left(reader: Reader) -> None:
    """The band of a track starts at the other side, and nothing runs out of the page."""
    filled(reader)
    reader.open("#/result", locale="ar")
    first = reader.page.locator(".sa-table .sa-band").first
    x, width = (float(str(first.get_attribute(name)).rstrip("%")) for name in ("x", "width"))
    low, high = map(
        int, re.findall(r"\d+", reader.page.locator("tbody td strong").first.inner_text().translate({0x660 + n: str(n) for n in range(10)}))
    )
    assert (x, x + width) == (100 - high, 100 - low)
    reader.page.set_viewport_size({"width": 320, "height": 640})
    assert reader.page.evaluate(SIDEWAYS) <= 0


def test_print_has_the_content_and_no_controls(reader: Reader) -> None:
    filled(reader)
    for address in ("#/result", "#/plan"):
        reader.open(address)
        assert reader.page.locator(".sa-button:visible").count() > 2
        assert len(reader.page.pdf()) > 20_000
        reader.page.emulate_media(media="print")
        reader.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert reader.page.locator("button:visible, select:visible, progress:visible, .sa-actions:visible").count() == 0
        assert reader.page.locator("#assessment h3:visible").count() >= 3
        if address == "#/result":
            assert reader.page.locator("#assessment table tbody tr:visible").count() >= 28
            reader.page.evaluate("document.querySelector('.sa-app').classList.add('sa-alone')")
            assert reader.page.locator(".sa-options li:visible").count() > 150
            assert reader.page.locator(".sa-verdicts:visible").count() == 0
        reader.page.emulate_media(media="screen")


def test_forced_colours_and_reduced_motion(reader: Reader) -> None:
    filled(reader)
    fill = "getComputedStyle(document.querySelector('.sa-band')).fill"
    reader.open("#/result")
    plain = reader.page.evaluate(fill)
    reader.page.emulate_media(forced_colors="active", reduced_motion="reduce")
    assert reader.page.evaluate(fill) != plain
    assert reader.page.evaluate(
        "[...document.querySelectorAll('#assessment *')].every((part) => getComputedStyle(part).transitionDuration === '0s')"
    )
    reader.page.emulate_media(forced_colors="none", reduced_motion="no-preference")
    assert not reader.page.evaluate(
        "[...document.querySelectorAll('.sa-button')].every((part) => getComputedStyle(part).transitionDuration === '0s')"
    )


def test_policy_is_in_force(reader: Reader) -> None:
    """The guard guards: an inline style is refused, and the refusal is seen."""
    reader.page.evaluate("document.body.setAttribute('style', 'color: red')")
    reader.page.evaluate("void 0")
    assert any("Content Security Policy" in words for words in reader.trouble)
    reader.trouble.clear()


def test_sizes() -> None:
    """What is shipped: every module without comments."""
    modules = [rjsmin.jsmin(file.read_text(encoding="utf-8")) for file in sorted(SCRIPTS.glob("*.js"))]
    script = sum(len(gzip.compress(text.encode(), 9)) for text in modules)
    style = len(gzip.compress((SCRIPTS / "assessment.css").read_bytes(), 9))
    print(f"assessment: {script} bytes of script, {style} of style (gzip)")
    assert 10_000 < script <= JS_BUDGET and 1_000 < style <= CSS_BUDGET


def test_css_is_logical() -> None:
    css = (SCRIPTS / "assessment.css").read_text(encoding="utf-8")
    assert not re.findall(r"[\s;{](?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|width|height)\s*:", css)


def test_messages_are_all_there_and_all_used() -> None:
    """Every key named in the code has words, every word is named, and no word is of the kind that judges people."""
    code = "\n".join(file.read_text(encoding="utf-8") for file in SCRIPTS.glob("*.js"))
    words = interface()
    asked = set(re.findall(r'\bt\(\s*"([\w-]+)"', code))
    assert len(asked) > 60 and asked <= set(words)
    assert [key for key in words if f'"{key}"' not in code] == []
    told = " ".join(text for value in words.values() for text in (value.values() if isinstance(value, dict) else [value]))
    assert not re.search(r"\b(pass|passed|fail|failed|percentile|candidate|rank)\b", told, re.IGNORECASE)
    for key, value in words.items():
        if isinstance(value, dict):
            assert "{count}" in value["other"], key
