"""The building blocks every record shares: ids, references, translatable text, dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, NamedTuple, Self, cast, get_args, get_origin
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints, WithJsonSchema
from pydantic.fields import FieldInfo as PydanticField
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

REFERENCE, RICH, STRING_FORMAT = "x-reference", "x-rich", "x-format"
"""What an annotation notes in the JSON Schema of its text, for the generators in `aeskills.schema`, which take it out again."""


@dataclass(frozen=True)
class Translatable:
    """Marks a field whose words are translated; `rich` allows inline markup and links. With `values` a text that is only a number or
    a date is a value: it stays as it is, and each locale formats it."""

    rich: bool
    values: bool = False

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), RICH: self.rich}


@dataclass(frozen=True)
class Reference:
    """Marks a field that holds the id of a record of `kind`."""

    kind: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), REFERENCE: self.kind}


@dataclass(frozen=True)
class Named:
    """Names a form of text in JSON Schema, where a pattern says little to a reader."""

    title: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), "title": self.title}


class Record(BaseModel):
    """Base of all nouns: frozen, no unknown keys, surrounding white space dropped.

    `kind` names the record type in links (`skill:negotiation`), in catalogs (`skill/negotiation#name`)
    and in findings; it is empty for parts that are never referred to.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False, defer_build=True)
    kind: ClassVar[str] = ""

    @classmethod
    def absent(cls) -> Self:
        """The record of an optional file that is missing: its lists are empty, and of all else that a file must have it holds None."""
        needed = {name: field for name, field in cls.model_fields.items() if field.is_required()}
        values = {name: () if get_origin(field.annotation) is tuple else None for name, field in needed.items()}
        return cast(Self, cls.model_construct(set(), **values))

    @property
    def is_absent(self) -> bool:
        """Whether it stands for a file that is missing, and lacks what a file must have."""
        return not self.model_fields_set and any(field.is_required() for field in type(self).model_fields.values())

    def changed(self, changes: Mapping[str, Any]) -> Self:
        """A copy with other values of some fields, which are not validated again; the others are shared. Nothing remembered of this
        record (`memo.remembered`) goes into the copy, which pydantic's own `model_copy` would take along."""
        values = {name: getattr(self, name) for name in type(self).model_fields} | dict(changes)
        return cast(Self, type(self).model_construct(self.model_fields_set, **values))


_FULL_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_HOST = re.compile(r"[0-9a-fA-F.]*:[0-9a-fA-F:.]+|[^\W_]([\w-]*[^\W_])?(\.[^\W_]([\w-]*[^\W_])?)*\.?")
_LONGEST_URL = 2000


def _partial_date(value: str) -> str:
    try:
        if _PARTIAL_DATE.fullmatch(value):
            dt.date.fromisoformat(value + "-01-01"[: 10 - len(value)] if len(value) < 10 else value)
            return value
    except ValueError:
        pass
    raise PydanticCustomError("partial_date", "date")


def _full_date(value: Any) -> Any:
    """Only year-month-day: pydantic would also take a bare number as seconds since 1970."""
    if isinstance(value, str) and not _FULL_DATE.fullmatch(value):
        raise PydanticCustomError("full_date", "date")
    return value


def _number(value: Any) -> Any:
    """Only ASCII digits with a point: `Decimal` also takes digits of other scripts, underscores and exponents."""
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        raise PydanticCustomError("decimal_parsing", "number")
    return value


def _http_url(value: str) -> str:
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and _HOST.fullmatch(parts.hostname or "") and parts.port != 0
    except ValueError:  # brackets that do not match, a port that is no number
        sound = False
    if not sound or "@" in parts.netloc or len(value) > _LONGEST_URL or any(c.isspace() or c in "<>\"'\\^`{|}" for c in value):
        raise PydanticCustomError("http_url", "url")
    return value


def is_value(cell: str) -> bool:
    """Whether a cell is empty, a number or a date: nothing to translate."""
    return not cell or bool(_NUMBER.fullmatch(cell) or _FULL_DATE.fullmatch(cell))


def _base_url(value: str) -> str:
    if "?" in value or "#" in value:
        raise PydanticCustomError("base_url", "url")
    return value


Id = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=64), Named("Id; lower-case words joined by hyphens")
]
"""Lower-case words joined by hyphens; stable, English, shared by all locales."""

OwnId = Annotated[Id, Field(description="Stable name of the record in links, translations and stored answers")]
"""The id of the record itself, where a reference is the id of another."""

