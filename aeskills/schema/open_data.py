"""JSON Schema of the open data, handbook.json."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType
from typing import ClassVar, get_args

from pydantic import Field, TypeAdapter
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from aeskills.content.layout import PARTS
from aeskills.model.base import Record
from aeskills.model.handbook import Handbook
from aeskills.schema.fields import exported_fields, has_page
from aeskills.schema.generator import DATE, NUMBER, PARTIAL_DATE, RecordSchema, Schema

_OF_YAML = ("default", "examples")
"""What the models say of a field as authors write it."""


class RichText(Record):
    """Words, with their HTML where they have markup."""

    text: str = Field(description="The words; a blank line parts paragraphs")
    html: str | None = Field(default=None, description="Paragraphs in HTML, where there are links, emphasis or several paragraphs")
    lang: str | None = Field(default=None, description="The language, where the text is not translated yet")


def handbook_schema(version: int) -> Schema:
    """The schema of handbook.json, the same in every locale."""
    handbook = DataSchema().document(Handbook)
    draft, definitions = handbook.pop("$schema"), handbook.pop("definitions")
    properties = {
        "$schema": {"type": "string"},
        "schema": {"const": version, "description": "Rises when a field goes or changes its meaning; fields may be added without"},
        "locale": {"type": "string", "description": "BCP 47 tag"},
        "updated": {**DATE, "description": "The day the content is of"},
        "licence": {"oneOf": [{"$ref": "#/definitions/RichText"}, {"type": "null"}]},
        "translated": {
            "type": "number",
            "minimum": 0,
            "maximum": 100,
            "description": "Share of the words in the locale's language, in percent",
        },
        "handbook": handbook,
    }
    return {
        "$schema": draft,
        "title": "Handbook of one role",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "definitions": definitions,
    }


class DataSchema(RecordSchema):
    """Records as `export.values` writes them: without answer keys and empty fields, rich text with its HTML, open to new fields."""

    formats: ClassVar[Mapping[str, Schema]] = {
        "partial-date": {"type": "string", "pattern": PARTIAL_DATE},
        "url": {"type": "string", "format": "uri"},
    }

    def text(self, written: Schema, rich: bool) -> Schema:
        """Plain words, or an object with words and HTML."""
        if not rich:
            return written
        return self.generate_inner(TypeAdapter(RichText).core_schema)

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A record with the fields that are exported, and the address of its page."""
        made, model = super().model_schema(schema), self.model(schema)
        made.pop("additionalProperties", None)
        written = made["properties"]
        made["properties"] = {
            name: {key: value for key, value in written[name].items() if key not in _OF_YAML} for name, _ in exported_fields(model)
        }
        optional = {part.field for part in PARTS if part.optional} if model is Handbook else set()
        required = [name for name in made["properties"] if NoneType not in get_args(model.model_fields[name].annotation)]
        made["required"] = [name for name in required if name not in optional]
        if has_page(model.kind):
            made["properties"]["page"] = {"type": "string", "description": "Address of its place on the site"}
            made["required"].append("page")
        return made

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """A record of one of several types."""
        return {"oneOf": [self.generate_inner(choice) for choice in schema["choices"].values()]}

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """A text; that none is empty is the content's rule, no promise of the format."""
        made = super().str_schema(schema)
        made.pop("minLength", None)
        return made

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002
        """A number as text, which keeps its digits."""
        return {"type": "string", "title": "Decimal number", "pattern": NUMBER}
