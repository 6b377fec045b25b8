"""The source locale is published, and each locale once."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: source-locale
  means: The language in which the content is written is not published.
  why: Pages that are not translated yet link to it.
  fix: "Add the source locale to `locales:`."
  file: site.yaml
  good: |
    locales:
      - tag: en
      - tag: ar
  bad: |
    locales:
      - tag: ar
- code: duplicate-locale
  means: A locale is listed twice.
  why: Its pages would be built twice into the same folder.
  fix: Keep one of the two.
  file: site.yaml
  good: "  - tag: ar"
  bad: |
      - tag: ar
      - tag: ar
"""


def check(survey: Survey) -> Iterator[Finding]:
    if survey.handbook.site.is_absent:  # site.yaml cannot be read
        return
    site = survey.handbook.site
    tags = [locale.tag for locale in site.locales]
    if site.source_locale not in tags:
        place = survey.reading.place(site, "locales", key=True)
        message = f'the source locale "{site.source_locale}" is not published'
        yield Finding(place, "source-locale", message, f'add "- tag: {site.source_locale}"')
    for index, tag in enumerate(tags):
        if tag in tags[:index]:
            place = survey.reading.place(site.locales[index], "tag")
            yield Finding(place, "duplicate-locale", f'the locale "{tag}" is listed twice', "keep one of the two")
