"""YAML text → plain values or a tree of located nodes, within limits; the only module that knows PyYAML.

Scalars stay the strings the author wrote; the model types them. Both are built from parser events with an explicit
stack, so that depth and size are bounded before any recursion.
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


@dataclass(slots=True)
class YamlFile:
    """A file that was read, to be asked for places: its located tree is built when somebody asks, and then kept."""

    name: str
    data: bytes
    filled: bool
    """No value in it is empty. When False, one may be."""
    tree: Node | None = None

    @property
    def root(self) -> Node:
        """The root of the located tree."""
        if self.tree is None:
            self.tree = parse(self.data, self.name)[0] or Node(None, 1, 1)
        return self.tree


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

    def __init__(self, file: str, tags: bool = False) -> None:
        self.file = file
        self.tags = tags
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
            self.report(event, "duplicate-key", f'the key "{value}" stands already in line {first.line}', "keep one of the two")
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


def load(data: bytes, file: str) -> tuple[Any, YamlFile, list[Finding]]:
    """Bytes of a YAML file → its plain value (None when it cannot be read), its places and the findings, as from `parse`.

    A file in which there is nothing to report, as most are, is read several times as fast.
    """
    text, findings = decode(data, file)
    quick = _plain(text) if text and not findings else None
    if quick is not None:
        value, filled = quick
        return value, YamlFile(file, data, filled), []
    root, findings = parse(data, file)
    return root and root.plain(), YamlFile(file, data, filled=False, tree=root), findings


def _plain(text: str) -> tuple[Any, bool] | None:
    """The plain value of a text and whether all of it is filled in; None when `parse` would report something, or might."""
    top: list[Any] = []
    above: list[Any] = []
    parent: Any = top
    key, filled = None, True
    next_event = _LOADER(text).get_event
    try:
        for _ in range(MAX_NODES):  # a value has at least one event
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent or kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    return None
                value = _value(event)
                if type(parent) is list:
                    parent.append(value)
                elif key is not None:
                    parent[key] = value
                    key = None
                elif type(value) is str and value not in parent:
                    key = value
                    continue
                else:
                    return None
                if kind is not yaml.ScalarEvent:
                    if len(above) == MAX_DEPTH:
                        return None
                    above.append(parent)
                    parent = value
                elif value is None:
                    filled = False
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                parent = above.pop()
            elif kind is yaml.StreamEndEvent:
                return (top[0], filled) if top and top[0] is not None else None
            elif kind is yaml.AliasEvent or (kind is yaml.DocumentStartEvent and top):
                return None
    except yaml.YAMLError:
        pass
    return None


def parse(data: bytes, file: str, tags: bool = False) -> tuple[Node | None, list[Finding]]:
    """Bytes of a YAML file → its root node (None when it cannot be read) and the findings on the way.

    With `tags`, as in mkdocs.yml, tags and anchors are read and left to the caller; aliases never are.
    """
    text, findings = decode(data, file)
    if not text:
        if not findings or all(f.severity == "warning" for f in findings):
            findings.append(Finding(Location(file), "empty-file", "the file is empty", "write the record, or delete the file"))
        return None, findings
    builder = _Builder(file, tags)
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
