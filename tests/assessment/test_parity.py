"""Python and JavaScript give the same numbers, the scripts run under node."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

import pytest

from aeskills.assessment.bundle import plain_bundle
from aeskills.assessment.contract import Bundle, Responses
from aeskills.assessment.scoring.adaptive import mixed, next_item
from aeskills.assessment.scoring.change import changes
from aeskills.assessment.scoring.distance import UnscorableError, distance
from aeskills.assessment.scoring.mixture import normal_cdf
from aeskills.assessment.scoring.score import Scorer
from tests.contents import handbook as shipped

from . import handbooks
from .generated import answer, cases, odd_answer
from .node import difference, run

COUNT = 3000
"""Response sets of each of the two handbooks."""

TOLERANCE = 1e-9


@pytest.fixture(scope="module")
def real() -> Bundle:
    return plain_bundle(shipped())


def in_node(bundle: Bundle, people: list[Responses]) -> list[Any]:
    body = "({ score }, { bundle, people }) => people.map((person) => score(bundle, person))"
    found: list[Any] = run(["score.js"], body, {"bundle": bundle, "people": people})
    return found


def test_scores_of_generated_people() -> None:
    """Another set of constants; the cases reach every branch that could differ."""
    other = handbooks.scoring(
        prior={"mean": 41, "general_sd": 25, "family_sd": 9.5, "skill_sd": 19},
        anchor={"levels": 4, "people": 7}, near=3, lapse=0.2, size=0.4,
        gate=0.9, verdict={"likely": 0.7, "alone": 0.75}, claim=0.3, coverage=0.3, family_items=1, round_to=1,
    )  # fmt: skip
    results, worst = [], 0.0
    for bundle in (handbooks.bundle(), handbooks.bundle(scoring=other)):
        people, scorer = cases(bundle, COUNT // 2), Scorer(bundle)
        theirs, ours = in_node(bundle, people), [scorer.score(person) for person in people]
        worst = max(worst, *(difference(dict(a), b, f"case {at}") for at, (a, b) in enumerate(zip(ours, theirs, strict=True))))
        results += ours
    print(f"parity: {len(results)} response sets, largest difference {worst:.3g}")
    assert worst <= TOLERANCE
    verdicts = {row["verdict"] for r in results for row in (r["overall"], *r["families"].values(), *r["skills"].values())}
    assert verdicts == {"at-or-above", "below", "too-close", "too-short", "no-target", "no-evidence"}
    assert any(not r["gate"]["passed"] for r in results) and any(r["flat"] for r in results)
    assert {entry["answers"] for r in results for entry in r["calibration"]} == {"lower", "higher"}
    assert any(len(group) > 1 for r in results for group in r["next"])
    reasons = {entry["reason"] for r in results for entry in r["unscored"]}
    assert reasons >= {"unknown", "left-out", "out-of-range", "no-choice", "unknown-option", "same-choice"}
    assert reasons >= {"too-many-choices", "contradiction"}


def test_scores_of_the_shipped_bank(real: Bundle) -> None:
    """Every form of the bank that is published."""
    people, scorer = cases(real, COUNT), Scorer(real)
    assert {person["form"] for person in people} == {form["id"] for form in real["forms"]}
    theirs = in_node(real, people)
    worst = max(difference(dict(scorer.score(person)), b, f"case {at}") for at, (person, b) in enumerate(zip(people, theirs, strict=True)))
    assert worst <= TOLERANCE
    assert sum(found["overall"]["estimate"] is not None for found in theirs) > COUNT / 20


def test_comparison_notices_a_difference() -> None:
    """The guard guards: another constant on one side is found."""
    bundle = handbooks.bundle()
    people = cases(bundle, 60)
    moved = Scorer(handbooks.bundle(scoring=handbooks.scoring(near=4.001)))
    theirs = in_node(bundle, people)
    gaps = []
    for person, other in zip(people, theirs, strict=True):
        ours = moved.score(person)
        if ours["overall"]["estimate"] is not None and other["overall"]["estimate"] is not None:
            gaps.append(abs(ours["overall"]["estimate"] - other["overall"]["estimate"]))
    assert max(gaps) > TOLERANCE


def test_changes() -> None:
    bundle = handbooks.bundle()
    people = cases(bundle, 600)
    for at, person in enumerate(people):
        person["form"] = ("half", "half-b", "half", "full")[at % 4]
    people[7] = {**people[7], "bank": "0" * 12}
    body = "({ changes }, { bundle, people }) => people.slice(1).map((person, at) => changes(bundle, people[at], person))"
    theirs = run(["change.js"], body, {"bundle": bundle, "people": people})
    scorer = Scorer(bundle)
    ours = [changes(scorer, before, after) for before, after in pairwise(people)]
    assert max(difference(dict(a), b) for a, b in zip(ours, theirs, strict=True)) <= TOLERANCE
    assert [at for at, change in enumerate(ours) if change["reason"] == "other-bank"] == [6, 7]
    assert {change["reason"] for change in ours} >= {None, "not-parallel", "guessing"}


def test_adaptive_choices(real: Bundle) -> None:
    """The same items in the same order, to the end, whatever is answered."""
    for bundle in (handbooks.bundle(), real):
        people = [{**person, "form": "adaptive", "asked": []} for person in cases(bundle, 40) if person["skills"]]
        replies = {item: answer(entry, random.Random(item)) for item, entry in bundle["items"].items()}
        body = """({ nextItem }, { bundle, people, replies }) => people.map((person) => {
          person.answers = {};
          for (let id = nextItem(bundle, person); id; id = nextItem(bundle, person)) {
            person.asked.push(id);
            person.answers[id] = replies[id];
          }
          return person.asked;
        })"""
        theirs = run(["adaptive.js"], body, {"bundle": bundle, "people": people, "replies": replies})
        scorer = Scorer(bundle)
        for person, listed in zip(people, theirs, strict=True):
            walked: Any = {**person, "answers": {}, "asked": []}
            while (item := next_item(scorer, walked)) is not None:
                walked["asked"].append(item)
                walked["answers"][item] = replies[item]
            assert walked["asked"] == listed
        assert len({tuple(listed) for listed in theirs}) > 10


def test_normal_cdf() -> None:
    points = [at / 500 for at in range(-5000, 5001)]
    theirs = run(["posterior.js"], "({ normalCdf }, points) => points.map(normalCdf)", points)
    assert max(abs(normal_cdf(z) - p) for z, p in zip(points, theirs, strict=True)) < 1e-15


def test_mixed_numbers() -> None:
    pairs = [[seed, count] for seed in (0, 1, 7, 2**31, 2**32 - 1, 123456789) for count in range(40)]
    theirs = run(["format.js"], "({ mixed }, pairs) => pairs.map(([seed, count]) => mixed(seed, count))", pairs)
    assert theirs == [mixed(seed, count) for seed, count in pairs]
    assert len(set(theirs)) > 200


def test_distances() -> None:
    """Every answer of one or two choices, and the odd ones, to an item of each kind."""
    items = [item for item in handbooks.bundle()["items"].values() if item["skill"] == "aim"]
    draw = random.Random(1)
    pairs: list[Any] = [[item, odd_answer(item, draw)] for item in items for _ in range(50)]
    for item in items:
        ids = [option["id"] for option in item["options"]]
        pairs += [[item, {"best": a, "worst": b}] for a in ids for b in ids] + [[item, {"picks": [a, b]}] for a in ids for b in ids]
        pairs += [[item, {key: value}] for a in ids for key, value in (("best", a), ("picks", [a]))]
    body = """({ placed }, pairs) => pairs.map(([item, answer]) => {
      try { const { distance, choices, score } = placed(item, answer, 0.2); return [distance, score, choices]; }
      catch (error) { return error.reason; }
    })"""
    ours: list[Any] = []
    for item, given in pairs:
        try:
            found = distance(item, given, 0.2)
            ours.append([found.distance, found.score, [list(group) for group in found.choices.groups]])
        except UnscorableError as error:
            ours.append(error.reason)
    assert difference(ours, run(["likelihood.js"], body, pairs)) <= 1e-12


def test_unknown_choices() -> None:
    """What Python refuses, JavaScript refuses: no silent number."""
    bundle = handbooks.bundle()
    body = """({ score, UnknownChoice }, { bundle, people }) => people.map((person) => {
      try { score(bundle, person); return "scored"; } catch (error) { return error instanceof UnknownChoice ? "refused" : String(error); }
    })"""
    people = [handbooks.responses(bundle, **{key: value}) for key in ("form", "industry", "seniority") for value in ("none", "constructor")]
    assert run(["score.js", "weights.js"], body, {"bundle": bundle, "people": people}) == ["refused"] * 6
