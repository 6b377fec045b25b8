"""What the method page draws is the model's own: an answer moves the estimate, guessers stay left of the gate, most bands hold."""

from __future__ import annotations

from functools import cache

import pytest

from aeskills.assessment.bundle import plain_bundle
from aeskills.assessment.study.illustrations import Bands, Illustrations, illustrations
from tests.contents import handbook

from . import handbooks


@cache
def shipped() -> Illustrations:
    found = illustrations(plain_bundle(handbook()))
    assert found is not None
    return found


def test_a_right_answer_moves_up_and_a_wrong_one_down() -> None:
    moved = shipped().moved
    before, right, wrong = moved.means
    assert wrong < before < right
    assert before == pytest.approx(50, abs=1)
    for cells in (moved.before, moved.right, moved.wrong):
        assert sum(cells) == pytest.approx(1)
        assert len(cells) == len(moved.nodes)


def test_guessers_lie_left_of_the_gate_and_able_people_right() -> None:
    guessed = shipped().guessed
    assert guessed.guess[0] < guessed.gate < guessed.able[0]
    assert guessed.gate == pytest.approx(guessed.guess[0] + 1.64 * guessed.guess[1])


def test_most_bands_hold_the_true_level_and_not_all() -> None:
    bands = shipped().bands
    assert len(bands.shown) == 20
    assert 14 <= bands.holding < 20
    assert Bands(50, [(10, 49), (50, 60), (51, 60)]).holding == 1
    assert illustrations(plain_bundle(handbook())) == shipped(), "the same at every build"


def test_without_fixed_questions_nothing_is_drawn() -> None:
    bundle = handbooks.bundle()
    assert illustrations({**bundle, "forms": [form for form in bundle["forms"] if form["type"] != "fixed"]}) is None
