"""Where figures hold and rules bind."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.codes.fields import unknown_in
from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.locales.known import territories

MANUAL = r"""
- code: unknown-territory
  means: A country is not among those of ISO 3166.
  why: The place of a figure or rule could not be named on a page.
  fix: Write the code of two letters, EU, or world. Great Britain is GB.
  file: roles/lighthouse-keeper/figures.yaml
  good: |
    high: 1
    geography: world
  bad: |
    high: 1
    geography: UK
"""


def check(survey: Survey) -> Iterator[Finding]:
    for place, code in unknown_in(survey, ("geography", "jurisdictions"), lambda code: code == "world" or code in territories()):
        hint = "write an ISO 3166 code such as IT or GB, or EU, or world"
        yield Finding(place, "unknown-territory", f'"{code}" is no country', hint)
