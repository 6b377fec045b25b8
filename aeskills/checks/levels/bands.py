"""The bands of the 0–100 scale: one for each level, in order, without gap or overlap."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.levels.steps import steps
from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: band-levels
  means: The bands of a result are not one for each level of the scale, in order.
  why: A target is a level; its band says from which result it is reached.
  fix: Write one band for each level, the lowest first.
  file: roles/lighthouse-keeper/assessment/model.yaml
  good: |
    - level: 3
      start: 70
  bad: |
    - level: 2
      start: 70
- code: band-gap
  means: The bands do not cover 0 to 100 without gap and overlap.
  why: Every result must fall into exactly one band.
  fix: Let each band start where the one before ends, the first at 0 and the last up to 100.
  file: roles/lighthouse-keeper/assessment/model.yaml
  good: "    start: 35"
  bad: "    start: 40"
"""


def check(survey: Survey) -> Iterator[Finding]:
    scoring = survey.handbook.scoring
    levels = [band.level for band in scoring.bands]
    expected = steps(survey)
    if expected and levels and levels != expected:
        place = survey.reading.place(scoring, "bands", key=True)
        message = f"the bands are for the levels {', '.join(map(str, levels))}; the scale has {', '.join(map(str, expected))}"
        yield Finding(place, "band-levels", message, "write one band for each level, the lowest first")
    start = 0.0
    for band in scoring.bands:
        if band.start != start:
            fault = "leaves a gap" if band.start > start else "overlaps"
            place = survey.reading.place(band, "start")
            yield Finding(place, "band-gap", f"the band {fault}: it starts at {band.start:g}, not {start:g}", f'write "start: {start:g}"')
        if band.end <= band.start:
            yield Finding(survey.reading.place(band, "end"), "band-gap", "the band ends before it starts", "fix start or end")
        start = band.end
    if scoring.bands and start != 100:
        place = survey.reading.place(scoring.bands[-1], "end")
        yield Finding(place, "band-gap", f"the last band ends at {start:g}, not 100", 'write "end: 100"')
