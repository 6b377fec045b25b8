"""How much a handbook holds, and whether it holds as much as its site.yaml promises (`least:`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from aeskills.checks.survey import Survey
from aeskills.findings import Finding, did_you_mean
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


EACH: Mapping[str, Callable[[Handbook], Counts]] = {
    "levels-a-skill": partial(_of_skills, "levels"),
    "indicators-a-level": _indicators,
    "examples-a-skill": _industries_of_examples,
    "exercises-a-skill": partial(_of_skills, "practice"),
    "mistakes-a-skill": partial(_of_skills, "mistakes"),
    "questions-a-skill": partial(_of_skills, "interview"),
    "items-a-skill": lambda book: [(len(bank.items), bank, "items") for bank in book.banks],
}
"""What is counted in each record: the least of them is the measure."""

TOTALS: Mapping[str, Callable[[Handbook], int]] = {
    "skills": lambda book: len(book.skills),
    "phases": lambda book: len(book.engagement.phases),
    "duties": lambda book: len(book.duties.duties),
    "industries": lambda book: len(book.industries),
    "variants": lambda book: len(book.variants.variants),
    "seniority-levels": lambda book: len(book.career.levels),
    "regulations": lambda book: len(book.regulations.regulations),
    "rules-with-passage": lambda book: sum(any(one.passage for one in rule.sources) for rule in book.regulations.regulations),
    "figures-with-passage": lambda book: sum(figure.passage is not None for figure in book.figures.figures),
    "figures": lambda book: len(book.figures.figures),
    "activities": lambda book: len(book.onboarding.activities),
    "terms": lambda book: len(book.glossary.terms),
    "sources": lambda book: len(book.sources.sources),
    "situational-items": lambda book: sum(item.type == "situational" for item in book.items),
    "knowledge-items": lambda book: sum(item.type == "knowledge" for item in book.items),
}
"""What is counted in the whole handbook."""

MEASURES = (
    "skills", "levels-a-skill", "indicators-a-level", "examples-a-skill", "exercises-a-skill", "mistakes-a-skill", "questions-a-skill",
    "phases", "duties", "industries", "variants", "seniority-levels", "regulations", "rules-with-passage", "figures", "figures-with-passage",
    "activities", "terms", "sources",
    "situational-items", "knowledge-items", "items-a-skill",
)  # fmt: skip
"""Every measure, in the order in which `aeskills status` prints them."""


def measured(book: Handbook, name: str) -> int:
    """The value of a measure; KeyError for an unknown one."""
    return TOTALS[name](book) if name in TOTALS else min((count for count, *_ in EACH[name](book)), default=0)


def promises(survey: Survey) -> Iterator[Finding]:
    """Counts below what site.yaml promises, at the records that are short, and promises about what is not counted."""
    site, book = survey.handbook.site, survey.handbook
    for name, least in site.least.items():
        if name not in MEASURES:
            hint = did_you_mean(name, MEASURES, f"known: {', '.join(MEASURES)}")
            yield Finding(survey.reading.place(site, "least", name, key=True), "unknown-measure", f'"{name}" is not counted', hint)
        elif measured(book, name) < least:
            hint = "write what is missing, or promise less in site.yaml"
            short = [entry for entry in EACH[name](book) if entry[0] < least] if name in EACH else []
            for count, record, field in short:
                place = survey.reading.place(record, field, key=True)
                yield Finding(place, "below-promise", f"{name}: {count} here, promised are {least}", hint)
            if not short:
                place = survey.reading.place(site, "least", name)
                yield Finding(place, "below-promise", f"{name}: {measured(book, name)}, promised are {least}", hint)
