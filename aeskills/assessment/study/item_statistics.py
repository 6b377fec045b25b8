"""Donated responses → how each item behaves and how well each family holds together, for the author of the bank.

Classical item analysis on shown item scores (0–1): difficulty, corrected item–total correlation, use of each option, alpha and omega
with intervals, flags. About items, never about people.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from aeskills.assessment.contract import Bundle, BundleItem, Responses
from aeskills.assessment.scoring.distance import UnscorableError, distance
from aeskills.assessment.study.reliability import Reliability, Rows, alpha, correlation, omega, with_interval

LEAST_PEOPLE = 50
"""Least number of people, for the whole, an item and a scale alike.

A usual item–total correlation of .30 is told apart from 0 at 95 % from n = 44 on (Fisher: atanh .30 > 1.96/√(n − 3)); with fewer,
flags would mostly be chance, and a rarely chosen option (5 %) would stand for one or two people who could be recognised.
"""

EASY, HARD = 0.95, 0.20
"""Mean scores beyond which an item tells people apart no more."""

WEAK = 0.15
"""Item–total correlation below which an item measures something else."""

RARE = 0.05
"""Share of choices below which an option fills space only."""


class ItemStatistics(TypedDict):
    """`difficulty` is the mean score; `total` the correlation with the mean score on the person's other items; `chosen` and `worst` are
    shares of people by option; `unknown` the share of "I don't know"."""

    skill: str
    n: int
    difficulty: float | None
    total: float | None
    chosen: dict[str, float]
    worst: dict[str, float]
    unknown: float
    flags: list[str]


class ScaleStatistics(TypedDict):
    """A family's items. `n` counts people who answered all of `items`."""

    n: int
    items: list[str]
    alpha: Reliability
    omega: Reliability


class Statistics(TypedDict):
    """`refused` is a reason, with items and scales empty, or None. `other_bank`, `repeated`, `empty` count files left out."""

    refused: str | None
    people: int
    other_bank: int
    repeated: int
    empty: int
    items: dict[str, ItemStatistics]
    scales: dict[str, ScaleStatistics]


def statistics(bundle: Bundle, donated: Sequence[Responses], seed: int = 1) -> Statistics:
    """Statistics over responses to this bank version; the same file given twice counts once."""
    own = [responses for responses in donated if responses["bank"] == bundle["bank"]]
    unique = list({json.dumps(responses, sort_keys=True): responses for responses in own}.values())
    scored = [(responses, scores) for responses in unique if (scores := _scores(bundle, responses))]
    found: Statistics = {
        "refused": None, "people": len(scored), "other_bank": len(donated) - len(own), "repeated": len(own) - len(unique),
        "empty": len(unique) - len(scored), "items": {}, "scales": {},
    }  # fmt: skip
    if len(scored) < LEAST_PEOPLE:
        found["refused"] = (
            f"{len(scored)} usable files; at least {LEAST_PEOPLE} are needed: with fewer, a usual item–total correlation of .30 cannot be "
            "told apart from 0, and rare choices could point to a person"
        )
        return found
    found["items"] = {identifier: _item(identifier, item, scored) for identifier, item in bundle["items"].items()}
    people = [scores for _, scores in scored]
    for family in bundle["families"]:
        items = [identifier for identifier, item in bundle["items"].items() if item["skill"] in family["skills"]]
        found["scales"][family["id"]] = _scale(items, people, seed)
    return found


def _scores(bundle: Bundle, responses: Responses) -> dict[str, float]:
    """Item → score 0–1 of every answer that has one."""
    found = {}
    for identifier, answer in responses["answers"].items():
        if identifier in bundle["items"]:
            try:
                found[identifier] = distance(bundle["items"][identifier], answer, bundle["model"]["size"]).score
            except UnscorableError:
                continue
    return found


