"""Python and JavaScript give the same numbers, in the real browser."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser




from aeskills.assessment.scoring.score import score

from . import handbooks
from .generated import cases, odd_answer

SCRIPTS = Path(__file__).parents[2] / "aeskills" / "assets" / "static" / "assessment"
COUNT = 6000
TOLERANCE = 1e-9


@pytest.fixture(scope="module")
def run(browser: Browser, serve: Callable[[Path], str]) -> Any:
    """Runs a function `(engine, argument) => …` of JavaScript, given as text, with the module score.js."""
    page = browser.new_page()
    base = serve(SCRIPTS)
    page.goto(f"{base}/score.js")
    caller = """async ([base, body, argument]) =>
      JSON.stringify((0, eval)(`(${body})`)(await import(`${base}/score.js`), JSON.parse(argument)))"""
    yield lambda body, argument: json.loads(page.evaluate(caller, [base, body, json.dumps(argument)]))
    page.close()


def difference(one: Any, other: Any, path: str = "") -> float:
    """Largest difference of two JSON values; anything but numbers must be equal, and no number may stand for null."""
    if isinstance(one, dict) and isinstance(other, dict):
        assert list(one) == list(other), path
        return max((difference(one[key], other[key], f"{path}.{key}") for key in one), default=0.0)
    if isinstance(one, list) and isinstance(other, list):
        assert len(one) == len(other), path
        return max((difference(a, b, f"{path}[{at}]") for at, (a, b) in enumerate(zip(one, other, strict=True))), default=0.0)
    if isinstance(one, (int, float)) and isinstance(other, (int, float)) and not isinstance(one, bool) and not isinstance(other, bool):
        assert math.isfinite(one) and math.isfinite(other), path
        return abs(one - other)
    assert type(one) is type(other) and one == other, path
    return 0.0


def in_browser(run: Any, bundle: Any, people: list[Any]) -> list[Any]:
    body = "({ score }, { bundle, people }) => people.map((person) => score(bundle, person))"
    found: list[Any] = run(body, {"bundle": bundle, "people": people})
    return found


def test_scores(run: Any) -> None:
    """Two handbooks with different constants; the cases reach every branch that could differ."""
    other = handbooks.scoring(mean=41, family_sd=9.5, skill_sd=27, situational_sd=22, z=0.7, likely=0.66, coverage=0.3, family_items=1)
    results, worst = [], 0.0
    for bundle in (handbooks.bundle(), handbooks.bundle(scoring=other)):
        people = cases(bundle, COUNT // 2)
        theirs = in_browser(run, bundle, people)
        ours = [score(bundle, person) for person in people]
        worst = max(worst, *(difference(dict(a), b, f"case {at}") for at, (a, b) in enumerate(zip(ours, theirs, strict=True))))
        results += ours
    print(f"parity: {len(results)} response sets, largest difference {worst:.3g}")
    assert len(results) == COUNT >= 5000
    assert worst <= TOLERANCE
    assert {r["overall"]["verdict"] for r in results} == {"at-or-above", "below", "too-close", "no-evidence"}
    assert any(r["calibration"] for r in results) and any(r["flat"] for r in results)
    assert any(len(group) > 1 for r in results for group in r["next"])
    reasons = {entry["reason"] for r in results for entry in r["unscored"]}
    assert reasons >= {"unknown", "left-out", "out-of-range", "no-choice", "unknown-option", "same-choice"}
    assert reasons >= {"too-many-choices", "contradiction"}


def test_comparison_notices_a_difference(run: Any) -> None:
    """The guard guards: another constant on one side is found."""
    bundle = handbooks.bundle()
    people = cases(bundle, 50)
    moved = handbooks.bundle(scoring=handbooks.scoring(skill_sd=20.001))
    pairs = zip([score(moved, person) for person in people], in_browser(run, bundle, people), strict=True)
    assert max(difference(dict(a), b) for a, b in pairs) > TOLERANCE


def test_changes(run: Any) -> None:
    bundle = handbooks.bundle()
    people = cases(bundle, 600)
    people[7] = {**people[7], "bank": "0" * 12}
    theirs = run(
        "({ changes }, { bundle, people }) => people.slice(1).map((person, at) => changes(bundle, people[at], person))",
        {"bundle": bundle, "people": people},
    )
    ours = [changes(bundle, before, after) for before, after in pairwise(people)]
    assert max(difference(dict(a), b) for a, b in zip(ours, theirs, strict=True)) <= TOLERANCE
    assert [at for at, change in enumerate(ours) if not change["comparable"]] == [6, 7]
    assert any(change["overall"] and change["overall"]["real"] for change in ours)


def test_normal_cdf(run: Any) -> None:
    points = [at / 500 for at in range(-5000, 5001)]
    theirs = run("({ normalCdf }, points) => points.map(normalCdf)", points)
    assert max(abs(normal_cdf(z) - p) for z, p in zip(points, theirs, strict=True)) < 1e-15


def test_item_scores(run: Any) -> None:
    """Every answer of one or two choices, and the odd ones, to an item of each kind."""
    items = [item for item in handbooks.bundle()["items"].values() if item["skill"] == "aim"]
    draw = random.Random(1)
    pairs: list[Any] = [[item, odd_answer(item, draw)] for item in items for _ in range(50)]
    for item in items:
        ids = [option["id"] for option in item["options"]]
        pairs += [[item, {"best": a, "worst": b}] for a in ids for b in ids] + [[item, {"picks": [a, b]}] for a in ids for b in ids]
        pairs += [[item, {key: value}] for a in ids for key, value in (("best", a), ("picks", [a]))]
    body = """({ itemScore }, pairs) => pairs.map(([item, answer]) => {
      try { const { score, evidence } = itemScore(item, answer); return [score, evidence]; } catch (error) { return error.reason; }
    })"""
    ours: list[Any] = []
    for item, answer in pairs:
        try:
            ours.append(list(item_score(item, answer)))
        except UnscorableError as error:
            ours.append(error.reason)
    assert difference(ours, run(body, pairs)) <= TOLERANCE


def test_unknown_choices(run: Any) -> None:
    """What Python refuses, JavaScript refuses: no silent number."""
    bundle = handbooks.bundle()
    body = """({ score, UnknownChoice }, { bundle, people }) => people.map((person) => {
      try { score(bundle, person); return "scored"; } catch (error) { return error instanceof UnknownChoice ? "refused" : String(error); }
    })"""
    people = [handbooks.responses(bundle, **{key: value}) for key in ("form", "industry", "seniority") for value in ("none", "constructor")]
    assert run(body, {"bundle": bundle, "people": people}) == ["refused"] * 6
