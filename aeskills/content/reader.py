"""A content folder → one Handbook, with the findings and the place of every record."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from aeskills.content.document import Document
from aeskills.content.layout import PARTS, SITE, Part
from aeskills.content.validate import typed
from aeskills.content.yaml_source import load
from aeskills.findings import Finding, Location
from aeskills.model.base import Record
from aeskills.model.handbook import Handbook
from aeskills.model.site import Site


class Outcome(NamedTuple):
    """What came of one file: its document, unless too little of it is sound. `state` is the file's when it was read.

    `ids` are those that a file with a fault names as written, so that a record in it is not also reported as missing.
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
    """By the file's name."""

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

    `before` is an earlier reading of the folder: what came of files that have not changed since is taken over from it.
    """
    reading = Reading(root)
    known = before.outcomes if before else {}
    fields: dict[str, Any] = {}
    site = _read_part(reading, SITE, SITE.pattern, known)
    if not isinstance(site, Site):
        return reading
    fields["site"] = site
    for part in PARTS[1:]:
        pattern = part.pattern.format(role=site.role)
        found = [record for file in _files(root, part, pattern) if (record := _read_part(reading, part, file, known)) is not None]
        if part.many:
            fields[part.field] = tuple(sorted(found, key=_position))
        elif found:
            fields[part.field] = found[0]
        elif part.optional:
            fields[part.field] = _empty(part.model)
    reading.findings += _strays(root, reading.outcomes, site)
    if set(fields) == set(Handbook.model_fields):
        same = before is not None and before.handbook is not None and before.documents == reading.documents
        reading.handbook = before.handbook if before and same else Handbook.model_construct(**fields)
    return reading


@cache
def _empty(model: type[Record]) -> Record:
    """The record of an optional file that is missing: the same in every reading."""
    return model()


def _files(root: Path, part: Part, pattern: str) -> list[str]:
    if not part.many:
        return [pattern]
    folder, _, name = pattern.rpartition("/")
    return [f"{folder}/{path.name}" for path in sorted((root / folder).glob(name))]


def _position(record: Record) -> tuple[int, str]:
    return getattr(record, "order", 0), getattr(record, "id", getattr(record, "skill", ""))


def _read_part(reading: Reading, part: Part, file: str, known: dict[str, Outcome]) -> Record | None:
    """The record of a file, which is noted in `reading` with its findings."""
    path = reading.root / file
    try:
        info = path.stat()
        state = (info.st_mtime_ns, info.st_size)
        outcome = known.get(file)
        if outcome is None or outcome.state != state:
            outcome = _outcome(path.read_bytes(), state, part, file)
    except FileNotFoundError:
        if not part.optional:
            hint = "write the file; docs/authoring.md shows an example of each"
            reading.findings.append(Finding(Location(file), "missing-file", f"the file {file} is missing", hint))
        return None
    except OSError as error:
        message = f"the file cannot be opened ({error.strerror})"
        reading.findings.append(Finding(Location(file), "unreadable-file", message, "check its permissions"))
        return None
    reading.outcomes[file] = outcome
    reading.findings += outcome.findings
    return outcome.document.record if outcome.document else None


def _outcome(data: bytes, state: tuple[int, int], part: Part, file: str) -> Outcome:
    value, source, findings = load(data, file)
    if value is None:
        return Outcome(state, tuple(findings))
    record, faults = typed(value, source, part.model)
    findings = [*findings, *faults]
    ids = tuple(_ids(value)) if findings else ()
    return Outcome(state, tuple(findings), Document(file, part, source, record) if record else None, ids)


def _ids(value: Any) -> Iterator[str]:
    """Ids as written, at any depth."""
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        yield value["id"]
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _ids(child)


def _strays(root: Path, known: dict[str, Outcome], site: Site) -> Iterator[Finding]:
    for file in sorted(_yaml_below(str(root), "")):
        first, _, rest = file.partition("/")
        role, inside, _ = rest.partition("/")
        if file in known or first == "locale" or (first == "roles" and inside and role != site.role):
            continue
        hint = "move it to a place the handbook reads, or delete it"
        yield Finding(Location(file), "stray-file", "no record is read from this file", hint, "warning")


def _yaml_below(root: str, folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(f"{root}/{folder}"))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _yaml_below(root, f"{folder}{entry.name}/")
        elif entry.name.endswith((".yaml", ".yml")):
            yield f"{folder}{entry.name}"
