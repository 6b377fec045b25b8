"""Donated answers → how hard each item is, by expectation and maximisation on the grid of the score.

E: what the answers say of each person's skills, with the present difficulties. M: for each item the difficulty that explains the answers
of these people best, its label taken as N(b, 15²). After each round all are shifted so that their mean is that of the labels: people
sharpen the order of the items; where the levels of people lie they cannot say. Standard errors come from the squared slopes of the
marginal likelihood, person by person (Louis 1982).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from aeskills.assessment.constants import LABEL_SD
from aeskills.assessment.contract import Bundle, BundleItem, Model, Responses
from aeskills.assessment.scoring.distance import Choices, UnscorableError, distance
from aeskills.assessment.scoring.evidence import Tables, evidence
from aeskills.assessment.scoring.likelihood import likelihood
from aeskills.assessment.scoring.posterior import Posterior
from aeskills.assessment.weights import skills_by_family

LEAST_ANSWERS = 100
"""People who answered an item; with fewer, a difficulty would be known no better than from the label."""

ROUNDS, STILL = 30, 0.1
"""Most rounds, and the movement in points below which they end."""

_LOWEST, _HIGHEST = -20.0, 120.0
_HALVINGS = 30


class EstimatedDifficulty(NamedTuple):
    """b and its standard error in points, from the answers of `n` people; `label` is what the bank says."""

    mean: float
    se: float
    n: int
    label: float


class _Given(NamedTuple):
    person: int
    far: float | None
    choices: Choices


def difficulties(bundle: Bundle, people: Sequence[Responses]) -> dict[str, EstimatedDifficulty]:
    """Item → difficulty, for items that at least `LEAST` people answered."""
    given = _answers(bundle, people)
    items: dict[str, BundleItem] = {identifier: {**entry} for identifier, entry in bundle["items"].items()}
    labels = {item: bundle["items"][item]["difficulty"] for item in given}
    if not given:
        return {}
    current: Bundle = {**bundle, "items": items}
    for _ in range(ROUNDS):
        cells = _levels(current, people, given)
        moved = {
            item: _best(current["model"], current["items"][item], labels[item], answers, cells[item]) for item, answers in given.items()
        }
        shift = sum(labels.values()) / len(labels) - sum(moved.values()) / len(moved)
        change = max(abs(moved[item] + shift - current["items"][item]["difficulty"]) for item in given)
        for item in given:
            items[item]["difficulty"] = moved[item] + shift
        if change < STILL:
            break
    cells = _levels(current, people, given)
    return {
        item: EstimatedDifficulty(
            current["items"][item]["difficulty"],
            _error(current["model"], current["items"][item], answers, cells[item]),
            len(answers),
            labels[item],
        )
        for item, answers in given.items()
    }


def _answers(bundle: Bundle, people: Sequence[Responses]) -> dict[str, list[_Given]]:
    found: dict[str, list[_Given]] = {}
    for person, responses in enumerate(people):
        for identifier, answer in responses["answers"].items():
            if identifier in bundle["items"] and bundle["items"][identifier]["skill"] in responses["skills"]:
                try:
                    placed = distance(bundle["items"][identifier], answer, bundle["model"]["size"])
                except UnscorableError:
                    continue
                found.setdefault(identifier, []).append(_Given(person, placed.distance, placed.choices))
    return {item: found[item] for item in bundle["items"] if len(found.get(item, [])) >= LEAST_ANSWERS}


def _levels(bundle: Bundle, people: Sequence[Responses], given: Mapping[str, Sequence[_Given]]) -> dict[str, list[list[float]]]:
    """Item → for each of its answers: p(level of its skill | all answers of the person)."""
    tables, model = Tables(bundle), bundle["model"]
    wanted: dict[int, set[str]] = {}
    for item, answers in given.items():
        for answer in answers:
            wanted.setdefault(answer.person, set()).add(bundle["items"][item]["skill"])
    cells: dict[tuple[int, str], list[float]] = {}
    for person, skills in wanted.items():
        families = skills_by_family(bundle, people[person]["skills"])
        members = [skill for group in families.values() for skill in group]
        known = Posterior(tables.grid, families, evidence(tables, people[person], members).likelihoods, model["anchor"])
        cells.update({(person, skill): known.skill_cells(skill) for skill in skills})
    return {item: [cells[answer.person, bundle["items"][item]["skill"]] for answer in answers] for item, answers in given.items()}


def _expected(model: Model, item: BundleItem, answers: Sequence[_Given], cells: Sequence[Sequence[float]], nodes: Sequence[float]) -> float:
    """Σ over people and levels of p·ln ℓ; people with the same answer are one weighted row."""
    rows: dict[tuple[float | None, Choices], list[float]] = {}
    for answer, levels in zip(answers, cells, strict=True):
        total = rows.setdefault((answer.far, answer.choices), [0.0] * len(nodes))
        for at, p in enumerate(levels):
            total[at] += p
    return sum(
        p * log(value)
        for (far, choices), total in rows.items()
        for p, value in zip(total, likelihood(model, item, choices, far, nodes), strict=True)
    )


def _nodes(model: Model) -> list[float]:
    scale = model["grid"]
    return [scale["start"] + scale["step"] * (at + 0.5) for at in range(int(scale["cells"]))]


def _best(model: Model, item: BundleItem, label: float, answers: Sequence[_Given], cells: Sequence[Sequence[float]]) -> float:
    """The difficulty of the highest expected log-likelihood with the label's prior, by golden section."""
    nodes = _nodes(model)
    pooled: dict[tuple[float | None, Choices], list[float]] = {}
    for answer, levels in zip(answers, cells, strict=True):
        total = pooled.setdefault((answer.far, answer.choices), [0.0] * len(nodes))
        for at, p in enumerate(levels):
            total[at] += p
    weighted = [(_Given(0, far, choices), row) for (far, choices), row in pooled.items()]

    def value(b: float) -> float:
        moved: BundleItem = {**item, "difficulty": b}
        fit = _expected(model, moved, [answer for answer, _ in weighted], [row for _, row in weighted], nodes)
        return fit - ((b - label) / LABEL_SD) ** 2 / 2

    low, high, ratio = _LOWEST, _HIGHEST, (sqrt(5) - 1) / 2
    left, right = high - ratio * (high - low), low + ratio * (high - low)
    at_left, at_right = value(left), value(right)
    for _ in range(_HALVINGS):
        if at_left < at_right:
            low, left, at_left = left, right, at_right
            right = low + ratio * (high - low)
            at_right = value(right)
        else:
            high, right, at_right = right, left, at_left
            left = high - ratio * (high - low)
            at_left = value(left)
    return (low + high) / 2


def _error(model: Model, item: BundleItem, answers: Sequence[_Given], cells: Sequence[Sequence[float]]) -> float:
    """1/√(Σ slope² + 1/15²): the slope of each person's marginal log-likelihood in b, by central differences."""
    nodes, step = _nodes(model), 0.05
    up: BundleItem = {**item, "difficulty": item["difficulty"] + step}
    down: BundleItem = {**item, "difficulty": item["difficulty"] - step}
    slopes: dict[tuple[float | None, Choices], list[float]] = {}
    total = 1 / LABEL_SD**2
    for answer, levels in zip(answers, cells, strict=True):
        key = (answer.far, answer.choices)
        if key not in slopes:
            after, before = (likelihood(model, moved, answer.choices, answer.far, nodes) for moved in (up, down))
            slopes[key] = [(log(a) - log(b)) / (2 * step) for a, b in zip(after, before, strict=True)]
        total += sum(p * slope for p, slope in zip(levels, slopes[key], strict=True)) ** 2
    return 1 / sqrt(total)
