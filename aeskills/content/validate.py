"""A located tree → a typed record, with every error of the file reported at once.

After an error the wrong part is cut out and the rest is typed again, so that the checks across records still see
everything that is sound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from aeskills.content.messages import ErrorPath, finding, known_keys, models_at, walk_nodes
from aeskills.content.yaml_source import Node
from aeskills.findings import Finding, Location, nearest
from aeskills.model.base import Record


def validate(root: Node, model: type[Record], file: str) -> tuple[Record | None, list[Finding]]:
    """The record in `root`, or None when too little of it is sound. Cuts wrong parts out of `root`.

    What a record lacks only since a part of it was cut out is not reported as well.
    """
    findings: list[Finding] = []
    cut: set[int] = set()
    while True:
        try:
            return model.model_validate(root.plain()), findings
        except ValidationError as error:
            errors = error.errors(include_url=False, include_input=False)
            misspelt = set(_misspelt(errors, model))
            for fault in errors:
                loc = tuple(fault["loc"])
                if loc not in misspelt and id(walk_nodes(root, loc)[0]) not in cut:
                    findings.append(finding(fault, root, model, file))
            owners = _cut_all(root, [(fault["type"], tuple(fault["loc"])) for fault in errors], model)
            if not owners:
                return None, findings
            cut |= owners


def blanks(node: Node, file: str) -> Iterator[Finding]:
    """Keys and entries of a list without a value."""
    children = node.value.items() if isinstance(node.value, dict) else enumerate(node.value) if isinstance(node.value, list) else ()
    for key, child in children:
        if child.value is None:
            place = node.keys[key] if isinstance(key, str) else Location(file, child.line, child.column)
            name = key if isinstance(key, str) else "the entry"
            yield Finding(place, "empty-value", f"{name} has no value", "fill it in, or delete the key")
        yield from blanks(child, file)


def _misspelt(errors: Iterable[Any], model: type[BaseModel]) -> Iterator[ErrorPath]:
    """Where a key is missing that another key beside it was meant for: the hint at the unknown key names it already."""
    missing = {tuple(error["loc"]) for error in errors if error["type"] == "missing"}
    for *owner, key in (error["loc"] for error in errors if missing and error["type"] == "extra_forbidden"):
        if meant := nearest(str(key), known_keys(model, tuple(owner))):
            yield from {(*owner, meant)} & missing


def _cut_all(root: Node, faults: list[tuple[str, ErrorPath]], model: type[BaseModel]) -> set[int]:
    """Cuts every wrong part, and gives the `id()` of the nodes they were cut from; none when that would cut the whole record."""
    doomed: dict[tuple[int, str | int], tuple[Node, str | int]] = {}
    for kind, loc in faults:
        cut = _cut_point(root, kind, loc, model)
        if cut is None:
            return set()
        doomed[id(cut[0]), cut[1]] = cut
    for parent, key in sorted(doomed.values(), key=lambda cut: cut[1] if isinstance(cut[1], int) else -1, reverse=True):
        if isinstance(parent.value, dict):
            parent.value.pop(str(key), None)
        elif isinstance(parent.value, list) and isinstance(key, int):
            del parent.value[key]
    return {id(parent) for parent, _ in doomed.values()}


def _cut_point(root: Node, kind: str, loc: ErrorPath, model: type[BaseModel]) -> tuple[Node, str | int] | None:
    """Where to cut: an unknown key itself, else the nearest list entry or optional key above the error."""
    path = walk_nodes(root, loc)[1]
    if kind == "extra_forbidden" and path and path[-1] == loc[-1]:
        return walk_nodes(root, path[:-1])[0], path[-1]
    for end in range(len(path), 0, -1):
        parent, part = walk_nodes(root, path[: end - 1])[0], path[end - 1]
        if isinstance(part, int):
            return parent, part
        if _optional(model, path[: end - 1], part):
            return parent, part
    return None


def _optional(model: type[BaseModel], owner: ErrorPath, key: str) -> bool:
    found = [m.model_fields[key] for m in models_at(model, owner) if key in m.model_fields]
    return bool(found) and all(not field.is_required() for field in found)
