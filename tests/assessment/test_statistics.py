"""Item statistics, with numpy as the oracle."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest

from aeskills.assessment.contract import Answer, BundleItem, Responses
from aeskills.assessment.scoring.distance import distance
from aeskills.assessment.study import reliability
from aeskills.assessment.study.answering import bottom_answer, top_answer
from aeskills.assessment.study.item_statistics import LEAST_PEOPLE, statistics, statistics_report
from aeskills.assessment.study.reliability import alpha, correlation, omega, with_interval

from . import handbooks
from .generated import answer

BUNDLE = handbooks.bundle()


def item_score(item: BundleItem, given: Answer) -> float:
    """Score 0–1 of an answer."""
    return distance(item, given, BUNDLE["model"]["size"]).score


def crowd(count: int, seed: int = 1) -> list[Responses]:
    """People of different ability who answer everything by the key, against it, or at random."""
    found = []
    for at in range(count):
        draw = random.Random(f"{seed}/{at}")
        able = draw.random()
        answers: dict[str, Any] = {}
        for identifier, item in BUNDLE["items"].items():
            way = draw.random()
            answers[identifier] = top_answer(item) if way < 0.8 * able else bottom_answer(item) if way > 0.9 else answer(item, draw)
        found.append(handbooks.responses(BUNDLE, seed=at, answers=answers))
    return found


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few resamples, for what does not look at the intervals: they take nearly all of the time."""
    monkeypatch.setattr(reliability, "RESAMPLES", 20)


def matrix(people: list[Responses], items: list[str]) -> Any:
    return np.array([[item_score(BUNDLE["items"][item], person["answers"][item]) for item in items] for person in people])


def test_against_numpy() -> None:
    people = crowd(120)
    found = statistics(BUNDLE, people)
    every = list(BUNDLE["items"])
    scores = matrix(people, every)
    assert found["refused"] is None and found["people"] == 120
    for at, item in enumerate(every):
        row, rest = found["items"][item], np.delete(scores, at, axis=1).mean(axis=1)
        assert row["n"] == 120 and row["difficulty"] == pytest.approx(scores[:, at].mean())
        assert row["total"] == pytest.approx(np.corrcoef(scores[:, at], rest)[0, 1])
    for family in BUNDLE["families"]:
        scale = found["scales"][family["id"]]
        own = scores[:, [every.index(item) for item in scale["items"]]]
        size = own.shape[1]
        expected = size / (size - 1) * (1 - own.var(axis=0, ddof=1).sum() / own.sum(axis=1).var(ddof=1))
        assert scale["n"] == 120 and scale["alpha"]["value"] == pytest.approx(expected)
        for measure in (scale["alpha"], scale["omega"]):
            assert measure["low"] < measure["value"] < measure["high"]  # type: ignore[operator]


def test_omega_of_an_exact_factor() -> None:
    """Rows whose covariance is exactly λλᵀ + Ψ: ω = (Σλ)²/((Σλ)² + Σψ)."""
    loads, unique = np.array([0.9, 0.7, 0.5, 0.4, 0.6]), np.array([0.3, 0.5, 0.2, 0.8, 0.4])
    target = np.outer(loads, loads) + np.diag(unique)
    raw = np.random.default_rng(1).normal(size=(60, 5))
    raw -= raw.mean(axis=0)
    white = raw @ np.linalg.inv(np.linalg.cholesky(np.cov(raw.T))).T
    rows = (white @ np.linalg.cholesky(target).T).tolist()
    assert omega(rows) == pytest.approx(loads.sum() ** 2 / (loads.sum() ** 2 + unique.sum()), abs=1e-6)
    equal = np.outer(np.ones(4), np.ones(4)) * 0.5 + np.eye(4) * 0.5  # tau-equivalent: alpha = omega = .8
    rows = (white[:, :4] @ np.linalg.cholesky(np.cov(white[:, :4].T)).T @ np.linalg.cholesky(equal).T).tolist()
    assert alpha(rows) == pytest.approx(0.8) and omega(rows) == pytest.approx(0.8)