Formerly = Annotated[
    tuple[Id, ...],
    Field(description="Earlier ids of the record, newest first; their addresses and stored answers lead here", examples=[["lamp-tending"]]),
]
"""What `aeskills rename` notes."""

_NOT_BLANK = StringConstraints(min_length=1)

Text = Annotated[str, _NOT_BLANK, Translatable(rich=False)]
"""Translatable plain words, one line: names, titles, labels."""

Prose = Annotated[str, _NOT_BLANK, Translatable(rich=True)]
"""Translatable sentences with inline markup (emphasis, `<term:id>`, `[words](skill:id)`); a blank line parts paragraphs."""

Cell = Annotated[str, Translatable(rich=False, values=True)]
"""A cell of a table: translatable plain words; a number or a date, which is a value; or nothing."""

Plain = Annotated[str, _NOT_BLANK]
"""Words that are never translated: original titles, codes, publishers."""

PartialDate = Annotated[str, AfterValidator(_partial_date), WithJsonSchema({STRING_FORMAT: "partial-date"})]
"""`2026`, `2026-03` or `2026-03-30`: as precise as the source is."""

Date = Annotated[dt.date, BeforeValidator(_full_date)]
"""A day, written 2026-03-30."""

Checked = Annotated[Date, Field(description="Day on which the content was last checked against its sources", examples=["2026-05-20"])]
"""When somebody last looked whether all of it still holds."""

Url = Annotated[str, AfterValidator(_http_url), WithJsonSchema({STRING_FORMAT: "url"})]
"""An absolute http(s) address."""

BaseUrl = Annotated[Url, AfterValidator(_base_url)]
"""The address of a folder, to which the addresses of pages are added: without query and fragment."""

LARGEST = 10**15
Amount = Annotated[Decimal, BeforeValidator(_number), Field(ge=-LARGEST, le=LARGEST, decimal_places=6)]
"""A number as a source states it: ASCII digits and a point, at most 10¹⁵, at most six decimals."""

SourceId = Annotated[Id, Reference("source")]
TermId = Annotated[Id, Reference("term")]
FigureId = Annotated[Id, Reference("figure")]
FamilyId = Annotated[Id, Reference("family")]
SkillId = Annotated[Id, Reference("skill")]
PhaseId = Annotated[Id, Reference("phase")]
DutyId = Annotated[Id, Reference("duty")]
IndustryId = Annotated[Id, Reference("industry")]
AccountModelId = Annotated[Id, Reference("account-model")]
SeniorityId = Annotated[Id, Reference("seniority")]
RegulationId = Annotated[Id, Reference("regulation")]
ItemId = Annotated[Id, Reference("item")]
ActivityId = Annotated[Id, Reference("activity")]
FormId = Annotated[Id, Reference("form")]


class FieldInfo(NamedTuple):
    """What a field holds, itself or in its entries, keys or choices: ids of records of a `kind`, or none; text to translate; records."""

    kind: str
    text: Translatable | None
    records: bool
    kinds: frozenset[str] = frozenset()
    """Of all records it may name: `kind` is the last of them."""


@cache
def field_info(model: type[Record]) -> dict[str, FieldInfo]:
    """Field → what it holds."""
    return {name: _field_info(field) for name, field in model.model_fields.items()}


@cache
def holders(model: type[Record]) -> tuple[str, ...]:
    """The fields that may hold records."""
    return tuple(name for name, found in field_info(model).items() if found.records)


def _field_info(field: PydanticField) -> FieldInfo:
    kind, text, records = "", None, False
    kinds = set()
    for found in _said(field.annotation, field.metadata):
        if isinstance(found, Reference):
            kind = found.kind
            kinds.add(kind)
        elif isinstance(found, Translatable):
            text = found
        elif isinstance(found, type) and issubclass(found, Record):
            records = True
    return FieldInfo(kind, text, records, frozenset(kinds))


def records_of(field: PydanticField) -> frozenset[type[Record]]:
    """The models of the records that a field may hold."""
    said = _said(field.annotation, field.metadata)
    return frozenset(found for found in said if isinstance(found, type) and issubclass(found, Record))


def _said(annotation: Any, metadata: Iterable[Any]) -> Iterator[Any]:
    """An annotation with all that it is made of, and what is noted beside each."""
    yield annotation
    yield from metadata
    for argument in get_args(annotation):
        yield from _said(argument, getattr(argument, "__metadata__", ()))
