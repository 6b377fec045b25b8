"""Generated responses: seeded, so that a failing case can be run again."""

from __future__ import annotations

import random
from typing import Any

from aeskills.assessment.contract import Answer, Bundle, BundleItem, Responses

from .handbooks import responses


def answer(item: BundleItem, draw: random.Random) -> Answer:
    """Any answer the interface can make, now or in version 0.1.0."""
    options = [option["id"] for option in item["options"]]
    if draw.random() < 0.1:
        return {"unknown": True}
    if item["type"] == "situational":
        best, worst = draw.sample(options, 2)
        return {"best": best, "worst": worst} if draw.random() < 0.8 else {"best": best}
    several = sum(bool(option.get("keyed")) for option in item["options"]) > 1
    return {"picks": draw.sample(options, draw.randint(1, len(options)) if several else 1)}


def keyed(item: BundleItem) -> Answer:
    """The answer that the key asks for."""
    if item["type"] == "situational":
        ranked = sorted(item["options"], key=lambda option: option["effectiveness"])
        return {"best": ranked[-1]["id"], "worst": ranked[0]["id"]}
    return {"picks": [option["id"] for option in item["options"] if option["keyed"]]}


def fixed(item: BundleItem) -> Answer:
    """The answer of someone who always ticks the same box."""
    return {"best": "b"} if item["type"] == "situational" else {"picks": ["c"]}


def odd_answer(item: BundleItem, draw: random.Random) -> Any:
    """An answer that cannot be scored."""
    best = item["options"][0]["id"]
    return draw.choice(
        [{}, {"best": "z"}, {"best": best, "worst": best}, {"picks": []}, {"picks": ["z"]}, {"picks": [best, best]},
         {"picks": ["a", "b", "c", "d"]}, {"unknown": True, "picks": ["a"]}, {"unknown": False}, {"worst": best}, [], None, "a",
         {"unknown": True, "best": best}]
    )  # fmt: skip


def case(made: Bundle, seed: int) -> Responses:
    """One person: empty, all-same, partial or complete, any form, industry, level and choice of skills, now and then with faults."""
    draw = random.Random(seed)
    skills = list(made["skills"])
    if draw.random() < 0.4:
        skills = draw.sample(skills, draw.randint(0, len(skills)))
    share = draw.choice([0.0, 0.1, 0.5, 0.9, 1.0])
    same = draw.choice([None, None, None, 1, 3, 5])
    ratings: dict[str, Any] = {}
    for skill in made["skills"]:
        if draw.random() < share:
            ratings[skill] = same or draw.choice([1, 2, 3, 4, 5, "none", "not-mine"])
    share = draw.choice([0.0, 0.05, 0.3, 0.8, 1.0])
    answers: dict[str, Any] = {}
    able = draw.choice([0.0, 0.3, 0.6, 0.9])
    for identifier, item in made["items"].items():
        if draw.random() < share:
            answers[identifier] = fixed(item) if same is not None else keyed(item) if draw.random() < able else answer(item, draw)
    if draw.random() < 0.2:
        ratings |= {"unheard": 3, "constructor": 2, draw.choice(list(made["skills"])): draw.choice([0, 6, 2.5, "3", None, True])}
        answers |= {"unheard": {"best": "a"}, "toString": {"best": "a"}}
        identifier = draw.choice(list(made["items"]))
        answers[identifier] = odd_answer(made["items"][identifier], draw)
        skills = [*skills, "unheard", "constructor"]
    order = list(answers.items())
    draw.shuffle(order)
    form = draw.choice(made["forms"])
    asked = {"asked": [*order_of(answers, draw), "unheard"]} if form["type"] == "adaptive" else {}
    return responses(
        made,
        **asked,
        form=form["id"],
        industry=draw.choice([None, *(industry["id"] for industry in made["industries"])]),
        seniority=draw.choice([level["id"] for level in made["seniority"]]),
        skills=skills,
        ratings=ratings,
        answers=dict(order),
    )


def order_of(answers: dict[str, Any], draw: random.Random) -> list[str]:
    """The ids in some order."""
    return draw.sample(sorted(answers), len(answers))


def cases(made: Bundle, count: int) -> list[Responses]:
    """`count` people, the first one empty and the second with every answer "b" or "c"."""
    every = {key: fixed(item) for key, item in made["items"].items()}
    same = responses(made, ratings=dict.fromkeys(made["skills"], 3), answers=every)
    return [responses(made), same, *(case(made, seed) for seed in range(count - 2))]
