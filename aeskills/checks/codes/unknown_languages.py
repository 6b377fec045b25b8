"""Tags of the site's locales, and of the languages of sources and rules."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.codes.fields import unknown_in
from aeskills.checks.survey import Survey
from aeskills.findings import Finding, did_you_mean
from aeskills.locales.known import known_language, languages

MANUAL = r"""
- code: unknown-language
  means: A tag names a language, script or country that CLDR does not know.
  why: Numbers, dates and names of languages are printed by CLDR; without its data no page of that language can be built.
  fix: Write a tag such as it, pt-BR or zh-Hant.
  file: sources.yaml
  good: "    licence: CC BY 4.0"
  bad: |
    licence: CC BY 4.0
    language: xx
"""


def check(survey: Survey) -> Iterator[Finding]:
    for place, tag in unknown_in(survey, ("tag", "source_locale", "language"), known_language):
        hint = did_you_mean(tag, languages(), "write a tag such as it or pt-BR")
        yield Finding(place, "unknown-language", f'"{tag}" is no language that CLDR knows', hint)
