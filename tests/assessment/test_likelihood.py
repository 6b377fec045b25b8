"""Distances and likelihoods of answers, worked by hand; probabilities that add up; known special cases."""

from __future__ import annotations

import math
import random
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aeskills.assessment.contract import BundleItem
from aeskills.assessment.scoring.distance import UnscorableError, choices, distance
from aeskills.assessment.scoring.likelihood import blind_moments, information, knowing, likelihood, probabilities

from . import handbooks
from .generated import answer

BUNDLE = handbooks.bundle()
MODEL, ITEMS = BUNDLE["model"], BUNDLE["items"]
BEST = ITEMS["aim-s1"]  # a b c d = 1 4 2 0
BEST_OF_FIVE = ITEMS["aim-s2"]  # a b c d e = 0 3 4 1 2
ONE = ITEMS["aim-k1"]  # --+-
TWO = ITEMS["aim-k2"]  # +-+--
SIZE = 0.2


@pytest.mark.parametrize(
    ("item", "answer", "far", "score"),
    [
        (BEST, {"best": "b"}, 0, 1),
        (BEST, {"best": "d"}, 1, 0),
        (BEST, {"best": "c"}, 0.5, 0.5),
        (BEST, {"best": "b", "worst": "d"}, 0, 1),
        (BEST, {"best": "d", "worst": "b"}, 2, 0),
        (BEST, {"best": "c", "worst": "a"}, 0.5 + 0.25, 1 - 0.75 / 2),
        (BEST, {"best": "c", "worst": None}, 0.5, 0.5),
        (BEST, {"unknown": True}, None, 0),
        (BEST_OF_FIVE, {"best": "b", "worst": "d"}, 0.5, 0.75),
        (ONE, {"picks": ["c"]}, 0, 1),
        (ONE, {"picks": ["a"]}, 1, 0),
        (ONE, {"unknown": True}, None, 0),
        (TWO, {"picks": ["a", "c"]}, 0, 1),
        (TWO, {"picks": ["c"]}, 0.5, 0.8),
        (TWO, {"picks": ["a", "c", "b"]}, 0.5, 0.8),
        (TWO, {"picks": ["a", "b"]}, 1, 0.6),
        (TWO, {"picks": ["a", "b", "c", "d", "e"]}, 1.5, 0.4),
        (TWO, {"picks": ["b", "d"]}, 2, 0.2),
        (TWO, {"picks": ["b", "d", "e"]}, 2.5, 0),
        (TWO, {"unknown": False, "picks": ["a", "c"]}, 0, 1),
    ],
)
def test_distances(item: BundleItem, answer: Any, far: float | None, score: float) -> None:
    found = distance(item, answer, SIZE)
    assert found.distance == (None if far is None else pytest.approx(far))
    assert found.score == pytest.approx(score)


@pytest.mark.parametrize(
    ("item", "answer", "reason"),
    [
        (BEST, {}, "no-choice"),
        (BEST, {"worst": "a"}, "no-choice"),
        (BEST, None, "no-choice"),
        (BEST, ["a"], "no-choice"),
        (BEST, {"best": "z"}, "unknown-option"),
        (BEST, {"best": ["a"]}, "unknown-option"),
        (BEST, {"best": "a", "worst": "z"}, "unknown-option"),
        (BEST, {"best": "a", "worst": "a"}, "same-choice"),
        (BEST, {"best": "a", "unknown": True}, "contradiction"),
        (ONE, {}, "no-choice"),
        (ONE, {"picks": []}, "no-choice"),
        (ONE, {"picks": "c"}, "no-choice"),
        (ONE, {"picks": ["c", "a"]}, "too-many-choices"),
        (ONE, {"picks": ["c", "c"]}, "same-choice"),
        (TWO, {"picks": ["a", "z"]}, "unknown-option"),
        (TWO, {"picks": [["a"]]}, "unknown-option"),
        (TWO, {"picks": ["a"], "unknown": True}, "contradiction"),
        ({**BEST, "options": [{**option, "effectiveness": 2} for option in BEST["options"]]}, {"best": "a"}, "no-key"),
        ({**ONE, "options": [{**option, "keyed": False} for option in ONE["options"]]}, {"picks": ["a"]}, "no-key"),
        ({**ONE, "options": [{**option, "keyed": True} for option in ONE["options"]]}, {"picks": ["a"]}, "no-key"),
    ],
)
def test_no_score_is_an_error_never_zero(item: Any, answer: Any, reason: str) -> None:
    with pytest.raises(UnscorableError) as caught:
        distance(item, answer, SIZE)
    assert caught.value.reason == reason


