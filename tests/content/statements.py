"""Draws statements from the shipped content for a reader to check: `python -m tests.content.statements [SEED]` prints 150.

The draw is stratified: so many from each kind of record, spread over the records, and the same for the same seed and content.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from aeskills.model.evidence import Citation
from aeskills.model.handbook import Handbook
from aeskills.model.role import Classification
from tests.contents import handbook

SEED = 17

SHARES = {"figure": 30, "regulation": 40, "classification": 20, "term": 25, "industry": 25, "source": 10}
"""How many statements are drawn of each kind."""


class Statement(NamedTuple):
    """One thing the handbook says: where, what, and what it rests on."""

    kind: str
    record: str
    place: str
    text: str
    evidence: tuple[str, ...]

    @property
    def address(self) -> str:
        return f"{self.kind}:{self.record}#{self.place}"


def sentences(text: str) -> list[str]:
    """The sentences of a text, without line ends."""
    return [part for part in re.split(r"(?<=[.?!])\s+(?=[A-Z“<\[])", " ".join(text.split())) if part]


def _evidence(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    return tuple(f"{one.source} {one.at or ''}: {one.passage or '–'}" for one in citations)


def _of_texts(kind: str, record: str, texts: dict[str, str | tuple[str, ...] | None], evidence: tuple[str, ...]) -> Iterator[Statement]:
    for place, value in texts.items():
        for index, entry in enumerate((value,) if isinstance(value, str) else value or ()):
            for number, sentence in enumerate(sentences(entry)):
                where = place if isinstance(value, str) else f"{place}.{index + 1}"
                yield Statement(kind, record, f"{where}.{number + 1}", sentence, evidence)


def _classified(record: str, codes: tuple[Classification, ...]) -> Iterator[Statement]:
    for code in codes:
        text = f"{code.scheme} {code.version or ''} {code.code}: {code.title} {code.url or ''} – {code.note or ''}"
        yield Statement("classification", record, f"{code.scheme} {code.code}", text, ())


def statements(book: Handbook) -> Iterator[Statement]:
    """Every statement of the kinds that are drawn from."""
    for figure in book.figures.figures:
        amounts = figure.percentiles or figure.value or (figure.low, figure.high)
        text = (
            f"{figure.label}: {amounts} mean {figure.mean} count {figure.count}, {figure.currency or figure.unit}, {figure.geography}, "
            f"{figure.as_of} – {figure.note}"
        )
        yield Statement("figure", figure.id, "value", text, (f"{figure.source} {figure.at or ''}: {figure.passage}",))
    for rule in book.regulations.regulations:
        texts = {
            name: getattr(rule, name) for name in ("gloss", "summary", "scope", "who_is_bound", "requires", "history", "supersedes")
        } | {"situations": tuple(one.answer for one in rule.situations)}
        texts["dates"] = f"First {rule.first_in_force}, this version {rule.this_version_from}, amounts {rule.amounts_from}"
        yield from _of_texts("regulation", rule.id, texts, _evidence(rule.sources))
    yield from _classified(book.role.id, book.role.classifications)
    for skill in book.skills:
        yield from _classified(skill.id, skill.classifications)
    for term in book.glossary.terms:
        yield Statement("term", term.id, "definition", " ".join(term.definition.split()), _evidence(term.sources))
    for industry in book.industries:
        names = ("summary", "description", "account", "cycle", "deciders", "pay_note", "entry")
        yield from _of_texts("industry", industry.id, {name: getattr(industry, name) for name in names}, _evidence(industry.sources))
    for source in book.sources.sources:
        text = f"{source.title} · {source.publisher} · {source.url} · {source.published} · {source.licence} · {source.supports}"
        yield Statement("source", source.id, "record", text, ())


def drawn(book: Handbook, seed: int = SEED) -> list[Statement]:
    """The draw: of each kind its share, first one of each record in a random order, then again."""
    chance = random.Random(seed)
    chosen: list[Statement] = []
    for kind, share in SHARES.items():
        pool = [one for one in statements(book) if one.kind == kind]
        chance.shuffle(pool)
        seen: dict[str, int] = {}
        turns = []
        for one in pool:
            seen[one.record] = seen.get(one.record, 0) + 1
            turns.append((seen[one.record], one))
        turns.sort(key=lambda turn: turn[0])
        chosen += [one for _, one in turns[:share]]
    return chosen


if __name__ == "__main__":
    for index, one in enumerate(drawn(handbook(), int(sys.argv[1]) if len(sys.argv) > 1 else SEED), 1):
        print(f"{index}\t{one.address}\t{one.text}", *(f"\t\t{line}" for line in one.evidence), sep="\n")
