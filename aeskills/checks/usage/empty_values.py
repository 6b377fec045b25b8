"""Keys without a value; where the key may be left out, the model takes the blank for that."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding


def check(survey: Survey) -> Iterator[Finding]:
    for document in survey.reading.documents:
        yield from document.blanks
