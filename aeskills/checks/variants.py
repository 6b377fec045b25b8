"""Variants of the role by trade: their ladders lead upwards, and each duty, skill and industry is weighed once."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.variants import DutyWeight, SkillEmphasis


def rising(survey: Survey) -> Iterator[Finding]:
    """Along a ladder the equivalent levels never fall; positions beside the ladder are passed over."""
    levels = {level.id: level for level in survey.handbook.career.levels}
    for variant in survey.handbook.variants.variants:
        highest = None
        for index, step in enumerate(variant.ladder):
            level = levels.get(step.equivalent or "")
            if level is None or step.beside:
                continue
            if highest is not None and level.step < highest.step:
                place = survey.reading.place(variant, "ladder", index, "equivalent")
                message = f'"{level.id}" is step {level.step}, below "{highest.id}", step {highest.step}, of an earlier step'
                hint = 'put the ladder in order, lowest first, or write "beside: true"'
                yield Finding(place, "ladder-turns-back", message, hint)
            else:
                highest = level


def repeated(survey: Survey) -> Iterator[Finding]:
    """A duty, phase, skill or family that a variant weighs twice."""
    for variant in survey.handbook.variants.variants:
        entries: tuple[tuple[str, tuple[DutyWeight | SkillEmphasis, ...], tuple[str, str]], ...] = (
            ("weights", variant.weights, ("duty", "phase")),
            ("emphasis", variant.emphasis, ("skill", "family")),
        )
        for field, weighed, names in entries:
            seen: set[tuple[str, str]] = set()
            for index, entry in enumerate(weighed):
                name = next(name for name in names if getattr(entry, name) is not None)
                target = (name, getattr(entry, name))
                if target in seen:
                    place = survey.reading.place(variant, field, index, name)
                    message = f'"{target[1]}" stands already in this list'
                    yield Finding(place, "repeated-entry", message, "keep one of the two")
                seen.add(target)
