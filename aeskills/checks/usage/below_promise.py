"""Counts below what site.yaml promises, at the records that are short, and promises about what is not counted."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.measures import MEASURES, measured
from aeskills.checks.survey import Survey
from aeskills.findings import Finding, did_you_mean

MANUAL = r"""
- code: unknown-measure
  means: site.yaml promises a number of something that is not counted.
  why: A promise that nobody counts protects nothing.
  fix: "Use a name that `aeskills status` prints, such as skills or indicators-a-level."
  file: site.yaml
  good: "  skills: 3"
  bad: "  skils: 3"
- code: below-promise
  means: The handbook holds less than its site.yaml promises.
  why: The promise guards the handbook against losing parts unnoticed.
  fix: Write what is missing, or lower the number in site.yaml.
  file: site.yaml
  good: "  skills: 3"
  bad: "  skills: 30"
"""


def check(survey: Survey) -> Iterator[Finding]:
    site, book = survey.handbook.site, survey.handbook
    for name, least in site.least.items():
        if name not in MEASURES:
            hint = did_you_mean(name, MEASURES, f"known: {', '.join(MEASURES)}")
            yield Finding(survey.reading.place(site, "least", name, key=True), "unknown-measure", f'"{name}" is not counted', hint)
        elif measured(book, name) < least:
            hint = "write what is missing, or promise less in site.yaml"
            counts = MEASURES[name](book)
            short = [] if isinstance(counts, int) else [entry for entry in counts if entry[0] < least]
            for count, record, field in short:
                place = survey.reading.place(record, field, key=True)
                yield Finding(place, "below-promise", f"{name}: {count} here, promised are {least}", hint)
            if not short:
                place = survey.reading.place(site, "least", name)
                yield Finding(place, "below-promise", f"{name}: {measured(book, name)}, promised are {least}", hint)
