"""A publisher whose licence one record names has one in all records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.evidence import Source

MANUAL = r"""
- code: missing-licence
  means: A source states no licence, although another record of the same publisher does.
  why: What may be reused depends on it, and "none stated" would be wrong.
  fix: Read the terms of this publication and write its licence.
  file: sources.yaml
  good: |
    publisher: Invented Office of Statistics
    url: https://example.org/coastal-pay
  bad: |
    publisher: Invented Harbour Authority
    url: https://example.org/coastal-pay
"""


def check(survey: Survey) -> Iterator[Finding]:
    licences: dict[str, list[Source]] = defaultdict(list)
    for source in survey.handbook.sources.sources:
        if source.licence:
            licences[source.publisher].append(source)
    for source in survey.handbook.sources.sources:
        if source.licence is None and (known := licences.get(source.publisher)):
            place = survey.reading.place(source, "licence", key=True)
            message = f'no licence is stated, but "{known[0].id}", of the same publisher, has {known[0].licence}'
            yield Finding(place, "missing-licence", message, "read the terms of this publication and write its licence")
