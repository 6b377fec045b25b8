"""JSON Schema of the YAML files that authors write, for completion and checks in their editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from aeskills.checks.usage.empty_lists import lists_with_entries
from aeskills.content.layout import EVERY_PART
from aeskills.schema.generator import DATE, NUMBER, PARTIAL_DATE, RecordSchema, Schema

Known = Mapping[str, Sequence[str]]
"""Kind → ids that exist."""

_WHOLE_NUMBER = r"^-?\d+$"


def author_schemas(known: Known) -> Iterator[tuple[str, str, Schema]]:
    """For each kind of file: its name, the files it holds for (`{role}` stands for the role's id), its schema.

    Ids of `known` are offered as completions; other ids are accepted, since they may be written next.
    """
    for part in EVERY_PART:
        yield part.field, part.pattern, AuthorSchema(known).document(part.model)


class AuthorSchema(RecordSchema):
    """Authors may quote or not: a text may look like a number, and a number may stand in quotes.

    `title` says what kind of value is written, `description` what it means in its field.
    """

    formats: ClassVar[Mapping[str, Schema]] = {
        "partial-date": {
            "type": ["string", "integer"],
            "title": "Year, year-month or year-month-day",
            "pattern": PARTIAL_DATE,
            "minimum": 1000,
            "maximum": 9999,
        },
        "url": {"type": "string", "title": "Full web address", "pattern": "^https?://[^\\s<>\"']+$"},
    }

    def __init__(self, known: Known) -> None:
        super().__init__()
        self._known = known

    def reference(self, written: Schema, kind: str) -> Schema:
        """An id, with those that exist to choose from."""
        schema = super().reference(written, kind)
        if ids := list(self._known.get(kind, ())):
            schema["anyOf"] = [{"enum": ids}, {"pattern": schema.pop("pattern")}]
        return schema

    def text(self, written: Schema, rich: bool) -> Schema:
        """A translated text, with what may stand in it."""
        title = "Translated text; *emphasis*, **strong**, <term:id> and [words](skill:id) allowed" if rich else "Translated words"
        return {**written, "title": title}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A record; lists that a page is made of have an entry."""
        made, model = super().model_schema(schema), self.model(schema)
        for name in lists_with_entries(model):
            if made["properties"][name].get("type") == "array":
                made["properties"][name]["minItems"] = 1
                made["properties"][name].pop("default", None)  # it may be left out, but not written empty
        return made

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """A record of one of several types, judged by the rules of its own type only, so that errors name the key that is wrong."""
        key, choices = str(schema["discriminator"]), {tag: self.generate_inner(choice) for tag, choice in schema["choices"].items()}
        return {
            "type": "object",
            "properties": {key: {"enum": list(choices), "description": "The type of the record; decides which other keys it has"}},
            "required": [key],
            "allOf": [{"if": {"properties": {key: {"const": tag}}, "required": [key]}, "then": made} for tag, made in choices.items()],
        }

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A mapping; keys that are ids of existing records are completed."""
        made = super().dict_schema(schema)
        ids = next((choice["enum"] for choice in made["propertyNames"].get("anyOf", ()) if "enum" in choice), ())
        return {**made, "properties": dict.fromkeys(ids, made["additionalProperties"])} if ids else made

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """A text; where it has no pattern a bare number is one, too. White space around it does not count."""
        made = super().str_schema(schema)
        if "pattern" not in made:
            made["type"] = ["string", "number"]
            if made.pop("minLength", 0):
                made["pattern"] = r"\S"
        return made

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """A whole number."""
        return {**super().int_schema(schema), "type": ["integer", "string"], "pattern": _WHOLE_NUMBER}

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        """A number."""
        return {**super().float_schema(schema), "type": ["number", "string"], "pattern": NUMBER}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """A number that keeps its digits."""
        made: Schema = {"type": ["number", "string"], "pattern": NUMBER}
        self.update_with_validations(made, schema, self.ValidationsMapping.numeric)
        return made

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:  # noqa: ARG002
        """A day."""
        return {**DATE, "title": "Day, written year-month-day"}
