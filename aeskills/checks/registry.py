"""Handbook → findings: every rule, in one list each for what it may assume about the reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aeskills.checks import (
    career,
    codes,
    completeness,
    evidence,
    facts,
    forms,
    items,
    levels,
    markup,
    provenance,
    publication,
    references,
    translations,
    usage,
    variants,
)
from aeskills.checks.survey import Survey
from aeskills.content.reader import Reading
from aeskills.findings import Finding, ordered

Rule = Callable[[Survey], Iterator[Finding]]

WRITTEN: tuple[Rule, ...] = (
    references.dangling,
    references.to_itself,
    references.repeated,
    references.duplicate_ids,
    references.file_names,
    references.role_id,
    variants.repeated,
    markup.links,
    markup.left_over,
    markup.blocks,
    markup.in_plain_text,
    evidence.future_dates,
    evidence.validity,
    evidence.stale,
    provenance.bare_addresses,
    provenance.shared_titles,
    provenance.second_hand,
    provenance.unknown_licences,
    facts.reading_dates,
    facts.passages,
    facts.left_open,
    publication.icons,
    publication.clock,
    codes.languages_are_known,
    codes.currencies_are_known,
    codes.territories_are_known,
    usage.blanks,
)
"""Rules about what is written; they hold even where other parts could not be read."""

WHOLE: tuple[Rule, ...] = (
    evidence.sources,
    levels.scale,
    levels.skill_levels,
    levels.pitched,
    levels.bands,
    career.complete,
    career.upwards,
    career.rising,
    variants.rising,
    items.options,
    items.keys,
    items.loadings,
    publication.locales,
    usage.empty_lists,
)
"""Rules about a record as a whole; silent about files from which a faulty part was cut out."""

EVERYTHING: tuple[Rule, ...] = (
    forms.rated,
    forms.coverage,
    items.longest_keys,
    usage.never_used,
    usage.without_content,
    completeness.promises,
)
"""Rules about the whole handbook; they speak once every file was read without a fault."""


def check(reading: Reading) -> list[Finding]:
    """Every fault across records. Empty when the handbook could not be read as a whole: that is reported already."""
    if reading.handbook is None:
        return []
    survey = Survey(reading, reading.handbook)
    found = [finding for rule in WRITTEN for finding in rule(survey)]
    found += [finding for rule in WHOLE for finding in rule(survey) if finding.location.file not in survey.faulty_files]
    if not survey.faulty_files:
        found += [finding for rule in EVERYTHING for finding in rule(survey)]
    return ordered([*found, *translations.catalogs(reading)])
