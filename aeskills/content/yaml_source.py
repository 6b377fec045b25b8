"""YAML text → a tree of located nodes, within limits; the only module that knows PyYAML.

Scalars stay the strings the author wrote; the model types them. The tree is built from parser events with an explicit
stack, so that depth and size are bounded before any recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from aeskills.findings import Finding, Location
from aeskills.text import decode, forbidden, forbidden_finding, position, without_forbidden

MAX_DEPTH = 16
MAX_NODES = 60_000

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)


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
    tag: str = ""
    """Its tag as written out, such as `!ENV`, where tags are read."""

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


class _Builder:
    """Turns parser events into nodes, with an explicit stack."""

    def __init__(self, text: str, file: str, tags: bool = False) -> None:
        self.tags = tags
        self.text = text
        self.escaped = "\\" in text
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

    def escape(self, event: Any) -> Location:
        """Where the first escape of a quoted text stands that gives a forbidden character; the text itself when none does so alone."""
        start = event.start_mark.index
        for match in _ESCAPE.finditer(self.text, start, event.end_mark.index):
            char = next(event.value for event in _events(f'"{match[0]}"') if type(event) is yaml.ScalarEvent)
            if next(forbidden(char), None):
                return Location(self.file, *position(self.text, match.start()), len(match[0]))
        return self.place(event)

    def take(self, event: Any) -> bool:
        """Digests one event; False stops the reading of this file."""
        kind = type(event)
        if kind is yaml.ScalarEvent or kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            return self.add(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.stack.pop().end_line = event.start_mark.line + 1
            self.pending.pop()
        elif kind is yaml.AliasEvent:
            self.report(event, "yaml-alias", "aliases (*name) are not read", "write the value out")
            return False
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            self.report(event, "several-documents", "a second YAML document starts here", "keep one document a file; delete the ---")
            return False
        return True

    def add(self, event: Any) -> bool:
        self.count += 1
        if self.count > MAX_NODES:
            self.report(event, "too-many-values", f"the file has more than {MAX_NODES:,} values", "split the file")
            return False
        if not self.tags and (event.anchor is not None or (event.tag or "!") != "!"):
            self.report(event, "yaml-tag", "anchors (&name) and tags (!name) are not read", "write the plain value")
            return False
        value = _value(event)
        if self.escaped and isinstance(value, str) and (place := next(forbidden(value), None)):
            self.findings.append(forbidden_finding(self.escape(event), place.char))
            value = without_forbidden(value)
        if self.stack and self.pending[-1] is None and type(self.stack[-1].value) is dict:
            return self.key(event, value)
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 1
        node = Node(value, start.line + 1, start.column + 1, max(1, length), end.line + 1, {} if type(value) is dict else _NO_KEYS)
        if self.tags:
            node.tag = event.tag or ""
        self.attach(node)
        if type(event) is not yaml.ScalarEvent:
            if len(self.stack) >= MAX_DEPTH:
                self.report(event, "too-deep", f"values are nested more than {MAX_DEPTH} deep", "check the indentation")
                return False
            self.stack.append(node)
            self.pending.append(None)
        return True

    def key(self, event: Any, value: Any) -> bool:
        if not isinstance(value, str):
            self.report(event, "bad-key", "a key must be a word", 'put the key before a colon, as in "name: value"')
            return False
        first = self.stack[-1].keys.get(value)
        if first is not None:
            self.report(event, "duplicate-key", f'the key "{value}" is already defined on line {first.line}', "keep one of the two")
        self.pending[-1] = (value, self.place(event))
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


def _value(event: Any) -> Any:
    """What a scalar says, None for nothing; an empty collection for the start of one."""
    if type(event) is yaml.ScalarEvent:
        return event.value or (None if event.implicit[0] else "")
    return {} if type(event) is yaml.MappingStartEvent else []


def parse_yaml(data: bytes, file: str, tags: bool = False) -> tuple[Node | None, list[Finding]]:
    """Bytes of a YAML file → its root node (None when it cannot be read) and the findings on the way.

    With `tags`, as in mkdocs.yml, tags and anchors are read and left to the caller; aliases never are.
    """
    text, findings = decode(data, file)
    if text is None:
        return None, list(findings)
    root, more = parse_text(text, file, tags)
    return root, [*findings, *more]


def parse_text(text: str, file: str, tags: bool = False) -> tuple[Node | None, list[Finding]]:
    """The same of a decoded text."""
    builder = _Builder(text, file, tags)
    try:
        for event in _events(text):
            if not builder.take(event):
                return None, builder.findings
    except yaml.MarkedYAMLError as error:
        return None, [*builder.findings, _syntax(error, text, file)]
    except (yaml.YAMLError, ValueError):  # a ValueError where PyYAML has no C parser: an escape beyond U+10FFFF
        return None, [*builder.findings, Finding(Location(file), "yaml-syntax", "this is not YAML", "")]
    if builder.root is None or builder.root.value is None:
        return None, [Finding(Location(file), "empty-file", "the file has no content", "write the record, or delete the file")]
    return builder.root, builder.findings


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
