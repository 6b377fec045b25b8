"""Lists that name the same record twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.base import Record
from aeskills.model.industry import Multiplier
from aeskills.model.variants import DutyWeight, SkillEmphasis

MANUAL = r"""
- code: repeated-entry
  means: A list names the same record twice.
  why: The page would show it twice, and an assessment item would count twice.
  fix: Keep one of the two.
  file: roles/lighthouse-keeper/duties.yaml
  good: "    skills: [weather-watch, log-writing]"
  bad: "    skills: [weather-watch, log-writing, weather-watch]"
"""

Weighing = Multiplier | DutyWeight | SkillEmphasis

_TARGETS = ("skill", "family", "duty", "phase")


def check(survey: Survey) -> Iterator[Finding]:
    seen: set[tuple[int, str | int, str]] = set()
    for pointer in survey.pointers:
        if pointer.word or len(pointer.path) < 2 or pointer.is_key:
            continue
        key = (id(pointer.part.record), pointer.path[0], f"{pointer.kind}:{pointer.id}")
        if key in seen:
            yield Finding(survey.place_of(pointer), "repeated-entry", f'"{pointer.id}" is already in this list', "keep one of the two")
        seen.add(key)
    for record, field, entries in _weighed(survey):
        weighed: set[tuple[str, str]] = set()
        for index, entry in enumerate(entries):
            name, identifier = _target(entry)
            if (name, identifier) in weighed:
                place = survey.reading.place(record, field, index, name)
                yield Finding(place, "repeated-entry", f'"{identifier}" is already in this list', "keep one of the two")
            weighed.add((name, identifier))


def _weighed(survey: Survey) -> Iterator[tuple[Record, str, Sequence[Weighing]]]:
    """Record, field and entries of each list whose entries weigh one record each."""
    for industry in survey.handbook.industries:
        yield industry, "multipliers", industry.multipliers
    for variant in survey.handbook.variants.variants:
        yield variant, "weights", variant.weights
        yield variant, "emphasis", variant.emphasis


def _target(entry: Weighing) -> tuple[str, str]:
    """Field and id of what an entry weighs; it names one."""
    return next((name, str(value)) for name in _TARGETS if (value := getattr(entry, name, None)) is not None)
