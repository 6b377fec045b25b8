"""What the result says, the plan and its files, history, and the "what if" selectors."""

from __future__ import annotations

import re
from typing import Any

from aeskills.assessment.scoring.score import score

from .conftest import Reader, answered


def rounded(value: float) -> int:
    return min(100, max(0, 5 * int(value / 5 + 0.5)))


def test_table_says_what_the_score_is(reader: Reader, bundle: Any) -> None:
    """Families and skills: the range, target, verdict and number of answers that Python computes."""
    person = answered(bundle, quality=1, industry="software")
    reader.put(person)
    reader.open("#/result")
    result = score(bundle, person)  # type: ignore[arg-type]
    rows = reader.page.locator("table").first.locator("tbody tr")
    entries = [*(result["families"][family["id"]] for family in bundle["families"]), result["overall"]]
    assert rows.count() == len(entries)
    verdicts = {
        "below": "Likely below", "at-or-above": "Likely at or above", "too-close": "Too close to call", "too-short": "Too short to say",
    }  # fmt: skip
    for at, entry in enumerate(entries):
        assert entry["low"] is not None and entry["high"] is not None and entry["target"] is not None
        low, high = rounded(entry["low"]), rounded(entry["high"])
        words = rows.nth(at).inner_text()
        assert f"{low} to {high}" in words and verdicts[entry["verdict"]] in words
        assert [cell.strip() for cell in rows.nth(at).locator("td").all_inner_texts()][1::3] == [
            str(rounded(entry["target"])),
            str(entry["n"]),
        ]
        band = rows.nth(at).locator(".sa-band")
        assert (band.get_attribute("x"), band.get_attribute("width")) == (f"{low}%", f"{high - low}%")
    skills = reader.page.locator(".sa-skills")
    assert skills.locator("tbody tr").count() == len(person["skills"])
    below = sum(result["skills"][skill]["verdict"] == "below" for skill in bundle["families"][0]["skills"])
    assert f"{below} likely below" in skills.first.locator("summary").inner_text()
    assert skills.locator("a").first.get_attribute("href") == next(iter(bundle["skills"].values()))["url"] or skills.locator("a").count()
    assert reader.page.locator("[role=img]").get_attribute("aria-label").count("target") == len(bundle["families"])  # type: ignore[union-attr]
    order = [skill for group in result["next"] for skill in group]
    steps = reader.page.locator(".sa-steps > li a").all_inner_texts()
    assert steps == [bundle["skills"][skill]["name"] for skill in order[:3]] and len(order) > 3
    groups = reader.page.locator("#assessment details ol > li")
    assert groups.count() == len(result["next"])
    for at, group in enumerate(result["next"]):
        assert groups.nth(at).locator("a").all_text_contents() == [bundle["skills"][skill]["name"] for skill in group]


def test_quick_form_speaks_of_families_only(reader: Reader, bundle: Any) -> None:
    reader.put(answered(bundle, "quick", 2))
    reader.open("#/result")
    assert not reader.page.get_by_text("Skill by skill").count()
    steps = reader.page.locator("#assessment .sa-steps > li strong").all_inner_texts()
    assert steps and set(steps) <= {family["name"] for family in bundle["families"]}


def test_every_answer_with_key_reason_and_passage(reader: Reader, bundle: Any) -> None:
    person = answered(bundle, quality=1)
    name, item = next((name, item) for name, item in bundle["items"].items() if name in person["answers"] and item["type"] == "situational")
    reader.put(person)
    reader.open("#/result")
    page = reader.page
    family = bundle["skills"][item["skill"]]["family"]
    page.locator(".sa-all-answers > summary").click()
    page.locator("details:has(> .sa-answers) > summary").nth([f["id"] for f in bundle["families"]].index(family)).click()
    form = next(form for form in bundle["forms"] if form["id"] == "full")
    number = len(form["ratings"]) + form["items"].index(name) + 1
    page.locator("summary", has_text=f"Question {number}:").click()
    part = page.locator("details", has=page.locator(f"summary:has-text('Question {number}:')")).last
    for option in item["options"]:
        assert re.sub("<[^>]*>", "", option["rationale"]) in part.inner_text().replace("\n", " ")
    assert part.get_by_text("Key (editorial)").count() == 1 and part.get_by_text("Your choice").count() == 1
    assert part.locator("a").last.get_attribute("href") == item["passage"]["url"]
    assert "not been shown to be equivalent" in str(page.locator("#assessment").text_content())


