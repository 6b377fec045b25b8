"""The scoring sheet: what a sum by hand says."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from aeskills.assessment.bundle import plain_bundle
from aeskills.assessment.contract import Answer, Bundle, Responses
from aeskills.assessment.paper import ScoringSheet, scoring_sheet
from aeskills.assessment.scoring.score import Scorer
from aeskills.assessment.weights import UnknownChoiceError
from tests.contents import handbook

from .generated import answer, keyed

FORMS = ("quick", "full", "full-b")


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return plain_bundle(handbook())


def totals(made: ScoringSheet, answers: dict[str, Answer]) -> dict[str, int]:
    """What a person with a pencil works out."""
    sums = dict.fromkeys(made.ranges, 0)
    for points in made.points:
        ticked = answers[points.item].get("picks") or [answers[points.item].get("best")]
        worth = sum(points.options[option] for option in ticked if option)
        sums[points.family] += max(0, worth) if points.several else worth
    return sums


def on_paper(made: Bundle, form: str, draw: random.Random, able: float) -> dict[str, Answer]:
    """A complete form; on paper only the best action is asked."""
    found = {}
    for item in next(entry for entry in made["forms"] if entry["id"] == form)["items"]:
        drawn = keyed(made["items"][item]) if draw.random() < able else answer(made["items"][item], draw)
        drawn.pop("worst", None)
        found[item] = drawn
    return found


@pytest.mark.parametrize("form", FORMS)
def test_every_sum_has_a_range_and_more_points_never_say_less(bundle: Bundle, form: str) -> None:
    made = scoring_sheet(bundle, form)
    assert set(made.ranges) == {family["id"] for family in bundle["families"]}
    for family, ranges in made.ranges.items():
        top = sum(max(points.options.values()) * (2 if points.several else 1) for points in made.points if points.family == family)
        assert ranges[0].first == 0 and ranges[-1].last == top
        assert all(after.first == before.last + 1 for before, after in pairwise(ranges))
        assert all(after.low >= before.low and after.high >= before.high for before, after in pairwise(ranges))
        assert 0 < made.guessing[family] < top


@pytest.mark.parametrize("form", ["full", "full-b"])
def test_the_sheet_says_about_what_the_full_model_says(bundle: Bundle, form: str) -> None:
    """The middles of both bands lie mostly within 12 points, nearly all within 30; the sheet does not know which questions were hard."""
    made, draw, scorer = scoring_sheet(bundle, form), random.Random(7), Scorer(bundle)
    entry = next(found for found in bundle["forms"] if found["id"] == form)
    apart = []
    for turn in range(40):
        answers = on_paper(bundle, form, draw, 0.3 + 0.6 * turn / 40)
        responses: Responses = {
            "schema": 2, "bank": bundle["bank"], "form": form, "industry": None, "seniority": draw.choice(bundle["seniority"])["id"],
            "seed": 1, "skills": entry["ratings"], "ratings": {}, "answers": answers, "started": "", "finished": None,
        }  # fmt: skip
        result, sums = scorer.score(responses), totals(made, answers)
        for family, found in result["families"].items():
            told = next(each for each in made.ranges[family] if each.first <= sums[family] <= each.last)
            if found["low"] is not None and found["high"] is not None:
                apart.append(abs(told.low + told.high - found["low"] - found["high"]) / 2)
            assert made.targets[responses["seniority"]][family] == pytest.approx(found["target"])
    assert len(apart) > 100 and sorted(apart)[len(apart) // 2] < 12 and sorted(apart)[int(0.95 * len(apart))] < 30


def test_every_item_of_the_form_has_points(bundle: Bundle) -> None:
    for form in FORMS:
        entry = next(found for found in bundle["forms"] if found["id"] == form)
        assert len(entry["items"]) >= 12
        assert {points.item for points in scoring_sheet(bundle, form).points} == set(entry["items"])


def test_a_better_option_never_has_fewer_points(bundle: Bundle) -> None:
    checked = 0
    for points in scoring_sheet(bundle, "full").points:
        options = bundle["items"][points.item]["options"]
        worth = [(float(option.get("effectiveness", option.get("keyed"))), points.options[option["id"]]) for option in options]
        ordered = [points for _, points in sorted(worth)]
        assert ordered == sorted(ordered), points.item
        checked += 1
    assert checked >= 46


def test_an_unknown_form(bundle: Bundle) -> None:
    with pytest.raises(UnknownChoiceError):
        scoring_sheet(bundle, "none")
