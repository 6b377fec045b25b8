"""The JSON shapes that Python and the browser share: bundle, responses, result.

Every number of a score is on the 0–100 scale, unrounded; `None` means "no number", never 0.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

Verdict = Literal["at-or-above", "below", "too-close", "no-evidence"]


class Scale(TypedDict):
    level: int
    name: str
    meaning: str


class Family(TypedDict):
    id: str
    name: str
    skills: list[str]


class Skill(TypedDict):
    family: str
    name: str
    url: str
    summary: str
    weight: float


class Industry(TypedDict):
    id: str
    name: str
    url: str
    factors: dict[str, float]


class Seniority(TypedDict):
    id: str
    name: str
    url: str
    branch: str
    step: int
    targets: dict[str, int]
    emphasis: dict[str, float]


class Option(TypedDict):
    """Situational options have `effectiveness` 0–4, knowledge options `keyed`."""

    id: str
    text: str
    rationale: str
    effectiveness: NotRequired[int]
    keyed: NotRequired[bool]


class Passage(TypedDict):
    url: str
    title: str


class Item(TypedDict):
    """`share` is the loading on `skill`; 1 − share goes to `also`."""

    type: Literal["situational", "knowledge"]
    skill: str
    also: NotRequired[str]
    share: float
    level: int
    industry: NotRequired[str]
    stem: str
    options: list[Option]
    passage: Passage


class Form(TypedDict):
    id: str
    name: str
    summary: str
    minutes: int
    report: Literal["families", "skills"]
    choose_skills: bool
    ratings: list[str]
    items: list[str]


class Model(TypedDict):
    """Constants of `assessment/model.yaml`; the deviations are points on the 0–100 scale."""

    mean: float
    family_sd: float
    skill_sd: float
    situational_sd: float
    knowledge_sd: float
    z: float
    likely: float
    coverage: float
    family_items: int
    round_to: int
    flat_run: float
    flat_sd: float


class Band(TypedDict):
    level: int
    start: float
    end: float
    name: str
    meaning: str


class Activity(TypedDict):
    id: str
    day: int
    paths: list[str]
    skill: str
    level: int
    title: str
    text: str
    outcome: str
    hours: float


class Bundle(TypedDict):
    schema: int
    bank: str
    locale: str
    dir: str
    scale: list[Scale]
    families: list[Family]
    skills: dict[str, Skill]
    anchors: dict[str, list[str]]
    industries: list[Industry]
    seniority: list[Seniority]
    items: dict[str, Item]
    forms: list[Form]
    model: Model
    bands: list[Band]
    activities: list[Activity]
    messages: dict[str, Any]


class Answer(TypedDict, total=False):
    """Situational: `best`, and `worst` if asked. Knowledge: `picks`, or `unknown` for "I don't know"."""

    best: str
    worst: str
    picks: list[str]
    unknown: bool


class Responses(TypedDict):
    """What a person chose; a skill or item without a key was not answered."""

    schema: int
    bank: str
    form: str
    industry: str | None
    seniority: str
    seed: int
    skills: list[str]
    ratings: dict[str, int | Literal["none"]]
    answers: dict[str, Answer]
    started: str
    finished: str | None


class SkillResult(TypedDict):
    """`n` counts objective answers; `gap` is max(0, target − estimate)."""

    claimed: float | None
    n: int
    estimate: float | None
    se: float | None
    target: float
    p: float | None
    verdict: Verdict
    gap: float | None


class GroupResult(TypedDict):
    """A family or the whole."""

    claimed: float | None
    n: int
    estimate: float | None
    se: float | None
    target: float | None
    p: float | None
    verdict: Verdict
    enough: bool


class Calibration(TypedDict):
    """`difference` is claimed − demonstrated over the rated skills of the family."""

    family: str
    difference: float
    se: float


class Unscored(TypedDict):
    """A response that has no score. `unknown` and `left-out` are kept aside; any other reason is an error to show."""

    kind: Literal["skill", "rating", "item"]
    id: str
    reason: str


class Result(TypedDict):
    weights: dict[str, float]
    coverage: float
    skills: dict[str, SkillResult]
    families: dict[str, GroupResult]
    overall: GroupResult
    calibration: list[Calibration]
    next: list[list[str]]
    flat: bool
    unscored: list[Unscored]
