"""A content folder → one Handbook, with the findings and the place of every record."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
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


@dataclass(frozen=True)
class Text:
    """A file's text with the index at which each line starts."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, path: Path) -> Text:
        """The text of a file; empty when it cannot be read any more."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            text = ""
        return cls(text, (0, *(index + 1 for index, char in enumerate(text) if char == "\n")))

    def find(self, word: str, line: int, column: int, end_line: int) -> tuple[int, int] | None:
        """Line and column of the first `word` from `line` and `column` to the end of `end_line`."""
        if line > len(self.starts):
            return None
        end = self.starts[end_line] if end_line < len(self.starts) else len(self.text)
        found = self.text.find(word, self.starts[line - 1] + column - 1, end)
        if found < 0:
            return None
        at = bisect_right(self.starts, found)
        return at, found - self.starts[at - 1] + 1


@dataclass
class Reading:
    """What came of a content folder. `handbook` is None when a whole document is missing or unreadable."""

    root: Path
    handbook: Handbook | None = None
    findings: list[Finding] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    raw_ids: Counter[str] = field(default_factory=Counter)
    _places: dict[int, tuple[str, Node]] = field(default_factory=dict)
    _texts: dict[str, Text] = field(default_factory=dict)

    def place(self, record: object, *path: str | int, key: bool = False) -> Location:
        """Where a value stands: below `record`, along `path`; with `key` the place of its key."""
        file, node = self._places.get(id(record), ("site.yaml", Node(None, 1, 1)))
        return key_location(node, path, file) if key else value_location(walk(node, path)[0], file)

    def word(self, record: object, *path: str | int, word: str) -> Location:
        """Where `word` first stands inside the text at `path`; the text's own place when it cannot be told."""
        file, node = self._places.get(id(record), ("site.yaml", Node(None, 1, 1)))
        value = walk(node, path)[0]
        if file not in self._texts:
            self._texts[file] = Text.of(self.root / file)
        found = self._texts[file].find(word, value.line, value.column, max(value.end_line, value.line))
        return Location(file, *found, len(word)) if found else value_location(value, file)

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
        elif part.optional:
            fields[part.field] = part.model()
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
        if part.optional:
            return None
        hint = "write the file; docs/authoring.md shows an example of each"
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
            relative = path.relative_to(root)
            if relative.parts[0] == "roles" and len(relative.parts) > 2 and relative.parts[1] != site.role:
                continue
            hint = "move it to a place the handbook reads, or delete it"
            yield Finding(Location(relative.as_posix()), "stray-file", "no record is read from this file", hint, "warning")
