"""An item with fewer than three options can be guessed too easily."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: few-options
  means: An item has fewer than three options.
  why: One of two is guessed too easily.
  fix: Write another plausible option with its rationale.
  file: roles/lighthouse-keeper/assessment/items/log-writing.yaml
  good: |
    - id: c
      text: The name of the reader.
      keyed: false
      rationale: Nobody knows who will read it.
  bad: |
    # no third option yet
"""

LEAST_OPTIONS = 3


def check(survey: Survey) -> Iterator[Finding]:
    for item in survey.handbook.items:
        if len(item.options) < LEAST_OPTIONS:
            place = survey.reading.place(item, "options", key=True)
            message = f"the item has {len(item.options)} options; {LEAST_OPTIONS} are the least"
            yield Finding(place, "few-options", message, "write another plausible option, with its rationale")
