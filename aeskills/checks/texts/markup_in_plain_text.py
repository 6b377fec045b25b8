"""Markup in names, titles and labels, which are printed as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: markup-in-plain-text
  means: A name, title or label holds markup.
  why: Such texts are printed as they stand, in headings, menus and search.
  fix: Write plain words, and set the link in a longer text.
  file: roles/lighthouse-keeper/duties.yaml
  good: "    name: Tend the lamp"
  bad: "    name: Tend the [lamp](term:lens)"
"""

_MARKED = re.compile(r"\]\([^)\s]*|<[a-z-]+:[^<>\s]*>|\*\*\S|</?[a-z][a-z0-9]*>")
"""Markup that a plain text cannot hold."""


def check(survey: Survey) -> Iterator[Finding]:
    for words in survey.words:
        found = None if words.rich else _MARKED.search(words.text)
        if found is not None:
            place = survey.reading.word(words.part.record, *words.path, word=found.group())
            yield Finding(place, "markup-in-plain-text", "this text is printed as it stands", "write plain words; link from a longer text")
