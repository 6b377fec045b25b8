"""The scoring sheet: a sum by hand is the family result of the full model."""

from __future__ import annotations

import random

import pytest

from aeskills.assessment.bundle import plain_bundle
from aeskills.assessment.contract import Answer, Bundle, Responses
from aeskills.assessment.paper import Sheet, sheet
from aeskills.assessment.scoring import score
from aeskills.assessment.weights import UnknownChoiceError
from tests.contents import handbook

from .generated import answer

FORMS = ("quick", "full", "full-b")


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return plain_bundle(handbook())


def by_hand(made: Sheet, answers: dict[str, Answer]) -> dict[str, float]:
    """What a person with a pencil works out."""
    sums = dict(made.constants)
    for points in made.points:
        ticked = answers[points.item].get("picks") or [answers[points.item].get("best")]
        worth = sum(round(points.options[option], 1) for option in ticked if option)
        sums[points.family] += max(0.0, worth) if points.several else worth
    return sums


def on_paper(made: Bundle, form: str, draw: random.Random) -> dict[str, Answer]:
    """A complete form; on paper only the best action is asked."""
    found = {}
    for item in next(entry for entry in made["forms"] if entry["id"] == form)["items"]:
        drawn = answer(made["items"][item], draw)
        drawn.pop("worst", None)
        found[item] = drawn
    return found


@pytest.mark.parametrize("form", FORMS)
def test_the_sum_by_hand_is_the_result(bundle: Bundle, form: str) -> None:
    made, draw = sheet(bundle, form), random.Random(7)
    entry = next(found for found in bundle["forms"] if found["id"] == form)
    skills = list(dict.fromkeys([*entry["ratings"], *(bundle["items"][item]["skill"] for item in entry["items"])]))
    for _ in range(60):
        answers = on_paper(bundle, form, draw)
        responses: Responses = {
            "schema": 1, "bank": bundle["bank"], "form": form, "industry": None, "seniority": draw.choice(bundle["seniority"])["id"],
            "seed": 1, "skills": skills, "ratings": {}, "answers": answers, "started": "", "finished": None,
        }  # fmt: skip
        result = score(bundle, responses)
        sums = by_hand(made, answers)
        assert set(sums) == set(result["families"])
        for family, found in result["families"].items():
            assert found["estimate"] is not None and found["se"] is not None
            assert sums[family] == pytest.approx(found["estimate"], abs=0.05 * len(made.points)), family
            assert made.widths[family] == pytest.approx(bundle["model"]["z"] * found["se"])
            assert made.targets[responses["seniority"]][family] == pytest.approx(found["target"])


def test_every_item_of_the_form_has_points(bundle: Bundle) -> None:
    for form in FORMS:
        entry = next(found for found in bundle["forms"] if found["id"] == form)
        assert len(entry["items"]) >= 12
        assert {points.item for points in sheet(bundle, form).points} == set(entry["items"])


def test_a_better_option_never_has_fewer_points(bundle: Bundle) -> None:
    checked = 0
    for points in sheet(bundle, "full").points:
        options = bundle["items"][points.item]["options"]
        worth = [(float(option.get("effectiveness", option.get("keyed"))), points.options[option["id"]]) for option in options]
        ordered = [points for _, points in sorted(worth)]
        assert ordered == sorted(ordered), points.item
        checked += 1
    assert checked >= 46


def test_an_unknown_form(bundle: Bundle) -> None:
    with pytest.raises(UnknownChoiceError):
        sheet(bundle, "none")
