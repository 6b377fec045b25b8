"""Difficulties from donated answers: found again where they are known, steady where there is little to say."""

from __future__ import annotations

import random
from typing import Any

import pytest

from aeskills.assessment.contract import Responses
from aeskills.assessment.study.answering import Trait, blind, knows, top_answer
from aeskills.assessment.study.difficulty import LEAST_ANSWERS, difficulties

from . import handbooks

BUNDLE = handbooks.bundle()
ITEMS = [f"{skill}-{kind}" for skill in ("aim", "build", "plan", "ask") for kind in ("s1", "k1", "k2")]
MOVED = {"aim-k1": 25.0, "plan-s1": -15.0, "ask-k1": 20.0, "build-k2": -30.0}
"""How far the true difficulty of some items is from the label; their sum is 0."""


def crowd(count: int) -> list[Responses]:
    found = []
    for at in range(count):
        draw = random.Random(at)
        general = draw.gauss(50, 25)
        answers: dict[str, Any] = {}
        for identifier in ITEMS:
            item = BUNDLE["items"][identifier]
            trait = Trait(item["difficulty"] + MOVED.get(identifier, 0.0), item["slope"], False)
            level = draw.gauss(general, 15)
            answers[identifier] = top_answer(item) if draw.random() < knows(trait, level) else blind(item, draw)
        found.append(handbooks.responses(BUNDLE, seed=at, answers=answers))
    return found


def test_moved_items_are_found() -> None:
    found = difficulties(BUNDLE, crowd(260))
    assert set(found) == set(ITEMS)
    for item, entry in found.items():
        assert entry.n == 260 and 1 < entry.se < 12 and entry.label == BUNDLE["items"][item]["difficulty"]
        moved = entry.mean - entry.label
        if abs(MOVED.get(item, 0.0)) >= 15:
            assert moved * MOVED[item] > 0 and abs(moved) > 4
    assert sum(entry.mean for entry in found.values()) == pytest.approx(sum(entry.label for entry in found.values()))
    assert found["aim-k1"].mean - found["aim-k1"].label > 8 > -8 > found["build-k2"].mean - found["build-k2"].label


def test_fewer_people_are_not_enough() -> None:
    people = crowd(LEAST_ANSWERS)
    assert len(difficulties(BUNDLE, people)) == len(ITEMS)
    del people[0]["answers"]["aim-k1"]
    assert "aim-k1" not in difficulties(BUNDLE, people)
    assert difficulties(BUNDLE, people[1:]) == {}
