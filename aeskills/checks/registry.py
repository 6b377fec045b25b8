"""Handbook → findings: every check, in one list each for what it may assume about the reading.

A check is a module: what it finds, the manual of its codes with a bad and a good snippet each (`MANUAL`), and `check(survey)`. To add one,
write the module and add a line here; tests/checks runs its snippets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aeskills.checks import translations
from aeskills.checks.artefacts import columns, rows, sections
from aeskills.checks.career import falling_targets, incomplete_targets, ladder_turns_back, path_turns_back
from aeskills.checks.codes import unknown_currencies, unknown_languages, unknown_territories
from aeskills.checks.evidence import future_dates, left_open, missing_passages, missing_sources, reading_dates, stale_checks, validity
from aeskills.checks.forms import coverage, parallel_forms, same_facts, unrated_items
from aeskills.checks.items import cues, few_options, keys, loadings, twins
from aeskills.checks.levels import bands, scale, skill_levels, unknown_levels
from aeskills.checks.phrasing import repeated_phrasing
from aeskills.checks.provenance import bare_addresses, missing_licences, second_hand, shared_titles
from aeskills.checks.references import dangling, duplicate_ids, file_names, former_ids, repeated_entries, role_id, self_references
from aeskills.checks.site import content_format, missing_parts, published_locales, times, unknown_icons, without_interface
from aeskills.checks.survey import Survey
from aeskills.checks.texts import blocks, broken_links, broken_markup, markup_in_plain_text
from aeskills.checks.usage import below_promise, empty_lists, empty_values, never_used, without_content
from aeskills.content.reader import Reading
from aeskills.findings import Finding, ordered

Check = Callable[[Survey], Iterator[Finding]]

WRITTEN: tuple[Check, ...] = (
    dangling.check,
    self_references.check,
    repeated_entries.check,
    duplicate_ids.check,
    former_ids.check,
    file_names.check,
    role_id.check,
    broken_links.check,
    broken_markup.check,
    blocks.check,
    markup_in_plain_text.check,
    future_dates.check,
    validity.check,
    stale_checks.check,
    bare_addresses.check,
    shared_titles.check,
    second_hand.check,
    missing_licences.check,
    reading_dates.check,
    missing_passages.check,
    left_open.check,
    unknown_icons.check,
    times.check,
    content_format.check,
    missing_parts.check,
    unknown_languages.check,
    unknown_currencies.check,
    unknown_territories.check,
    empty_values.check,
)
"""Checks of what is written; they hold even where other parts could not be read."""

WHOLE: tuple[Check, ...] = (
    missing_sources.check,
    scale.check,
    skill_levels.check,
    unknown_levels.check,
    bands.check,
    incomplete_targets.check,
    path_turns_back.check,
    falling_targets.check,
    ladder_turns_back.check,
    few_options.check,
    keys.check,
    loadings.check,
    twins.check,
    published_locales.check,
    without_interface.check,
    sections.check,
    columns.check,
    rows.check,
    empty_lists.check,
)
"""Checks of a record as a whole; silent about files from which a wrong part was cut out."""

EVERYTHING: tuple[Check, ...] = (
    unrated_items.check,
    coverage.check,
    same_facts.check,
    parallel_forms.check,
    cues.check,
    never_used.check,
    without_content.check,
    below_promise.check,
    repeated_phrasing.check,
)
"""Checks of the whole handbook; they speak once every file was read without an error."""


def run_checks(reading: Reading) -> list[Finding]:
    """Every error across records. Empty when the handbook could not be read as a whole: that is reported already."""
    if reading.handbook is None:
        return []
    survey = Survey(reading, reading.handbook)
    found = [finding for one in WRITTEN for finding in one(survey)]
    found += [finding for one in WHOLE for finding in one(survey) if finding.location.file not in survey.faulty_files]
    if not survey.faulty_files:
        found += [finding for one in EVERYTHING for finding in one(survey)]
    return ordered([*found, *translations.catalogs(reading)])
