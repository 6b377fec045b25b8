"""Lists that name the same record twice."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: repeated-entry
  means: A list names the same record twice.
  why: The page would show it twice, and an assessment item would count twice.
  mend: Keep one of the two.
  file: roles/lighthouse-keeper/duties.yaml
  good: "    skills: [weather-watch, log-writing]"
  bad: "    skills: [weather-watch, log-writing, weather-watch]"
"""


def check(survey: Survey) -> Iterator[Finding]:
    seen: set[tuple[int, str | int, str]] = set()
    for pointer in survey.pointers:
        if pointer.word or len(pointer.path) < 2 or pointer.is_key:
            continue
        key = (id(pointer.part.record), pointer.path[0], f"{pointer.kind}:{pointer.id}")
        if key in seen:
            yield Finding(survey.place_of(pointer), "repeated-entry", f'"{pointer.id}" is already in this list', "keep one of the two")
        seen.add(key)
    for industry in survey.handbook.industries:
        skills = [entry.skill for entry in industry.multipliers]
        for index, skill in enumerate(skills):
            if skill in skills[:index]:
                place = survey.reading.place(industry, "multipliers", index, "skill")
                yield Finding(place, "repeated-entry", f'"{skill}" is already in this list', "keep one of the two")
