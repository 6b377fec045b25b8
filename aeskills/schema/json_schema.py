"""Models → JSON Schema, draft 07, which every editor knows. One walk serves the authors' YAML files and the open data;
they differ in how single values are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import AfterValidator, StringConstraints
from pydantic.fields import FieldInfo

from aeskills.model.base import PartialDate, Record, Url

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
DATE: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}

_BOUNDS: dict[type, tuple[str, str]] = {
    Ge: ("ge", "minimum"), Gt: ("gt", "exclusiveMinimum"), Le: ("le", "maximum"), Lt: ("lt", "exclusiveMaximum"),
}  # fmt: skip


def _validator(annotated: Any) -> AfterValidator:
    """The validator that makes this kind of text."""
    return next(entry for entry in annotated.__metadata__ if isinstance(entry, AfterValidator))


PARTIAL_DATE, URL = _validator(PartialDate), _validator(Url)


class Walk:
    """Each record is defined once, under its model's name. A subclass says how single values are written."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def single(self, kind: Any, metadata: list[Any]) -> Schema:
        """A text, number, date or truth value."""
        raise NotImplementedError

    def fields(self, model: type[Record]) -> dict[str, FieldInfo]:
        """The fields that are written."""
        return model.model_fields

    def is_required(self, field: FieldInfo) -> bool:
        """Whether the field must be there."""
        return field.is_required()

    def document(self, model: type[Record]) -> Schema:
        """The schema of a file that holds one record."""
        body = self.body(model)
        return {"$schema": DRAFT, **body, "definitions": dict(sorted(self.definitions.items()))}

    def body(self, model: type[Record]) -> Schema:
        """A record itself."""
        fields = self.fields(model)
        return {
            "title": _title(model),
            "description": " ".join((model.__doc__ or "").split("\n\n")[0].split()),
            "type": "object",
            "properties": {name: self.field(field) for name, field in fields.items()},
            "required": [name for name, field in fields.items() if self.is_required(field)],
        }

    def field(self, field: FieldInfo) -> Schema:
        """A field, described by its model."""
        schema = self.value(field.annotation, field.metadata)
        said = [text for text in (field.description, schema.get("description")) if text]
        return {**schema, "description": ". ".join(said)} if said else schema

    def value(self, annotation: Any, metadata: Iterable[Any] = ()) -> Schema:
        """A list, a mapping, a choice, a record, or a single value."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.value(arguments[0], annotation.__metadata__)
        if origin in (Union, UnionType):
            choices = [self.value(choice) for choice in arguments if choice is not NoneType]
            return choices[0] if len(choices) == 1 else {"oneOf": choices}
        if origin is tuple:
            return {"type": "array", "items": self.value(arguments[0])}
        if origin is dict:
            return {"type": "object", "propertyNames": self.value(arguments[0]), "additionalProperties": self.value(arguments[1])}
        if origin is Literal:
            return {"enum": list(arguments)}
        if isinstance(annotation, type) and issubclass(annotation, Record):
            return self._reference(annotation)
        return self.single(annotation, list(metadata))

    def _reference(self, model: type[Record]) -> Schema:
        name = model.__name__
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.body(model)
        return {"$ref": f"#/definitions/{name}"}


def bounds(metadata: Iterable[Any]) -> Schema:
    """The least and greatest value of a number."""
    return {_BOUNDS[type(one)][1]: getattr(one, _BOUNDS[type(one)][0]) for one in metadata if type(one) in _BOUNDS}


def form(metadata: Iterable[Any]) -> Schema:
    """The pattern and greatest length of a text; empty when it has no pattern."""
    found = next((one for one in metadata if isinstance(one, StringConstraints) and one.pattern), None)
    if found is None:
        return {}
    limit = {} if found.max_length is None else {"maxLength": found.max_length}
    return {"type": "string", "pattern": str(found.pattern), **limit}


def _title(model: type[Record]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).capitalize()
