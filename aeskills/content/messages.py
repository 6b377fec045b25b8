"""What pydantic reports → findings in our words, at the author's line and column.

Chosen by pydantic's error *type*; its English is never shown or matched.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from aeskills.content.yaml_source import Node
from aeskills.findings import Finding, Location, did_you_mean

ErrorPath = tuple[str | int, ...]

_KINDS = {"mapping": "keys with values", "list": "a list (lines that start with -)", "text": "a text", "integer": "a whole number"}
_SHAPES = {
    "model_type": "mapping", "dict_type": "mapping", "model_attributes_type": "mapping",
    "tuple_type": "list", "list_type": "list", "string_type": "text",
}  # fmt: skip
_FORMS = {
    "int_parsing": ("not-a-number", "is not a whole number", "write digits only, such as 3"),
    "int_from_float": ("not-a-number", "is not a whole number", "write digits only, such as 3"),
    "float_parsing": ("not-a-number", "is not a number", "write digits with a point, such as 1.25"),
    "decimal_parsing": ("not-a-number", "is not a number", "write digits with a point and no separators, such as 57504"),
    "finite_number": ("not-a-number", "is not a finite number", "write digits with a point, such as 1.25"),
    "bool_parsing": ("not-yes-or-no", "is neither true nor false", "write true or false"),
    "date_from_datetime_parsing": ("bad-date", "is not a date", "write year-month-day, such as 2026-03-30"),
    "date_parsing": ("bad-date", "is not a date", "write year-month-day, such as 2026-03-30"),
    "date_from_datetime_inexact": ("bad-date", "is not a date", "write year-month-day, such as 2026-03-30"),
    "full_date": ("bad-date", "is not a date", "write year-month-day, such as 2026-03-30"),
    "partial_date": ("bad-date", "is not a date", "write 2026, 2026-03 or 2026-03-30"),
    "decimal_max_places": ("not-a-number", "has too many decimals", "round it to six decimals"),
    "http_url": ("bad-url", "is not a web address", "write the full address, starting with https://"),
    "base_url": ("bad-url", "is not the address of a folder", "write it without ? and #, such as https://example.org/handbook/"),
}


def walk_nodes(node: Node, loc: ErrorPath) -> tuple[Node, ErrorPath]:
    """The deepest node that `loc` reaches and the path to it; parts that name no key (union tags) are passed over."""
    path: list[str | int] = []
    for part in loc:
        child = node.child(part)
        if child is not None:
            node = child
            path.append(part)
    return node, tuple(path)


def key_location(root: Node, path: ErrorPath, file: str) -> Location:
    """The place of the key at `path`, or of the value when it stands in a list."""
    parent, _ = walk_nodes(root, path[:-1])
    if path and isinstance(path[-1], str) and path[-1] in parent.keys:
        return parent.keys[path[-1]]
    return value_location(walk_nodes(root, path)[0], file)


def value_location(node: Node, file: str) -> Location:
    """The place of a value."""
    return Location(file, node.line, node.column, node.length)


def dotted(path: ErrorPath) -> str:
    """A path as people write it: `levels[2].indicators`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "the record"


def models_at(model: Any, loc: ErrorPath) -> Iterator[type[BaseModel]]:
    """The record types that may stand at `loc` below `model`."""
    if not loc:
        yield from _models_in(model)
        return
    head, rest = loc[0], loc[1:]
    for candidate in _models_in(model):
        if isinstance(head, str) and head in candidate.model_fields:
            yield from models_at(candidate.model_fields[head].annotation, rest)
        elif isinstance(head, int) or head not in candidate.model_fields:
            yield from models_at(candidate, rest)


def known_keys(model: type[BaseModel], loc: ErrorPath) -> list[str]:
    """The keys that the record at `loc` may have."""
    return sorted({name for found in models_at(model, loc) for name in found.model_fields})


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, UnionType, tuple, list, dict):
        for argument in get_args(annotation):
            yield from _models_in(argument)


