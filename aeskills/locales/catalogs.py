"""The catalogs of a content folder and of the interface: which texts each must hold, and how they are brought up to date.

One catalog for each content area: `<content>/locale/<tag>/<area>.po`. The bytes depend on the content and the translations only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from aeskills.content.document import Document
from aeskills.content.layout import PARTS
from aeskills.content.reader import Reading, read
from aeskills.findings import Finding
from aeskills.locales.interface import INTERFACE_FOLDER, SOURCE, Phrase, phrases, speaks
from aeskills.locales.merge import Merged, Unit, merge
from aeskills.locales.plurals import categories, plural_header
from aeskills.locales.po import Catalog, CatalogMessage, po_text
from aeskills.locales.po_reader import read_catalog
from aeskills.locales.texts import Message, messages, unbroken
from aeskills.model.memo import remembered

INTERFACE = "interface"
PLACEHOLDER = re.compile(r"\{[^{}\s]*\}")
_RICH = "Inline markup and links allowed; every link target stays as it is."


class Area(NamedTuple):
    """One catalog in every language: its name, what it must hold, and where it is. `project` goes into the header."""

    name: str
    units: tuple[Unit, ...]
    folder: Path
    project: str
    source: str = ""
    """The language its texts are written in, which has no catalog of it."""
    only: frozenset[str] | None = None
    """The languages that it is for, where these are not all."""
    is_whole: bool = True
    """Whether a text without a translation counts as missing; not where the tool has a translation of its own."""
    is_tool: bool = False
    """Whether it is the tool's own catalog, which lies in the package."""

    def concerns(self, tag: str) -> bool:
        """Whether there is such a catalog in a language."""
        return tag != self.source and (self.only is None or tag in self.only)

    def file(self, tag: str) -> str:
        """The catalog's name in findings and reports: below the content folder; the full path for the tool's own."""
        return self.path(tag).as_posix() if self.is_tool else f"locale/{tag}/{self.name}.po"

    def path(self, tag: str) -> Path:
        """Where the catalog of a language is."""
        return self.folder / f"{tag}.po" if self.is_tool else self.folder / "locale" / tag / f"{self.name}.po"


def content_areas(reading: Reading) -> tuple[Area, ...]:
    """The areas of a content folder, in the order of its layout; those without a text are left out."""
    units: dict[str, dict[tuple[str, str], Unit]] = {part.field: {} for part in PARTS}
    for document in reading.documents:
        known = units[document.part.field]
        for unit in _units(document):
            known.setdefault(unit.key, unit)
    role = reading.handbook.site.role if reading.handbook else ""
    source = source_locale(reading)
    areas = ((name, tuple(each.values())) for name, each in units.items() if each)
    return tuple(Area(name, each, reading.root, f"{role} {name}".strip(), source) for name, each in areas)


def own_interface_areas(reading: Reading, tags: Iterable[str]) -> tuple[Area, ...]:
    """The tool's words in those of `tags` that it does not speak itself, then those that a content folder says in place of the tool's."""
    area = interface_area(folder=reading.root)._replace(is_tool=False, project=f"{INTERFACE} of this handbook")
    lacking = frozenset(tag for tag in tags if not speaks(tag))
    changed = frozenset(tag for tag in tags if speaks(tag) and area.path(tag).is_file())
    areas = (area._replace(only=lacking), area._replace(only=changed, is_whole=False))
    return tuple(area for area in areas if area.only)


@remembered
def _units(document: Document) -> tuple[Unit, ...]:
    """The texts of one document."""
    return tuple(
        Unit(message.context, message.text, "", message.rich, _purpose(message), document.file)
        for message in messages(document.record, document.part.field)
    )


def _purpose(message: Message) -> tuple[str, ...]:
    return tuple(line for line in (message.purpose, _RICH if message.rich else "") if line)


def interface_area(found: Iterable[Phrase] | None = None, folder: Path = INTERFACE_FOLDER) -> Area:
    """The tool's own words."""
    units = []
    for phrase in phrases() if found is None else found:
        names = list(dict.fromkeys(PLACEHOLDER.findall(phrase.text + phrase.other)))
        hint = f"Keep as it is: {', '.join(names)}" if names else ""
        purpose = tuple(line for line in (" ".join(phrase.note.split()), hint) if line)
        flags = ("python-brace-format",) if names else ()
        units.append(Unit(phrase.context, phrase.text, phrase.other, False, purpose, f"{phrase.area}.yaml", flags))
    return Area(INTERFACE, tuple(units), folder, "aeskills interface", is_tool=True)


