"""The building blocks every record shares: ids, references, translatable text, dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, NamedTuple, Self, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

Made = TypeVar("Made")


@dataclass(frozen=True)
class Translatable:
    """Marks a field whose words are translated; `rich` allows inline markup and links."""

    rich: bool


@dataclass(frozen=True)
class Reference:
    """Marks a field that holds the id of a record of `kind`."""

    kind: str


class Record(BaseModel):
    """Base of all nouns: frozen, no unknown keys, surrounding white space dropped.

    `kind` names the record type in links (`skill:negotiation`), in catalogs (`skill/negotiation#name`)
    and in findings; it is empty for parts that are never referred to.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False, defer_build=True)
    kind: ClassVar[str] = ""

    def once(self, make: Callable[[Self], Made]) -> Made:
        """What `make` makes of this record, made the first time it is asked for."""
        if make not in self.made:
            self.made[make] = make(self)
        found: Made = self.made[make]
        return found

    @cached_property
    def made(self) -> dict[Callable[[Any], Any], Any]:
        """What was made of this record already; it says nothing of a changed copy."""
        return {}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other values of some fields: pydantic's in half the time, for the thousands of records of each locale, and without
        what was made of this one. What does not change is shared; records are frozen, so no copy need be `deep`."""
        assert not deep
        model = type(self)
        copy = model.__new__(model)
        known = {**vars(self), **(update or {})}
        object.__setattr__(copy, "__dict__", {name: known[name] for name in model.__pydantic_fields__})
        object.__setattr__(copy, "__pydantic_fields_set__", self.__pydantic_fields_set__)
        object.__setattr__(copy, "__pydantic_extra__", None)
        object.__setattr__(copy, "__pydantic_private__", None)
        return copy


_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _partial_date(value: str) -> str:
    parts = value.split("-")
    try:
        numbers = [int(part) for part in parts]
        dt.date(*(numbers + [1] * (3 - len(numbers))))
    except (TypeError, ValueError):
        raise PydanticCustomError("partial_date", "date") from None
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
        raise PydanticCustomError("partial_date", "date")
    return value


def _full_date(value: Any) -> Any:
    """Only year-month-day: pydantic would also take a bare number as seconds since 1970."""
    if isinstance(value, str) and not _FULL_DATE.fullmatch(value):
        raise PydanticCustomError("full_date", "date")
    return value


def _http_url(value: str) -> str:
    if not value.startswith(("https://", "http://")) or any(c.isspace() or c in "<>\"'" for c in value):
        raise PydanticCustomError("http_url", "url")
    return value


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=64)]
"""Lower-case words joined by hyphens; stable, English, shared by all locales."""

_NOT_BLANK = StringConstraints(min_length=1)

Text = Annotated[str, _NOT_BLANK, Translatable(rich=False)]
"""Translatable plain words, one line: names, titles, labels."""

Prose = Annotated[str, _NOT_BLANK, Translatable(rich=True)]
"""Translatable sentences with inline markup (emphasis, `<term:id>`, `[words](skill:id)`); a blank line parts paragraphs."""

Plain = Annotated[str, _NOT_BLANK]
"""Words that are never translated: original titles, codes, publishers."""

PartialDate = Annotated[str, AfterValidator(_partial_date)]
"""`2026`, `2026-03` or `2026-03-30`: as precise as the source is."""

Date = Annotated[dt.date, BeforeValidator(_full_date)]
"""A day, written 2026-03-30."""

Url = Annotated[str, AfterValidator(_http_url)]
"""An absolute http(s) address."""

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
FormId = Annotated[Id, Reference("form")]


class Held(NamedTuple):
    """What a field holds, itself or in its entries, keys or choices: ids of records of a `kind`, or none; text to translate; records."""

    kind: str
    text: Translatable | None
    records: bool


@cache
def held(model: type[Record]) -> dict[str, Held]:
    """Field → what it holds."""
    return {name: _held(field) for name, field in model.model_fields.items()}


@cache
def holders(model: type[Record]) -> tuple[str, ...]:
    """The fields that may hold records."""
    return tuple(name for name, found in held(model).items() if found.records)


def _held(field: FieldInfo) -> Held:
    kind, text, records = "", None, False
    for found in _said(field.annotation, field.metadata):
        if isinstance(found, Reference):
            kind = found.kind
        elif isinstance(found, Translatable):
            text = found
        elif isinstance(found, type) and issubclass(found, Record):
            records = True
    return Held(kind, text, records)


def _said(annotation: Any, metadata: Iterable[Any]) -> Iterator[Any]:
    """An annotation with all that it is made of, and what is noted beside each."""
    yield annotation
    yield from metadata
    for argument in get_args(annotation):
        yield from _said(argument, getattr(argument, "__metadata__", ()))
