"""Two judges, one rule: the table of files that Python and the browser take or refuse alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from aeskills.assessment.responses import parse_responses

from . import handbooks
from .node import run

BUNDLE = handbooks.bundle()
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("judged.yaml").read_text(encoding="utf-8"))["cases"]
GOOD: dict[str, Any] = dict(
    handbooks.responses(
        BUNDLE,
        ratings={"aim": 3, "ask": "none", "unheard": 2},
        answers={"aim-s1": {"best": "b", "worst": "d"}, "aim-k1": {"picks": ["c"]}, "unheard": {"best": "a"}},
    )
)


def text_of(case: dict[str, Any]) -> str:
    """The file of a case."""
    if "text" in case:
        return str(case["text"])
    text = json.dumps({**GOOD, **case.get("set", {})}, ensure_ascii=False)
    if "raw" in case:
        old, new = case["raw"]
        assert text.count(old) == 1, case["name"]
        return text.replace(old, new)
    return text


def test_the_table_is_long_and_has_both_sides() -> None:
    assert len(CASES) >= 60
    assert sum(case["taken"] for case in CASES) >= 20 <= sum(not case["taken"] for case in CASES)
    assert len({case["name"] for case in CASES}) == len(CASES)


def test_python_judges_by_the_table() -> None:
    judged = {case["name"]: parse_responses(text_of(case).encode(), BUNDLE).responses is not None for case in CASES}
    assert judged == {case["name"]: case["taken"] for case in CASES}


def test_the_browser_judges_by_the_table() -> None:
    body = """({ parse }, { bundle, texts }) =>
      texts.map((text) => parse(new TextEncoder().encode(text), bundle).responses !== null)"""
    taken = run(["responses.js"], body, {"bundle": BUNDLE, "texts": [text_of(case) for case in CASES]})
    judged = dict(zip((case["name"] for case in CASES), taken, strict=True))
    assert judged == {case["name"]: case["taken"] for case in CASES}


def test_both_take_over_the_same_value() -> None:
    body = "({ parse }, { bundle, texts }) => texts.map((text) => parse(new TextEncoder().encode(text), bundle).responses)"
    texts = [text_of(case) for case in CASES if case["taken"]]
    theirs = run(["responses.js"], body, {"bundle": BUNDLE, "texts": texts})
    ours = [parse_responses(text.encode(), BUNDLE).responses for text in texts]
    assert ours == theirs and len(ours) > 20
