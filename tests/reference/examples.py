"""An example of every field: from the model, the authors' guide or the invented handbook of the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from typing import Any, Literal, get_args, get_origin

import yaml

from aeskills.content.layout import PARTS
from aeskills.model.base import Record, Reference
from tests.reference.fields import declaring, models_of, parts_of
from tests.tool import LIGHTHOUSE, ROOT

GUIDE = ROOT / "docs" / "authoring.md"
_GUIDE_EXAMPLE = re.compile(r"```yaml\n# ([a-z/<>-]+\.yaml)\n(.*?)```", re.DOTALL)
LONGEST = 70

Key = tuple[type[Record], str]


def guide_examples() -> list[tuple[str, str]]:
    """File and text of every example in the authors' guide."""
    return _GUIDE_EXAMPLE.findall(GUIDE.read_text(encoding="utf-8"))


def example_of(model: type[Record], name: str) -> str:
    """A value of a field as it is written in YAML; empty when there is none."""
    field = model.model_fields[name]
    value = field.examples[0] if field.examples else written().get((declaring(model, name), name))
    return _shown(_made_up(model, name) if value is None else value)


def _made_up(model: type[Record], name: str) -> Any:
    """A value by the type of a field to which no example gives one: a choice, the default, an id that exists, a record's keys."""
    field = model.model_fields[name]
    if field.annotation is bool:
        return "true"
    for part in parts_of(field.annotation, field.metadata):
        if get_origin(part) is Literal:
            return get_args(part)[-1]
        if isinstance(part, Reference):
            return next((value for (owner, key), value in written().items() if owner.kind == part.kind and key == "id"), "")
        if isinstance(part, type) and issubclass(part, Record):
            return [{key: "" for key, inner in part.model_fields.items() if inner.is_required()}]
    return "" if field.is_required() or not field.default else field.default


@cache
def written() -> dict[Key, Any]:
    """Field → the first value that an example gives it; the guide's examples come before those of the tests' handbook."""
    known: dict[Key, Any] = {}
    for file, text in [*guide_examples(), *_handbook_files()]:
        for part in PARTS:
            if fnmatch(file, part.pattern.format(role="*")):
                for key, value in _values(part.model, yaml.load(text, Loader=yaml.BaseLoader)):
                    known.setdefault(key, value)
    return known


def whole_example(pattern: str) -> tuple[str, str]:
    """File and text of the shortest file of the tests' handbook that fits a pattern of the layout; empty when there is none."""
    files = [(file, text) for file, text in _handbook_files() if fnmatch(file, pattern.format(role="*"))]
    return min(files, key=lambda pair: len(pair[1]), default=("", ""))


def _handbook_files() -> Iterator[tuple[str, str]]:
    for path in sorted(LIGHTHOUSE.rglob("*.yaml")):
        yield path.relative_to(LIGHTHOUSE).as_posix(), path.read_text(encoding="utf-8")


def _values(model: type[Record], value: Any) -> Iterator[tuple[Key, Any]]:
    """The fields of a record and of the records inside it, with their values."""
    if not isinstance(value, dict):
        return
    for name, given in value.items():
        if name not in model.model_fields or given in ([], {}, ""):
            continue
        yield (declaring(model, name), name), given
        choices = models_of(model.model_fields[name])
        for entry in given if isinstance(given, list) else [given]:
            for inner in choices:
                if len(choices) == 1 or _fits(inner, entry):
                    yield from _values(inner, entry)


def _fits(model: type[Record], value: Any) -> bool:
    """Whether a record is of this model, by those of its fields that have a fixed value."""
    fixed = {name: get_args(field.annotation) for name, field in model.model_fields.items() if get_origin(field.annotation) is Literal}
    return isinstance(value, dict) and all(value[name] in choices for name, choices in fixed.items() if name in value)


def _shown(value: Any) -> str:
    """A value in one line; of records their keys alone."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return f"- {{{', '.join(value[0])}}}"
    if isinstance(value, dict):
        plain = {name: entry for name, entry in value.items() if not isinstance(entry, dict | list)}
        return _cut(f"{{{', '.join(f'{name}: {entry}' for name, entry in list(plain.items())[:2])}}}")
    if isinstance(value, list):
        return _cut(f"[{', '.join(map(str, value[:2]))}]" if len(f"{value[:2]}") <= LONGEST else f"[{value[0]}]")
    return _cut(str(value))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0]} …"
