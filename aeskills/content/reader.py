"""A content folder → one Handbook, with the findings and the place of every record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aeskills.content.layout import PARTS, SITE, Part
from aeskills.content.messages import key_location, value_location, walk
from aeskills.content.validate import validate
from aeskills.content.yaml_source import Node, parse
from aeskills.findings import Finding, Location
from aeskills.model.base import Record
from aeskills.model.handbook import Handbook
from aeskills.model.site import Site


@dataclass
class Document:
    """One file that was read: its name below the content folder, its tree, its record."""

    file: str
    part: Part
    root: Node
    record: Record


@dataclass
class Reading:
    """What came of a content folder. `handbook` is None when a whole document is missing or unreadable."""

    root: Path
    handbook: Handbook | None = None
    findings: list[Finding] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    raw_ids: set[str] = field(default_factory=set)
    _places: dict[int, tuple[str, Node]] = field(default_factory=dict)

    def place(self, record: object, *path: str | int, key: bool = False) -> Location:
        """Where a value stands: below `record`, along `path`; with `key` the place of its key."""
        file, node = self._places.get(id(record), ("site.yaml", Node(None, 1, 1)))
        return key_location(node, path, file) if key else value_location(walk(node, path)[0], file)

    def word(self, record: object, *path: str | int, word: str) -> Location:
        """Where `word` first stands inside the text at `path`; the text's own place when it cannot be told."""
        file, node = self._places.get(id(record), ("site.yaml", Node(None, 1, 1)))
        value = walk(node, path)[0]
        try:
            lines = (self.root / file).read_text(encoding="utf-8-sig").split("\n")
        except (OSError, UnicodeDecodeError):
            return value_location(value, file)
        for number in range(value.line, min(max(value.end_line, value.line), len(lines)) + 1):
            start = value.column - 1 if number == value.line else 0
            found = lines[number - 1].find(word, start)
            if found >= 0:
                return Location(file, number, found + 1, len(word))
        return value_location(value, file)

    def remember(self, record: Any, node: Node, file: str) -> None:
        """Keeps the place of a record and of all records in it."""
        self._places[id(record)] = (file, node)
        for name in type(record).model_fields:
            child = node.child(name)
            if child is not None:
                self._remember_value(getattr(record, name), child, file)

    def _remember_value(self, value: Any, node: Node, file: str) -> None:
        if isinstance(value, Record):
            self.remember(value, node, file)
        elif isinstance(value, tuple) and isinstance(node.value, list):
            for entry, child in zip(value, node.value, strict=False):
                self._remember_value(entry, child, file)


def read(root: Path) -> Reading:
    """Reads the content folder at `root`; never raises for what the author wrote."""
    reading = Reading(root)
    fields: dict[str, Any] = {}
    site = _read_part(reading, SITE, root / SITE.pattern)
    if not isinstance(site, Site):
        return reading
    fields["site"] = site
    known = {root / SITE.pattern}
    for part in PARTS[1:]:
        pattern = part.pattern.format(role=site.role)
        paths = sorted(root.glob(pattern)) if part.many else [root / pattern]
        known.update(paths)
        found = [record for path in paths if (record := _read_part(reading, part, path)) is not None]
        if part.many:
            fields[part.field] = tuple(sorted(found, key=_position))
        elif found:
            fields[part.field] = found[0]
    reading.findings += _strays(root, known, site)
    if set(fields) == set(Handbook.model_fields):
        reading.handbook = Handbook.model_construct(**fields)
    return reading


def _position(record: Record) -> tuple[int, str]:
    return getattr(record, "order", 0), getattr(record, "id", getattr(record, "skill", ""))


def _read_part(reading: Reading, part: Part, path: Path) -> Record | None:
    file = path.relative_to(reading.root).as_posix()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        hint = "write the file; `aeskills new` makes an example of each"
        reading.findings.append(Finding(Location(file), "missing-file", f"the file {file} is missing", hint))
        return None
    except OSError as error:
        message = f"the file cannot be opened ({error.strerror})"
        reading.findings.append(Finding(Location(file), "unreadable-file", message, "check its permissions"))
        return None
    node, findings = parse(data, file)
    reading.findings += findings
    if node is None:
        return None
    reading.raw_ids.update(_raw_ids(node))
    record, findings = validate(node, part.model, file)
    reading.findings += findings
    if record is not None:
        reading.documents.append(Document(file, part, node, record))
        reading.remember(record, node, file)
    return record


def _raw_ids(node: Node) -> Iterator[str]:
    """Ids as written, so that a record with a fault is not also reported as missing."""
    if isinstance(node.value, dict):
        found = node.value.get("id")
        if found is not None and isinstance(found.value, str):
            yield found.value
        children = list(node.value.values())
    else:
        children = node.value if isinstance(node.value, list) else []
    for child in children:
        yield from _raw_ids(child)


def _strays(root: Path, known: set[Path], site: Site) -> Iterator[Finding]:
    for path in sorted(root.rglob("*")):
        if path.suffix in (".yaml", ".yml") and path not in known and not path.is_relative_to(root / "locale"):
            file = path.relative_to(root).as_posix()
            if path.parent.parent.name == "roles" and path.parent.name != site.role:
                continue
            hint = "move it to a place the handbook reads, or delete it"
            yield Finding(Location(file), "stray-file", "no record is read from this file", hint, "warning")
