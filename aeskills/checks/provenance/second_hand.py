"""What is read in a publication that repeats another is of certainty B, and so is every figure taken from it."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.evidence import Source

MANUAL = r"""
- code: second-hand
  means: A publication that repeats another, or a figure taken from a secondary source, is called official.
  why: Readers trust certainty A because somebody read the original.
  fix: Write B, or read the original and cite that.
  file: sources.yaml
  good: |
    published: 2020-01-15
    read_on: 2026-05-20
  bad: |
    quotes: Harbour Ministry
    published: 2020-01-15
    read_on: 2026-05-20
"""


def check(survey: Survey) -> Iterator[Finding]:
    for source in survey.handbook.sources.sources:
        if source.quotes is not None and source.certainty == "A":
            message = f"the source repeats {source.quotes} and calls itself official"
            yield Finding(survey.reading.place(source, "certainty"), "second-hand", message, "write B, or cite the original")
    for figure in survey.handbook.figures.figures:
        known = survey.handbook.by_kind.get("source", {}).get(figure.source)
        if figure.certainty == "A" and isinstance(known, Source) and known.certainty == "B":
            message = f'the figure is called official, but its source "{known.id}" is secondary'
            yield Finding(survey.reading.place(figure, "certainty"), "second-hand", message, "write B, or cite the original")
