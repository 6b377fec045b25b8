"""Links and saved answers of version 0.1.0 open: answers are scored anew, numbers are shown as what they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aeskills.assessment.scoring.score import score

from .conftest import Reader

GOLDEN: dict[str, Any] = json.loads(Path(__file__).with_name("links-0.1.0.json").read_text(encoding="utf-8"))
"""Made by the scripts of version 0.1.0 with its bank: two links of one person, and that person's file."""


def rounded(value: float) -> int:
    return min(100, max(0, 5 * int(value / 5 + 0.5)))


def test_a_link_with_answers_is_scored_anew(reader: Reader, bundle: Any) -> None:
    reader.open(f"#s={GOLDEN['raw']}")
    reader.heading("A shared result")
    words = reader.page.locator("#assessment").inner_text()
    assert "computed by another method" in words
    reader.page.click("text=Keep a copy")
    copy = reader.stored()["history"][0]
    assert copy["answers"] == GOLDEN["person"]["answers"] and copy["ratings"] == GOLDEN["person"]["ratings"] and copy["schema"] == 1
    entry = score(bundle, copy)["overall"]
    if entry["low"] is not None and entry["high"] is not None:
        assert f"{rounded(entry['low'])} to {rounded(entry['high'])}" in words


def test_a_link_with_numbers_shows_them_without_a_verdict(reader: Reader) -> None:
    reader.open(f"#s={GOLDEN['families']}")
    reader.heading("A shared result")
    words = reader.page.locator("#assessment").inner_text()
    overall = GOLDEN["overall"]
    low, high = (rounded(overall["estimate"] + sign * 1.28 * overall["se"]) for sign in (-1, 1))
    assert "computed by an earlier method" in words and f"{low} to {high}" in words
    assert "Likely" not in words


def test_a_saved_attempt_is_scored_anew(reader: Reader) -> None:
    reader.put(GOLDEN["person"])
    reader.open("#/result")
    assert "computed by another method" in reader.page.locator("#assessment").inner_text()
    assert reader.stored()["current"] == GOLDEN["person"]
    reader.open("#/question/24")
    assert reader.page.locator("#answer").count() == 1
