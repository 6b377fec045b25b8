"""Simulated people answer the forms: what the score makes of them, cell by cell.

A cell is a form, a way of answering, a kind of people and a share of careless answers. Every number depends on the seed alone, whatever
the number of processes. Scoring is that of the product, without short cuts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from os import cpu_count
from random import Random
from typing import Any

from aeskills.assessment.asked import fitting
from aeskills.assessment.contract import Answer, Bundle, Responses
from aeskills.assessment.results import ScoreResult
from aeskills.assessment.scoring.adaptive import next_item
from aeskills.assessment.scoring.change import are_parallel, changes
from aeskills.assessment.scoring.score import Scorer
from aeskills.assessment.study.answering import CROWD, WAYS, Trait, Way, blind
from aeskills.assessment.study.figures import AimVerdicts, CellFigures, Share
from aeskills.assessment.weights import form_of, normalised, seniority_of, skill_targets, skill_weights, skills_by_family, weighted_mean

CARELESS = (0.0, 0.1, 1 / 3)
"""Shares of answers that are given blindly."""

PEOPLE = ("general", "independent")
"""General: a level spread over 5–95 with deviations of families and skills around it. Independent: every skill on its own."""

_LOWEST, _HIGHEST = 5.0, 95.0

RETAKES = 4
"""Of so many people one takes the parallel form as well."""


@dataclass(frozen=True)
class StudyCell:
    """What is simulated together."""

    form: str
    way: str
    people: str
    careless: float


@dataclass(frozen=True)
class StudySetting:
    """What all cells share. `aims`: seniority levels whose verdicts are counted; the first is the one responses name."""

    count: int
    seed: int
    aims: tuple[str, ...]


def cells(forms: Sequence[str]) -> list[StudyCell]:
    """All cells of the forms."""
    return [StudyCell(form, way.id, people, careless) for form in forms for way in WAYS for people in PEOPLE for careless in CARELESS]


def simulate_cells(
    bundle: Bundle, chosen: Sequence[StudyCell], setting: StudySetting, jobs: int | None = None
) -> Iterator[tuple[StudyCell, CellFigures]]:
    """The figures of each cell, in the order given; `jobs` processes, by default one for each processor, without any for 1."""
    workers = min(len(chosen), jobs or cpu_count() or 1)
    if workers <= 1:
        scorer = Scorer(bundle)
        yield from ((cell, run_cell(scorer, cell, setting)) for cell in chosen)
        return
    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(bundle,)) as pool:
        yield from zip(chosen, pool.map(_run, chosen, [setting] * len(chosen)), strict=True)


_scorers: list[Scorer] = []


def _begin(bundle: Bundle) -> None:
    _scorers[:] = [Scorer(bundle)]


def _run(cell: StudyCell, setting: StudySetting) -> CellFigures:
    return run_cell(_scorers[0], cell, setting)


def run_cell(scorer: Scorer, cell: StudyCell, setting: StudySetting) -> CellFigures:
    """Let people answer one form."""
    bundle = scorer.bundle
    way = next(each for each in WAYS if each.id == cell.way)
    figures = CellFigures(aims={aim: AimVerdicts() for aim in setting.aims})
    twin = next((form["id"] for form in bundle["forms"] if are_parallel(bundle, cell.form, form["id"])), None)
    traits: dict[str, Trait] = {}
    for at in range(setting.count):
        draw = Random(f"{setting.seed}/{cell.form}/{cell.way}/{cell.people}/{cell.careless:.3f}/{at}")
        if at % CROWD == 0:
            own = Random(f"{setting.seed}/traits/{cell}/{at}")
            traits = {item: way.trait(entry, own) for item, entry in bundle["items"].items()}
        truth = draw_truth(bundle, cell.people, draw)
        person = Person(scorer, way, traits, truth, cell.careless, draw)
        responses = person.answers(cell.form, setting.aims[0])
        _count(scorer, figures, person, responses, setting)
        if twin is not None and at % RETAKES == 0:
            told = changes(scorer, responses, person.answers(twin, setting.aims[0]))["overall"]
            general = sum(truth.values()) / len(truth)
            figures.changed.setdefault(min(9, int(general / 10)), Share()).add(told is not None and told["told"])
    return figures


def draw_truth(bundle: Bundle, people: str, draw: Random) -> dict[str, float]:
    """True level of each skill on the reported scale, in points."""
    prior = bundle["model"]["prior"]
    if people == "independent":
        return {skill: draw.uniform(_LOWEST, _HIGHEST) for skill in bundle["skills"]}
    general = draw.uniform(_LOWEST, _HIGHEST)
    truth = {}
    for family in bundle["families"]:
        level = draw.gauss(general, prior["family_sd"])
        truth.update({skill: min(100.0, max(0.0, draw.gauss(level, prior["skill_sd"]))) for skill in family["skills"]})
    return truth


@dataclass
class Person:
    """Somebody who answers."""

    scorer: Scorer
    way: Way
    traits: dict[str, Trait]
    truth: dict[str, float]
    careless: float
    draw: Random

    def answers(self, form_id: str, aim: str) -> Responses:
        """All items of a form answered; ratings are honest: the level in whose band the skill lies."""
        bundle = self.scorer.bundle
        form = form_of(bundle, form_id)
        steps = [band["start"] for band in bundle["bands"]]
        rate = {skill: max(1, sum(start <= self.truth[skill] for start in steps)) for skill in form["ratings"]}
        responses: Responses = {
            "schema": bundle["schema"], "bank": bundle["bank"], "form": form_id, "industry": None, "seniority": aim,
            "seed": self.draw.getrandbits(32), "skills": list(form["ratings"]), "ratings": {**rate}, "answers": {},
            "started": "2026-01-01T00:00:00Z", "finished": None,
        }  # fmt: skip
        if form["type"] == "adaptive":
            responses["asked"] = []
            while (item := next_item(self.scorer, responses)) is not None:
                responses["asked"].append(item)
                responses["answers"][item] = self.answer(item)
        else:
            responses["answers"] = {item: self.answer(item) for item in fitting(bundle, form["items"], None, None)}
        return responses

    def answer(self, identifier: str) -> Answer:
        """One answer."""
        item = self.scorer.bundle["items"][identifier]
        if self.draw.random() < self.careless:
            return blind(item, self.draw)
        level = self.truth[item["skill"]]
        if "also" in item:
            level = item["share"] * level + (1 - item["share"]) * self.truth[item["also"]]
        return self.way.answer(item, self.traits[identifier], level, self.draw)


def _count(scorer: Scorer, figures: CellFigures, person: Person, responses: Responses, setting: StudySetting) -> None:
    bundle = scorer.bundle
    figures.items += len(responses["answers"])
    skills = [skill for members in skills_by_family(bundle, responses["skills"]).values() for skill in members]
    for aim, entry in scorer.overall(responses, setting.aims).items():
        seniority = seniority_of(bundle, aim)
        weights = skill_weights(bundle, None, seniority, skills)
        truth = weighted_mean({skill: person.truth[skill] for skill in skills}, weights) or 0.0
        target = weighted_mean(skill_targets(bundle, seniority, skills), weights) or 0.0
        verdict, counts = entry["verdict"], figures.aims[aim]
        if truth < target:
            counts.told_above.add(verdict == "at-or-above")
            if truth < target - bundle["model"]["level_step"]:
                counts.told_above_far.add(verdict == "at-or-above")
        else:
            counts.told_below.add(verdict == "below")
        if aim == setting.aims[0]:
            _measure(bundle, figures, person, scorer.score(responses), weights, truth)


def _measure(bundle: Bundle, figures: CellFigures, person: Person, result: ScoreResult, weights: dict[str, float], truth: float) -> None:
    figures.gated.add(not result["gate"]["passed"])
    if not result["gate"]["passed"]:
        return
    corrected = {entry["family"] for entry in result["calibration"]}
    for family in bundle["families"]:
        entry = result["families"].get(family["id"])
        if entry is None or entry["estimate"] is None:
            continue
        own = normalised({skill: weights[skill] for skill in family["skills"] if skill in weights})
        figures.families.add(*_band(entry), sum(own[skill] * person.truth[skill] for skill in own))
        figures.corrected.add(family["id"] in corrected)
    for skill, entry in result["skills"].items():
        if entry["estimate"] is not None:
            figures.skills.add(*_band(entry), person.truth[skill])
    if result["overall"]["estimate"] is not None:
        figures.overall.add(*_band(result["overall"]), truth)


def _band(entry: Any) -> tuple[float, float, float]:
    return entry["estimate"], entry["low"], entry["high"]
