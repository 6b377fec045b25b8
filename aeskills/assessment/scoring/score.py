"""Responses + bundle → result. Pure; the same numbers as the browser's `score.js`.

answers → likelihoods → posterior → skills, families, overall; then claims, next steps, flat ratings. A number that the evidence does not
carry is None: for a skill or family when its family has fewer than `family_items` objective answers (and for a skill without any),
overall also when the coverage is below `coverage` or one family of the form has not enough; all of them when the answers do not differ
from guessing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from aeskills.assessment.asked import asked_items
from aeskills.assessment.contract import Bundle, Responses
from aeskills.assessment.results import Calibration, Gate, ResultEntry, ScoreResult
from aeskills.assessment.scoring.claims import calibration, is_flat
from aeskills.assessment.scoring.evidence import Evidence, Tables, evidence
from aeskills.assessment.scoring.mixture import Distribution, Mixture
from aeskills.assessment.scoring.posterior import Posterior
from aeskills.assessment.scoring.reach import Expected, Reaches
from aeskills.assessment.scoring.verdict import Reach, verdict
from aeskills.assessment.weights import (
    form_of,
    industry_of,
    normalised,
    seniority_of,
    skill_targets,
    skill_weights,
    skills_by_family,
    weighted_mean,
)

TIE = 1e-9
"""Relative difference below which two priorities are one: rounding of the arithmetic, not a judgement."""

MOST_KEPT = 4096
"""Reaches kept at a time; adaptive forms and chosen skills make many selections of items."""

BAND = (0.1, 0.9)
"""Quantiles at the ends of the 80 % band."""


def score(bundle: Bundle, responses: Responses) -> ScoreResult:
    """The result of one person's responses. Raises `UnknownChoiceError` for a form, industry or level that the bundle lacks."""
    return Scorer(bundle).score(responses)


class Scorer:
    """Scores many responses to one bundle; what depends on the bundle and the form alone is worked out once."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.tables = Tables(bundle)
        self.expected = Expected(self.tables)
        self._reaches: dict[tuple[object, ...], Reaches] = {}
        self._reach: dict[tuple[object, ...], Reach] = {}

    def score(self, responses: Responses) -> ScoreResult:
        """The result of one person's responses."""
        return _Scoring(self, responses).result()

    def overall(self, responses: Responses, aims: Sequence[str]) -> dict[str, ResultEntry]:
        """The overall entry of the result for each of several seniority levels; the answers are read once."""
        first = _Scoring(self, responses)
        scorings = {aim: _Scoring(self, {**responses, "seniority": aim}, first) for aim in aims}
        return {aim: scoring.overall() for aim, scoring in scorings.items()}

    def reaches(self, items: Sequence[str], families: Mapping[str, Sequence[str]], seniority: str, targets: Mapping[str, float]) -> Reaches:
        """What these items can say about these skills and targets."""
        key = (tuple(items), tuple(targets), seniority)
        if key not in self._reaches:
            if len(self._reaches) >= MOST_KEPT:
                self._reaches.clear()
            self._reaches[key] = Reaches(self.expected, items, families, targets)
        return self._reaches[key]

    def reach(self, key: tuple[object, ...], make: Callable[[], Reach]) -> Reach:
        """A reach that was worked out before, or a new one."""
        if key not in self._reach:
            if len(self._reach) >= MOST_KEPT:
                self._reach.clear()
            self._reach[key] = make()
        return self._reach[key]


