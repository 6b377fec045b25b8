"""Moments of a day carry a time of the 24-hour clock."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.industry import Moment

MANUAL = r"""
- code: bad-time
  means: A moment of the day has no time of the 24-hour clock.
  why: Each language prints times in its own way, from hours and minutes.
  fix: "Write hours and minutes in quotes, such as \"08:30\"."
  file: roles/lighthouse-keeper/industries/heritage-towers.yaml
  good: |
    - time: "10:00"
  bad: |
    - time: "10 am"
"""

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def check(survey: Survey) -> Iterator[Finding]:
    for part in survey.parts:
        if isinstance(part.record, Moment) and not _CLOCK.fullmatch(part.record.time):
            place = survey.reading.place(part.record, "time")
            yield Finding(place, "bad-time", f'"{part.record.time}" is not a time', 'write hours and minutes, such as "08:30"')
