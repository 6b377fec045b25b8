"""Texts about evidence do not send the reader to do the research."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.rules import Regulations

MANUAL = r"""
- code: left-open
  means: A text about evidence says that something was not found, or sends the reader to look it up.
  why: The research is the author's; a reader came for its result.
  fix: Say what the source says, or leave the sentence out.
  file: roles/lighthouse-keeper/regulations.yaml
  good: "      - Until 2020 every harbour had hours of its own."
  bad: "      - The hours before 2020 were not found."
"""

_LEFT_OPEN = re.compile(r"\bnot found\b|\blook(?:ed)? (?:[a-z]+ ){0,2}up\b", re.IGNORECASE)


def check(survey: Survey) -> Iterator[Finding]:
    for words in survey.words:
        if not (words.part.owner.kind in ("source", "figure", "regulation") or isinstance(words.part.owner, Regulations)):
            continue
        for match in _LEFT_OPEN.finditer(words.text):
            place = survey.reading.word(words.part.record, *words.path, word=match[0])
            message = f'"{match[0]}" leaves the research to the reader'
            hint = "say what the source says, or leave the sentence out"
            yield Finding(place, "left-open", message, hint)
