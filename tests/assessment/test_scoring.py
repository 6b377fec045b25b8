"""Weights, targets, rules and verdicts of a result, worked by hand; and what must not change a score."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aeskills.assessment.contract import Bundle, Result
from aeskills.assessment.item_scores import item_score
from aeskills.assessment.scoring import score, verdict
from aeskills.assessment.weights import UnknownChoiceError

from . import handbooks
from .generated import answer, case
from .handbooks import FAMILIES, SKILLS, WEIGHTS, responses

BUNDLE = handbooks.bundle()
TOP = {"s1": {"best": "b", "worst": "d"}, "s2": {"best": "c", "worst": "a"}, "k1": {"picks": ["c"]}, "k2": {"picks": ["a", "c"]}}
LOW = {"s1": {"best": "d", "worst": "b"}, "s2": {"best": "a", "worst": "c"}, "k1": {"picks": ["a"]}, "k2": {"picks": ["b"]}}


def answers(key: dict[str, Any], *skills: str) -> dict[str, Any]:
    """The same answer to all items of some skills."""
    return {f"{skill}-{kind}": given for skill in skills for kind, given in key.items()}


def result(bundle: Bundle = BUNDLE, **other: Any) -> Result:
    return score(bundle, responses(bundle, **other))


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


def test_one_answer_by_hand() -> None:
    """As in test_estimate.test_by_hand: θ̂ = 367250/5265, target 20."""
    bundle = handbooks.bundle(scoring=handbooks.scoring(family_items=1))
    found = result(bundle, skills=["ask", "listen"], answers={"ask-s1": {"best": "b"}})
    se = math.sqrt(400 * 49 / 65 + (49 / 65) ** 2 * 26000 / 81)
    row = found["skills"]["ask"]
    assert (row["n"], row["estimate"], row["se"]) == pytest.approx((1, 367250 / 5265, se))
    assert row["p"] == pytest.approx(0.5 * (1 + math.erf((367250 / 5265 - 20) / se / math.sqrt(2))))
    assert (row["verdict"], row["gap"]) == ("at-or-above", 0)
    assert found["skills"]["listen"]["verdict"] == "no-evidence" and found["skills"]["listen"]["estimate"] is None
    assert found["families"]["speech"]["estimate"] == pytest.approx((367250 / 5265 + 4850 / 81) / 2)
    assert found["coverage"] == pytest.approx(0.5) and not found["overall"]["enough"] and found["overall"]["estimate"] is None


def test_no_responses_give_no_number() -> None:
    found = result()
    assert found["coverage"] == 0 and found["next"] == [] and found["calibration"] == [] and not found["flat"] and not found["unscored"]
    for row in [*found["skills"].values(), *found["families"].values(), found["overall"]]:
        assert row["estimate"] is None and row["se"] is None and row["p"] is None and row["claimed"] is None
        assert row["verdict"] == "no-evidence" and row["n"] == 0


def test_no_skills_at_all() -> None:
    found = result(skills=[], answers=answers(TOP, "aim"))
    assert found["weights"] == {} and found["skills"] == {} and found["families"] == {}
    assert found["overall"]["target"] is None and not found["overall"]["enough"]
    assert {entry["reason"] for entry in found["unscored"]} == {"left-out"}


def test_family_needs_two_answers() -> None:
    one = result(answers={"ask-s1": {"best": "b"}})
    assert not one["families"]["speech"]["enough"] and one["families"]["speech"]["estimate"] is None
    assert one["skills"]["ask"]["verdict"] == "no-evidence" and one["skills"]["ask"]["n"] == 1
    two = result(answers={"ask-s1": {"best": "b"}, "listen-k1": {"unknown": True}})
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


def test_none_is_missing_not_zero() -> None:
    found = result(ratings={"aim": "none", "build": 5})
    assert found["skills"]["aim"]["claimed"] is None and found["skills"]["build"]["claimed"] == 100
    assert found["families"]["craft"]["claimed"] == 100 and found["coverage"] == pytest.approx(1.0 / 9.3)
    assert found["unscored"] == []


def test_claimed_never_moves_the_estimate() -> None:
    low, high = (result(ratings=dict.fromkeys(SKILLS, level), answers=answers(TOP, *SKILLS)) for level in (1, 5))
    assert low["overall"]["estimate"] == high["overall"]["estimate"]
    assert (low["overall"]["claimed"], high["overall"]["claimed"]) == pytest.approx((0, 100))


def test_item_of_two_skills() -> None:
    """aim-s2 gives .6 of its precision to aim and .4 to build; a left-out skill takes nothing."""
    bundle = handbooks.bundle(scoring=handbooks.scoring(family_items=1))
    only = {"aim-s2": {"best": "c"}}
    both, own = result(bundle, answers=only), result(bundle, answers=only, skills=["aim", "check"])
    assert both["skills"]["aim"]["n"] == both["skills"]["build"]["n"] == both["families"]["craft"]["n"] == 1
    variance = 400 + 1225 / 0.6
    known = 1 / 400 + 1 / variance
    level = (50 / 400 + 100 / variance) / known
    assert own["skills"]["aim"]["estimate"] == pytest.approx(400 / variance * 100 + (1 - 400 / variance) * level)
    assert result(bundle, answers=only, skills=["build"])["skills"]["build"]["n"] == 1


@pytest.mark.parametrize(
    ("estimate", "word"), [(58.3, "too-close"), (58.5, "at-or-above"), (41.7, "too-close"), (41.5, "below"), (50, "too-close")]
)
def test_verdicts(estimate: float, word: str) -> None:
    """Φ(.8416) = .80: with SE 10 and target 50 the limits are 50 ± 8.416."""
    p, said = verdict(0.8, estimate, 10, 50)
    assert said == word and 0 < p < 1


def test_calibration() -> None:
    """Only where larger than z·√(wᵀCw + Σw²q²), q = 25/√12."""
    found = result(skills=["ask", "listen"], ratings={"ask": 5, "listen": 5}, answers=answers(LOW, "ask", "listen"))
    family, [entry] = found["families"]["speech"], found["calibration"]
    assert entry["family"] == "speech" and entry["difference"] == pytest.approx(100 - family["estimate"])
    assert entry["se"] == pytest.approx(math.sqrt(family["se"] ** 2 + 0.5 * 625 / 12))
    assert entry["difference"] > 1.28 * entry["se"]
    modest = result(skills=["ask", "listen"], ratings={"ask": 1, "listen": 1}, answers=answers(TOP, "ask", "listen"))
    assert modest["calibration"][0]["difference"] < 0
    near = result(skills=["ask", "listen"], ratings={"ask": 4, "listen": 4}, answers=answers(TOP, "ask", "listen"))
    assert near["calibration"] == []
    unrated = result(answers=answers(LOW, "ask", "listen"))
    assert unrated["calibration"] == []


def test_next_steps_ranked_with_ties() -> None:
    """ask and listen weigh the same and have the same answers: one place for both. plan, alone in its family, is drawn less down.

    Priorities by hand: y = −12.56, v = 400 + 763.3; ask, listen: θ̂ = 11.8, gap 8.2; plan: θ̂ = 18.0, gap 2.0.
    """
    bundle = handbooks.bundle(banks=tuple(b.model_copy(update={"items": (b.items[0], b.items[2])}) for b in handbooks.banks()))
    skills = ["plan", "ask", "listen"]
    low = {f"{skill}-{kind}": LOW[kind] for skill in skills for kind in ("s1", "k1")}
    found = result(bundle, skills=skills, answers=low)
    assert found["next"] == [["ask", "listen"], ["plan"]]
    assert found["skills"]["ask"]["gap"] == pytest.approx(8.2, abs=0.1) and found["skills"]["plan"]["gap"] == pytest.approx(2.0, abs=0.1)
    assert result(bundle, skills=skills, answers=low, industry="docks")["next"] == [["listen"], ["ask"], ["plan"]]


def test_next_steps_only_where_there_is_a_gap_and_evidence() -> None:
    high = result(answers=answers(TOP, *SKILLS))
    assert high["next"] == []
    part = result(answers=answers(LOW, "ask"), seniority="chief")
    assert part["next"] == [["ask"]] and part["skills"]["listen"]["n"] == 0


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
        ([3, "none", 3, 3, "none", 3, 5, 1, 5], True),  # "none" is skipped: a run of 4 in 7
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
@settings(max_examples=100)
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
    assert score(other, shuffled) == score(BUNDLE, made)


@given(st.integers(0, 10**6), st.sampled_from(sorted(BUNDLE["items"])))
@settings(max_examples=300)
def test_a_better_answer_never_lowers_its_skill(seed: int, item: str) -> None:
    draw = random.Random(seed)
    made = {key: answer(entry, draw) for key, entry in BUNDLE["items"].items() if draw.random() < 0.8}
    one, other = (answer(BUNDLE["items"][item], draw) for _ in range(2))
    worse, better = sorted((one, other), key=lambda given: item_score(BUNDLE["items"][item], given).evidence)
    before, after = (result(answers={**made, item: given}) for given in (worse, better))
    for skill in {BUNDLE["items"][item]["skill"], BUNDLE["items"][item].get("also", BUNDLE["items"][item]["skill"])}:
        low, high = before["skills"][skill]["estimate"], after["skills"][skill]["estimate"]
        if low is not None and high is not None:
            assert high >= low - 1e-12
    if before["overall"]["estimate"] is not None:
        assert after["overall"]["estimate"] >= before["overall"]["estimate"] - 1e-12  # type: ignore[operator]


@given(st.integers(0, 10**6))
@settings(max_examples=200)
def test_result_is_sane(seed: int) -> None:
    found = score(BUNDLE, case(BUNDLE, seed))
    assert not found["weights"] or sum(found["weights"].values()) == pytest.approx(1)
    assert 0 <= found["coverage"] <= 1 + 1e-12
    for row in [*found["skills"].values(), *found["families"].values(), found["overall"]]:
        shown = row["estimate"] is not None
        assert shown == (row["se"] is not None) == (row["p"] is not None) == (row["verdict"] != "no-evidence")
        assert row["p"] is None or 0 <= row["p"] <= 1
    assert set(found["families"]) == {family for family, members in FAMILIES.items() if set(members) & set(found["skills"])}
