"""Records that name themselves among their neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: self-reference
  means: A record names itself as its neighbour, next step or successor.
  why: A page would link to itself.
  fix: Name the record that was meant, or delete the entry.
  file: glossary.yaml
  good: "    see: [watch]"
  bad: "    see: [watch, station-log]"
"""


def check(survey: Survey) -> Iterator[Finding]:
    for pointer in survey.pointers:
        record, owner = pointer.part
        if not pointer.word and owner is record and (owner.kind, getattr(owner, "id", "")) == (pointer.kind, pointer.id):
            message, hint = f'"{pointer.id}" refers to itself', "name another record, or delete it"
            yield Finding(survey.place_of(pointer), "self-reference", message, hint)
