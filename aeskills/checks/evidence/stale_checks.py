"""Rules change; one that nobody looked at for long may be wrong."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: stale-check
  severity: warning
  means: A rule was last read more than 400 days before the day of the content.
  why: Rules change; people may act on one that no longer holds.
  fix: Read the official text again, fix the record, and set the date.
  file: roles/lighthouse-keeper/regulations.yaml
  good: "    read_on: 2026-05-20"
  bad: "    read_on: 2024-05-20"
"""

STALE_DAYS = 400


def check(survey: Survey) -> Iterator[Finding]:
    if survey.handbook.site.is_absent:  # site.yaml cannot be read
        return
    updated = survey.handbook.site.updated
    for regulation in survey.handbook.regulations.regulations:
        days = (updated - regulation.read_on).days
        if days > STALE_DAYS:
            place = survey.reading.place(regulation, "read_on")
            message = f"the rule was last read {days} days before {updated}"
            yield Finding(place, "stale-check", message, "read the official text again and set the date", "warning")
