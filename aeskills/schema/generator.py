"""Models → JSON Schema, draft 07, which every editor knows: pydantic's generator with what the authors' files and the open data share.

They differ in how single values are written; each has a subclass of its own, in `authoring` and `open_data`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, cast

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from aeskills.model.base import REFERENCE, RICH, STRING_FORMAT, Record

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
DATE: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
NUMBER = r"^-?\d+(\.\d+)?$"
_CONSTRAINTS = {"ge", "gt", "le", "lt", "decimal_places"}


class RecordSchema(GenerateJsonSchema):
    """Each record is defined once, under its model's name."""

    formats: ClassVar[Mapping[str, Schema]]
    """How a text of a named format is written."""

    def __init__(self) -> None:
        super().__init__(ref_template="#/definitions/{model}")

    def document(self, model: type[Record]) -> Schema:
        """The schema of a value that is one record. A generator makes one document."""
        schema = self.generate(TypeAdapter(model).core_schema)
        definitions = schema.pop("$defs", {})
        return {"$schema": DRAFT, **schema, "definitions": dict(sorted(definitions.items()))}

    def reference(self, written: Schema, kind: str) -> Schema:
        """An id of a record of a kind."""
        return {**written, "title": f"Id of a record: {kind}"}

    def text(self, written: Schema, rich: bool) -> Schema:
        """A text that is translated."""
        raise NotImplementedError

    def generate_inner(self, schema: Any) -> JsonSchemaValue:
        """Any part of a model. What the model's annotations note about a text is taken up here and does not stay."""
        made = super().generate_inner(schema)
        self._word_bounds(made)
        if STRING_FORMAT in made:
            return dict(self.formats[made[STRING_FORMAT]])
        if REFERENCE in made:
            return self.reference(made, made.pop(REFERENCE))
        if RICH in made:
            return self.text(made, made.pop(RICH))
        return made

    def _word_bounds(self, made: Schema) -> None:
        """Gives the bounds of a number the words and values of JSON Schema where pydantic leaves its own.

        It does so behind a validator, and before 2.11 for decimal numbers.
        """
        words = self.ValidationsMapping.numeric
        for constraint in _CONSTRAINTS & made.keys():
            value = made.pop(constraint)
            if constraint in words and made.get("type") != "string":
                made[words[constraint]] = value
        made.update({word: float(made[word]) for word in words.values() if isinstance(made.get(word), Decimal)})

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A record, described by the first paragraph of its docstring."""
        made = super().model_schema(schema)
        model = self.model(schema)
        described = {"title": _words(model.__name__), "description": " ".join((model.__doc__ or "").split("\n\n")[0].split())}
        return {**described, **{key: value for key, value in made.items() if key not in described}}

    def model(self, schema: core_schema.ModelSchema) -> type[Record]:
        """The model that a core schema is of."""
        return cast(type[Record], schema["cls"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """What may be left out, with what then holds, if anything does."""
        made = super().default_schema(schema)
        if made.get("default", ...) is None:
            del made["default"]
        return made

    def encode_default(self, dft: Any) -> Any:
        """A default as it would be written: a record without the fields that it leaves out."""
        return dft.model_dump(mode="json", exclude_none=True) if isinstance(dft, Record) else super().encode_default(dft)

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """What may be left out is never null."""
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A mapping: its keys are judged by all that is known of them, where pydantic lets those pass that do not match."""
        keys, values = self.generate_inner(schema["keys_schema"]), self.generate_inner(schema["values_schema"])
        return {"type": "object", "propertyNames": {**keys, "type": "string"}, "additionalProperties": values}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:  # noqa: ARG002
        """A day."""
        return dict(DATE)

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002
        """The same: keys keep the models' order."""
        return value

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Never: a field's name says no more as a title."""
        return False


def _words(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).capitalize()
