"""Generated responses: seeded, so that a failing case can be run again."""

from __future__ import annotations

import random
from typing import Any

from aeskills.assessment.contract import Answer, Bundle, Item, Responses

from .handbooks import responses


def answer(item: Item, draw: random.Random) -> Answer:
    """Any answer the interface can make."""
    options = [option["id"] for option in item["options"]]
    if item["type"] == "situational":
        best, worst = draw.sample(options, 2)
        return {"best": best, "worst": worst} if draw.random() < 0.5 else {"best": best}
    if draw.random() < 0.15:
        return {"unknown": True}
    several = sum(bool(option.get("keyed")) for option in item["options"]) > 1
    return {"picks": draw.sample(options, draw.randint(1, len(options)) if several else 1)}


def fixed(item: Item) -> Answer:
    """The answer of someone who always ticks the same box."""
    return {"best": "b"} if item["type"] == "situational" else {"picks": ["c"]}


def odd_answer(item: Item, draw: random.Random) -> Any:
    """An answer that cannot be scored."""
    best = item["options"][0]["id"]
    return draw.choice(
        [{}, {"best": "z"}, {"best": best, "worst": best}, {"picks": []}, {"picks": ["z"]}, {"picks": [best, best]},
         {"picks": ["a", "b", "c", "d"]}, {"unknown": True, "picks": ["a"]}, {"unknown": False}, {"worst": best}, [], None, "a"]
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
            ratings[skill] = same or draw.choice([1, 2, 3, 4, 5, "none"])
    share = draw.choice([0.0, 0.05, 0.3, 0.8, 1.0])
    answers: dict[str, Any] = {}
    for identifier, item in made["items"].items():
        if draw.random() < share:
            answers[identifier] = (
                answer(item, draw) if same is None else {"best": "b"} if item["type"] == "situational" else {"picks": ["c"]}
            )
    if draw.random() < 0.2:
        ratings |= {"unheard": 3, "constructor": 2, draw.choice(list(made["skills"])): draw.choice([0, 6, 2.5, "3", None, True])}
        answers |= {"unheard": {"best": "a"}, "toString": {"best": "a"}}
        identifier = draw.choice(list(made["items"]))
        answers[identifier] = odd_answer(made["items"][identifier], draw)
        skills = [*skills, "unheard", "constructor"]
    order = list(answers.items())
    draw.shuffle(order)
    return responses(
        made,
        form=draw.choice([form["id"] for form in made["forms"]]),
        industry=draw.choice([None, *(industry["id"] for industry in made["industries"])]),
        seniority=draw.choice([level["id"] for level in made["seniority"]]),
        skills=skills,
        ratings=ratings,
        answers=dict(order),
    )


def cases(made: Bundle, count: int) -> list[Responses]:
    """`count` people, the first one empty and the second with every answer "b" or "c"."""
    every = {key: fixed(item) for key, item in made["items"].items()}
    same = responses(made, ratings=dict.fromkeys(made["skills"], 3), answers=every)
    return [responses(made), same, *(case(made, seed) for seed in range(count - 2))]