def test_undefined_is_none() -> None:
    assert alpha([]) is None and omega([]) is None and alpha([[1.0]] * 9) is None and alpha([[1.0, 1.0]] * 9) is None
    assert omega([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.5]]) is None
    assert correlation([1, 1, 1], [1, 2, 3]) is None and correlation([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert with_interval(alpha, [[1.0, 1.0]] * 9, 1) == {"value": None, "low": None, "high": None}


def test_interval_is_seeded_and_widens_with_fewer_people() -> None:
    draw = random.Random(4)
    rows = [[ability + draw.gauss(0, 1) for _ in range(6)] for ability in (draw.gauss(0, 1) for _ in range(400))]
    wide, narrow = with_interval(alpha, rows[:50], 7), with_interval(alpha, rows, 7)
    assert wide == with_interval(alpha, rows[:50], 7) != with_interval(alpha, rows[:50], 8)
    assert wide["high"] - wide["low"] > 1.5 * (narrow["high"] - narrow["low"])  # type: ignore[operator]


def test_too_few_are_refused() -> None:
    found = statistics(BUNDLE, crowd(LEAST_PEOPLE - 1))
    assert found["refused"] and str(LEAST_PEOPLE) in found["refused"] and found["items"] == {} and found["scales"] == {}
    assert "No statistics" in statistics_report(BUNDLE, found)


@pytest.mark.usefixtures("short")
def test_files_left_out_are_counted() -> None:
    people = crowd(LEAST_PEOPLE)
    other: Any = {**people[0], "bank": "0" * 12}
    found = statistics(BUNDLE, [*people, people[3], other, handbooks.responses(BUNDLE)])
    assert (found["people"], found["repeated"], found["other_bank"], found["empty"]) == (LEAST_PEOPLE, 1, 1, 1) and found["refused"] is None


@pytest.mark.usefixtures("short")
def test_items_with_too_few_answers_have_no_numbers() -> None:
    people = crowd(60)
    for person in people[:20]:
        del person["answers"]["aim-k1"]
    found = statistics(BUNDLE, people)
    row = found["items"]["aim-k1"]
    assert row["n"] == 40 and row["difficulty"] is None and row["chosen"] == {} and row["flags"] == ["too-few"]
    assert "aim-k1" not in found["scales"]["craft"]["items"] and found["scales"]["craft"]["n"] == 60


@pytest.mark.usefixtures("short")
def test_flags() -> None:
    people = crowd(100)
    for at, person in enumerate(people):
        ability = sum(item_score(BUNDLE["items"][item], given) for item, given in person["answers"].items())
        person["answers"]["aim-s1"] = {"best": "b", "worst": "d"}  # everybody right
        person["answers"]["aim-k1"] = {"picks": ["a"]} if at else {"picks": ["c"]}  # nearly everybody wrong, on one option
        person["answers"]["plan-k1"] = {"picks": ["c" if ability < 17 else "a"]}  # the weaker know it
    items = statistics(BUNDLE, people)["items"]
    assert items["aim-s1"]["flags"] == ["too-easy", "no-variation", "unused:a", "unused:c"]
    assert set(items["aim-k1"]["flags"]) >= {"too-hard", "rival:a", "unused:b", "unused:d"}
    assert "negative" in items["plan-k1"]["flags"] and items["plan-k1"]["total"] < -0.15  # type: ignore[operator]
    assert items["ask-s1"]["flags"] == []


@pytest.mark.usefixtures("short")
def test_option_shares() -> None:
    people = crowd(80)
    row = statistics(BUNDLE, people)["items"]["ask-k1"]
    picked = [person["answers"]["ask-k1"].get("picks", []) for person in people]
    assert row["chosen"] == {option: sum(option in picks for picks in picked) / 80 for option in "abcd"}
    assert row["unknown"] == sum(not picks for picks in picked) / 80
    assert sum(row["chosen"].values()) + row["unknown"] == pytest.approx(1)


@pytest.mark.usefixtures("short")
def test_report() -> None:
    people = crowd(60)
    text = statistics_report(BUNDLE, statistics(BUNDLE, people))
    assert text.count("\n| ") == 2 + 3 + 36 and "alpha (95 %)" in text and "| ask-s1 | 60 |" in text
