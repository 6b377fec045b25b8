"""Weights, targets, rules and verdicts of a result; and what must not change a score."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aeskills.assessment.contract import Bundle
from aeskills.assessment.results import ScoreResult
from aeskills.assessment.scoring.distance import distance
from aeskills.assessment.scoring.score import Scorer, score
from aeskills.assessment.scoring.verdict import Reach, verdict
from aeskills.assessment.weights import UnknownChoiceError

from . import handbooks
from .generated import answer, case
from .handbooks import FAMILIES, SKILLS, WEIGHTS, responses

BUNDLE = handbooks.bundle()
SCORER = Scorer(BUNDLE)
TOP = {"s1": {"best": "b", "worst": "d"}, "s2": {"best": "c", "worst": "a"}, "k1": {"picks": ["c"]}, "k2": {"picks": ["a", "c"]}}
LOW = {"s1": {"best": "d", "worst": "b"}, "s2": {"best": "a", "worst": "c"}, "k1": {"picks": ["a"]}, "k2": {"picks": ["b"]}}
HALF = {**TOP, "s2": LOW["s2"], "k2": LOW["k2"]}
"""Knows the items of levels 1 and 2, not those of 3 and 4."""


def answers(key: dict[str, Any], *skills: str) -> dict[str, Any]:
    """The same answer to all items of some skills."""
    return {f"{skill}-{kind}": given for skill in skills for kind, given in key.items()}


def result(bundle: Bundle = BUNDLE, **other: Any) -> ScoreResult:
    made = responses(bundle, **other)
    return SCORER.score(made) if bundle is BUNDLE else score(bundle, made)


def test_neutral_industry_gives_base_weights() -> None:
    total = sum(WEIGHTS.values())
    assert result()["weights"] == pytest.approx({skill: weight / total for skill, weight in WEIGHTS.items()})


def test_weights_by_level_and_industry() -> None:
    """chief: craft 0.7, order 1.4, speech 1.2; docks: aim 1.5, ask 0.5."""
    raw = {"aim": 1.2 * 0.7 * 1.5, "plan": 1.1 * 1.4, "ask": 1.0 * 1.2 * 0.5}
    found = result(seniority="chief", industry="docks", skills=list(raw))["weights"]
    assert found == pytest.approx({skill: weight / sum(raw.values()) for skill, weight in raw.items()})
    assert sum(found.values()) == pytest.approx(1)


def test_targets_are_the_starts_of_bands() -> None:
    found = result(seniority="chief")
    assert {skill: row["target"] for skill, row in found["skills"].items()} == {
        skill: {"aim": 80, "listen": 40}.get(skill, 60) for skill in SKILLS
    }
    assert found["families"]["speech"]["target"] == pytest.approx(50)
    assert found["families"]["craft"]["target"] == pytest.approx((1.2 * 80 + 2.9 * 60) / 4.1)


def test_levels_come_out_where_they_are() -> None:
    """Who knows all is above who knows the easier half, who is above who knows nothing; and the middle one is near the edge."""
    ratings = dict.fromkeys(SKILLS, 3)
    high, middle = (result(ratings=ratings, answers=answers(key, *SKILLS))["overall"]["estimate"] for key in (TOP, HALF))
    assert high is not None and middle is not None
    assert 20 < middle < 50 < 80 < high


def test_who_does_not_differ_from_guessing_gets_no_number() -> None:
    found = result(ratings=dict.fromkeys(SKILLS, 3), answers=answers(LOW, *SKILLS))
    assert not found["gate"]["passed"] and found["gate"]["z"] is not None and found["gate"]["z"] < 0
    assert found["gate"]["most"] == 1
    assert found["next"] == [] and found["calibration"] == []
    for row in [*found["skills"].values(), *found["families"].values(), found["overall"]]:
        assert row["estimate"] is None and row["verdict"] == "no-evidence" and row["claimed"] == pytest.approx(3)
    blind = result(answers={f"{skill}-k1": {"unknown": True} for skill in SKILLS})
    assert not blind["gate"]["passed"]


def test_no_responses_give_no_number() -> None:
    found = result()
    assert found["coverage"] == 0 and found["next"] == [] and found["calibration"] == [] and not found["flat"] and not found["unscored"]
    assert found["gate"] == {"z": None, "passed": True, "most": None}
    for row in [*found["skills"].values(), *found["families"].values(), found["overall"]]:
        assert row["estimate"] is None and row["low"] is None and row["p"] is None and row["claimed"] is None
        assert row["verdict"] == "no-evidence" and row["n"] == 0


def test_no_skills_at_all() -> None:
    found = result(skills=[], answers=answers(TOP, "aim"))
    assert found["weights"] == {} and found["skills"] == {} and found["families"] == {}
    assert found["overall"]["target"] is None and not found["overall"]["enough"]
    assert {entry["reason"] for entry in found["unscored"]} == {"left-out"}


def test_family_needs_two_answers() -> None:
    one = result(answers={"ask-s1": {"best": "b", "worst": "d"}})
    assert not one["families"]["speech"]["enough"] and one["families"]["speech"]["estimate"] is None
    assert one["skills"]["ask"]["verdict"] == "no-evidence" and one["skills"]["ask"]["n"] == 1
    two = result(answers={"ask-s1": {"best": "b", "worst": "d"}, "listen-k1": {"picks": ["c"]}})
    assert two["families"]["speech"]["enough"] and two["families"]["speech"]["n"] == 2
    assert two["families"]["craft"]["verdict"] == "no-evidence"


def test_overall_needs_coverage_and_every_family() -> None:
    ratings = dict.fromkeys(["aim", "build", "check", "trim", "plan", "ask"], 3)
    items = {f"{skill}-{kind}": TOP[kind] for skill in ("aim", "plan", "ask") for kind in ("s1", "k1")}
    found = result(ratings=ratings, answers=items)
    assert found["coverage"] == pytest.approx(6.2 / 9.3) and found["overall"]["enough"]
    few = result(ratings={"aim": 3}, answers=items)
    assert few["coverage"] < 0.6 and not few["overall"]["enough"] and few["families"]["craft"]["enough"]
    without_family = result(ratings=dict.fromkeys(SKILLS, 3), answers={key: value for key, value in items.items() if "ask" not in key})
    assert without_family["coverage"] == pytest.approx(1) and not without_family["overall"]["enough"]


def test_what_is_no_level_is_missing_not_zero() -> None:
    found = result(ratings={"aim": "none", "build": 5, "check": "not-mine"})
    assert found["skills"]["aim"]["claimed"] is None and found["skills"]["build"]["claimed"] == 5
    assert found["families"]["craft"]["claimed"] == 5 and found["coverage"] == pytest.approx(1.0 / 9.3)
    assert found["unscored"] == []


def test_claimed_never_moves_the_estimate() -> None:
    low, high = (result(ratings=dict.fromkeys(SKILLS, level), answers=answers(TOP, *SKILLS)) for level in (1, 5))
    assert low["overall"]["estimate"] == high["overall"]["estimate"] is not None
    assert (low["overall"]["claimed"], high["overall"]["claimed"]) == pytest.approx((1, 5))


def test_item_of_two_skills() -> None:
    """aim-s2 speaks of aim and, less, of build; a left-out skill takes nothing."""
    bundle = handbooks.bundle(scoring=handbooks.scoring(family_items=1, gate=0.0))
    only = {"aim-s2": {"best": "c", "worst": "a"}}
    both, own = result(bundle, answers=only), result(bundle, answers=only, skills=["aim", "check"])
    assert both["skills"]["aim"]["n"] == both["skills"]["build"]["n"] == both["families"]["craft"]["n"] == 1
    aim, build, check = (both["skills"][name]["estimate"] or own["skills"]["aim"]["estimate"] for name in ("aim", "build", "aim"))
    assert aim is not None and build is not None and check is not None
    assert aim > build > 50
    assert result(bundle, answers=only, skills=["build"])["skills"]["build"]["n"] == 1


@pytest.mark.parametrize(
    ("p", "target", "reach", "word"),
    [
        (0.80, 50, Reach(True, True), "at-or-above"),
        (0.79, 50, Reach(True, True), "too-close"),
        (0.79, 50, Reach(True, False), "too-short"),
        (0.79, 50, Reach(False, True), "too-short"),
        (0.85, 50, Reach(True, False), "too-short"),
        (0.90, 50, Reach(True, False), "at-or-above"),
        (0.20, 50, Reach(True, True), "below"),
        (0.20, 50, Reach(False, False), "below"),
        (1.0, 0, Reach(True, True), "no-target"),
    ],
)
def test_verdicts(p: float, target: float, reach: Reach, word: str) -> None:
    assert verdict(BUNDLE["model"], p, target, reach) == word


def test_a_short_form_says_that_it_is_short() -> None:
    """Two easy questions a family cannot say that someone is below; a verdict above then needs more."""
    items = {f"{skill}-k1": TOP["k1"] for skill in ("aim", "plan", "ask")} | {f"{skill}-s1": TOP["s1"] for skill in ("aim", "plan", "ask")}
    found = result(form="quick", ratings=dict.fromkeys(SKILLS, 3), answers=items, seniority="chief")
    assert found["overall"]["estimate"] is not None and found["overall"]["verdict"] in ("too-short", "too-close")


def test_no_target() -> None:
    found = result(seniority="novice", answers=answers(TOP, *SKILLS))
    assert found["overall"]["verdict"] == "no-target" and {row["verdict"] for row in found["skills"].values()} == {"no-target"}
    assert found["next"] == []


def test_claims_against_answers() -> None:
    high = dict.fromkeys(SKILLS, 5)
    lower = result(ratings=high, answers=answers(HALF, *SKILLS))["calibration"]
    assert {entry["family"]: entry["answers"] for entry in lower} == dict.fromkeys(FAMILIES, "lower")
    assert all(entry["p"] < 0.1 for entry in lower)
    modest = result(ratings=dict.fromkeys(SKILLS, 1), answers=answers(TOP, *SKILLS))["calibration"]
    assert {entry["answers"] for entry in modest} == {"higher"} and len(modest) == len(FAMILIES)
    assert result(ratings=dict.fromkeys(SKILLS, 3), answers=answers(HALF, *SKILLS))["calibration"] == []
    assert result(answers=answers(HALF, *SKILLS))["calibration"] == []
    apart = result(ratings={"ask": 5}, answers=answers(HALF, "listen"))
    assert apart["calibration"] == [], "a skill that was rated and one that was answered are not compared"


def test_next_steps_ranked_with_ties() -> None:
    """ask and listen weigh the same and have the same answers and targets: one place for both."""
    taken = answers(TOP, "aim", "build", "check", "trim", "plan", "track", "close") | answers(LOW, "ask", "listen")
    del taken["close-s2"]  # it speaks of ask, too
    career = handbooks.handbook().career
    even = career.levels[-1].model_copy(update={"targets": dict.fromkeys(SKILLS, 4)})
    bundle = handbooks.bundle(career=career.model_copy(update={"levels": (*career.levels[:-1], even)}))
    found = result(bundle, answers=taken, seniority="chief")
    assert ["ask", "listen"] in found["next"]
    assert found["next"][0] == ["ask", "listen"]
    by_family = result(bundle, answers=taken, seniority="chief", form="quick")
    assert by_family["next"][0] == ["speech"]


def test_next_steps_only_where_there_is_a_gap_and_evidence() -> None:
    assert result(answers=answers(TOP, *SKILLS))["next"] == []
    bundle = handbooks.bundle(scoring=handbooks.scoring(gate=0.0))
    part = result(bundle, answers=answers(HALF, "track"), seniority="chief")
    assert part["next"] == [["track"]] and part["skills"]["plan"]["n"] == 0


def rated(levels: list[Any], **constants: float) -> bool:
    """Whether ratings of the first skills, in order, are called flat."""
    bundle = handbooks.bundle(scoring=handbooks.scoring(**constants))
    return result(bundle, ratings=dict(zip(SKILLS, levels, strict=False)))["flat"]


@pytest.mark.parametrize(
    ("levels", "flat"),
    [
        ([3, 3, 3, 3], False),  # too few to say
        ([3, 3, 3, 3, 3], True),
        ([1, 2, 3, 4, 5], False),
        ([3, 3, 3, 2, 4, 1], False),  # a run of 3 in 6 is half, not over
        ([3, 3, 3, 3, 2, 4], True),  # a run of 4 in 6
        ([3, 4, 3, 4, 3, 4], False),
        ([3, 3, 3, 3, 4, 3, 3, 3, 3], False),  # a run of 4 in 9, SD √(8/81) = .314
        ([3, "none", 3, 3, "not-mine", 3, 5, 1, 5], True),  # what is no level is skipped: a run of 4 in 7
        (["none"] * 9, False),
    ],
)
def test_flat_ratings(levels: list[Any], flat: bool) -> None:
    assert rated(levels) is flat


def test_flat_by_spread() -> None:
    """SD √(8/81) = .314 of a step, the longest run far from its limit."""
    levels = [3, 3, 3, 3, 4, 3, 3, 3, 3]
    assert rated(levels, flat_run=0.9, flat_sd=0.32) and not rated(levels, flat_run=0.9, flat_sd=0.31)


def test_what_cannot_be_scored_is_listed() -> None:
    found = result(
        skills=["aim", "ask", "ghost"],
        ratings={"aim": 9, "ghost": 2, "plan": 3},
        answers={"ghost-s1": {"best": "a"}, "aim-s1": {"best": "z"}, "plan-s1": {"best": "a"}},
    )
    assert [(entry["kind"], entry["id"], entry["reason"]) for entry in found["unscored"]] == [
        ("skill", "ghost", "unknown"),
        ("rating", "aim", "out-of-range"),
        ("rating", "ghost", "unknown"),
        ("rating", "plan", "left-out"),
        ("item", "ghost-s1", "unknown"),
        ("item", "aim-s1", "unknown-option"),
        ("item", "plan-s1", "left-out"),
    ]
    assert found["skills"]["aim"]["n"] == 0 and found["skills"]["aim"]["claimed"] is None


@pytest.mark.parametrize("key", ["form", "industry", "seniority"])
def test_unknown_choices_are_refused(key: str) -> None:
    with pytest.raises(UnknownChoiceError, match=key):
        result(**{key: "ghost"})


@given(st.integers(0, 10**6))
@settings(max_examples=60)
def test_order_does_not_matter(seed: int) -> None:
    """Not of answers, ratings, chosen skills, items or options."""
    made, draw = case(BUNDLE, seed), random.Random(seed)
    shuffled: Any = {**made}
    for key in ("answers", "ratings"):
        pairs = list(made[key].items())  # type: ignore[literal-required]
        draw.shuffle(pairs)
        shuffled[key] = dict(pairs)
    shuffled["skills"] = draw.sample(made["skills"], len(made["skills"]))
    items = draw.sample(list(BUNDLE["items"].items()), len(BUNDLE["items"]))
    other: Any = {**BUNDLE, "items": {key: {**item, "options": item["options"][::-1]} for key, item in items}}
    assert score(other, shuffled) == SCORER.score(made)


@given(st.integers(0, 10**6), st.sampled_from(sorted(BUNDLE["items"])))
@settings(max_examples=300)
def test_a_better_answer_never_lowers_anything(seed: int, item: str) -> None:
    """Not its skill, nor its family, nor the whole, nor the probability of a target; and the gate stays open."""
    draw = random.Random(seed)
    entry = BUNDLE["items"][item]
    made = {
        key: answer(other, draw) if draw.random() < 0.5 else TOP[key[-2:]] for key, other in BUNDLE["items"].items() if draw.random() < 0.8
    }
    pair = [answer(entry, draw) for _ in range(2)]
    one, other = (distance(entry, given, BUNDLE["model"]["size"]) for given in pair)
    if one.choices != other.choices or one.distance is None or other.distance is None:
        return
    worse, better = (pair[0], pair[1]) if one.distance > other.distance else (pair[1], pair[0])
    before, after = (result(answers={**made, item: given}) for given in (worse, better))
    if not before["gate"]["passed"]:
        return
    assert after["gate"]["passed"]
    rows = [(before["overall"], after["overall"])]
    rows += [(before["skills"][name], after["skills"][name]) for name in before["skills"]]
    rows += [(before["families"][name], after["families"][name]) for name in before["families"]]
    for low, high in rows:
        if low["estimate"] is not None and high["estimate"] is not None and low["p"] is not None and high["p"] is not None:
            assert high["estimate"] >= low["estimate"] - 1e-9 and high["p"] >= low["p"] - 1e-9


@given(st.integers(0, 10**6))
@settings(max_examples=150)
def test_result_is_sane(seed: int) -> None:
    found = SCORER.score(case(BUNDLE, seed))
    assert not found["weights"] or sum(found["weights"].values()) == pytest.approx(1)
    assert 0 <= found["coverage"] <= 1 + 1e-12
    for row in [*found["skills"].values(), *found["families"].values(), found["overall"]]:
        shown = row["estimate"] is not None
        assert shown == (row["low"] is not None) == (row["p"] is not None) == (row["verdict"] != "no-evidence")
        if row["low"] is not None and row["high"] is not None and row["p"] is not None:
            assert 0 <= row["low"] <= row["high"] <= 100 and 0 <= row["p"] <= 1
    assert set(found["families"]) == {family for family, members in FAMILIES.items() if set(members) & set(found["skills"])}
