"""Sentences of one field that open alike, or hold the same run of words, in too many records: read together they sound filled in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from aeskills.checks.survey import Survey, SurveyedText
from aeskills.findings import Finding

MANUAL = r"""
- code: repeated-phrasing
  severity: warning
  means: Many sentences of one field open with the same words, or hold the same run of words.
  why: Read one after another they sound filled in, and readers begin to skip them.
  fix: Say some of them in another way; begin with the person, the place or the number.
  file: roles/lighthouse-keeper/compensation.yaml
  good: "  - Who pays for the boat?"
  bad: |
      - Who pays for the boat?
      - How do you pay for nights?
      - How do you pay for Sundays?
      - How do you pay for storms?
      - How do you pay for fog?
      - How do you pay for oil?
      - How do you pay for paint?
      - How do you pay for food?
      - How do you pay for leave?
"""

OPENING, RUN = 3, 6
"""So many words at the beginning of a sentence, and so many in a row anywhere in it, are compared."""

_LEAST = 8
"""Fewer alike are no pattern, however few sentences there are."""

SHARE = 0.08
"""From this share of a field's sentences on, an opening or a run is a pattern."""

_ALIKE_ON_PURPOSE = frozenset({"item"})
"""Kinds whose texts are to be alike: the wording of a question must not tell one answer from another."""

_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|<[a-z-]+:([a-z0-9-]+)>|[*`_]")
_END = ".!?…。؟।"
_SENTENCE = re.compile(rf"(?<=[{_END}])[”\"')]*\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")

Run = tuple[str, ...]


class Sentence(NamedTuple):
    """The words of one sentence, and the text it stands in."""

    words: Run
    text: SurveyedText


def check(survey: Survey) -> Iterator[Finding]:
    for (kind, field), sentences in _fields(survey.words).items():
        for run, alike in _patterns(sentences):
            place = survey.reading.place(alike[0].text.part.record, *alike[0].text.path)
            does = "open with" if len(run) == OPENING else "hold"
            message = f'{len(alike)} of {len(sentences)} sentences of "{field}" ({kind}) {does} "{" ".join(run)}"'
            yield Finding(place, "repeated-phrasing", message, "say some of them in another way", "warning")


def _fields(texts: Iterable[SurveyedText]) -> dict[tuple[str, str], list[Sentence]]:
    """The sentences of each field, by the kind of record and the place in it; a text that stands there twice counts once."""
    found: dict[tuple[str, str], dict[str, SurveyedText]] = defaultdict(dict)
    for words in texts:
        owner, name = words.part.owner, ".".join(str(part) for part in words.path if isinstance(part, str))
        kind = owner.kind or type(owner).__name__.casefold()
        if kind not in _ALIKE_ON_PURPOSE:
            place = name if words.part.record is owner else f"{type(words.part.record).__name__.casefold()}.{name}"
            found[kind, place].setdefault(words.text, words)
    return {field: [one for words in entries.values() for one in _sentences(words)] for field, entries in found.items()}


def _sentences(words: SurveyedText) -> Iterator[Sentence]:
    """What ends as a sentence does; labels and entries of lists are none."""
    plain = _MARKUP.sub(lambda match: match[1] or match[2] or "", words.text)
    for part in _SENTENCE.split(plain):
        if part.rstrip("”\"')").endswith(tuple(_END)):
            yield Sentence(tuple(word.casefold() for word in _WORD.findall(part)), words)


def _patterns(sentences: list[Sentence]) -> Iterator[tuple[Run, list[Sentence]]]:
    """Openings and runs that too many sentences share; a run is left out where all its sentences were told already."""
    enough = max(_LEAST, SHARE * len(sentences))
    if len(sentences) < _LEAST:
        return
    for size, only_first in ((OPENING, True), (RUN, False)):
        found: dict[Run, list[Sentence]] = defaultdict(list)
        for sentence in sentences:
            for run in _runs(sentence.words, size, only_first):
                found[run].append(sentence)
        told: set[int] = set()
        for run, alike in sorted(found.items(), key=lambda entry: -len(entry[1])):
            if len(alike) >= enough and not told.issuperset(map(id, alike)):
                told.update(map(id, alike))
                yield run, alike


def _runs(words: Run, size: int, only_first: bool) -> Iterable[Run]:
    """The first `size` words, or all different rows of so many; nothing of a shorter sentence."""
    if only_first:
        return (words[:size],) if len(words) >= size else ()
    return dict.fromkeys(words[at : at + size] for at in range(len(words) - size + 1))
