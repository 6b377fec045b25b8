"""Where the id of a record is written in a YAML file: as its own, in references by field or key, and in links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from aeskills.content.yaml_source import Node
from aeskills.model.base import Record, field_info, records_of


class Written(NamedTuple):
    """One place: 1-based line and column of the word; `own` is the record's node where it is the record's own id."""

    line: int
    column: int
    own: Node | None = None


def written_ids(node: Node, model: type[Record], kind: str, identifier: str) -> Iterator[Written]:
    """Every place in the tree of a `model` where the id of that record stands as a value or a key."""
    yield from _in_record(node, frozenset({model}), kind, identifier)


def link_pattern(kind: str, identifier: str) -> re.Pattern[str]:
    """`kind:id` as it stands in links and passages, whole."""
    return re.compile(rf"(?<![\w:/-]){re.escape(kind)}:{re.escape(identifier)}(?![\w-])")


def _in_record(node: Node, models: frozenset[type[Record]], kind: str, identifier: str) -> Iterator[Written]:
    if isinstance(node.value, list):
        for entry in node.value:
            yield from _in_record(entry, models, kind, identifier)
    if not isinstance(node.value, dict):
        return
    known: Mapping[str, tuple[bool, frozenset[type[Record]]]] = _fields(models, kind)
    own = any(model.kind == kind for model in models)
    for key, child in node.value.items():
        if key == "id" and own and child.value == identifier:
            yield Written(child.line, child.column, node)
        refers, inner = known.get(key, (False, frozenset()))
        if refers:
            yield from _in_reference(child, identifier)
        elif inner:
            yield from _in_record(child, inner, kind, identifier)
            if isinstance(child.value, dict) and not set(child.value) & set().union(*(model.model_fields for model in inner)):
                for entry in child.value.values():
                    yield from _in_record(entry, inner, kind, identifier)


def _in_reference(node: Node, identifier: str) -> Iterator[Written]:
    if node.value == identifier:
        yield Written(node.line, node.column)
    elif isinstance(node.value, list):
        for entry in node.value:
            yield from _in_reference(entry, identifier)
    elif isinstance(node.value, dict):
        for key, child in node.value.items():
            if key == identifier:
                yield Written(node.keys[key].line, node.keys[key].column)
            yield from _in_reference(child, identifier)


@cache
def _fields(models: frozenset[type[Record]], kind: str) -> Mapping[str, tuple[bool, frozenset[type[Record]]]]:
    """Field → whether it names records of `kind`, and the records it holds."""
    found: dict[str, tuple[bool, frozenset[type[Record]]]] = {}
    for model in models:
        for name, info in field_info(model).items():
            before = found.get(name, (False, frozenset()))
            found[name] = before[0] or kind in info.kinds, before[1] | records_of(model.model_fields[name])
    return found
