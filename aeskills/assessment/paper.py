"""A scoring sheet for pen and paper: whole points for every option, and what a family's sum of points says.

The full model weighs each answer by its difficulty; a sum by hand cannot. So the sheet answers another question exactly: given this sum of
points, and nothing else, where does the family lie? The distribution of the sum at every level comes from the likelihoods of the answers,
item by item and skill by skill (the recursion of Lord & Wingersky 1984). Its bands are wider than those of the interactive form.
On paper the best action alone is asked, and all items of the form are taken to be answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import comb, sqrt
from typing import NamedTuple

from aeskills.assessment.contract import Bundle, BundleItem, BundleSeniority
from aeskills.assessment.scoring.distance import distance
from aeskills.assessment.scoring.grid import Grid, grid
from aeskills.assessment.scoring.likelihood import likelihood
from aeskills.assessment.scoring.mixture import Mixture
from aeskills.assessment.scoring.posterior import dot, shares
from aeskills.assessment.weights import form_of, normalised, skill_targets, skill_weights, skills_by_family, weighted_mean

FULL = 4
"""Points of an answer as keyed."""

Chances = list[float]
"""Probability of every sum of points, from 0."""


class ItemPoints(NamedTuple):
    """Points of each option of an item. With several keys (`several`) they are added, and a sum below zero counts as zero."""

    item: str
    family: str
    options: dict[str, int]
    several: bool


class PointRange(NamedTuple):
    """Sums from `first` to `last` say that the family lies from `low` to `high` with 80 per cent, rounded as in a result."""

    first: int
    last: int
    low: int
    high: int


class ScoringSheet(NamedTuple):
    """By family: `ranges` of sums; `guessing`, the largest sum that does not differ from guessing. `targets`: level → family → target."""

    form: str
    points: tuple[ItemPoints, ...]
    ranges: dict[str, tuple[PointRange, ...]]
    guessing: dict[str, int]
    targets: dict[str, dict[str, float]]


def scoring_sheet(bundle: Bundle, form_id: str) -> ScoringSheet:
    """The scoring sheet of a form. UnknownChoiceError for a form that the bundle lacks."""
    form = form_of(bundle, form_id)
    families = skills_by_family(bundle, [*form["ratings"], *(bundle["items"][item]["skill"] for item in form["items"])])
    family_of = {skill: family for family, members in families.items() for skill in members}
    points = [p for item in form["items"] if (p := _points(bundle, item, family_of[bundle["items"][item]["skill"]])) is not None]
    counts = {family: [entry for entry in points if entry.family == family] for family in families}
    told = {family: entries for family, entries in counts.items() if len(entries) >= bundle["model"]["family_items"]}
    return ScoringSheet(
        form_id,
        tuple(entry for entry in points if entry.family in told),
        {family: tuple(_ranges(bundle, families[family], entries)) for family, entries in told.items()},
        {family: _guessing(bundle, entries) for family, entries in told.items()},
        {level["id"]: _targets(bundle, level, families) for level in bundle["seniority"]},
    )


def _points(bundle: Bundle, identifier: str, family: str) -> ItemPoints | None:
    item = bundle["items"][identifier]
    if item["type"] == "situational":
        worth = [option["effectiveness"] for option in item["options"]]
        low, high = min(worth), max(worth)
        if low == high:
            return None
        options = {option["id"]: round(FULL * (option["effectiveness"] - low) / (high - low)) for option in item["options"]}
        return ItemPoints(identifier, family, options, several=False)
    right = sum(option["keyed"] for option in item["options"])
    if right in (0, len(item["options"])):
        return None
    each = round(FULL / right)
    wrong = -each if right > 1 else 0
    return ItemPoints(identifier, family, {o["id"]: each if o["keyed"] else wrong for o in item["options"]}, several=right > 1)


def _answers(bundle: Bundle, entry: ItemPoints) -> Iterator[tuple[int, float, float | None]]:
    """(points, how many answers, distance) of every kind of answer to an item."""
    item, size = bundle["items"][entry.item], bundle["model"]["size"]
    if item["type"] == "situational":
        for option, worth in entry.options.items():
            yield worth, 1.0, distance(item, {"best": option}, size).distance
        return
    right = sum(option["keyed"] for option in item["options"])
    wrong, each = len(item["options"]) - right, max(entry.options.values())
    if right == 1:
        yield from ((each, 1.0, 0.0), (0, float(wrong), 1.0))
        return
    for hits in range(right + 1):
        for false in range(wrong + 1):
            if hits + false:
                m = comb(right, hits) * comb(wrong, false) * size ** abs(hits + false - right)
                yield max(0, each * (hits - false)), m, (right - hits + false) / 2


def _item_chances(bundle: Bundle, entry: ItemPoints, scale: Grid) -> list[Chances]:
    """Per node of the grid: the probability of every number of points."""
    item: BundleItem = bundle["items"][entry.item]
    if item["type"] == "situational":
        possible = distance(item, {"best": item["options"][0]["id"]}, bundle["model"]["size"]).choices
    else:
        possible = distance(item, {"unknown": True}, bundle["model"]["size"]).choices
    chances = [[0.0] * (FULL + 1) for _ in scale.nodes]
    for points, m, far in _answers(bundle, entry):
        for row, value in zip(chances, likelihood(bundle["model"], item, possible, far, scale.nodes), strict=True):
            row[points] += m * value
    return chances


def _sums(one: Chances, other: Chances) -> Chances:
    found = [0.0] * (len(one) + len(other) - 1)
    for at, p in enumerate(one):
        for more, q in enumerate(other):
            found[at + more] += p * q
    return found


def _ranges(bundle: Bundle, members: Sequence[str], entries: Sequence[ItemPoints]) -> Iterator[PointRange]:
    """What each sum of a family says; neighbours that say the same are one range."""
    scale, model = grid(bundle["model"]), bundle["model"]
    by_level: list[Chances] = [[1.0] for _ in scale.nodes]
    for skill in members:
        own: list[Chances] = [[1.0] for _ in scale.nodes]
        for entry in entries:
            if bundle["items"][entry.item]["skill"] == skill:
                own = [_sums(a, b) for a, b in zip(own, _item_chances(bundle, entry, scale), strict=True)]
        columns = list(zip(*own, strict=True))
        spread = [[dot(row, column) for column in columns] for row in scale.skill]
        by_level = [_sums(a, b) for a, b in zip(by_level, spread, strict=True)]
    prior = [dot(column, scale.general) for column in zip(*scale.family, strict=True)]
    weights = normalised(skill_weights(bundle, None, bundle["seniority"][0], members))
    scatter = model["prior"]["skill_sd"] ** 2 * sum(w * w for w in weights.values())
    sd = sqrt(scatter + model["anchor"] ** 2)
    found: list[PointRange] = []
    for total in range(len(by_level[0])):
        levels = [p * row[total] for p, row in zip(prior, by_level, strict=True)]
        low, high = (found[-1].low, found[-1].high) if found else (0, 0)
        if sum(levels) > 0:  # there are sums that no answers have
            value = Mixture(shares(levels), scale.nodes, [sd] * len(scale.nodes), 0.0, 0.0)
            # Odd sums come from other mixtures of answers than even ones; more points shall never say less.
            low, high = (max(before, _rounded(value.quantile(q), model["round_to"])) for before, q in ((low, 0.1), (high, 0.9)))
        if found and (found[-1].low, found[-1].high) == (low, high):
            found[-1] = found[-1]._replace(last=total)
        else:
            found.append(PointRange(total, total, low, high))
    yield from found


def _rounded(value: float, step: int) -> int:
    return min(100, int(value / step + 0.5) * step)


def _guessing(bundle: Bundle, entries: Sequence[ItemPoints]) -> int:
    """The largest sum that is not more than `gate` standard errors above that of blind answers."""
    mean = variance = 0.0
    for entry in entries:
        answers = list(_answers(bundle, entry))
        total = sum(m for _, m, _ in answers)
        expected = sum(points * m for points, m, _ in answers) / total
        mean += expected
        variance += sum(points * points * m for points, m, _ in answers) / total - expected * expected
    return int(mean + bundle["model"]["gate"] * sqrt(variance))


def _targets(bundle: Bundle, level: BundleSeniority, families: Mapping[str, list[str]]) -> dict[str, float]:
    skills = [skill for members in families.values() for skill in members]
    targets, weights = skill_targets(bundle, level, skills), skill_weights(bundle, None, level, skills)
    return {family: weighted_mean({skill: targets[skill] for skill in members}, weights) or 0.0 for family, members in families.items()}
