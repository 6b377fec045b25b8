"""The JSON shapes of a score and of a comparison, the same in Python and in the browser; `None` means "no number", never 0."""

from __future__ import annotations

from typing import Literal, TypedDict

Verdict = Literal["at-or-above", "below", "too-close", "too-short", "no-target", "no-evidence"]


class ResultEntry(TypedDict):
    """A skill, a family or the whole.

    `claimed`: mean of the self-ratings, in proficiency levels. `n`: objective answers. `estimate`, `low` and `high`: mean and 80 % band in
    points, the uncertainty of the anchors included; `centre` and `sd`: of the latent value, without it. `p`: probability of being at or
    above `target`; `gap`: max(0, target − estimate); `shortfall`: expected value of what is missing. `enough`: whether the answers carry
    a number.
    """

    claimed: float | None
    n: int
    enough: bool
    estimate: float | None
    low: float | None
    high: float | None
    centre: float | None
    sd: float | None
    target: float | None
    p: float | None
    verdict: Verdict
    gap: float | None
    shortfall: float | None


class Gate(TypedDict):
    """Whether the answers differ from guessing: `z` standard errors above it (None without answers); `most` is the proficiency level of
    the band that holds the .9 quantile, for those who do not pass."""

    z: float | None
    passed: bool
    most: int | None


class Calibration(TypedDict):
    """`answers` point lower or higher than the self-rating; `p` is the probability of the claimed band or beyond."""

    family: str
    answers: Literal["lower", "higher"]
    p: float


class Unscored(TypedDict):
    """A response that has no score. `unknown` and `left-out` are kept aside; any other reason is an error to show."""

    kind: Literal["skill", "rating", "item"]
    id: str
    reason: str


class ScoreResult(TypedDict):
    """`next`: ids of skills (of families where the form reports families), the most urgent first, equal ones together."""

    weights: dict[str, float]
    coverage: float
    gate: Gate
    skills: dict[str, ResultEntry]
    families: dict[str, ResultEntry]
    overall: ResultEntry
    calibration: list[Calibration]
    next: list[list[str]]
    flat: bool
    unscored: list[Unscored]


Reason = Literal["other-bank", "same-form", "not-parallel", "guessing", "little"]


class ScoreChange(TypedDict):
    """Later − earlier in points; `least` is the least change that shows, rounded up; `told` when it is at least that large."""

    difference: float
    se: float
    least: float
    told: bool


class ScoreChanges(TypedDict):
    """`reason` says why nothing was compared. A value whose least change is too long to be useful is in `short`, not in `families`."""

    reason: Reason | None
    overall: ScoreChange | None
    families: dict[str, ScoreChange]
    short: list[str]
