"""Markup in a rich text that is not well formed, so that readers would see the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.content.inline import plain_inline
from aeskills.findings import Finding

MANUAL = r"""
- code: broken-markup
  means: Markup inside a text is not well formed and would be printed as it stands.
  why: Readers would see brackets, tags or stars.
  fix: "Write `[words](kind:id)` or `<kind:id>` without spaces. HTML is not read. Put \\ before a mark that is meant."
  file: roles/lighthouse-keeper/skills/lamp-care.yaml
  good: "why: A dirty <term:lens> halves the range. A ship then sees the rocks before the light."
  bad: "why: A dirty <b>lens</b> halves the range."
"""

_LEFT_OVER = re.compile(r"\]\([^)\s]*|</?[a-z][a-z0-9-]*(?:[\s:/][^<>]*)?>|<!--|\*\*\S")
"""What inline markup leaves behind when it is not well formed: links, HTML tags, comments, unclosed emphasis."""

_EMPTY_LINK = re.compile(r"\[\s*\]\([^)\s]*")
"""A link that has no words to click."""


def check(survey: Survey) -> Iterator[Finding]:
    for words in survey.words:
        if not words.rich or not any(sign in words.text for sign in ("<", "](", "**")):
            continue
        found = _EMPTY_LINK.search(words.text) or _LEFT_OVER.search(_outside_code(words.text))
        if found is not None:
            place = survey.reading.word(words.part.record, *words.path, word=found.group().split()[0])
            hint = "write [words](kind:id) or <kind:id> without spaces; HTML is not read; put \\ before a mark that is meant"
            yield Finding(place, "broken-markup", f'"{found.group()}" would be printed as it stands', hint)


def _outside_code(text: str) -> str:
    """The words a reader sees; code is left out, since marks are meant there."""
    return plain_inline(re.sub(r"`[^`]*`|\\.", "", text), lambda _kind, _id: "")
