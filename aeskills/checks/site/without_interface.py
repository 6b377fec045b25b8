"""Languages in which the site has no words for buttons and headings."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.locales.interface import speaks
from aeskills.locales.known import known_language
from aeskills.locales.words import own_words

MANUAL = r"""
- code: no-interface
  severity: warning
  means: The tool does not speak a language of the site, and the content folder has no translation of its words.
  why: Menus, buttons and headings of that language stand in English.
  fix: Run `aeskills translate update` and translate locale/<language>/interface.po, the words that readers see most first.
  file: site.yaml
  good: "  - tag: ar"
  bad: |
      - tag: ar
      - tag: sw
"""


def check(survey: Survey) -> Iterator[Finding]:
    site, reading = survey.handbook.site, survey.reading
    for locale in site.locales:
        tag = locale.tag
        if known_language(tag) and not speaks(tag) and not own_words(reading.root, tag).singular:
            place = reading.place(locale, "tag")
            hint = "run: aeskills translate update, and translate interface.po"
            yield Finding(place, "no-interface", f'the interface is not translated to "{tag}"; it stays in English', hint, "warning")
