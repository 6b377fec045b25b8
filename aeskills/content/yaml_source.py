"""YAML text → a tree of located nodes, within limits; the only module that knows PyYAML.

Scalars stay the strings the author wrote; the model types them. The tree is built from parser events with an
explicit stack, so that depth and size are bounded before any recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from aeskills.findings import Finding, Location

MAX_BYTES = 1_000_000
MAX_DEPTH = 16
MAX_NODES = 60_000

# Beyond C0 and C1 controls: YAML 1.1 takes NEL, LS and PS for line breaks, which editors do not count as lines.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


_NO_KEYS: dict[str, Location] = {}
"""Of all nodes that are no mapping; nobody writes to it."""


@dataclass(slots=True)
class Node:
    """A value with its place. `value` is a str, a list of nodes, a dict of key → node, or None for an empty value."""

    value: str | list[Node] | dict[str, Node] | None
    line: int
    column: int
    length: int = 1
    end_line: int = 0
    keys: dict[str, Location] = field(default_factory=dict)

    def plain(self) -> Any:
        """The tree as plain dicts, lists, strings and None."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def child(self, key: str | int) -> Node | None:
        """The node under a key or index, or None."""
        if isinstance(self.value, dict) and isinstance(key, str):
            return self.value.get(key)
        if isinstance(self.value, list) and isinstance(key, int) and key < len(self.value):
            return self.value[key]
        return None


def _position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def decode(data: bytes, file: str) -> tuple[str, list[Finding]]:
    """File bytes → text and what is wrong with the text as such. The text is empty when it must not be parsed."""
    if len(data) > MAX_BYTES:
        hint = f"split it into files of at most {MAX_BYTES // 1000} kB"
        return "", [Finding(Location(file), "file-too-large", f"the file has {len(data):,} bytes", hint)]
    findings = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        hint = "save the file as UTF-8 without BOM"
        findings.append(Finding(Location(file), "byte-order-mark", "the file starts with a byte order mark", hint, "warning"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _position(data[: error.start].decode("utf-8", "replace"), len(data[: error.start].decode("utf-8", "replace")))
        hint = "save the file with the encoding UTF-8"
        return "", [*findings, Finding(Location(file, line, column), "not-utf-8", f"byte 0x{data[error.start]:02X} is not UTF-8", hint)]
    if "\r" in text:
        line, column = _position(text, text.index("\r"))
        hint = "set your editor to LF line ends"
        findings.append(Finding(Location(file, line, column), "crlf", "the file has Windows line ends", hint, "warning"))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if bad := _FORBIDDEN.search(text):
        line, column = _position(text, bad.start())
        message = f"the invisible character U+{ord(bad.group()):04X} is not allowed"
        return "", [*findings, Finding(Location(file, line, column), "control-character", message, "delete the character")]
    return text, findings


class _Builder:
    """Turns parser events into nodes, with an explicit stack."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self.stack: list[Node] = []
        self.pending: list[tuple[str, Location] | None] = []
        self.count = 0

    def report(self, event: Any, code: str, message: str, hint: str) -> None:
        self.findings.append(Finding(self.place(event), code, message, hint))

    def place(self, event: Any) -> Location:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return Location(self.file, start.line + 1, start.column + 1, max(1, length))

    def take(self, event: Any) -> bool:
        """Digests one event; False stops the reading of this file."""
        if isinstance(event, yaml.AliasEvent):
            self.report(event, "yaml-alias", "aliases (*name) are not read", "write the value out")
            return False
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.report(event, "several-documents", "a second YAML document starts here", "keep one document a file; delete the ---")
            return False
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop().end_line = self.place(event).line
            self.pending.pop()
        elif isinstance(event, yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent):
            return self.add(event)
        return True

    def add(self, event: Any) -> bool:
        self.count += 1
        if self.count > MAX_NODES:
            self.report(event, "too-many-values", f"the file has more than {MAX_NODES:,} values", "split the file")
            return False
        if event.anchor is not None or (event.tag or "!") != "!":
            self.report(event, "yaml-tag", "anchors (&name) and tags (!name) are not read", "write the plain value")
            return False
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            value = None if event.value == "" and event.implicit[0] else event.value
        else:
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 1
        node = Node(value, start.line + 1, start.column + 1, max(1, length), end.line + 1, {} if isinstance(value, dict) else _NO_KEYS)
        if self.stack and isinstance(self.stack[-1].value, dict) and self.pending[-1] is None:
            return self.key(event, node, self.place(event))
        self.attach(node)
        if not isinstance(event, yaml.ScalarEvent):
            if len(self.stack) >= MAX_DEPTH:
                self.report(event, "too-deep", f"values are nested more than {MAX_DEPTH} deep", "check the indentation")
                return False
            self.stack.append(node)
            self.pending.append(None)
        return True

    def key(self, event: Any, node: Node, place: Location) -> bool:
        if not isinstance(node.value, str):
            self.report(event, "bad-key", "a key must be a word", 'put the key before a colon, as in "name: value"')
            return False
        first = self.stack[-1].keys.get(node.value)
        if first is not None:
            self.report(event, "duplicate-key", f'the key "{node.value}" stands already in line {first.line}', "keep one of the two")
        self.pending[-1] = (node.value, place)
        return True

    def attach(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1].value
        if isinstance(parent, list):
            parent.append(node)
            return
        key, place = self.pending[-1] or ("", Location(self.file))
        self.pending[-1] = None
        if isinstance(parent, dict) and key not in parent:
            parent[key] = node
            self.stack[-1].keys[key] = place


def parse(data: bytes, file: str) -> tuple[Node | None, list[Finding]]:
    """Bytes of a YAML file → its root node (None when it cannot be read) and the findings on the way."""
    text, findings = decode(data, file)
    if not text:
        if not findings or all(f.severity == "warning" for f in findings):
            findings.append(Finding(Location(file), "empty-file", "the file is empty", "write the record, or delete the file"))
        return None, findings
    builder = _Builder(file)
    try:
        for event in _events(text):
            if not builder.take(event):
                return None, findings + builder.findings
    except yaml.MarkedYAMLError as error:
        return None, findings + builder.findings + [_syntax(error, text, file)]
    except yaml.YAMLError:
        return None, findings + builder.findings + [Finding(Location(file), "yaml-syntax", "this is not YAML", "")]
    if builder.root is None or builder.root.value is None:
        findings.append(Finding(Location(file), "empty-file", "the file has no content", "write the record, or delete the file"))
        return None, findings
    return builder.root, findings + builder.findings


def _events(text: str) -> Iterator[Any]:
    yield from yaml.parse(text, Loader=_LOADER)


def _syntax(error: yaml.MarkedYAMLError, text: str, file: str) -> Finding:
    lines = text.rstrip("\n").split("\n")
    mark = error.problem_mark or error.context_mark
    if mark and error.context_mark and (mark.line, mark.column) >= (len(lines) - 1, len(lines[-1])):
        mark = error.context_mark  # the end of the file says nothing; what is not closed began at the context
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1
    shown = lines[line - 1]
    indent = shown[: len(shown) - len(shown.lstrip())]
    if "\t" in indent:
        place = Location(file, line, indent.index("\t") + 1)
        return Finding(place, "tab-indent", "a tab is used to indent", "indent with spaces")
    hint = "quote the text if it holds a colon, a # or starts with a sign; check the indentation against the line above"
    return Finding(Location(file, line, column), "yaml-syntax", f"YAML cannot be read from here: {error.problem or error.context}", hint)
