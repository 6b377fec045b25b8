"""What the method page draws, worked out with the model itself: one answer, people who guess, and the bands of twenty alike."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from random import Random
from typing import NamedTuple

from aeskills.assessment.contract import Bundle, BundleForm, BundleItem
from aeskills.assessment.scoring.distance import choices
from aeskills.assessment.scoring.evidence import moments
from aeskills.assessment.scoring.likelihood import probabilities
from aeskills.assessment.scoring.mixture import Cells
from aeskills.assessment.scoring.posterior import Posterior
from aeskills.assessment.scoring.score import Scorer
from aeskills.assessment.study.answering import WAYS
from aeskills.assessment.study.simulate import Person

_PEOPLE = 20
"""Alike, of whom each gets a band."""

SEED = 4
SKILL = "drawn"
"""The one skill of somebody who answers one question."""


class Moved(NamedTuple):
    """What is known of a level: probability of each cell, whose middles are `nodes`, before an answer to a question and after it."""

    level: int
    nodes: Sequence[float]
    before: Sequence[float]
    right: Sequence[float]
    wrong: Sequence[float]
    means: tuple[float, float, float]
    """Before, right, wrong; in points."""


class Guessed(NamedTuple):
    """Score as a share of the most that a form gives: mean and standard deviation of guessers and of people of `level`, and the gate."""

    level: int
    guess: tuple[float, float]
    able: tuple[float, float]
    gate: float


class Bands(NamedTuple):
    """What people of one true level are shown: low, high."""

    truth: float
    shown: Sequence[tuple[float, float]]

    @property
    def holding(self) -> int:
        """How many bands hold the true level."""
        return sum(low <= self.truth <= high for low, high in self.shown)


class Illustrations(NamedTuple):
    """All three, about one form."""

    form: BundleForm
    moved: Moved
    guessed: Guessed
    bands: Bands


def illustrations(bundle: Bundle) -> Illustrations | None:
    """The three, about the first form of fixed questions; None where there is none, or too few questions for a result."""
    form = next((form for form in bundle["forms"] if form["type"] == "fixed" and len(form["items"]) > 1), None)
    if form is None:
        return None
    scorer, items = Scorer(bundle), [bundle["items"][item] for item in form["items"]]
    bands = _bands(scorer, form)
    return Illustrations(form, _moved(scorer, items), _guessed(bundle, items), bands) if bands.shown else None


def _moved(scorer: Scorer, items: Sequence[BundleItem]) -> Moved:
    """A hard question: of those with the highest level, the first."""
    hard = max(items, key=lambda item: item["difficulty"])
    name = next(name for name, item in scorer.bundle["items"].items() if item is hard)
    possible = choices(hard, scorer.bundle["model"]["size"])
    tables = scorer.tables
    rows = [None, tables.row(name, 0.0, possible), tables.row(name, possible.farthest, possible)]
    known = [
        Posterior(tables.grid, {SKILL: [SKILL]}, {SKILL: row} if row else {}, scorer.bundle["model"]["anchor"]).skill(SKILL) for row in rows
    ]
    before, right, wrong = (cells.probabilities for cells in known)
    return Moved(_level(scorer.bundle, hard["difficulty"]), known[0].nodes, before, right, wrong, _means(known))


def _means(known: Sequence[Cells]) -> tuple[float, float, float]:
    before, right, wrong = (cells.mean for cells in known)
    return before, right, wrong


def _guessed(bundle: Bundle, items: Sequence[BundleItem]) -> Guessed:
    """Sums over independent answers: means add, and so do variances."""
    level = bundle["bands"][-2]["level"]
    points = bundle["bands"][-2]["start"]
    blind = able = blind_spread = able_spread = 0.0
    for item in items:
        possible = choices(item, bundle["model"]["size"])
        mean, variance = moments(possible)
        blind, blind_spread = blind + mean, blind_spread + variance
        chances = probabilities(bundle["model"], item, possible, points)
        scores = [1 - far / possible.farthest for far, _ in possible.groups]
        mean = sum(p * x for p, x in zip(chances, scores, strict=True))
        able, able_spread = able + mean, able_spread + sum(p * (x - mean) ** 2 for p, x in zip(chances, scores, strict=True))
    count = len(items)
    gate = (blind + bundle["model"]["gate"] * sqrt(blind_spread)) / count
    return Guessed(level, (blind / count, sqrt(blind_spread) / count), (able / count, sqrt(able_spread) / count), gate)


def _bands(scorer: Scorer, form: BundleForm) -> Bands:
    """People at the middle of the scale in every skill answer the form as the model assumes."""
    bundle, draw = scorer.bundle, Random(SEED)
    middle = bundle["bands"][len(bundle["bands"]) // 2]
    truth = (middle["start"] + middle["end"]) / 2
    way = next(way for way in WAYS if way.id == "known")
    traits = {name: way.trait(item, draw) for name, item in bundle["items"].items()}
    aim = bundle["seniority"][0]["id"]
    shown = []
    for _ in range(_PEOPLE):
        person = Person(scorer, way, traits, dict.fromkeys(bundle["skills"], truth), 0.0, draw)
        entry = scorer.overall(person.answers(form["id"], aim), [aim])[aim]
        if entry["low"] is not None and entry["high"] is not None:
            shown.append((entry["low"], entry["high"]))
    return Bands(truth, shown)


def _level(bundle: Bundle, points: float) -> int:
    """The proficiency level in whose band a point of the scale lies; the first for what is below all bands."""
    return max((band["level"] for band in bundle["bands"] if band["start"] <= points), default=bundle["bands"][0]["level"])
