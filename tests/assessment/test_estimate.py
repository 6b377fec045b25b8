"""The closed-form estimate against a dense Gaussian posterior, and against numbers worked by hand."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import ndtr

from aeskills.assessment.contract import Model
from aeskills.assessment.estimate import Observation, normal_cdf, posterior

from . import handbooks

MODEL = handbooks.bundle()["model"]


def dense(model: Model, families: dict[str, list[str]], seen: list[Observation]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and covariance of all skills, by linear algebra on the joint prior: nothing of the closed form."""
    skills = [(skill, family) for family, members in families.items() for skill in members]
    index = {skill: at for at, (skill, _) in enumerate(skills)}
    prior = np.array([[model["family_sd"] ** 2 * (f == g) + model["skill_sd"] ** 2 * (s == t) for t, g in skills] for s, f in skills])
    centre = np.full(len(skills), model["mean"])
    design = np.zeros((len(seen), len(skills)))
    for row, observation in enumerate(seen):
        design[row, index[observation.skill]] = 1
    noise = np.diag([1 / observation.precision for observation in seen])
    gain = prior @ design.T @ np.linalg.inv(design @ prior @ design.T + noise)
    values = np.array([observation.value for observation in seen])
    return centre + gain @ (values - design @ centre), prior - gain @ design @ prior


@pytest.mark.parametrize("seed", range(60))
def test_agrees_with_dense_posterior(seed: int) -> None:
    draw = random.Random(seed)
    families = {f"f{at}": [f"s{at}-{n}" for n in range(draw.randint(1, 7))] for at in range(draw.randint(1, 4))}
    skills = [skill for members in families.values() for skill in members]
    model = Model(**{
        **MODEL, "mean": draw.uniform(20, 80), "family_sd": draw.uniform(1, 40), "skill_sd": draw.uniform(1, 40),
    })  # type: ignore[typeddict-item]  # fmt: skip
    seen = [
        Observation(draw.choice(skills), draw.uniform(-33, 100), draw.uniform(0.1, 1) / draw.uniform(10, 60) ** 2)
        for _ in range(draw.randint(1, 60))
    ]
    mean, covariance = dense(model, families, seen)
    known = posterior(model, families, seen)
    for weights in [{skill: 1.0} for skill in skills] + [{skill: draw.random() for skill in skills} for _ in range(5)]:
        vector = np.array([weights.get(skill, 0.0) for skill in skills])
        estimate, se = known.weighted(weights)
        assert estimate == pytest.approx(vector @ mean, abs=1e-9)
        assert se == pytest.approx(math.sqrt(vector @ covariance @ vector), abs=1e-9)


def test_by_hand() -> None:
    """One score of 100 with σ = 35 on one of two skills.

    v = 400 + 1225 = 1625, P = 1/400 + 1/1625 = 81/26000, μ̂ = (50/400 + 100/1625)/P = 4850/81, b = 400/1625 = 16/65.
    """
    known = posterior(MODEL, {"f": ["one", "two"]}, [Observation("one", 100, 1 / 1225)])
    assert known.weighted({"one": 1}) == pytest.approx((367250 / 5265, math.sqrt(400 * 49 / 65 + (49 / 65) ** 2 * 26000 / 81)))
    assert known.weighted({"two": 1}) == pytest.approx((4850 / 81, math.sqrt(400 + 26000 / 81)))
    covariance = 49 / 65 * 26000 / 81
    both = 400 * 49 / 65 + (49 / 65) ** 2 * 26000 / 81 + 400 + 26000 / 81 + 2 * covariance
    assert known.weighted({"one": 0.5, "two": 0.5})[1] == pytest.approx(math.sqrt(both / 4))


def test_without_evidence_the_prior_remains() -> None:
    known = posterior(MODEL, {"f": ["one"], "g": ["two"]}, [])
    assert known.weighted({"one": 1}) == pytest.approx((50, math.sqrt(800)))
    assert known.weighted({"one": 0.5, "two": 0.5}) == pytest.approx((50, math.sqrt(400)))


def test_evidence_does_not_cross_families() -> None:
    known = posterior(MODEL, {"f": ["one"], "g": ["two"]}, [Observation("one", 100, 1)])
    assert known.weighted({"two": 1}) == pytest.approx((50, math.sqrt(800)))


def test_normal_cdf() -> None:
    points = np.linspace(-10, 10, 4001)
    assert np.max(np.abs([normal_cdf(z) for z in points] - ndtr(points))) < 1e-15