def test_choices_are_all_answers_once() -> None:
    """12 ordered pairs of four options; 31 sets of five options, far ones rarer."""
    assert sum(m for _, m in choices(BEST, SIZE).groups) == 12
    ids = [option["id"] for option in TWO["options"]]
    counts: dict[float, float] = {}
    for size in range(1, 6):
        for picks in combinations(ids, size):
            far = distance(TWO, {"picks": list(picks)}, SIZE).distance
            assert far is not None
            counts[far] = counts.get(far, 0.0) + SIZE ** abs(size - 2)
    assert dict(choices(TWO, SIZE).groups) == pytest.approx(counts)


@pytest.mark.parametrize("item", [BEST, BEST_OF_FIVE, ONE, TWO], ids=["best", "best-of-five", "one", "two"])
def test_probabilities_add_up(item: BundleItem) -> None:
    for level in (-17.5, 0.0, 33.0, 50.0, 100.0, 117.5):
        assert sum(probabilities(MODEL, item, choices(item, SIZE), level)) == pytest.approx(1)


def test_one_key_is_the_four_parameter_logistic_model() -> None:
    """P(right) = c + (d − c)/(1 + e^(−a(θ − b))): c = 1/4, a = ln 2/h, upper asymptote .1·¼ + .9·(1 + 3·4⁻⁴)⁻¹."""
    known = 1 / (1 + 3 * 4.0**-4)
    upper = 0.1 / 4 + 0.9 * known
    for level in (0.0, 20.0, 47.0, 90.0):
        logistic = 0.25 + (upper - 0.25) / (1 + math.exp(-math.log(2) / 10 * (level - ONE["difficulty"])))
        assert probabilities(MODEL, ONE, choices(ONE, SIZE), level)[0] == pytest.approx(logistic)


def test_somebody_at_the_level_knows_two_of_three_and_one_above_eight_of_nine() -> None:
    """Without slips; the item's level is 2, whose band is 20 to 40."""
    sure = {**MODEL, "lapse": 0.0}
    assert (ONE["difficulty"], ONE["slope"]) == (20, 10)
    assert knowing(sure, ONE, 20) == pytest.approx(1 / 2)  # type: ignore[arg-type]
    assert knowing(sure, ONE, 30) == pytest.approx(2 / 3)  # type: ignore[arg-type]
    assert knowing(sure, ONE, 50) == pytest.approx(8 / 9)  # type: ignore[arg-type]


def test_blind_moments() -> None:
    assert blind_moments(choices(ONE, SIZE)) == pytest.approx((0.25, 0.1875))
    scores = [distance(BEST, {"best": a, "worst": b}, SIZE).score for a in "abcd" for b in "abcd" if a != b]
    mean = sum(scores) / 12
    assert blind_moments(choices(BEST, SIZE)) == pytest.approx((mean, sum((x - mean) ** 2 for x in scores) / 12))


@given(st.sampled_from([BEST, BEST_OF_FIVE, ONE, TWO]), st.integers(0, 10**6))
@settings(max_examples=200)
def test_likelihood_ratio_is_monotone(item: BundleItem, seed: int) -> None:
    """ℓ(nearer)/ℓ(farther) never falls with the level, and "I don't know" is never better than the key."""
    draw = random.Random(seed)
    nodes = [-17.5 + 5 * at for at in range(28)]
    one, other = sorted(
        (distance(item, answer(item, draw), SIZE) for _ in range(2)), key=lambda found: (found.distance is None, found.distance or 0.0)
    )
    if one.choices != other.choices or one.distance is None:
        return
    top, low = (likelihood(MODEL, item, found.choices, found.distance, nodes) for found in (one, other))
    if other.distance is None:
        top = likelihood(MODEL, item, one.choices, 0.0, nodes)
    ratios = [a / b for a, b in zip(top, low, strict=True)]
    assert all(after >= before * (1 - 1e-12) for before, after in pairwise(ratios))


def test_information_is_the_expected_squared_slope() -> None:
    for item in (BEST, ONE, TWO):
        groups, step = choices(item, SIZE), 1e-4
        for level in (10.0, 30.0, 60.0):
            before, at, after = (probabilities(MODEL, item, groups, level + shift) for shift in (-step, 0, step))
            expected = sum(((c - a) / (2 * step)) ** 2 / b for a, b, c in zip(before, at, after, strict=True))
            assert information(MODEL, item, groups, [level])[0] == pytest.approx(expected, rel=1e-6)
