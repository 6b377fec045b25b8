"""A former id leads to one record, and not to another that bears it now."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: former-id
  means: "An id in `formerly` is in use: as the id of a record of the same kind, or in `formerly` of another."
  why: Old addresses and stored answers could only lead to one of the two.
  fix: Take it out of `formerly`, or give the other record another id.
  file: glossary.yaml
  good: "  - id: watch"
  bad: |
      - id: watch
        formerly: [lens]
"""


def check(survey: Survey) -> Iterator[Finding]:
    first: set[tuple[str, str]] = set()
    for part in survey.parts:
        record = part.record
        for index, former in enumerate(getattr(record, "formerly", ())):
            key = record.kind, former
            if survey.exists(*key) or key in first:
                place = survey.reading.place(record, "formerly", index)
                message = f'the former id "{former}" is in use by another {record.kind}'
                yield Finding(place, "former-id", message, "keep it in one place only")
            first.add(key)