def finding(error: Any, root: Node, model: type[BaseModel], file: str) -> Finding:
    """One pydantic error (a dict of `ValidationError.errors()`) → one finding."""
    kind, loc, context = error["type"], tuple(error["loc"]), error.get("ctx") or {}
    node, path = walk_nodes(root, loc)
    if kind == "extra_forbidden":
        return _unknown_key(root, loc, path, model, file)
    if kind == "missing":
        key = str(loc[-1])
        place = key_location(root, path, file) if path else Location(file, root.line, root.column)
        return Finding(place, "missing-key", f'{dotted(path)} lacks the key "{key}"', f'add "{key}:"')
    if loc and loc[-1] == "[key]":
        return Finding(_key_of(root, loc, file), "bad-id", f'"{loc[-2]}" is not an id', "write lower-case words joined by hyphens")
    place = value_location(node, file)
    if node.value is None:
        return Finding(key_location(root, path, file), "empty-value", f"{dotted(path)} has no value", "fill it in, or delete the key")
    return Finding(place, *_by_type(kind, context, node, path))


def _key_of(root: Node, loc: ErrorPath, file: str) -> Location:
    parent, _ = walk_nodes(root, loc[:-2])
    return parent.keys.get(str(loc[-2]), value_location(parent, file))


def _unknown_key(root: Node, loc: ErrorPath, path: ErrorPath, model: type[BaseModel], file: str) -> Finding:
    key = str(loc[-1])
    owner = path[:-1] if path and path[-1] == key else path
    known = known_keys(model, loc[:-1])
    hint = did_you_mean(key, known, f"known keys: {', '.join(known)}")
    return Finding(key_location(root, (*owner, key), file), "unknown-key", f'{dotted(owner)} has no key "{key}"', hint)


def _by_type(kind: str, context: dict[str, Any], node: Node, path: ErrorPath) -> tuple[str, str, str]:
    """Code, message and hint for an error whose place is the value."""
    where = dotted(path)
    shown = f'"{node.value[:60]}"' if isinstance(node.value, str) else "this"
    if kind in _SHAPES:
        return "wrong-shape", f"{where} must be {_KINDS[_SHAPES[kind]]}", "compare with another record of this kind"
    if kind in _FORMS:
        code, message, hint = _FORMS[kind]
        return code, f"{where}: {shown} {message}", hint
    if kind in ("literal_error", "union_tag_invalid"):
        expected = str(context.get("expected") or context.get("expected_tags", "")).replace(" or ", ", ")
        known = [word.strip().strip("'") for word in expected.split(",")]
        return "unknown-choice", f"{where}: {shown} is not a choice", did_you_mean(shown.strip('"'), known, f"one of: {', '.join(known)}")
    if kind == "union_tag_not_found":
        return "missing-key", f'{where} lacks the key "type"', 'add "type:"'
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        (word, bound), *_ = ((k, v) for k, v in context.items() if k in ("gt", "ge", "lt", "le"))
        sign = {"gt": "more than", "ge": "at least", "lt": "less than", "le": "at most"}[word]
        return "out-of-range", f"{where}: {shown} is out of range", f"write a number that is {sign} {bound:g}"
    if kind == "string_too_long":
        return "bad-format", f"{where}: {shown} is too long", f"use at most {context['max_length']} characters"
    if kind == "string_pattern_mismatch":
        return _pattern(where, shown, str(context.get("pattern", "")))
    if kind == "string_too_short":
        return "empty-value", f"{where} is blank", "fill it in, or delete the key"
    if kind == "exactly_one":
        return "exactly-one", f"{where} needs exactly one of {context['names']}", "keep the one that is meant"
    return _custom(kind, where, shown)


def _pattern(where: str, shown: str, pattern: str) -> tuple[str, str, str]:
    if pattern.startswith("^[a-z][a-z0-9]*(-"):
        return "bad-id", f"{where}: {shown} is not an id", "write lower-case words joined by hyphens, such as first-aid"
    forms = {
        "^[A-Z]{3}$": "write an ISO 4217 code, such as EUR",
        "^([A-Z]{2}|world)$": "write an ISO 3166 code such as IT, or EU, or world",
        "^[a-z-]+:[a-z0-9-]+$": "write kind:id, such as skill:first-aid",
        "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+$": "write set/name, such as material/handshake-outline",
    }
    return "bad-format", f"{where}: {shown} has not the right form", forms.get(pattern, "write a language tag such as it or pt-BR")


def _custom(kind: str, where: str, shown: str) -> tuple[str, str, str]:
    if kind == "figure_shape":
        return "figure-shape", f"{where} needs exactly one of value, low with high, or percentiles", "keep the one that the source gives"
    if kind == "figure_currency":
        return "figure-currency", f"{where}: money needs a currency, and only money has one", 'add "currency:", or fix "unit:"'
    if kind == "range_order":
        return "range-order", f"{where}: low is greater than high", "swap the two"
    return "invalid-value", f"{where}: {shown} does not fit", "compare with another record of this kind"
