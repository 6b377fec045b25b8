"""The models of the YAML files, and what the schemas say of each of their fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from aeskills.model.base import Record
from aeskills.schema.reference import FieldReference, file_references


def parts_of(annotation: Any, metadata: Iterable[Any] = ()) -> Iterator[Any]:
    """An annotation with all that it is made of, and what is noted beside each."""
    yield annotation
    yield from metadata
    for argument in get_args(annotation):
        yield from parts_of(argument, getattr(argument, "__metadata__", ()))


def models_of(field: FieldInfo) -> list[type[Record]]:
    """The models of the records that a field holds."""
    found = [part for part in parts_of(field.annotation, field.metadata) if isinstance(part, type) and issubclass(part, Record)]
    return list(dict.fromkeys(found))


@cache
def models_below(model: type[Record]) -> tuple[type[Record], ...]:
    """A model and the models of all records inside it, each once, in the order in which they first occur."""
    known: dict[type[Record], None] = {model: None}
    for field in model.model_fields.values():
        for inner in models_of(field):
            known.update(dict.fromkeys(models_below(inner)))
    return tuple(known)


def spaced(model: type[Record]) -> str:
    """`SkillLevel` → "skill level"."""
    return "".join(f" {char.lower()}" if char.isupper() else char for char in model.__name__).strip()


def summary_of(model: type[Record]) -> str:
    """What the model's docstring says of the record, without the file's name before it."""
    text = " ".join((model.__doc__ or "").split("\n\n")[0].split())
    name, _, rest = text.partition(".yaml")
    rest = rest.lstrip(": ") if name and " " not in name else text
    return rest[:1].upper() + rest[1:]


@cache
def described() -> dict[str, dict[str, FieldReference]]:
    """Record, in lower case → its fields by name."""
    return {record.name.lower(): {field.name: field for field in record.fields} for file in file_references() for record in file.records}


def described_field(model: type[Record], name: str) -> FieldReference:
    """A field as the schemas describe it."""
    return described()[spaced(model)][name]


def meaning_of(model: type[Record], name: str) -> str:
    """What a field means; empty when its model does not say it."""
    return model.model_fields[name].description or ""


def declaring(model: type[Record], name: str) -> type[Record]:
    """The model, it or a base, in which a field is written."""
    return next(base for base in model.__mro__ if name in vars(base).get("__annotations__", {}))
