"""The simulation: people as described, figures by hand, the same whatever the number of processes."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from aeskills.assessment.scoring.distance import distance
from aeskills.assessment.scoring.score import Scorer
from aeskills.assessment.study.answering import WAYS, bottom_answer, knows, quality, top_answer
from aeskills.assessment.study.figures import Accuracy, Share
from aeskills.assessment.study.followers import clickers, followers, rule_names
from aeskills.assessment.study.monotone import lowered
from aeskills.assessment.study.report import Limit, Study, limits, simulation_report
from aeskills.assessment.study.simulate import CARELESS, PEOPLE, StudyCell, StudySetting, cells, draw_truth, simulate_cells

from . import handbooks

BUNDLE = handbooks.bundle()
SCORER = Scorer(BUNDLE)
SETTING = StudySetting(12, 1, ("junior", "chief"))


def mean_score(way_id: str, above: float, seed: int = 1) -> float:
    """Mean score of people so far above the items."""
    way = next(each for each in WAYS if each.id == way_id)
    draw, total, n = random.Random(seed), 0.0, 0
    for item in BUNDLE["items"].values():
        for _ in range(40):
            trait = way.trait(item, draw)
            total += distance(item, way.answer(item, trait, item["difficulty"] + above, draw), BUNDLE["model"]["size"]).score
            n += 1
    return total / n


@pytest.mark.parametrize("way", [way.id for way in WAYS])
def test_higher_people_answer_better(way: str) -> None:
    low, middle, high = (mean_score(way, above) for above in (-40, 0, 40))
    assert low < middle < high and high > 0.75


def test_who_knows_picks_the_key() -> None:
    for item in BUNDLE["items"].values():
        assert distance(item, top_answer(item), 0.2).score == 1 and distance(item, bottom_answer(item), 0.2).score < 0.5
        assert max(quality(item)) == 1 and min(quality(item)) == 0
    way = next(each for each in WAYS if each.id == "known")
    trait = way.trait(BUNDLE["items"]["aim-k1"], random.Random(1))
    assert knows(trait, 20) == pytest.approx(0.5) and knows(trait, 30) == pytest.approx(2 / 3)


def test_people_are_spread_as_told() -> None:
    draw = random.Random(3)
    truths = [draw_truth(BUNDLE, "general", draw) for _ in range(400)]
    means = [sum(truth.values()) / len(truth) for truth in truths]
    assert 45 < sum(means) / 400 < 55 and min(means) < 20 and max(means) > 80
    alone = [draw_truth(BUNDLE, "independent", draw) for _ in range(400)]
    assert all(5 <= value <= 95 for truth in alone for value in truth.values())
    assert max(sum(truth.values()) / len(truth) for truth in alone) < max(means)


def test_accuracy_by_hand() -> None:
    figures = Accuracy()
    figures.add(50, 40, 60, 45)
    figures.add(50, 40, 60, 70)
    assert (figures.bias, figures.coverage) == (-7.5, 0.5) and figures.rmse == pytest.approx((425 / 2) ** 0.5)
    assert Share().value == 0


def test_every_cell_is_there() -> None:
    made = cells(["half", "adaptive"])
    assert len(made) == len(set(made)) == 2 * len(WAYS) * len(PEOPLE) * len(CARELESS) and len(WAYS) >= 5


def test_processes_change_nothing() -> None:
    chosen = [StudyCell("half", "known", "general", 0.0), StudyCell("adaptive", "graded", "independent", 0.1)]
    alone, shared = (dict(simulate_cells(BUNDLE, chosen, SETTING, jobs)) for jobs in (1, 2))
    assert alone == shared and list(alone) == chosen
    again = dict(simulate_cells(BUNDLE, chosen, StudySetting(12, 2, SETTING.aims), 1))
    assert again != alone


def test_figures_of_a_cell() -> None:
    [(_, found)] = simulate_cells(BUNDLE, [StudyCell("half", "known", "general", 0.0)], StudySetting(60, 1, ("junior", "chief")), 1)
    assert found.gated.n == 60 and found.items == 60 * 18
    assert found.overall.n == 60 - found.gated.hits and 0.5 < found.overall.coverage <= 1 and found.overall.rmse < 30
    counts = found.aims["chief"]
    assert counts.told_above.n + counts.told_below.n == 60 and counts.told_above_far.n <= counts.told_above.n
    assert sum(share.n for share in found.changed.values()) == 15


def test_clickers_get_no_verdict_of_being_above() -> None:
    told = clickers(SCORER, "full", ["chief"], 100, 1)["chief"]
    assert told["above"].value <= 0.02 and told["below"].value >= 0.9


def test_followers_follow() -> None:
    """In the small handbook every key is longer or shorter by its number alone; the rule's answers are the same every time but for ties."""
    names = rule_names("en")
    assert len(names) > 30 and "longest" in names and "position a" in names
    told = followers(SCORER, "full", ["junior"], "position b", "en", 20, 1)["junior"]
    assert told["above"].n == 20
    counts = Counter(rule.split()[0] for rule in rule_names("xx"))
    assert "longest" in counts and not any("asking" in rule for rule in rule_names("xx"))


def test_better_answers_lower_nothing() -> None:
    found = lowered(SCORER, "full", 150, 1)
    assert found.n == 150 and found.hits == 0


def test_report_names_every_figure_and_marks_what_is_missed() -> None:
    study = Study(12, 1, ["junior", "chief"], "novice")
    study.cells += simulate_cells(BUNDLE, cells(["half"]), StudySetting(3, 1, ("junior", "chief")), 1)
    study.clickers["half"] = clickers(SCORER, "half", ["junior", "novice"], 10, 1)
    study.followers["half"] = {"longest": followers(SCORER, "half", ["junior", "novice"], "longest", "en", 5, 1)}
    study.lowered["half"] = lowered(SCORER, "half", 3, 1)
    rows = list(limits(BUNDLE, study))
    assert {row.figure.split(",")[0] for row in rows} >= {"coverage overall", "RMSE overall", "bias overall", "honest raters corrected"}
    text = simulation_report(BUNDLE, study)
    assert all(f"| {row.figure} | {row.form} |" in text for row in rows) and "| half | known | general | 33 % |" in text
    assert (
        not Limit("f", "half", 0.2, 0.1, True).kept and Limit("f", "half", 0.2, 0.1, False).kept and Limit("f", "half", 9, None, True).kept
    )
    assert not Limit("bias", "half", -20, 17, True, percent=False).kept
