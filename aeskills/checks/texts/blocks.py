"""Headings and lists in a rich text: they would be printed as they stand, in one run with their neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding

MANUAL = r"""
- code: block-in-text
  means: A text holds a heading or a list in Markdown.
  why: Texts are paragraphs; the signs would be printed, and the lines of a list would run into one.
  fix: Write sentences or paragraphs, or one entry for each point where the field itself is a list.
  file: roles/lighthouse-keeper/skills/lamp-care.yaml
  good: "why: A dirty <term:lens> halves the range. A ship then sees the rocks before the light."
  bad: |
    why: |
      A dirty <term:lens> halves the range:
      - a ship sees the rocks
      - before the light
"""

_POINT = r"[ \t]*(?:[-*+]|[0-9]{1,3}[.)])[ \t]+\S.*"

_BLOCK = re.compile(rf"^(?P<heading>#{{1,6}}[ \t]+\S.*)|^(?P<list>{_POINT}(?:\n{_POINT})+)", re.MULTILINE)
"""What Markdown knows and a text does not: a heading, and lines that would be a list."""


def check(survey: Survey) -> Iterator[Finding]:
    for words in survey.words:
        if not words.rich or not (block := _BLOCK.search(words.text)):
            continue
        place = survey.reading.word(words.part.record, *words.path, word=block[0].split("\n")[0])
        if block["heading"]:
            hint = "begin a new paragraph after an empty line; the page has its own headings"
            yield Finding(place, "block-in-text", "a heading is not read in a text", hint)
        else:
            hint = "write sentences, or one entry for each point where the field is a list"
            yield Finding(place, "block-in-text", "a list in a text would be printed as one line", hint)
