"""A content folder → one Handbook, with the findings and the place of every record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from aeskills.content.document import Document
from aeskills.content.layout import PARTS, SITE, Part
from aeskills.content.validate import blanks, validate
from aeskills.content.yaml_source import parse_text
from aeskills.failures import working_on
from aeskills.files import YAML_BYTES, FileEntry, printable, read_bytes, read_text, walk
from aeskills.findings import Finding, Location, did_you_mean, nearest
from aeskills.model.base import Record
from aeskills.model.handbook import Handbook
from aeskills.model.site_settings import CONTENT_FORMAT, Site


class Outcome(NamedTuple):
    """What came of one file: its document, unless too little of it is sound. `state` is the file's when it was read.

    `ids` are those that a file with an error names as written, so that a record in it is not also reported as missing.
    """

    state: tuple[int, int]
    findings: tuple[Finding, ...]
    document: Document | None = None
    ids: tuple[str, ...] = ()


@dataclass
class Reading:
    """What came of a content folder. `handbook` is None when a whole document is missing or unreadable."""

    root: Path
    handbook: Handbook | None = None
    findings: list[Finding] = field(default_factory=list)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    """By the file's name, of the role that is published."""
    drafts: dict[str, Outcome] = field(default_factory=dict)
    """The same of other roles, which are read for their findings only."""

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The files from which a record was read, in the order of the layout."""
        return tuple(outcome.document for outcome in self.outcomes.values() if outcome.document is not None)

    def document(self, record: object) -> Document | None:
        """The file in which a record stands."""
        return self._owners.get(id(record))

    def place(self, record: object, *path: str | int, key: bool = False) -> Location:
        """Where a value stands: below `record`, along `path`; with `key` the place of its key."""
        document = self.document(record)
        return document.place(record, *path, key=key) if document else Location(SITE.pattern)

    def word(self, record: object, *path: str | int, word: str) -> Location:
        """Where `word` first stands inside the text at `path`; the text's own place when it cannot be told."""
        document = self.document(record)
        return document.word(record, *path, word=word) if document else Location(SITE.pattern)

    @cached_property
    def _owners(self) -> dict[int, Document]:
        return {id(record): document for document in self.documents for record in document.records()}


def read(root: Path, before: Reading | None = None) -> Reading:
    """Reads the content folder at `root`; never raises for what the author wrote.

    `before` is an earlier reading of the folder: what came of files that have not changed since is taken over from it. Roles that are not
    published are read for their findings. Where site.yaml cannot be read, or names a role that is not there, the role that it is most
    likely about is checked all the same.
    """
    reading = Reading(root)
    folder = {entry.name: entry for entry in walk(root)}
    reading.findings += (entry.finding() for entry in folder.values() if entry.problem)
    known = {**before.drafts, **before.outcomes} if before else {}
    parts = [(part, part.pattern) for part in PARTS if "{role}" not in part.pattern]
    fields = _read_parts(reading, folder, parts, known)
    site = fields.get(SITE.field)
    roles = sorted({name.split("/")[1] for name in folder if name.startswith("roles/") and name.count("/") > 1})
    published = site.role if isinstance(site, Site) else ""
    chosen = published if published in roles else nearest(published, roles) or (roles[0] if len(roles) == 1 else "")
    for role in sorted(roles, key=lambda role: role != chosen):
        parts = [(part, part.pattern.format(role=role)) for part in PARTS if "{role}" in part.pattern]
        records = _read_parts(reading, folder, parts, known, is_draft=role != chosen)
        fields |= records if role == chosen else {}
    if published and published not in roles:  # told once all is read, since places are looked up among all documents
        hint = did_you_mean(published, roles, f"make the folder roles/{published}, or name another role")
        place = reading.place(site, "role")
        reading.findings.append(Finding(place, "missing-file", f"the folder roles/{published} is missing", hint))
    reading.findings += _strays(folder, {**reading.outcomes, **reading.drafts}, ("locale/",))
    if chosen and chosen != published:
        fields[SITE.field] = _stand_in(site, chosen)
    if set(fields) == set(Handbook.model_fields):
        same = before is not None and before.handbook is not None and before.documents == reading.documents
        reading.handbook = before.handbook if before and same else Handbook.model_construct(**fields)
    return reading


def _stand_in(site: Record | None, role: str) -> Record:
    """What site.yaml might say, where it cannot be read or names a role that is not there: enough to check all other files."""
    if site is not None:
        return site.changed({"role": role})
    return Site.absent().changed({"title": role, "description": role, "locales": (), "role": role, "format": CONTENT_FORMAT})


