"""Codes of languages, currencies and territories: those that CLDR does not know cannot be printed, and stop a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding, Location, did_you_mean
from aeskills.locales.known import currencies, known_language, languages, territories


def languages_are_known(survey: Survey) -> Iterator[Finding]:
    """Tags of the site's locales, and of the languages of sources and rules."""
    for place, tag in _unknown(survey, ("tag", "source_locale", "language"), known_language):
        hint = did_you_mean(tag, languages(), "write a tag such as it or pt-BR")
        yield Finding(place, "unknown-language", f'"{tag}" is no language that CLDR knows', hint)


def currencies_are_known(survey: Survey) -> Iterator[Finding]:
    """Currencies of figures and worked examples."""
    for place, code in _unknown(survey, ("currency",), lambda code: code in currencies()):
        hint = did_you_mean(code, currencies(), "write an ISO 4217 code, such as EUR")
        yield Finding(place, "unknown-currency", f'"{code}" is no currency', hint)


def territories_are_known(survey: Survey) -> Iterator[Finding]:
    """Where figures hold and rules bind."""
    for place, code in _unknown(survey, ("geography", "jurisdictions"), lambda code: code == "world" or code in territories()):
        hint = "write an ISO 3166 code such as IT or GB, or EU, or world"
        yield Finding(place, "unknown-territory", f'"{code}" is no country', hint)


def _unknown(survey: Survey, fields: Iterable[str], known: Callable[[str], bool]) -> Iterator[tuple[Location, str]]:
    """Place and value of the fields of these names, in any record, whose value is not known."""
    for part in survey.parts:
        for field in fields:
            if field not in type(part.record).model_fields:
                continue
            value = getattr(part.record, field)
            values = value if isinstance(value, tuple) else () if value is None else (value,)
            for index, code in enumerate(values):
                if not known(code):
                    path = (field, index) if isinstance(value, tuple) else (field,)
                    yield survey.reading.place(part.record, *path), code
