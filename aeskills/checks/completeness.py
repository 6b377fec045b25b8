"""How much a handbook holds, and whether it holds as much as its site.yaml promises (`least:`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from aeskills.checks.survey import Survey
from aeskills.findings import Finding, did_you_mean
from aeskills.model.handbook import Handbook


def _fewest(counts: Iterable[int]) -> int:
    return min(counts, default=0)


MEASURES: Mapping[str, Callable[[Handbook], int]] = {
    "skills": lambda book: len(book.skills),
    "levels-a-skill": lambda book: _fewest(len(skill.levels) for skill in book.skills),
    "indicators-a-level": lambda book: _fewest(len(step.indicators) for skill in book.skills for step in skill.levels),
    "examples-a-skill": lambda book: _fewest(len({example.industry for example in skill.examples}) for skill in book.skills),
    "exercises-a-skill": lambda book: _fewest(len(skill.practice) for skill in book.skills),
    "mistakes-a-skill": lambda book: _fewest(len(skill.mistakes) for skill in book.skills),
    "questions-a-skill": lambda book: _fewest(len(skill.interview) for skill in book.skills),
    "phases": lambda book: len(book.engagement.phases),
    "duties": lambda book: len(book.duties.duties),
    "industries": lambda book: len(book.industries),
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
    "items-a-skill": lambda book: _fewest(len(bank.items) for bank in book.banks),
}
"""What is counted; `…-a-skill` is the fewest that any skill has."""


def promises(survey: Survey) -> Iterator[Finding]:
    """Counts below what site.yaml promises, and promises about what is not counted."""
    site = survey.handbook.site
    for name, least in site.least.items():
        if name not in MEASURES:
            hint = did_you_mean(name, MEASURES, f"known: {', '.join(MEASURES)}")
            yield Finding(survey.reading.place(site, "least", name, key=True), "unknown-measure", f'"{name}" is not counted', hint)
        elif (count := MEASURES[name](survey.handbook)) < least:
            hint = "write what is missing, or promise less"
            yield Finding(survey.reading.place(site, "least", name), "below-promise", f"{name}: {count}, promised are {least}", hint)