def test_flat_unscored_and_unknown_are_said(reader: Reader, bundle: Any) -> None:
    person = answered(bundle)
    person["ratings"] = dict.fromkeys(person["ratings"], 3)
    person["answers"]["gone-item"] = {"best": "a"}
    first = next(iter(person["answers"]))
    person["answers"][first] = {"best": "z"}
    reader.put({**person, "bank": "0" * 12})
    reader.open("#/result")
    words = reader.page.locator("#assessment").inner_text()
    assert "Most of your self-ratings are the same" in words
    assert "1 of your answers belongs to a question that is no longer here" in words
    assert "given to another version of the questions" in words
    reader.put({**person, "schema": 1, "bank": "0" * 12})
    reader.open("#/result")
    assert "computed by another method" in reader.page.locator("#assessment").inner_text()
    reader.page.click(".sa-errors a")
    reader.heading("Question ")
    assert reader.stored()["current"]["answers"]["gone-item"] == {"best": "a"}


def test_what_if_needs_no_new_answers(reader: Reader, bundle: Any) -> None:
    person = answered(bundle, quality=1)
    reader.put(person)
    reader.open("#/result")
    first = reader.page.locator("table").first.inner_text()
    reader.page.locator("summary", has_text="What if?").click()
    reader.page.select_option("#seniority", "sales-development")
    assert reader.page.locator("table").first.inner_text() == first, "nothing happens on change"
    reader.page.click("button:has-text('Show')")
    assert "Sales development representative" in reader.page.locator(".sa-lead").inner_text()
    assert reader.page.locator("table").first.inner_text() != first
    assert reader.stored()["current"] == person
    reader.page.click("text=Back to my own choice")
    assert reader.page.locator("table").first.inner_text() == first


def test_guessing_gives_no_number(reader: Reader, bundle: Any) -> None:
    person = answered(bundle)
    for name, answer in person["answers"].items():
        if "best" in answer:
            person["answers"][name] = {"best": answer["worst"], "worst": answer["best"]}
        else:
            wrong = [option["id"] for option in bundle["items"][name]["options"] if not option["keyed"]]
            person["answers"][name] = {"picks": wrong[: len(answer["picks"])]}
    reader.put(person)
    reader.open("#/result")
    words = reader.page.locator("#assessment").inner_text()
    assert "do not differ from guessing" in words and f"“{bundle['scale'][0]['name']}”" in words
    assert "What to work on next" not in words and "Range (80 %)" not in words and "Your answers, one by one" in words


def test_history_compares_only_parallel_forms_of_the_same_bank(reader: Reader, bundle: Any) -> None:
    page = reader.page
    now = answered(bundle, quality=0)
    same = answered(bundle, "full-b", 2, started="2026-05-01T09:00:00Z", finished="2026-05-01T10:00:00Z")
    other = {**same, "bank": "0" * 12, "started": "2026-04-01T09:00:00Z", "finished": "2026-04-01T10:00:00Z"}
    equal = answered(bundle, "full-b", 0, started="2026-03-01T09:00:00Z", finished="2026-03-01T10:00:00Z", seed=9)
    reader.put(now, history=[same, other, equal, {"schema": 99}])
    reader.open("#/history")
    rows = page.locator("tbody tr").all_inner_texts()
    assert len(rows) == 4 and "The present one" in rows[0]
    assert "All together: higher by about" in rows[1]
    assert "not compared" in rows[2] and "higher" not in rows[2]
    assert "No change larger than the uncertainty" in rows[3] and "The least change that shows" in rows[3]
    assert "1 earlier entry cannot be read" in page.locator(".sa-panel").inner_text()
    page.locator("tbody tr").nth(3).get_by_text("Make it the present one").click()
    reader.heading("Your result")
    kept = reader.stored()
    assert kept["current"] == equal and len(kept["history"]) == 4 and {"schema": 99} in kept["history"]


def test_the_answers_are_printed_alone(reader: Reader, bundle: Any) -> None:
    reader.put(answered(bundle, "quick", 1))
    reader.open("#/result")
    page = reader.page
    page.evaluate("window.print = () => (window.printed = document.querySelector('.sa-app').className)")
    page.locator(".sa-all-answers > summary").click()
    page.get_by_role("button", name="Print the answers").click()
    assert "sa-alone" in page.evaluate("window.printed")
    assert page.locator(".sa-alone").count() == 0