class _Scoring:
    """One person's responses on the way to a result."""

    def __init__(self, scorer: Scorer, responses: Responses, read: _Scoring | None = None) -> None:
        """`read` has read the same answers for another aim."""
        bundle = scorer.bundle
        self.scorer, self.bundle, self.responses = scorer, bundle, responses
        self.model = bundle["model"]
        self.form = form_of(bundle, responses["form"])
        seniority = seniority_of(bundle, responses["seniority"])
        self.families = skills_by_family(bundle, responses["skills"])
        self.skills = [skill for members in self.families.values() for skill in members]
        self.weights = skill_weights(bundle, industry_of(bundle, responses["industry"]), seniority, self.skills)
        self.targets = skill_targets(bundle, seniority, self.skills)
        self.evidence: Evidence = read.evidence if read else evidence(scorer.tables, responses, self.skills)
        anchor = self.model["anchor"]
        self.known: Posterior = read.known if read else Posterior(scorer.tables.grid, self.families, self.evidence.likelihoods, anchor)
        self.asked: tuple[str, ...] = read.asked if read else tuple(asked_items(bundle, responses))
        self.enough = {family: self.evidence.items(members) >= self.model["family_items"] for family, members in self.families.items()}
        answered = [skill for skill in self.skills if skill in self.evidence.claimed or self.evidence.items([skill])]
        self.coverage: float = sum(self.weights[skill] for skill in answered)

    def overall(self) -> ResultEntry:
        """The entry of the whole."""
        whole = bool(self.skills) and self.coverage >= self.model["coverage"] and all(self.enough.values())
        z = self.evidence.z
        return self._overall(whole, z is None or z > self.model["gate"])

    def result(self) -> ScoreResult:
        """Everything."""
        enough = self.enough
        gate = self._gate()
        shown = gate["passed"]
        skills = {
            skill: self._skill(skill, enough[family] and self.evidence.items([skill]) > 0, shown)
            for family, members in self.families.items()
            for skill in members
        }
        families = {family: self._family(family, members, enough[family], shown) for family, members in self.families.items()}
        by_family = self.form["report"] == "families"
        priorities = {family: sum(self.weights[skill] for skill in members) for family, members in self.families.items()}
        return {
            "weights": self.weights,
            "coverage": self.coverage,
            "gate": gate,
            "skills": skills,
            "families": families,
            "overall": self.overall(),
            "calibration": self._calibration(enough) if shown else [],
            "next": next_steps(families, priorities, self.model["round_to"]) if by_family
            else next_steps(skills, self.weights, self.model["round_to"]),
            "flat": is_flat(self.bundle, [*self.form["ratings"], *self.skills], self.evidence.claimed),
            "unscored": self.evidence.unscored,
        }  # fmt: skip

    def _gate(self) -> Gate:
        z = self.evidence.z
        if z is None:
            return {"z": None, "passed": True, "most": None}
        if z > self.model["gate"]:
            return {"z": z, "passed": True, "most": None}
        high = self.known.overall(self.weights).quantile(BAND[1])
        started = [band["level"] for band in self.bundle["bands"] if band["start"] <= high]
        return {"z": z, "passed": False, "most": started[-1] if started else self.bundle["bands"][0]["level"]}

    def _skill(self, skill: str, enough: bool, shown: bool) -> ResultEntry:
        entry = self._blank([skill], enough, self.targets[skill])
        if not (enough and shown):
            return entry
        cells = self.known.skill(skill)
        latent = self.known.skill_cells(skill)
        nodes = self.scorer.tables.grid.nodes
        centre = sum(p * node for p, node in zip(latent, nodes, strict=True))
        square = sum(p * node * node for p, node in zip(latent, nodes, strict=True))
        reach = self.scorer.reach((*self._key, "skill", skill), lambda: self._reaches().skill(skill))
        return self._filled(entry, cells, centre, square - centre * centre, reach)

    def _family(self, family: str, members: Sequence[str], enough: bool, shown: bool) -> ResultEntry:
        weights = normalised({skill: self.weights[skill] for skill in members})
        entry = self._blank(members, enough, weighted_mean({skill: self.targets[skill] for skill in members}, self.weights))
        if not (enough and shown) or entry["target"] is None:
            return entry
        target = entry["target"]
        key = (*self._key, self.responses["industry"], "family", family)
        reach = self.scorer.reach(key, lambda: self._reaches().family(family, weights, target))
        value = self.known.family(family, weights)
        return self._filled(entry, value, value.centre, value.variance, reach)

    def _overall(self, enough: bool, shown: bool) -> ResultEntry:
        entry = self._blank(self.skills, enough, weighted_mean(self.targets, self.weights))
        if not (enough and shown) or entry["target"] is None:
            return entry
        target = entry["target"]
        key = (*self._key, self.responses["industry"], "overall")
        reach = self.scorer.reach(key, lambda: self._reaches().overall(self.weights, target))
        value: Mixture = self.known.overall(self.weights)
        return self._filled(entry, value, value.centre, value.variance, reach)

    @property
    def _key(self) -> tuple[object, ...]:
        return (self.asked, tuple(self.skills), self.responses["seniority"])

    def _reaches(self) -> Reaches:
        return self.scorer.reaches(self.asked, self.families, self.responses["seniority"], self.targets)

    def _blank(self, skills: Sequence[str], enough: bool, target: float | None) -> ResultEntry:
        rated = {skill: self.evidence.claimed[skill] for skill in skills if skill in self.evidence.claimed}
        return {
            "claimed": weighted_mean(rated, self.weights), "n": self.evidence.items(skills), "enough": enough,
            "estimate": None, "low": None, "high": None, "centre": None, "sd": None, "target": target, "p": None,
            "verdict": "no-evidence", "gap": None, "shortfall": None,
        }  # fmt: skip

    def _filled(self, entry: ResultEntry, value: Distribution, centre: float, variance: float, reach: Reach) -> ResultEntry:
        target = entry["target"]
        if target is None:
            return entry
        estimate, p = value.mean, value.above(target)
        low, high = (value.quantile(share) for share in BAND)
        return {
            **entry, "estimate": estimate, "low": low, "high": high, "centre": centre, "sd": max(0.0, variance) ** 0.5, "p": p,
            "verdict": verdict(self.model, p, target, reach), "gap": max(0.0, target - estimate), "shortfall": value.shortfall(target),
        }  # fmt: skip

    def _calibration(self, enough: Mapping[str, bool]) -> list[Calibration]:
        told: list[Calibration] = []
        for family, members in self.families.items():
            if enough[family]:
                both = {s: self.evidence.claimed[s] for s in members if s in self.evidence.claimed and self.evidence.items([s])}
                told += calibration(self.bundle, self.known, family, both, self.weights)
        return told


def next_steps(entries: Mapping[str, ResultEntry], weights: Mapping[str, float], round_to: int) -> list[list[str]]:
    """Ids with a rounded gap by W·expected shortfall, largest first; equal ones together, in the order of `entries`."""
    priority: dict[str, float] = {}
    for name, entry in entries.items():
        if entry["gap"] is not None and entry["shortfall"] is not None and int(entry["gap"] / round_to + 0.5):
            priority[name] = weights[name] * entry["shortfall"]
    order = list(entries)
    groups: list[list[str]] = []
    for name in sorted(priority, key=lambda name: (-priority[name], order.index(name))):
        if groups and priority[groups[-1][0]] - priority[name] <= TIE * priority[groups[-1][0]]:
            groups[-1].append(name)
        else:
            groups.append([name])
    return [sorted(group, key=order.index) for group in groups]
