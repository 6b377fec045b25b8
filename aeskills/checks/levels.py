"""The proficiency scale, and everything that is described or measured on it."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.assessment import KnowledgeItem, SituationalItem
from aeskills.model.onboarding import Activity
from aeskills.model.skill import InterviewQuestion

_PITCHED = (SituationalItem, KnowledgeItem, Activity, InterviewQuestion)


def scale(survey: Survey) -> Iterator[Finding]:
    """The scale counts 1, 2, 3 … in that order and has at least two levels."""
    levels = [step.level for step in survey.handbook.scales.proficiency]
    if not counts(levels):
        place = survey.reading.place(survey.handbook.scales, "proficiency", key=True)
        found = ", ".join(map(str, levels)) or "none"
        yield Finding(place, "scale-levels", f"the levels must count 1, 2, 3 …, at least two; found: {found}", "number them in order")


def counts(levels: list[int]) -> bool:
    """Whether these are 1, 2, 3 …, at least two."""
    return len(levels) >= 2 and levels == list(range(1, len(levels) + 1))


def steps(survey: Survey) -> list[int]:
    """The levels of the scale; empty when the scale itself is at fault, so that nothing is measured against it."""
    scales = survey.handbook.scales
    levels = [step.level for step in scales.proficiency]
    return levels if survey.sound(scales) and counts(levels) else []


def skill_levels(survey: Survey) -> Iterator[Finding]:
    """Every skill is described at every level of the scale, in order."""
    expected = steps(survey)
    for skill in survey.handbook.skills:
        levels = [step.level for step in skill.levels]
        if expected and levels and levels != expected:
            place = survey.reading.place(skill, "levels", key=True)
            message = f"the levels are {', '.join(map(str, levels))}; the scale has {', '.join(map(str, expected))}"
            yield Finding(place, "skill-levels", message, "describe each level of the scale once, the lowest first")


def pitched(survey: Survey) -> Iterator[Finding]:
    """Items, activities, questions and targets stand at a level of the scale."""
    expected = steps(survey)
    for part in survey.parts:
        if expected and isinstance(part.record, _PITCHED) and part.record.level not in expected:
            place = survey.reading.place(part.record, "level")
            yield Finding(place, "unknown-level", f"the scale has no level {part.record.level}", f"write 1 to {expected[-1]}")
    for step in survey.handbook.career.levels:
        for skill, target in step.targets.items():
            if expected and target not in expected:
                place = survey.reading.place(step, "targets", skill)
                yield Finding(place, "unknown-level", f"the scale has no level {target}", f"write 1 to {expected[-1]}")


def bands(survey: Survey) -> Iterator[Finding]:
    """The bands of the 0–100 scale: one for each level, in order, without gap or overlap."""
    scoring = survey.handbook.scoring
    levels = [band.level for band in scoring.bands]
    expected = steps(survey)
    if expected and levels and levels != expected:
        place = survey.reading.place(scoring, "bands", key=True)
        message = f"the bands are for the levels {', '.join(map(str, levels))}; the scale has {', '.join(map(str, expected))}"
        yield Finding(place, "band-levels", message, "write one band for each level, the lowest first")
    start = 0.0
    for band in scoring.bands:
        if band.start != start:
            fault = "leaves a gap" if band.start > start else "overlaps"
            place = survey.reading.place(band, "start")
            yield Finding(place, "band-gap", f"the band {fault}: it starts at {band.start:g}, not {start:g}", f'write "start: {start:g}"')
        if band.end <= band.start:
            yield Finding(survey.reading.place(band, "end"), "band-gap", "the band ends before it starts", "mend start or end")
        start = band.end
    if scoring.bands and start != 100:
        place = survey.reading.place(scoring.bands[-1], "end")
        yield Finding(place, "band-gap", f"the last band ends at {start:g}, not 100", 'write "end: 100"')
