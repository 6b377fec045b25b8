"""Columns whose format lacks what it needs: a currency, choices."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.artefacts import ArtefactColumn

MANUAL = r"""
- code: column-format
  means: A column of money lacks its currency, or one of choices its choices; or a column of another format has them.
  why: An amount without currency says nothing, and a list to choose from needs entries.
  fix: "Mend `format:`, or add `currency:` or `choices:`."
  file: roles/lighthouse-keeper/artefacts.yaml
  good: "          - {name: State, meaning: How the part is., format: choice, choices: [sound, worn]}"
  bad: "          - {name: State, meaning: How the part is., choices: [sound, worn]}"
"""
_NEEDS = {"currency": "money", "choices": "choice"}


def check(survey: Survey) -> Iterator[Finding]:
    for part in survey.parts:
        if not isinstance(column := part.record, ArtefactColumn):
            continue
        for field, wanted in _NEEDS.items():
            if bool(getattr(column, field)) != (column.format == wanted):
                place = survey.reading.place(column, "name")
                yield Finding(place, "column-format", f'"{field}" goes with the format "{wanted}"', f"write both, or neither {field}")
        if column.total and column.format not in ("number", "money"):
            place = survey.reading.place(column, "total")
            yield Finding(place, "column-format", f'a column of the format "{column.format}" has no total', "delete the total")
