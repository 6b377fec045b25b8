"""Figures and rules: dates of facts apart from dates of reading, the passage a figure rests on, research that was left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.evidence import Figure, Source
from aeskills.model.rules import Regulations

_LEFT_OPEN = re.compile(r"\bnot found\b|\blook(?:ed)? (?:[a-z]+ ){0,2}up\b", re.IGNORECASE)


def reading_dates(survey: Survey) -> Iterator[Finding]:
    """A figure holds at the date that the source gives, not on the day on which somebody read it."""
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


def passages(survey: Survey) -> Iterator[Finding]:
    """A figure keeps the words or cells it was read from, so that somebody else can read them again."""
    for figure in survey.handbook.figures.figures:
        if figure.passage is None:
            place = survey.reading.place(figure, "id")
            message = f'the figure "{figure.id}" quotes no passage'
            hint = 'add "passage:", the words or cells of the source, and "at:", the place in it'
            yield Finding(place, "no-passage", message, hint, "warning")


def left_open(survey: Survey) -> Iterator[Finding]:
    """Texts about evidence do not send the reader to do the research."""
    for words in survey.words:
        if not (words.part.owner.kind in ("source", "figure", "regulation") or isinstance(words.part.owner, Regulations)):
            continue
        for match in _LEFT_OPEN.finditer(words.text):
            place = survey.reading.word(words.part.record, *words.path, word=match[0])
            message = f'"{match[0]}" leaves the research to the reader'
            hint = "say what the source says, or leave the sentence out"
            yield Finding(place, "left-open", message, hint)
