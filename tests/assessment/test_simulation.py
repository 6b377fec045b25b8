"""People drawn from the model are found without bias, and the band covers as many as it says."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from aeskills.assessment.estimate import posterior
from aeskills.assessment.people import KINDS, design
from aeskills.assessment.simulate import TOLERANCE, Simulation, report, simulate
from aeskills.assessment.weights import UnknownChoiceError
from aeskills.model.assessment import Forms

from . import handbooks

BUNDLE = handbooks.bundle()


@cache
def found(form: str) -> Simulation:
    return simulate(BUNDLE, form, 4000)


@pytest.mark.parametrize("form", ["full", "quick"])
def test_drawn_from_the_model(form: str) -> None:
    own = found(form)["kinds"]["model"]
    assert set(own["pooled"]) == {"skills", "families", "overall"}
    for row in own["pooled"].values():
        assert abs(row["coverage"] - 0.80) <= TOLERANCE
        assert abs(row["bias"]) < 0.6
        assert row["error"] == pytest.approx(row["se"], rel=0.03)
    for row in [*own["skills"].values(), *own["families"].values()]:
        assert abs(row["coverage"] - 0.80) <= TOLERANCE + 0.01


def test_rows_only_for_what_a_result_shows() -> None:
    """quick has items on six skills, none of them shared; one item in all gives no row."""
    assert set(found("quick")["kinds"]["model"]["skills"]) == {"aim", "check", "plan", "close", "ask", "listen"}
    assert set(found("full")["kinds"]["model"]["skills"]) == set(handbooks.SKILLS)
    forms = handbooks.forms().forms
    one = handbooks.bundle(forms=Forms(forms=(forms[0].model_copy(update={"items": ("aim-s1",)}),)))
    made = simulate(one, "quick", 5)
    assert all(kind["pooled"] == {} and kind["skills"] == {} for kind in made["kinds"].values())
    assert report(one, made).endswith("\n")


def test_stubborn_people_are_reported_as_they_are() -> None:
    kinds = found("full")["kinds"]
    assert list(kinds) == [kind.id for kind in KINDS]
    assert all(row["bias"] > 0 for row in kinds["all-low"]["pooled"].values())
    assert all(row["bias"] < 0 for row in kinds["all-high"]["pooled"].values())
    assert kinds["guessing"]["pooled"]["overall"]["bias"] > 10  # blind best/worst picks score about half
    assert kinds["bounded"]["pooled"]["skills"]["coverage"] < kinds["model"]["pooled"]["skills"]["coverage"]


def test_wrong_spread_is_noticed() -> None:
    """The guard guards: an estimate that trusts its items too much covers too few."""

    plan = design(BUNDLE, list(BUNDLE["items"]), {family["id"]: family["skills"] for family in BUNDLE["families"]})
    draw, covered, count = Random(3), 0, 0
    sure = {**plan.model, "skill_sd": 10.0}
    for _ in range(500):
        truth, seen = KINDS[0].draw(plan, draw)
        known = posterior(sure, plan.families, seen)  # type: ignore[arg-type]
        for skill in plan.skills:
            estimate, se = known.weighted({skill: 1.0})
            covered += abs(estimate - truth[skill]) <= 1.28 * se
            count += 1
    assert covered / count < 0.80 - TOLERANCE


def test_same_seed_same_numbers() -> None:
    assert simulate(BUNDLE, "quick", 50) == simulate(BUNDLE, "quick", 50)
    assert simulate(BUNDLE, "quick", 50, seed=2) != simulate(BUNDLE, "quick", 50)


def test_report() -> None:
    text = report(BUNDLE, found("full"))
    assert "within the limit of 2" in text and "OUTSIDE" not in text and text.startswith("# ")
    tables = [line for line in text.split("\n") if line.startswith("|")]
    assert len({line.count("|") for line in tables}) == 2 and "-0.0" not in text
    assert all(kind.text in text for kind in KINDS)


def test_faults() -> None:
    with pytest.raises(UnknownChoiceError):
        simulate(BUNDLE, "ghost")
    with pytest.raises(ValueError, match="at least one"):
        simulate(BUNDLE, "quick", 0)
