"""Fields that name a record which does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey, kinds
from aeskills.findings import Finding

MANUAL = r"""
- code: dangling-reference
  means: A field names a record that does not exist.
  why: A page would link to nothing, and the assessment would count a skill that nobody can look up.
  fix: Mend the id, or write the record. The hint names the nearest id.
  file: roles/lighthouse-keeper/duties.yaml
  good: "    skills: [lamp-care]"
  bad: "    skills: [lamp-cares]"
"""


def check(survey: Survey) -> Iterator[Finding]:
    known = survey.handbook.by_kind
    for pointer in survey.pointers:
        kind, identifier = pointer.kind, pointer.id
        if pointer.word or survey.may_exist(kind, identifier):
            continue
        if kind not in kinds():
            hint = survey.guess(kind, kinds(), f"one of: {', '.join(sorted(kinds()))}")
            yield Finding(survey.place_of(pointer), "unknown-kind", f'"{kind}" is no kind of record', hint)
        else:
            hint = survey.guess(identifier, known.get(kind, {}), f"write the {kind}, or name one that exists")
            yield Finding(survey.place_of(pointer), "dangling-reference", f'there is no {kind} "{identifier}"', hint)
