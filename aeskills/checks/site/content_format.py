"""The content is written in a format that this version reads."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.site_settings import CONTENT_FORMAT

MANUAL = r"""
- code: newer-format
  means: The content is written for a later version of aeskills.
  why: This version would misread it or leave parts out.
  fix: Install a newer aeskills, or take `format` back if you set it by mistake.
  file: site.yaml
  good: "format: 2"
  bad: "format: 99"
- code: older-format
  means: The content says that it is in an earlier format.
  why: It is read, but not for ever; the next major version asks for the present format.
  fix: Run `aeskills upgrade`, which keeps comments.
  severity: warning
  file: site.yaml
  good: "format: 2"
  bad: "format: 1"
"""


def check(survey: Survey) -> Iterator[Finding]:
    if survey.handbook.site.is_absent:  # site.yaml cannot be read
        return
    site = survey.handbook.site
    if "format" not in site.model_fields_set or site.format == CONTENT_FORMAT:
        return
    place = survey.reading.place(site, "format")
    if site.format > CONTENT_FORMAT:
        hint = f"install a newer aeskills; this one reads formats up to {CONTENT_FORMAT}"
        yield Finding(place, "newer-format", f"the content is in format {site.format}", hint)
    else:
        yield Finding(place, "older-format", f"the content is in format {site.format}", "run `aeskills upgrade`", "warning")
