"""Which changes between two attempts are told."""

from __future__ import annotations

import math
from typing import Any

import pytest

from aeskills.assessment.contract import Responses
from aeskills.assessment.scoring.change import are_parallel, changes
from aeskills.assessment.scoring.score import Scorer

from . import handbooks
from .handbooks import SKILLS, responses
from .test_scoring import HALF, LOW, TOP, answers

BUNDLE = handbooks.bundle()
SCORER = Scorer(BUNDLE)
WIDE = Scorer({**BUNDLE, "model": {**BUNDLE["model"], "change": {"z": 1.64, "longest": 90.0}}})
"""The forms of the small handbook are short: here every change is measured."""


def attempt(form: str, key: dict[str, Any], **other: Any) -> Responses:
    """All items of a form, answered by a key."""
    items = next(entry["items"] for entry in BUNDLE["forms"] if entry["id"] == form)
    every = answers(key, *SKILLS)
    return responses(BUNDLE, form=form, ratings=dict.fromkeys(SKILLS, 3), answers={item: every[item] for item in items}, **other)


def test_large_change_is_told_with_its_index() -> None:
    weak = {**LOW, "k1": TOP["k1"], "s1": {"best": "b", "worst": "a"}}
    earlier, later = attempt("half", weak), attempt("half-b", TOP)
    found = changes(WIDE, earlier, later)
    before, after = SCORER.score(earlier)["overall"], SCORER.score(later)["overall"]
    assert found["reason"] is None and found["overall"] is not None
    se = math.sqrt(before["sd"] ** 2 + after["sd"] ** 2 + 25)  # type: ignore[operator]
    assert found["overall"]["se"] == pytest.approx(se)
    assert found["overall"]["difference"] == pytest.approx(after["centre"] - before["centre"])  # type: ignore[operator]
    assert found["overall"]["told"] == (abs(found["overall"]["difference"]) / se >= 1.64)
    assert found["overall"]["least"] == 5 * math.ceil(1.64 * se / 5)


def test_worked_example_of_the_model() -> None:
    """48 (V 81) → 66 (V 64): SE 13.0, z 1.38; → 71: told."""
    se = math.sqrt(81 + 64 + 25)
    assert se == pytest.approx(13.04, abs=0.01) and (66 - 48) / se < 1.64 <= (71 - 48) / se + 0.13
    assert (71 - 48) / se >= 1.64


def test_unchanged_answers_are_no_change() -> None:
    found = changes(SCORER, attempt("half", HALF), attempt("half-b", TOP))
    assert found["reason"] is None
    found = changes(WIDE, attempt("half", TOP), attempt("half-b", TOP))
    assert found["overall"] is not None and not found["overall"]["told"]


@pytest.mark.parametrize(
    ("earlier", "later", "reason"),
    [
        (attempt("half", TOP), attempt("half", TOP), "same-form"),
        (attempt("half", TOP), attempt("full", TOP), "not-parallel"),
        (attempt("half", TOP), attempt("adaptive", TOP), "not-parallel"),
        (attempt("half", LOW), attempt("half-b", TOP), "guessing"),
        (attempt("half", TOP), attempt("half-b", LOW), "guessing"),
        (attempt("half", TOP, bank="0" * 12), attempt("half-b", TOP), "other-bank"),
        (attempt("half", TOP), attempt("half-b", TOP, bank="0" * 12), "other-bank"),
        ({**attempt("half", TOP), "answers": {}}, attempt("half-b", TOP), "little"),
    ],
)
def test_what_is_not_compared(earlier: Any, later: Any, reason: str) -> None:
    found = changes(SCORER, earlier, later)
    assert found == {"reason": reason, "overall": None, "families": {}, "short": []}


def test_items_seen_before_do_not_count_again() -> None:
    earlier = attempt("half", TOP)
    later = attempt("half-b", TOP)
    seen = {**later, "answers": {**later["answers"], **earlier["answers"]}}
    assert changes(SCORER, earlier, seen) == changes(SCORER, earlier, later)  # type: ignore[arg-type]


def test_both_are_scored_for_the_later_aim() -> None:
    earlier, later = attempt("half", TOP), attempt("half-b", TOP, seniority="chief", industry="docks", skills=["aim", "plan", "ask"])
    other = {**earlier, "seniority": "chief", "industry": "docks", "skills": ["aim", "plan", "ask"]}
    assert changes(SCORER, earlier, later) == changes(SCORER, other, later)  # type: ignore[arg-type]


def test_parallel_is_declared_on_one_side() -> None:
    assert are_parallel(BUNDLE, "half", "half-b") and are_parallel(BUNDLE, "half-b", "half")
    assert not are_parallel(BUNDLE, "half", "half") and not are_parallel(BUNDLE, "quick", "full")


def test_too_wide_a_difference_is_called_short() -> None:
    bundle = handbooks.bundle(scoring=handbooks.scoring(change={"z": 1.64, "longest": 5}))
    found = changes(Scorer(bundle), {**attempt("half", TOP), "bank": bundle["bank"]}, {**attempt("half-b", TOP), "bank": bundle["bank"]})
    assert found["reason"] is None and found["overall"] is None and found["families"] == {} and "overall" in found["short"]