class Update(NamedTuple):
    """What the update of one catalog did; `merged` is None when the file cannot be read and was left alone."""

    file: str
    merged: Merged | None
    findings: list[Finding]


def update_catalog(area: Area, tag: str) -> Update:
    """Brings the catalog of one area and language up to date with the texts, and writes it when that changes a byte."""
    return _update(area, tag, {})


def write_translations(
    content: Path, tag: str, words: Mapping[tuple[str, str], str], areas: Sequence[Area] | None = None
) -> list[tuple[str, str]]:
    """Updates the catalogs of `content` for `tag`, and fills in `words`: (context, English text) → translation.

    A text in `words` replaces the translation and its fuzzy mark. Gives back the keys that no text of the content asks for, and raises
    ValueError for a catalog that cannot be read.
    """
    given = {(context, unbroken(text)): string.strip() for (context, text), string in words.items()}
    given |= {key: string.strip() for key, string in words.items()}
    asked: set[tuple[str, str]] = set()
    for area in content_areas(read(content)) if areas is None else areas:
        result = _update(area, tag, given)
        if result.merged is None:
            raise ValueError("; ".join(f"{finding.location.file}: {finding.message}" for finding in result.findings))
        asked.update(unit.key for unit in area.units)
    return [(context, text) for context, text in words if not {(context, text), (context, unbroken(text))} & asked]


def _update(area: Area, tag: str, words: Mapping[tuple[str, str], str]) -> Update:
    file, path = area.file(tag), area.path(tag)
    old, findings = read_catalog(path, file)
    if old is None:
        return Update(file, None, findings)
    merged = merge(old.entries, area.units, len(categories(tag)))
    entries = [_filled(entry, words) for entry in merged.entries]
    write_catalog(path, po_text(Catalog(_header(old.header, area.project, tag), entries, old.trailing)))
    return Update(file, merged, findings)


def _filled(entry: CatalogMessage, words: Mapping[tuple[str, str], str]) -> CatalogMessage:
    if entry.obsolete or entry.plural or not words.get(entry.key):
        return entry
    return replace(entry, strings=(words[entry.key],), flags=tuple(flag for flag in entry.flags if flag != "fuzzy"), previous=())


def template(area: Area) -> str:
    """The area's empty catalog (.pot), from which any PO tool begins a language."""
    entries = merge((), area.units, 2).entries
    return po_text(Catalog(_header(CatalogMessage("", ""), area.project, ""), entries))


def _header(old: CatalogMessage, project: str, tag: str) -> CatalogMessage:
    """The header: our fields first, then what a translator's tool put there. No date of ours, so that a run changes no byte."""
    ours = {
        "Project-Id-Version": project,
        "Language": tag.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_header(tag) if tag else "nplurals=INTEGER; plural=EXPRESSION;",
    }
    theirs = [line for line in (old.strings or ("",))[0].split("\n") if line and line.partition(":")[0].strip() not in ours]
    fields = "".join(f"{line}\n" for line in (*(f"{name}: {value}" for name, value in ours.items()), *theirs))
    flags = tuple(flag for flag in old.flags if flag != "fuzzy")
    return CatalogMessage("", "", strings=(fields,), flags=flags, comments=old.comments)


def write_catalog(path: Path, text: str) -> None:
    """Writes a file in one step, and only when that changes it."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)


def published_locales(reading: Reading) -> tuple[str, ...]:
    """All languages of the site, the source language among them."""
    site = reading.handbook.site if reading.handbook else None
    return tuple(dict.fromkeys((site.source_locale, *(locale.tag for locale in site.locales)))) if site else ()


def source_locale(reading: Reading) -> str:
    """The language that the content is written in."""
    return reading.handbook.site.source_locale if reading.handbook else SOURCE


def target_locales(reading: Reading) -> Iterator[tuple[str, float]]:
    """The published languages that need a translation, with their thresholds in percent."""
    site = reading.handbook.site if reading.handbook else None
    for locale in site.locales if site else ():
        if site and locale.tag != site.source_locale:
            yield locale.tag, locale.threshold
