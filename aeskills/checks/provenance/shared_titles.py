"""Two sources of one publisher have two titles, and so have two codes of a classification; a shared one is a placeholder."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.evidence import Source
from aeskills.model.role import Classification

MANUAL = r"""
- code: shared-title
  means: Two sources of one publisher, or two codes of a classification, have the same title.
  why: A title that many records share is a placeholder, and nobody can tell which publication is meant.
  fix: Write the title that stands on each publication or that the classification gives; cite one record where it is one publication.
  file: sources.yaml
  good: |
    title: Survey of Coastal Pay
    publisher: Invented Office of Statistics
  bad: |
    title: The Keeper's Manual
    publisher: Invented Society of Keepers
"""


def check(survey: Survey) -> Iterator[Finding]:
    first: dict[tuple[str, str], Source] = {}
    for source in survey.handbook.sources.sources:
        key = source.publisher.casefold(), source.title.casefold()
        earlier = first.setdefault(key, source)
        if earlier is not source and earlier.id != source.id:
            message = f'"{earlier.id}", of the same publisher, has the same title'
            hint = "write the title that stands on the publication"
            yield Finding(survey.reading.place(source, "title"), "shared-title", message, hint)
    codes: dict[tuple[str, str], str] = {}
    for code in (part.record for part in survey.parts if isinstance(part.record, Classification)):
        known = codes.setdefault((code.scheme, code.title.casefold()), code.code)
        if known != code.code:
            message = f"{code.scheme} {known} has the same title"
            yield Finding(
                survey.reading.place(code, "title"), "shared-title", message, "write the title that the classification gives this code"
            )
