"""One file that was read: its record, and where each of its values is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from aeskills.content.layout import Part
from aeskills.content.messages import key_location, value_location, walk_nodes
from aeskills.content.yaml_source import Node, parse_text
from aeskills.findings import Finding, Location
from aeskills.model.base import Record


@dataclass(eq=False)
class Document:
    """A file by its name below the content folder. Places are looked up in its tree.

    `tree` is given for a file with errors, whose wrong parts were cut out; of any other it is made again from the text when the first
    place is asked for, since trees would take most of the memory.
    """

    file: str
    part: Part
    text: str
    record: Record
    blanks: tuple[Finding, ...] = ()
    """Keys without a value; where a key may be left out, the model takes the blank for that."""
    tree: Node | None = None

    def records(self) -> Iterator[Record]:
        """Every record in it, at any depth, in the author's order."""
        yield from _below(self.record)

    def place(self, record: object, *path: str | int, key: bool = False) -> Location:
        """Where a value stands: below `record`, along `path`; with `key` the place of its key."""
        node = self._nodes[id(record)]
        return key_location(node, path, self.file) if key else value_location(walk_nodes(node, path)[0], self.file)

    def word(self, record: object, *path: str | int, word: str) -> Location:
        """Where `word` first stands inside the text at `path`; the text's own place when it cannot be told."""
        value = walk_nodes(self._nodes[id(record)], path)[0]
        found = self._lines.find(word, value.line, value.column, max(value.end_line, value.line))
        return Location(self.file, *found, len(word)) if found else value_location(value, self.file)

    @cached_property
    def _nodes(self) -> dict[int, Node]:
        return {id(record): node for record, node in _located(self.record, self.tree or _parsed(self.text, self.file))}

    @cached_property
    def _lines(self) -> _Lines:
        return _Lines(self.text)


class _Lines:
    """A file's text with the index at which each line starts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = (0, *(index + 1 for index, char in enumerate(text) if char == "\n"))

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


def _parsed(text: str, file: str) -> Node:
    root, _ = parse_text(text, file)
    assert root is not None, file  # it was read before
    return root


def _below(record: Record) -> Iterator[Record]:
    yield record
    for name in type(record).model_fields:
        value = getattr(record, name)
        for entry in value if isinstance(value, tuple) else (value,):
            if isinstance(entry, Record):
                yield from _below(entry)


def _located(record: Record, node: Node) -> Iterator[tuple[Record, Node]]:
    """Every record below `record` with its node."""
    yield record, node
    for name in type(record).model_fields:
        value, child = getattr(record, name), node.child(name)
        if child is None:
            continue
        if isinstance(value, Record):
            yield from _located(value, child)
        elif isinstance(value, tuple) and isinstance(child.value, list):
            for entry, part in zip(value, child.value, strict=False):
                if isinstance(entry, Record):
                    yield from _located(entry, part)
