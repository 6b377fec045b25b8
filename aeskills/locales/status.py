"""How far the translations are: for each language, catalog and record the texts and words that are translated, stale or missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aeskills.locales.catalogs import Area
from aeskills.locales.merge import Unit
from aeskills.locales.po import CatalogMessage
from aeskills.locales.po_reader import read_catalog


@dataclass
class TextCoverage:
    """Texts by state, and words of the source text. A stale text is shown in the source language, and so counts as not translated."""

    translated: int = 0
    stale: int = 0
    missing: int = 0
    words: int = 0
    words_translated: int = 0

    @property
    def texts(self) -> int:
        """All texts."""
        return self.translated + self.stale + self.missing

    @property
    def percent(self) -> float:
        """Share of the words that are translated; 100 when there are no words."""
        return 100 * self.words_translated / self.words if self.words else 100.0

    def count(self, unit: Unit, entry: CatalogMessage | None) -> None:
        """Adds one text."""
        words = max(1, len((unit.plural or unit.text).split()))
        self.words += words
        if entry is None or (not entry.complete and not entry.fuzzy):
            self.missing += 1
        elif entry.fuzzy:
            self.stale += 1
        else:
            self.translated += 1
            self.words_translated += words

    def add(self, other: TextCoverage) -> None:
        """Adds the counts of a part."""
        self.translated += other.translated
        self.stale += other.stale
        self.missing += other.missing
        self.words += other.words
        self.words_translated += other.words_translated


@dataclass
class FileStatus:
    """One catalog: its total and its records. `readable` is false for a file that is not PO."""

    file: str
    readable: bool
    total: TextCoverage
    records: dict[str, TextCoverage]


@dataclass
class LocaleStatus:
    """One language. `threshold` is the least share of a page, in percent, with which it is published."""

    tag: str
    threshold: float
    total: TextCoverage
    files: list[FileStatus]


def record_of(unit: Unit) -> str:
    """The record a text belongs to: `skill/negotiation`."""
    return unit.context.partition("#")[0]


def coverage_of(units: Iterable[Unit], entries: Mapping[tuple[str, str], CatalogMessage]) -> dict[str, TextCoverage]:
    """The coverage of every record, in the order of the content."""
    records: dict[str, TextCoverage] = {}
    for unit in units:
        records.setdefault(record_of(unit), TextCoverage()).count(unit, entries.get(unit.key))
    return records


def locale_status(areas: Sequence[Area], locales: Mapping[str, float]) -> list[LocaleStatus]:
    """The state of every language."""
    return [_locale(areas, tag, threshold) for tag, threshold in locales.items()]


def _locale(areas: Sequence[Area], tag: str, threshold: float) -> LocaleStatus:
    total, files = TextCoverage(), []
    for area in areas:
        if not area.concerns(tag) or not area.is_whole:
            continue
        catalog, _ = read_catalog(area.path(tag), area.file(tag))
        entries = {entry.key: entry for entry in catalog.entries if not entry.obsolete} if catalog else {}
        records = coverage_of(area.units, entries)
        file = FileStatus(area.file(tag), catalog is not None, TextCoverage(), records)
        for coverage in records.values():
            file.total.add(coverage)
        total.add(file.total)
        files.append(file)
    return LocaleStatus(tag, threshold, total, files)


def _row(coverage: TextCoverage) -> dict[str, Any]:
    return {
        "texts": coverage.texts,
        "translated": coverage.translated,
        "stale": coverage.stale,
        "missing": coverage.missing,
        "words": coverage.words,
        "words_translated": coverage.words_translated,
        "percent": round(coverage.percent, 1),
    }


def as_data(locales: Sequence[LocaleStatus]) -> list[dict[str, Any]]:
    """The state for other programs: languages with files with records."""
    return [
        {
            "locale": locale.tag,
            "threshold": locale.threshold,
            **_row(locale.total),
            "files": [
                {
                    "file": file.file,
                    "readable": file.readable,
                    **_row(file.total),
                    "records": [{"record": name, **_row(coverage)} for name, coverage in file.records.items()],
                }
                for file in locale.files
            ],
        }
        for locale in locales
    ]


def status_table(locales: Sequence[LocaleStatus]) -> str:
    """The state for people: a line for each file, and under it the records that are not finished."""
    blocks = []
    for locale in locales:
        head = f"{locale.tag:<40} {'texts':>7} {'done':>7} {'stale':>6} {'missing':>8} {'words':>8} {'done':>7}"
        rows = [head, _line(f"all (published from {locale.threshold:g} %)", locale.total)]
        for file in locale.files:
            rows.append(_line(file.file, file.total) if file.readable else f"{file.file}: cannot be read; see aeskills translate check")
            begun = file.readable and (file.total.translated or file.total.stale)
            rows += [_line(f"  {name}", part) for name, part in file.records.items() if begun and part.translated < part.texts]
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks)


def _line(name: str, coverage: TextCoverage) -> str:
    share = f"{int(coverage.percent * 10) / 10:g}%"
    counts = f"{coverage.texts:>7} {coverage.translated:>7} {coverage.stale:>6} {coverage.missing:>8} {coverage.words:>8}"
    return f"{name:<40} {counts} {share:>7}"
