"""Every error of the catalogs of a content folder or of the interface, with its place."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from aeskills import files
from aeskills.files import state_of
from aeskills.findings import Finding, Location, did_you_mean
from aeskills.locales.catalogs import INTERFACE, Area
from aeskills.locales.fidelity import faults
from aeskills.locales.known import known_language
from aeskills.locales.merge import Unit
from aeskills.locales.plurals import categories, plural_header
from aeskills.locales.po import Catalog, CatalogMessage
from aeskills.locales.po_reader import read_catalog
from aeskills.locales.status import coverage_of, record_of
from aeskills.locales.words import Words, catalog_files, keep_words, words_in

Seen = dict[tuple[str, str], tuple[str, int]]
"""File and line in which a text was first translated."""


def review(areas: Sequence[Area], locales: Mapping[str, float]) -> Iterator[Finding]:
    """Findings of every catalog of `locales` (tag → threshold in percent); a record below the threshold is an error."""
    for tag, threshold in locales.items():
        seen: Seen = {}
        for area in filter(lambda area: area.concerns(tag), areas):
            file = area.file(tag)
            catalog, findings = read_catalog(area.path(tag), file)
            yield from findings
            if catalog is not None:
                yield from _duplicates(catalog, file, seen)
                yield from _entries(area, catalog, file, tag)
                if area.is_tool or area.name != INTERFACE:  # what a handbook does not say itself stays in English, and is only counted
                    yield from _missing(area, catalog, file, tag, threshold)


def errors(areas: Sequence[Area], tags: Iterable[str]) -> Iterator[Finding]:
    """What must not be published: catalogs that cannot be read, and translations that do not carry what their source text carries.

    A file that stays as it is is looked at again only when a text that it translates has changed.
    """
    for tag in filter(known_language, tags):
        for area in filter(lambda area: area.concerns(tag), areas):
            entry = state_of(area.path(tag), area.file(tag))
            known = _known.get(entry.path)
            if known is None or known.state != entry.state or _concerned(known, area, words_in(entry)):
                known = _Known(entry.state, area.units, tuple(_errors(area, entry, tag)))
            else:
                known = known._replace(units=area.units)
            _known[entry.path] = known
            yield from known.errors


class _Known(NamedTuple):
    """The errors of a file in a state, with these texts."""

    state: tuple[int, int]
    units: tuple[Unit, ...]
    errors: tuple[Finding, ...]


_known: dict[Path, _Known] = {}


def _concerned(known: _Known, area: Area, words: Words) -> bool:
    """Whether a text is new that the file translates; or, where there were errors, any text is."""
    before, after = ({id(unit): unit for unit in units} for units in (known.units, area.units))
    gone = {before[key] for key in before.keys() - after.keys()}  # few: the texts of a file that was not read again are the same objects
    new = [after[key] for key in after.keys() - before.keys() if after[key] not in gone]
    return any(known.errors or unit.key in words.singular or unit.key in words.plural for unit in new)


def _errors(area: Area, file: files.FileEntry, tag: str) -> Iterator[Finding]:
    catalog, findings = read_catalog(file.path, file.name)
    keep_words(file, catalog)
    yield from findings
    if catalog is not None:
        found = (*_duplicates(catalog, file.name, {}), *_entries(area, catalog, file.name, tag))
        yield from (finding for finding in found if finding.severity == "error")


def strays(content: Path, areas: Sequence[Area], locales: Iterable[str], source: str) -> Iterator[Finding]:
    """Catalogs that no area asks for, and languages that are not published."""
    tags = set(locales)
    folders = {entry.name.partition("/")[0] for entry in files.walk(content / "locale") if entry.name.count("/") == 1}
    for tag in sorted(folders - {"templates"}):
        for entry in catalog_files(content, tag):
            place = Location(f"locale/{tag}/{files.printable(entry.name)}")
            name = entry.name.removesuffix(".po")
            if name == INTERFACE and (tag in tags or tag == source):
                continue
            if tag not in tags:
                why = "is the source language" if tag == source else "is not among the locales of site.yaml"
                hint = did_you_mean(tag, tags, "add the language to site.yaml, or delete the folder")
                yield Finding(place, "po-unknown", f'"{tag}" {why}, so this catalog is not read', hint, "warning")
                break
            known = {area.name for area in areas}
            if name not in known:
                hint = did_you_mean(name, known, f"the catalogs are {', '.join(sorted(known))}")
                yield Finding(place, "po-unknown", "no area of the content has this name", hint, "warning")


def unknown_languages(tags: Iterable[str]) -> list[str]:
    """The tags that CLDR does not know."""
    return [tag for tag in tags if not known_language(tag)]


def _duplicates(catalog: Catalog, file: str, seen: Seen) -> Iterator[Finding]:
    for entry in catalog.entries:
        if entry.obsolete:
            continue
        here = file, entry.line
        first, line = seen.setdefault(entry.key, here)
        if (first, line) != here:
            where = f"on line {line}" if first == file else f"in {first}:{line}"
            message = f"this context and text are already translated {where}"
            yield Finding(
                catalog.place(file, entry), "po-duplicate-context", message, "keep the better translation and delete the other entry"
            )


def _entries(area: Area, catalog: Catalog, file: str, tag: str) -> Iterator[Finding]:
    units = {unit.key: unit for unit in area.units}
    contexts = {unit.context for unit in area.units}
    for entry in catalog.entries:
        if entry.obsolete:
            continue
        unit = units.get(entry.key)
        if unit is None or bool(unit.plural) != bool(entry.plural):
            hint = f"run: aeskills translate update {tag}"
            yield Finding(catalog.place(file, entry), "po-unknown", _unknown(entry, contexts), hint, "warning")
        elif entry.fuzzy:
            message = "the source text was changed after this translation" if entry.previous else "this translation is marked as unsure"
            hint = "fix the translation, then delete the word fuzzy"
            yield Finding(catalog.place(file, entry), "po-stale", message, hint, "warning")
        elif entry.complete:
            yield from faults(unit, entry, catalog, file)
            if entry.plural:
                yield from _forms(entry, catalog, file, tag)


def _unknown(entry: CatalogMessage, contexts: Container[str]) -> str:
    if entry.context in contexts:
        return f"the source text of {entry.context} is another by now"
    return f"no text of this area has the context {entry.context or '(none)'}"


def _forms(entry: CatalogMessage, catalog: Catalog, file: str, tag: str) -> Iterator[Finding]:
    wanted = categories(tag)
    header = catalog.header.strings[0] if catalog.header.strings else ""
    if len(entry.strings) != len(wanted) or plural_header(tag) not in header:
        message = f"the plural forms are not those of {tag}: {', '.join(wanted)}"
        yield Finding(catalog.place(file, entry, ""), "po-plural-forms", message, f"run: aeskills translate update {tag}")


def _missing(area: Area, catalog: Catalog, file: str, tag: str, threshold: float) -> Iterator[Finding]:
    """One finding for each record with untranslated texts; one for the whole file when it has no translation at all."""
    entries = {entry.key: entry for entry in catalog.entries if not entry.obsolete}
    records = coverage_of(area.units, entries)
    if records and not any(coverage.translated or coverage.stale for coverage in records.values()):
        hint = "translate the entries with an empty msgstr" if entries else f"run: aeskills translate update {tag}"
        message = f"none of the {len(area.units)} texts is translated"
        yield Finding(catalog.place(file), "po-missing", message, hint, "error" if threshold else "warning")
        return
    open_texts: dict[str, list[Unit]] = {}
    for unit in area.units:
        if not _done(entries.get(unit.key)):
            open_texts.setdefault(record_of(unit), []).append(unit)
    for record, coverage in records.items():
        if not coverage.missing:
            continue
        texts = open_texts.get(record, [])
        absent = [unit for unit in texts if unit.key not in entries]
        first = next((entries[unit.key] for unit in texts if unit.key in entries), None)
        share = f"{coverage.percent:.0f} % of its words are" if coverage.translated else "nothing of it is"
        message = f"{record}: {coverage.missing} of {coverage.texts} texts have no translation ({share} translated)"
        hint = f"run: aeskills translate update {tag}" if absent else "fill in the entries with an empty msgstr"
        yield Finding(catalog.place(file, first), "po-missing", message, hint, "error" if coverage.percent < threshold else "warning")


def _done(entry: CatalogMessage | None) -> bool:
    return entry is not None and (entry.complete or entry.fuzzy)
