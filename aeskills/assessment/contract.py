"""The JSON shapes that Python and the browser share: bundle, responses, result.

Levels are points on the 0–100 scale, unrounded. What scoring gives back is in `results`.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict


class BundleScale(TypedDict):
    level: int
    name: str
    meaning: str


class BundleFamily(TypedDict):
    id: str
    name: str
    skills: list[str]


class BundleSkill(TypedDict):
    family: str
    name: str
    url: str
    summary: str
    weight: float


class BundleIndustry(TypedDict):
    id: str
    name: str
    url: str
    factors: dict[str, float]


class BundleVariant(TypedDict):
    """The role in one trade: `factors` on the weights of skills, where they are not 1. No score depends on it yet."""

    id: str
    name: str
    url: str
    industries: list[str]
    factors: dict[str, float]


class BundleSeniority(TypedDict):
    id: str
    name: str
    url: str
    branch: str
    step: int
    summary: str
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


class Applies(TypedDict):
    """Where an item's key holds; an empty list means everywhere. Elsewhere its twin is asked, or nothing."""

    countries: list[str]
    industries: list[str]


class BundleItem(TypedDict):
    """`share` is the loading on `skill`; 1 − share goes to `also`. `difficulty` b and `slope` h are in points."""

    type: Literal["situational", "knowledge"]
    skill: str
    also: NotRequired[str]
    share: float
    level: int
    difficulty: float
    slope: float
    fact: NotRequired[str]
    applies: NotRequired[Applies]
    twin: NotRequired[str]
    stem: str
    options: list[Option]
    passage: Passage


class BundleForm(TypedDict):
    """`parallel` names the form with which a change may be measured; `reach` says what the form can tell (see `reach`)."""

    id: str
    name: str
    summary: str
    minutes: int
    type: Literal["fixed", "adaptive", "focus", "practice"]
    report: Literal["families", "skills"]
    parallel: NotRequired[str]
    ratings: list[str]
    items: list[str]
    reach: dict[str, str]


class BundleGrid(TypedDict):
    start: float
    step: float
    cells: int


class Prior(TypedDict):
    mean: float
    general_sd: float
    family_sd: float
    skill_sd: float


class BundleVerdictRule(TypedDict):
    likely: float
    alone: float


class BundleChangeRule(TypedDict):
    z: float
    longest: float


class Model(TypedDict):
    """Constants of `assessment/model.yaml`; levels and deviations are points on the 0–100 scale."""

    grid: BundleGrid
    prior: Prior
    level_step: float
    near: float
    lapse: float
    size: float
    anchor: float
    form: float
    gate: float
    verdict: BundleVerdictRule
    claim: float
    change: BundleChangeRule
    coverage: float
    family_items: int
    round_to: int
    flat_run: float
    flat_sd: float


class BundleBand(TypedDict):
    level: int
    start: float
    end: float
    name: str
    meaning: str


class BundleActivity(TypedDict):
    id: str
    day: int
    paths: list[str]
    skill: str
    level: int
    title: str
    text: str
    outcome: str
    hours: float


class BundleFormerBank(TypedDict):
    """Sorted ids of an earlier bank; of an item its kind and the ids of its options."""

    industries: list[str]
    seniority: list[str]
    families: list[str]
    skills: list[str]
    items: dict[str, list[str]]


class Bundle(TypedDict):
    schema: int
    bank: str
    locale: str
    dir: str
    scale: list[BundleScale]
    families: list[BundleFamily]
    skills: dict[str, BundleSkill]
    anchors: dict[str, list[str]]
    industries: list[BundleIndustry]
    variants: list[BundleVariant]
    seniority: list[BundleSeniority]
    items: dict[str, BundleItem]
    forms: list[BundleForm]
    model: Model
    bands: list[BundleBand]
    activities: list[BundleActivity]
    former: dict[str, BundleFormerBank]
    renamed: NotRequired[dict[str, dict[str, str]]]
    messages: dict[str, Any]
    later_messages: dict[str, Any]


class Answer(TypedDict, total=False):
    """Situational: `best`, and `worst` if asked. Knowledge: `picks`. Both: `unknown` for "I don't know"."""

    best: str
    worst: str
    picks: list[str]
    unknown: bool


Rating = int | Literal["none", "not-mine"]
"""A proficiency level, "no experience yet" or "not part of my job"."""


class Responses(TypedDict):
    """What a person chose; a skill or item without a key was not answered.

    `asked` is the order of the items that an adaptive form has chosen so far; `country` an ISO code. Schema 1 (version 0.1.0) has neither.
    `origin` says where a browser has the record from, `whose` who gave it; without them it is one's own. `notes` are a mentor's, by skill.
    """

    schema: int
    bank: str
    form: str
    industry: str | None
    seniority: str
    seed: int
    skills: list[str]
    ratings: dict[str, Rating]
    answers: dict[str, Answer]
    started: str
    finished: str | None
    asked: NotRequired[list[str]]
    country: NotRequired[str | None]
    origin: NotRequired[Literal["mine", "link", "file"]]
    whose: NotRequired[Literal["self", "colleague", "mentor"]]
    notes: NotRequired[dict[str, str]]