Folder = Mapping[str, FileEntry]
"""Name → file, of everything below the content folder."""


def _read_parts(
    reading: Reading, folder: Folder, parts: Sequence[tuple[Part, str]], known: Mapping[str, Outcome], is_draft: bool = False
) -> dict[str, Any]:
    """Field → record or records of each part, by its pattern; a part that is missing or unreadable has no field."""
    fields: dict[str, Any] = {}
    for part, pattern in parts:
        found = [
            record
            for file in _files(folder, part, pattern)
            if (record := _read_part(reading, folder, part, file, known, is_draft)) is not None
        ]
        if part.many:
            fields[part.field] = tuple(sorted(found, key=_position))
        elif found:
            fields[part.field] = found[0]
        elif part.optional:
            fields[part.field] = _empty(part.model)
    return fields


@cache
def _empty(model: type[Record]) -> Record:
    """The record of an optional file that is missing: the same in every reading."""
    return model.absent()


def _files(folder: Folder, part: Part, pattern: str) -> list[str]:
    if not part.many:
        return [pattern]
    above, _, suffix = pattern.rpartition("*")
    return sorted(name for name in folder if name.startswith(above) and name.endswith(suffix) and "/" not in name[len(above) :])


def _position(record: Record) -> tuple[int, str]:
    return getattr(record, "order", 0), getattr(record, "id", getattr(record, "skill", ""))


def _read_part(reading: Reading, folder: Folder, part: Part, file: str, known: Mapping[str, Outcome], is_draft: bool) -> Record | None:
    """The record of a file, which is noted in `reading` with its findings."""
    entry = folder.get(file)
    if entry is None:
        absent = read_bytes(reading.root / file, file, 0)
        if isinstance(absent, Finding) and not (absent.code == "missing-file" and (part.optional or _misnamed(folder, file))):
            reading.findings.append(absent)
        return None
    if entry.problem:
        return None
    outcome = known.get(file)
    if outcome is None or outcome.state != entry.state:
        with working_on(file):
            outcome = _outcome(entry, part)
    (reading.drafts if is_draft else reading.outcomes)[file] = outcome
    reading.findings += outcome.findings
    return outcome.document.record if outcome.document else None


def _outcome(entry: FileEntry, part: Part) -> Outcome:
    file = entry.name
    text, warnings = read_text(entry.path, file, YAML_BYTES)
    root, faults = parse_text(text, file) if text is not None else (None, [])
    findings = [*warnings, *faults]
    if root is None or text is None:
        return Outcome(entry.state, tuple(findings))
    value = root.plain()
    record, faults = validate(root, part.model, file)
    findings += faults
    ids = tuple(_ids(value)) if findings else ()
    document = Document(file, part, text, record, tuple(blanks(root, file)), root if findings else None) if record else None
    return Outcome(entry.state, tuple(findings), document, ids)


def _ids(value: Any) -> Iterator[str]:
    """Ids as written, at any depth."""
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        yield value["id"]
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _ids(child)


def _misnamed(folder: Folder, file: str) -> bool:
    """Whether the file is there with another suffix, which is reported for it."""
    return any(name.lower() in (file, f"{file.removesuffix('.yaml')}.yml") for name in folder)


def _strays(folder: Folder, known: Mapping[str, Outcome], skipped: tuple[str, ...]) -> Iterator[Finding]:
    """YAML files from which no record is read; not those below `skipped`."""
    for name, entry in folder.items():
        stem, dot, suffix = name.rpartition(".")
        if not dot or suffix.lower() not in ("yaml", "yml") or entry.problem or name.startswith(skipped) or name in known:
            continue
        place = Location(printable(name))
        if suffix != "yaml":
            yield Finding(place, "yaml-suffix", f"a file with the suffix .{suffix} is not read", f"rename it to {printable(stem)}.yaml")
        else:
            missing = [known_name for part in PARTS if not part.many and (known_name := _beside(part, name)) not in folder]
            hint = did_you_mean(name, missing, "move it to a place the handbook reads, or delete it")
            yield Finding(place, "stray-file", "no record is read from this file", hint, "warning")


def _beside(part: Part, name: str) -> str:
    """The file of a part, for the role in whose folder the file `name` lies."""
    role = name.split("/")[1] if name.startswith("roles/") else ""
    return part.pattern.format(role=role)
