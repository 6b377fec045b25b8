"""How much a handbook holds: what `least:` in site.yaml promises, and `aeskills status` counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from aeskills.model.base import Record
from aeskills.model.handbook import Handbook

Counts = list[tuple[int, Record, str]]
"""How many entries a record has, in which of its fields."""


def _of_skills(field: str, book: Handbook) -> Counts:
    return [(len(getattr(skill, field)), skill, field) for skill in book.skills]


def _industries_of_examples(book: Handbook) -> Counts:
    return [(len({example.industry for example in skill.examples}), skill, "examples") for skill in book.skills]


def _indicators(book: Handbook) -> Counts:
    return [(len(step.indicators), step, "indicators") for skill in book.skills for step in skill.levels]


MEASURES: Mapping[str, Callable[[Handbook], int | Counts]] = {
    "skills": lambda book: len(book.skills),
    "levels-a-skill": partial(_of_skills, "levels"),
    "indicators-a-level": _indicators,
    "examples-a-skill": _industries_of_examples,
    "exercises-a-skill": partial(_of_skills, "practice"),
    "mistakes-a-skill": partial(_of_skills, "mistakes"),
    "questions-a-skill": partial(_of_skills, "interview"),
    "phases": lambda book: len(book.engagement.phases),
    "duties": lambda book: len(book.duties.duties),
    "guides": lambda book: len(book.guides.guides),
    "guide-entries": lambda book: sum(len(guide.entries) for guide in book.guides.guides),
    "industries": lambda book: len(book.industries),
    "variants": lambda book: len(book.variants.variants),
    "industries-with-judgement": lambda book: sum(industry.judgement is not None for industry in book.industries),
    "seniority-levels": lambda book: len(book.career.levels),
    "regulations": lambda book: len(book.regulations.regulations),
    "rules-with-passage": lambda book: sum(any(one.passage for one in rule.sources) for rule in book.regulations.regulations),
    "figures": lambda book: len(book.figures.figures),
    "figures-with-passage": lambda book: sum(figure.passage is not None for figure in book.figures.figures),
    "pay-components": lambda book: len(book.compensation.components),
    "activities": lambda book: len(book.onboarding.activities),
    "artefacts": lambda book: len(book.artefacts.artefacts),
    "terms": lambda book: len(book.glossary.terms),
    "sources": lambda book: len(book.sources.sources),
    "situational-items": lambda book: sum(item.type == "situational" for item in book.items),
    "knowledge-items": lambda book: sum(item.type == "knowledge" for item in book.items),
    "items-a-skill": lambda book: [(len(bank.items), bank, "items") for bank in book.banks],
}
"""What is counted, in the order in which `aeskills status` prints it: a number, or the count of each record, of which the least counts."""


def measured(book: Handbook, name: str) -> int:
    """The value of a measure; KeyError for an unknown one."""
    value = MEASURES[name](book)
    return value if isinstance(value, int) else min((count for count, *_ in value), default=0)