def _item(identifier: str, item: BundleItem, scored: Sequence[tuple[Responses, Mapping[str, float]]]) -> ItemStatistics:
    given = [(responses["answers"][identifier], scores) for responses, scores in scored if identifier in scores]
    n = len(given)
    result: ItemStatistics = {
        "skill": item["skill"], "n": n, "difficulty": None, "total": None, "chosen": {}, "worst": {}, "unknown": 0.0, "flags": ["too-few"],
    }  # fmt: skip
    if n < LEAST_PEOPLE:
        return result
    rest = [(scores[identifier], (sum(scores.values()) - scores[identifier]) / (len(scores) - 1)) for _, scores in given if len(scores) > 1]
    options = [option["id"] for option in item["options"]]
    picks = [[answer["best"]] if "best" in answer else answer.get("picks", []) for answer, _ in given]
    worst = [answer["worst"] for answer, _ in given if answer.get("worst") is not None]
    result["difficulty"] = sum(scores[identifier] for _, scores in given) / n
    result["total"] = correlation([own for own, _ in rest], [others for _, others in rest]) if len(rest) >= LEAST_PEOPLE else None
    result["chosen"] = {option: sum(option in chosen for chosen in picks) / n for option in options}
    result["worst"] = {option: worst.count(option) / len(worst) for option in options} if len(worst) >= LEAST_PEOPLE else {}
    result["unknown"] = sum(answer.get("unknown") is True for answer, _ in given) / n
    result["flags"] = list(_flags(item, result))
    return result


def _flags(item: BundleItem, result: ItemStatistics) -> Iterator[str]:
    """What the author should look at: `too-easy`, `too-hard`, `weak`, `negative`, `no-variation`, `unused:ID`, `rival:ID`.

    `rival` is an unkeyed option chosen more often than a keyed one (situational: than the most effective one).
    """
    difficulty, total, chosen = result["difficulty"] or 0.0, result["total"], result["chosen"]
    if difficulty > EASY:
        yield "too-easy"
    if difficulty < HARD:
        yield "too-hard"
    if total is None:
        yield "no-variation"
    elif total < WEAK:
        yield "negative" if total < 0 else "weak"
    top = max(option.get("effectiveness", 0) for option in item["options"])
    keyed = {option["id"] for option in item["options"] if option.get("keyed", option.get("effectiveness", -1) == top)}
    for option in chosen:
        if option not in keyed and chosen[option] < RARE:
            # a situational option may do its work as the worst choice
            if result["worst"].get(option, 0.0) < RARE:
                yield f"unused:{option}"
        elif option not in keyed and chosen[option] > min(chosen[key] for key in keyed):
            yield f"rival:{option}"


def _scale(items: Sequence[str], people: Sequence[Mapping[str, float]], seed: int) -> ScaleStatistics:
    """Of the items that at least `LEAST` people answered, by the people who answered all of these."""
    asked = [item for item in items if sum(item in scores for scores in people) >= LEAST_PEOPLE]
    rows: Rows = [[scores[item] for item in asked] for scores in people if asked and all(item in scores for item in asked)]
    if len(rows) < LEAST_PEOPLE:
        none: Reliability = {"value": None, "low": None, "high": None}
        return {"n": len(rows), "items": asked, "alpha": none, "omega": none}
    return {"n": len(rows), "items": asked, "alpha": with_interval(alpha, rows, seed), "omega": with_interval(omega, rows, seed)}


def statistics_report(bundle: Bundle, found: Statistics) -> str:
    """The statistics as a Markdown page; scales first, then one row an item."""
    left_out = f"{found['other_bank']} of another bank version, {found['repeated']} repeated, {found['empty']} without an answer"
    head = [f"# Item statistics of bank {bundle['bank']}", "", f"{found['people']} people; left out: {left_out}.", ""]
    if found["refused"] is not None:
        return "\n".join([*head, f"No statistics: {found['refused']}.", ""])
    names = {family["id"]: family["name"] for family in bundle["families"]}
    lines = [*head, "| family | items | people | alpha (95 %) | omega (95 %) |", "|---|---:|---:|---:|---:|"]
    for family, scale in found["scales"].items():
        lines.append(f"| {names[family]} | {len(scale['items'])} | {scale['n']} | {_range(scale['alpha'])} | {_range(scale['omega'])} |")
    lines += ["", "| item | people | difficulty | item–total | chosen | flags |", "|---|---:|---:|---:|---|---|"]
    for identifier, row in found["items"].items():
        chosen = ", ".join(f"{option} {share:.0%}" for option, share in row["chosen"].items())
        numbers = f"{_number(row['difficulty'])} | {_number(row['total'])}"
        lines.append(f"| {identifier} | {row['n']} | {numbers} | {chosen or '–'} | {', '.join(row['flags']) or '–'} |")
    return "\n".join([*lines, ""])


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _range(found: Reliability) -> str:
    return _number(found["value"]) + ("" if found["low"] is None else f" ({_number(found['low'])} to {_number(found['high'])})")
