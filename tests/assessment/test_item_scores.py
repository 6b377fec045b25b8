"""Item scores, worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from aeskills.assessment.contract import Item
from aeskills.assessment.item_scores import UnscorableError, item_score

from . import handbooks

ITEMS = handbooks.bundle()["items"]
BEST = ITEMS["aim-s1"]  # a b c d = 1 4 2 0
BEST_OF_FIVE = ITEMS["aim-s2"]  # a b c d e = 0 3 4 1 2
ONE = ITEMS["aim-k1"]  # --+-
TWO = ITEMS["aim-k2"]  # +-+--


@pytest.mark.parametrize(
    ("item", "answer", "score", "evidence"),
    [
        (BEST, {"best": "b"}, 1, 1),
        (BEST, {"best": "d"}, 0, 0),
        (BEST, {"best": "c"}, 0.5, 0.5),
        (BEST, {"best": "b", "worst": "d"}, 1, 1),
        (BEST, {"best": "d", "worst": "b"}, 0, 0),
        (BEST, {"best": "c", "worst": "a"}, 0.5 * 0.5 + 0.5 * 0.75, 0.625),
        (BEST, {"best": "c", "worst": None}, 0.5, 0.5),
        (BEST_OF_FIVE, {"best": "b", "worst": "d"}, 0.75, 0.75),
        (ONE, {"picks": ["c"]}, 1, 1),
        (ONE, {"picks": ["a"]}, 0, -1 / 3),
        (ONE, {"unknown": True}, 0, 0),
        (TWO, {"picks": ["a", "c"]}, 1, 1),
        (TWO, {"picks": ["c"]}, 0.5, 0.5),
        (TWO, {"picks": ["a", "c", "b"]}, 1 - 1 / 3, 2 / 3),
        (TWO, {"picks": ["a", "b"]}, 0.5 - 1 / 3, 1 / 6),
        (TWO, {"picks": ["a", "b", "c", "d", "e"]}, 0, 0),
        (TWO, {"picks": ["b", "d"]}, 0, 0),
        (TWO, {"unknown": True}, 0, 0),
        (TWO, {"unknown": False, "picks": ["a", "c"]}, 1, 1),
    ],
)
def test_scores(item: Item, answer: Any, score: float, evidence: float) -> None:
    assert item_score(item, answer) == pytest.approx((score, evidence), abs=1e-15)


@pytest.mark.parametrize(
    ("item", "answer", "reason"),
    [
        (BEST, {}, "no-choice"),
        (BEST, {"worst": "a"}, "no-choice"),
        (BEST, {"unknown": True}, "no-choice"),
        (BEST, None, "no-choice"),
        (BEST, ["a"], "no-choice"),
        (BEST, {"best": "z"}, "unknown-option"),
        (BEST, {"best": ["a"]}, "unknown-option"),
        (BEST, {"best": "a", "worst": "z"}, "unknown-option"),
        (BEST, {"best": "a", "worst": "a"}, "same-choice"),
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
        item_score(item, answer)
    assert caught.value.reason == reason


def test_guessing_gives_no_evidence_on_average() -> None:
    """One keyed of k, blind: the corrected score has mean 0, for any k."""
    for size in range(2, 7):
        options = [{**ONE["options"][0], "id": "abcdef"[at], "keyed": at == 0} for at in range(size)]
        item: Any = {**ONE, "options": options}
        total = sum(item_score(item, {"picks": [option["id"]]}).evidence for option in options)
        assert total == pytest.approx(0, abs=1e-15)
