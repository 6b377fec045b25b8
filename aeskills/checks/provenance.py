"""Sources: addresses that lead to the text, titles of their own, what is second-hand, and licences that are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.evidence import Source
from aeskills.model.role import Classification


def bare_addresses(survey: Survey) -> Iterator[Finding]:
    """A source's address leads to the publication and not to the site it is somewhere on."""
    for source in survey.handbook.sources.sources:
        parts = urlsplit(source.url)
        if parts.path.strip("/") or parts.query or source.root is not None:
            continue
        place = survey.reading.place(source, "url")
        hint = 'write the address of the text itself, or say why there is none: "root: the dataset has one page"'
        yield Finding(place, "bare-address", f"{source.url} is the front page of a site", hint)


def shared_titles(survey: Survey) -> Iterator[Finding]:
    """Two sources of one publisher have two titles, and so have two codes of a classification; a shared one is a placeholder."""
    first: dict[tuple[str, str], Source] = {}
    for source in survey.handbook.sources.sources:
        key = source.publisher.casefold(), source.title.casefold()
        earlier = first.setdefault(key, source)
        if earlier is not source and earlier.id != source.id:
            message = f'"{earlier.id}", of the same publisher, has the same title'
            hint = "write the title that stands on the publication"
            yield Finding(survey.reading.place(source, "title"), "shared-title", message, hint)
    codes: dict[tuple[str, str], str] = {}
    for code in (part.record for part in survey.parts if isinstance(part.record, Classification)):
        known = codes.setdefault((code.scheme, code.title.casefold()), code.code)
        if known != code.code:
            message = f"{code.scheme} {known} has the same title"
            yield Finding(
                survey.reading.place(code, "title"), "shared-title", message, "write the title that the classification gives this code"
            )


def second_hand(survey: Survey) -> Iterator[Finding]:
    """What is read in a publication that repeats another is of certainty B, and so is every figure taken from it."""
    for source in survey.handbook.sources.sources:
        if source.quotes is not None and source.certainty == "A":
            message = f"the source repeats {source.quotes} and calls itself official"
            yield Finding(survey.reading.place(source, "certainty"), "second-hand", message, "write B, or cite the original")
    for figure in survey.handbook.figures.figures:
        known = survey.handbook.by_kind.get("source", {}).get(figure.source)
        if figure.certainty == "A" and isinstance(known, Source) and known.certainty == "B":
            message = f'the figure is called official, but its source "{known.id}" is secondary'
            yield Finding(survey.reading.place(figure, "certainty"), "second-hand", message, "write B, or cite the original")


def unknown_licences(survey: Survey) -> Iterator[Finding]:
    """A publisher whose licence one record names has one in all records."""
    licences: dict[str, list[Source]] = defaultdict(list)
    for source in survey.handbook.sources.sources:
        if source.licence:
            licences[source.publisher].append(source)
    for source in survey.handbook.sources.sources:
        if source.licence is None and (known := licences.get(source.publisher)):
            place = survey.reading.place(source, "licence", key=True)
            message = f'no licence is stated, but "{known[0].id}", of the same publisher, has {known[0].licence}'
            yield Finding(place, "missing-licence", message, "read the terms of this publication and write its licence")
