"""The path: targets and weights are complete, steps lead upwards, and no step asks less than the one before."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding


def complete(survey: Survey) -> Iterator[Finding]:
    """Every seniority level has a target for every skill and a factor for every family."""
    skills = [skill.id for skill in survey.handbook.skills]
    families = [family.id for family in survey.handbook.role.families]
    for step in survey.handbook.career.levels:
        for field, known in (("targets", skills), ("emphasis", families)):
            missing = [identifier for identifier in known if identifier not in getattr(step, field)]
            if missing:
                place = survey.reading.place(step, field, key=True)
                message = f'"{step.id}" has no {field} for {", ".join(missing)}'
                yield Finding(place, "incomplete-targets", message, f"add a line for each under {field}:")


def upwards(survey: Survey) -> Iterator[Finding]:
    """`next` leads to a higher step, so that no path runs in a circle."""
    levels = {step.id: step for step in survey.handbook.career.levels}
    for step in survey.handbook.career.levels:
        for index, name in enumerate(step.next):
            following = levels.get(name)
            if following is not None and following is not step and following.step <= step.step:
                place = survey.reading.place(step, "next", index)
                message = f'"{name}" is step {following.step}, not above step {step.step}: the path would turn back'
                yield Finding(place, "path-turns-back", message, "mend next, or the step of one of the two")


def rising(survey: Survey) -> Iterator[Finding]:
    """A target that falls from one step to the next is probably a slip."""
    levels = {step.id: step for step in survey.handbook.career.levels}
    for step in survey.handbook.career.levels:
        for following in filter(None, map(levels.get, step.next)):
            if following.step <= step.step:
                continue
            for skill, target in following.targets.items():
                before = step.targets.get(skill, 0)
                if target < before:
                    place = survey.reading.place(following, "targets", skill)
                    message = f'the target of "{skill}" falls from {before} at "{step.id}" to {target}'
                    yield Finding(place, "falling-target", message, "ask at least as much as at the step before", "warning")
