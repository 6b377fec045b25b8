"""How well the estimate finds what people truly can do: bias, error and coverage of the band, and a report in Markdown.

The same seed gives the same numbers on every machine with the same Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from random import Random
from typing import TypedDict

from aeskills.assessment.contract import Bundle
from aeskills.assessment.estimate import normal_cdf, posterior
from aeskills.assessment.people import KINDS, Design, Kind, design
from aeskills.assessment.weights import form_of, industry_of, normalised, seniority_of, skill_weights, skills_by_family

TOLERANCE = 0.02
"""How far the coverage of people drawn from the model may lie from its nominal value."""


class Row(TypedDict):
    """Estimate against truth: `bias` and `error` (root mean square) in points, `se` the mean claimed one, `coverage` a share."""

    n: int
    bias: float
    error: float
    se: float
    coverage: float


class KindRows(TypedDict):
    """One kind of people. `pooled` has rows "skills", "families" and "overall"; the others one row an id."""

    text: str
    pooled: dict[str, Row]
    skills: dict[str, Row]
    families: dict[str, Row]


class Simulation(TypedDict):
    """`nominal` is the share that a band of ± z·SE should cover."""

    form: str
    people: int
    seed: int
    nominal: float
    kinds: dict[str, KindRows]


@dataclass
class _Tally:
    """Running sums of one row."""

    z: float
    n: int = 0
    off: float = 0.0
    squares: float = 0.0
    se: float = 0.0
    covered: int = 0

    def add(self, estimate: float, se: float, truth: float) -> None:
        self.n += 1
        self.off += estimate - truth
        self.squares += (estimate - truth) ** 2
        self.se += se
        self.covered += abs(estimate - truth) <= self.z * se

    def row(self) -> Row:
        n = self.n
        return {"n": n, "bias": self.off / n, "error": sqrt(self.squares / n), "se": self.se / n, "coverage": self.covered / n}


def simulate(
    bundle: Bundle, form: str, people: int = 4000, seed: int = 1, industry: str | None = None, seniority: str | None = None
) -> Simulation:
    """Let `people` of each kind answer every item of the form; weights of the neutral industry and the first level by default.

    With 4000 people chance moves the coverage by 0.6 percentage points (one standard error), well within `TOLERANCE`.
    Rows only for what a result would show: skills with evidence, families with enough of it.
    """
    if people < 1:
        raise ValueError("at least one person is needed")
    asked = form_of(bundle, form)
    level = seniority_of(bundle, seniority or bundle["seniority"][0]["id"])
    families = skills_by_family(bundle, asked["ratings"] or bundle["skills"])
    plan = design(bundle, asked["items"] or list(bundle["items"]), families)
    weights = skill_weights(bundle, industry_of(bundle, industry), level, plan.skills)
    kinds = {kind.id: _kind(plan, weights, kind, people, seed) for kind in KINDS}
    nominal = 2 * normal_cdf(bundle["model"]["z"]) - 1
    return {"form": form, "people": people, "seed": seed, "nominal": nominal, "kinds": kinds}


def _shown(plan: Design) -> dict[tuple[str, str], list[str]]:
    """What a result has a number for: (sort, id) → its skills."""
    seen = [set(shares) for _, shares, _ in plan.items]
    found: dict[tuple[str, str], list[str]] = {}
    enough = []
    for family, skills in plan.families.items():
        enough.append(sum(bool(shares & set(skills)) for shares in seen) >= plan.model["family_items"])
        if enough[-1]:
            found["families", family] = skills
            found.update({("skills", skill): [skill] for skill in skills if any(skill in shares for shares in seen)})
    if enough and all(enough):
        found["overall", "overall"] = plan.skills
    return found


def _kind(plan: Design, weights: Mapping[str, float], kind: Kind, people: int, seed: int) -> KindRows:
    draw = Random(f"{seed}/{kind.id}")
    shares = {key: normalised({skill: weights[skill] for skill in skills}) for key, skills in _shown(plan).items()}
    tallies = {key: _Tally(plan.model["z"]) for key in shares}
    pooled = {sort: _Tally(plan.model["z"]) for sort, _ in shares}
    errors: dict[tuple[str, str], float] = {}
    for _ in range(1 if kind.alike else people):
        truth, observations = kind.draw(plan, draw)
        known = posterior(plan.model, plan.families, observations)
        if not errors:  # the standard errors depend on which items are answered, not on how
            errors = {key: known.weighted(part)[1] for key, part in shares.items()}
        for key, part in shares.items():
            estimate = sum(share * known.means[skill] for skill, share in part.items())
            true = sum(share * truth[skill] for skill, share in part.items())
            tallies[key].add(estimate, errors[key], true)
            pooled[key[0]].add(estimate, errors[key], true)
    return {
        "text": kind.text,
        "pooled": {sort: pooled[sort].row() for sort in ("skills", "families", "overall") if sort in pooled},
        "skills": {key: tally.row() for (sort, key), tally in tallies.items() if sort == "skills"},
        "families": {key: tally.row() for (sort, key), tally in tallies.items() if sort == "families"},
    }


def report(bundle: Bundle, found: Simulation) -> str:
    """The simulation as a Markdown page."""
    model, nominal = bundle["model"], found["nominal"]
    head = [
        "# How well the estimate works",
        "",
        f"Simulation of the form *{found['form']}*: {found['people']} invented people of each kind answer all its items "
        f"(seed {found['seed']}, item bank {bundle['bank']}). Points are on the 0–100 scale. *Bias* is the mean of estimate − truth, "
        "*error* the root of the mean square of it, *standard error* what the result itself claims, *coverage* the share of people whose "
        f"true level lies within the band of ± {model['z']:g} standard errors; it should be {nominal:.1%}.",
        "",
        f"Constants: μ₀ {model['mean']:g}, τ_f {model['family_sd']:g}, τ {model['skill_sd']:g}, σ_situational "
        f"{model['situational_sd']:g}, σ_knowledge {model['knowledge_sd']:g}.",
        "",
        "## By kind of people",
        "",
    ]
    rows = ((f"{kind['text']} | {sort}", row) for kind in found["kinds"].values() for sort, row in kind["pooled"].items())
    text = [*head, *_table("people | what", rows), ""]
    own = found["kinds"]["model"]
    names = {skill: entry["name"] for skill, entry in bundle["skills"].items()} | {f["id"]: f["name"] for f in bundle["families"]}
    for title, part in (("families", own["families"]), ("skills", own["skills"])):
        text += [f"## Drawn from the model: {title}", "", *_table(title, ((names[key], row) for key, row in part.items())), ""]
    return "\n".join([*text, "## What this says", "", *_reading(found), ""])


def _table(first: str, rows: Iterable[tuple[str, Row]]) -> list[str]:
    columns = first.count("|") + 1
    lines = [f"| {first} | bias | error | standard error | coverage |", "|" + "---|" * columns + "---:|---:|---:|---:|"]
    for name, row in rows:
        lines.append(f"| {name} | {_signed(row['bias'])} | {row['error']:.1f} | {row['se']:.1f} | {row['coverage']:.1%} |")
    return lines


def _signed(points: float) -> str:
    shown = round(points, 1)
    return f"{shown:+.1f}" if shown else "0.0"


def _reading(found: Simulation) -> list[str]:
    own = found["kinds"]["model"]["pooled"]
    far = max((abs(row["coverage"] - found["nominal"]) for row in own.values()), default=0.0)
    within = "within" if far <= TOLERANCE else "OUTSIDE"
    lines = [
        f"- For people drawn from the model the coverage is at most {100 * far:.1f} percentage points from {found['nominal']:.1%}, "
        f"{within} the limit of {100 * TOLERANCE:g}."
    ]
    for name, kind in found["kinds"].items():
        rows = kind["pooled"].values()
        if name != "model" and rows:
            bias, lowest = max((row["bias"] for row in rows), key=abs), min(row["coverage"] for row in rows)
            lines.append(f"- {kind['text'].capitalize()}: largest bias {_signed(bias)}, lowest coverage {lowest:.1%}.")
    return lines
