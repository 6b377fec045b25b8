"""The sums over the grid against a dense computation with numpy, and against what is known without one."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import ndtr
from scipy.stats import norm

from aeskills.assessment.contract import Model
from aeskills.assessment.scoring.grid import grid
from aeskills.assessment.scoring.mixture import Cells, Mixture, normal_cdf
from aeskills.assessment.scoring.posterior import Posterior

from . import handbooks

MODEL = handbooks.bundle()["model"]
Array = NDArray[np.float64]


def kernel(nodes: Array, sd: float) -> Array:
    """Row m: a normal around node m cut to the nodes."""
    rows = norm.pdf(nodes[None, :], nodes[:, None], sd)
    return rows / rows.sum(axis=1, keepdims=True)


class Dense:
    """The joint distribution by brute force over (general, family) with skills integrated by matrix products; nothing of the messages."""

    def __init__(self, model: Model, families: dict[str, list[str]], likelihoods: dict[str, list[float]]) -> None:
        scale, prior = model["grid"], model["prior"]
        self.nodes = scale["start"] + scale["step"] * (np.arange(scale["cells"]) + 0.5)
        self.families, self.model = families, model
        start = norm.pdf(self.nodes, prior["mean"], prior["general_sd"])
        self.general, self.steps, self.skills = (
            start / start.sum(),
            kernel(self.nodes, prior["family_sd"]),
            kernel(self.nodes, prior["skill_sd"]),
        )
        self.likelihoods = {s: np.array(likelihoods.get(s, [1.0] * scale["cells"])) for members in families.values() for s in members}
        self.z = {skill: self.skills @ row for skill, row in self.likelihoods.items()}

    def joint(self, family: str) -> Array:
        """p(general, level of one family | answers)."""
        others = np.ones_like(self.general)
        for other, members in self.families.items():
            if other != family:
                others = others * (self.steps @ np.prod([self.z[s] for s in members], axis=0))
        joint = (self.general * others)[:, None] * self.steps * np.prod([self.z[s] for s in self.families[family]], axis=0)[None, :]
        return np.asarray(joint / joint.sum())

    def skill(self, family: str, skill: str) -> Array:
        levels = self.joint(family).sum(axis=0)
        given = self.skills * self.likelihoods[skill][None, :] / self.z[skill][:, None]
        return np.asarray(levels @ given)

    def moments(self, family: str, weights: dict[str, float]) -> tuple[Array, Array]:
        mean, variance = np.zeros_like(self.nodes), np.zeros_like(self.nodes)
        for skill in self.families[family]:
            given = self.skills * self.likelihoods[skill][None, :] / self.z[skill][:, None]
            first, second = given @ self.nodes, given @ self.nodes**2
            mean += weights.get(skill, 0.0) * first
            variance += weights.get(skill, 0.0) ** 2 * (second - first**2)
        return mean, variance


def some_case(seed: int) -> tuple[Model, dict[str, list[str]], dict[str, list[float]], random.Random]:
    draw = random.Random(seed)
    families = {f"f{at}": [f"s{at}-{n}" for n in range(draw.randint(1, 7))] for at in range(draw.randint(1, 4))}
    model: Model = {**MODEL, "anchor": draw.uniform(1, 20), "prior": {
        "mean": draw.uniform(20, 80), "general_sd": draw.uniform(10, 40), "family_sd": draw.uniform(5, 25), "skill_sd": draw.uniform(5, 25),
    }}  # fmt: skip
    likelihoods = {}
    for members in families.values():
        for skill in members:
            if draw.random() < 0.7:
                edge, slope = draw.uniform(0, 100), draw.choice([-1, 1]) * draw.uniform(5, 20)
                likelihoods[skill] = [0.02 + 1 / (1 + math.exp(-(node - edge) / slope)) for node in grid(model).nodes]
    return model, families, likelihoods, draw


@pytest.mark.parametrize("seed", range(40))
def test_agrees_with_dense_sums(seed: int) -> None:
    model, families, likelihoods, draw = some_case(seed)
    dense, known = Dense(model, families, likelihoods), Posterior(grid(model), families, likelihoods, model["anchor"])
    raw = {skill: draw.uniform(0.1, 2) for members in families.values() for skill in members}
    weights = {skill: value / sum(raw.values()) for skill, value in raw.items()}
    for family, members in families.items():
        for skill in members:
            assert known.skill_cells(skill) == pytest.approx(dense.skill(family, skill), abs=1e-12)
        own = {skill: weights[skill] / sum(weights[s] for s in members) for skill in members}
        mean, variance = dense.moments(family, own)
        levels = dense.joint(family).sum(axis=0)
        value = known.family(family, own)
        assert value.probabilities == pytest.approx(levels, abs=1e-12)
        assert value.centre == pytest.approx(levels @ mean, abs=1e-9)
        assert value.variance == pytest.approx(levels @ (variance + mean**2) - (levels @ mean) ** 2, abs=1e-7)
        spread = np.sqrt(variance + model["anchor"] ** 2)
        for target in (20.0, 50.0, 80.0):
            assert value.above(target) == pytest.approx(levels @ ndtr((mean - target) / spread), abs=1e-12)
    whole = known.overall(weights)
    mean, square = np.zeros(28), np.zeros(28)
    general = dense.joint(next(iter(families))).sum(axis=1)
    for family in families:
        given = dense.joint(family) / dense.joint(family).sum(axis=1, keepdims=True)
        centres, spreads = dense.moments(family, weights)
        first = given @ centres
        mean += first
        square += given @ (spreads + centres**2) - first**2
    assert whole.probabilities == pytest.approx(general, abs=1e-12)
    assert whole.means == pytest.approx(mean, abs=1e-9)
    assert whole.deviations == pytest.approx(np.sqrt(square + model["anchor"] ** 2), abs=1e-9)


def test_long_forms_do_not_underflow() -> None:
    families = {"f": [f"s{at}" for at in range(200)], "g": [f"t{at}" for at in range(200)]}
    tiny = [1e-9 * (1 + at) / 28 for at in range(28)]
    known = Posterior(grid(MODEL), families, {skill: tiny for members in families.values() for skill in members}, 14.0)
    value = known.overall(dict.fromkeys([*families["f"], *families["g"]], 1 / 400))
    assert sum(value.probabilities) == pytest.approx(1) and value.mean > 99


def test_without_evidence_the_prior_remains() -> None:
    known = Posterior(grid(MODEL), {"f": ["one"], "g": ["two"]}, {}, MODEL["anchor"])
    assert known.general == pytest.approx(grid(MODEL).general)
    value = known.overall({"one": 0.5, "two": 0.5})
    assert value.mean == pytest.approx(50) and value.above(50) == pytest.approx(0.5)
    low, high = value.quantile(0.1), value.quantile(0.9)
    assert low == pytest.approx(100 - high, abs=1e-6) and low < 10


def test_evidence_crosses_families_by_the_general_level() -> None:
    """Whoever is low in one family is taken to be lower in another, too, but less."""
    low = [1 / (1 + math.exp((node - 20) / 8)) for node in grid(MODEL).nodes]
    known = Posterior(grid(MODEL), {"f": ["one"], "g": ["two"]}, {"one": low}, MODEL["anchor"])
    assert known.family("f", {"one": 1.0}).mean < known.family("g", {"two": 1.0}).mean < 50


def test_mixture_by_hand() -> None:
    """Half at 30 ± 10, half at 70 ± 10."""
    value = Mixture([0.5, 0.5], [30.0, 70.0], [10.0, 10.0], 50.0, 400.0)
    assert value.mean == 50 and value.above(50) == pytest.approx(0.5)
    assert value.quantile(0.5) == pytest.approx(50) and value.quantile(0.1) == pytest.approx(21.58, abs=0.01)
    assert value.shortfall(30) == pytest.approx(0.5 * (10 / math.sqrt(2 * math.pi)), abs=1e-3)
    assert value.above(0) == 1.0


def test_cells_by_hand() -> None:
    """A quarter each in four cells of 5 from 0: quantiles are linear inside a cell."""
    value = Cells([2.5, 7.5, 12.5, 17.5], 5.0, [0.25] * 4)
    assert value.quantile(0.1) == pytest.approx(2) and value.quantile(0.5) == pytest.approx(10) and value.quantile(0.9) == pytest.approx(18)
    assert value.above(10) == pytest.approx(0.5) and value.above(12.5) == pytest.approx(0.375) and value.mean == 10
    assert value.shortfall(20) == pytest.approx(10)


def test_normal_cdf() -> None:
    points = np.linspace(-10, 10, 4001)
    assert np.max(np.abs([normal_cdf(z) for z in points] - ndtr(points))) < 1e-15
