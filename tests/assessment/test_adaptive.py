"""The adaptive form: its quotas, its ends, and that nothing but seed and answers decides."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from aeskills.assessment.bundle import plain_bundle
from aeskills.assessment.contract import Bundle
from aeskills.assessment.scoring.adaptive import LEAST_ITEMS, LEAST_SHARE, MOST_ITEMS, PER_FAMILY, mixed, next_item
from aeskills.assessment.scoring.score import Scorer
from aeskills.assessment.weights import seniority_of, skill_weights
from tests.contents import handbook

from . import handbooks
from .generated import keyed


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer(plain_bundle(handbook()))


def walk(scorer: Scorer, known: int, seed: int = 7, **other: Any) -> list[str]:
    """The items asked of somebody who knows those up to a level, and says so of the others."""
    bundle = scorer.bundle
    person: Any = handbooks.responses(bundle, form="adaptive", seed=seed, asked=[], seniority="senior", **other)
    while (item := next_item(scorer, person)) is not None:
        person["asked"].append(item)
        entry = bundle["items"][item]
        person["answers"][item] = keyed(entry) if entry["level"] <= known else {"unknown": True}
    return list(person["asked"])


@pytest.mark.parametrize("known", [0, 2, 3, 5])
def test_quotas(scorer: Scorer, known: int) -> None:
    bundle = scorer.bundle
    asked = walk(scorer, known)
    items = [bundle["items"][name] for name in asked]
    assert LEAST_ITEMS <= len(asked) <= MOST_ITEMS and len(set(asked)) == len(asked)
    kinds = Counter(item["type"] for item in items)
    assert abs(kinds["situational"] - kinds["knowledge"]) <= 2
    weights = skill_weights(bundle, None, seniority_of(bundle, "senior"), bundle["skills"])
    for family in bundle["families"]:
        due = len(items) * sum(weights[skill] for skill in family["skills"])
        had = sum(item["skill"] in family["skills"] for item in items)
        assert had >= PER_FAMILY and abs(had - due) < 2
    for side in (-1, 1):
        assert sum(side * (item["difficulty"] - 40) > 0 for item in items) >= LEAST_SHARE * len(items) - 3


def test_begins_in_the_heaviest_skill_of_the_family_furthest_behind(scorer: Scorer) -> None:
    firsts = {walk(scorer, 5, seed)[0] for seed in range(12)}
    assert 1 <= len(firsts) <= 3
    levels = {scorer.bundle["items"][name]["level"] for name in firsts}
    assert levels & {2, 3} and len({scorer.bundle["items"][name]["skill"] for name in firsts}) == 1


def test_seed_and_answers_alone_decide(scorer: Scorer) -> None:
    assert walk(scorer, 3) == walk(scorer, 3)
    assert len({tuple(walk(scorer, 3, seed)) for seed in range(6)}) > 3
    assert walk(scorer, 1) != walk(scorer, 5)
    assert len({mixed(1, count) for count in range(100)}) == 100


def test_left_out_skills_are_not_asked(scorer: Scorer) -> None:
    skills = [skill for skill in scorer.bundle["skills"] if skill != "negotiation"]
    asked = walk(scorer, 3, skills=skills)
    assert asked and all(scorer.bundle["items"][name]["skill"] != "negotiation" for name in asked)
    assert walk(scorer, 3, skills=[]) == []


def test_one_item_for_each_fact() -> None:
    """All items of the small bank rest on five facts: five questions, and the form is at its end."""
    bundle: Bundle = handbooks.bundle()
    items = {name: {**item, "fact": f"fact-{at % 5}"} for at, (name, item) in enumerate(bundle["items"].items())}
    person: Any = handbooks.responses(bundle, form="adaptive", asked=[])
    scorer = Scorer({**bundle, "items": items})  # type: ignore[typeddict-item]
    while (item := next_item(scorer, person)) is not None:
        person["asked"].append(item)
    assert len({items[name]["fact"] for name in person["asked"]}) == len(person["asked"]) == 5
