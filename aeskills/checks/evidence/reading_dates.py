"""A figure holds at the date that the source gives, not on the day on which somebody read it."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.evidence import Figure, Source

MANUAL = r"""
- code: reading-date
  means: A figure is dated by the day on which its source was read.
  why: A number does not become newer because somebody looked at it; the page would call an old one recent.
  fix: >-
    Write the date for which the source gives the figure in `as_of`; where only the words give it, quote them in `passage`.
    Leave `as_of` out where the source has no date: pages say undated.
  file: roles/lighthouse-keeper/figures.yaml
  good: "    as_of: 2026-02"
  bad: "    as_of: 2026-05"
"""


def check(survey: Survey) -> Iterator[Finding]:
    for figure in survey.handbook.figures.figures:
        source = survey.handbook.by_kind.get("source", {}).get(figure.source)
        if isinstance(source, Source) and _is_reading_date(figure, source):
            message = f"as_of {figure.as_of} is the date on which the source was read, {source.read_on}"
            hint = "write the date that the source gives, quote the words that date the figure in passage, or leave as_of out"
            yield Finding(survey.reading.place(figure, "as_of"), "reading-date", message, hint)


def _is_reading_date(figure: Figure, source: Source) -> bool:
    """The day or month of reading always; its year when neither the publication's date nor the words quoted give it."""
    if figure.as_of is None or not source.read_on.isoformat().startswith(figure.as_of):
        return False
    dated = (source.published or "").startswith(figure.as_of) or figure.as_of in f"{figure.at} {figure.passage}"
    return not dated
