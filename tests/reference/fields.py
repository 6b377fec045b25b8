"""The models of the YAML files, read from pydantic: records, and type, default and meaning of each field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import AfterValidator, StringConstraints
from pydantic.fields import FieldInfo

from aeskills.model.base import Date, Id, PartialDate, Record, Reference, Translatable, Url
from tests.reference.markdown import code

_COMPARISONS = {Ge: ("ge", "at least"), Gt: ("gt", "above"), Le: ("le", "at most"), Lt: ("lt", "below")}

MEANINGS = {
    "id": "Stable English id; part of addresses and of references",
    "name": "Name, as readers see it",
    "title": "Title, as readers see it",
    "checked": "Day on which a person last compared this with its sources",
    "updated": "Day the content is of; no date in the content is later",
    "sources": "The sources it rests on",
    "version": "Version of the scheme or of the constants",
    "certainty": "A: read in the official dataset or text; B: read in another publication",
    "icon": "Icon of the theme's bundled sets, such as `material/handshake-outline`",
    "level": "Number of a proficiency level, 1 the lowest",
    "minutes": "How long it takes, in minutes",
    "currency": "ISO 4217 code of the currency",
    "type": "What kind it is",
    "url": "Address of the page",
    "date": "Day of the change",
    "Site.source_locale": "Language in which the YAML is written",
    "Site.role": "Id of the role that is published, the name of a folder below `roles/`",
    "PublishedLocale.tag": "BCP 47 tag of the language, such as `it` or `pt-BR`",
    "Source.publisher": "Who published it; not translated",
    "Source.published": "Date that the publication bears, as precise as it is given",
    "Source.accessed": "Day on which it was read",
    "Source.licence": "Licence of the publication",
    "Classification.scheme": "The classification of occupations or skills",
    "Classification.code": "Code in that classification; in quotes if it is a number",
    "Seniority.branch": "Whether the step is common to all, or belongs to the path of experts or of managers",
    "ExampleLine.amount": "Result of the line, in the example's currency",
    "Figure.measure": "What is measured",
    "Figure.unit": "Unit of the number; `money` needs `currency`",
    "Figure.period": "What the number is counted by",
    "Figure.value": "The number; or give `low` and `high`, or `percentiles`",
    "Figure.low": "Lower end of a range",
    "Figure.high": "Upper end of a range",
    "Figure.mean": "Mean, beside percentiles",
    "Percentiles.p10": "Value below which 10 % are",
    "Percentiles.p25": "Value below which 25 % are",
    "Percentiles.p50": "Median",
    "Percentiles.p75": "Value below which 75 % are",
    "Percentiles.p90": "Value below which 90 % are",
    "jurisdictions": "Where it applies: ISO 3166 country codes, EU or world",
    "Regulation.official": "Address of the official text",
    "Situation.topic": "What the situation is about; the pages filter by it",
    "Activity.paths": "For whom the activity is",
    "Activity.hours": "How long it takes, in hours",
    "SituationalItem.key": "Who set the key: the editors, or a panel of experts",
    "Form.report": "What the result shows",
    "ScoringModel.round_to": "Step to which shown numbers are rounded",
    "Band.start": "Least value of the band, on the 0–100 scale",
    "Band.end": "Where the band ends and the next one starts",
}
"""`field` or `Model.field` → what it means, where its model has no description: a description in the model takes precedence."""


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


def type_of(annotation: Any, metadata: Iterable[Any] = ()) -> str:
    """The type of a field in words, with links to the records it holds."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return type_of(arguments[0], annotation.__metadata__)
    if origin in (Union, UnionType):
        return " or ".join(type_of(choice, metadata) for choice in arguments if choice is not NoneType)
    if origin is tuple:
        return f"list: {type_of(arguments[0])}"
    if origin is dict:
        return f"mapping: {type_of(arguments[0])} → {type_of(arguments[1])}"
    if origin is Literal:
        return "one of " + ", ".join(code(str(choice)) for choice in arguments)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return f"[{spaced(annotation)}](#{spaced(annotation).replace(' ', '-')})"
    return _single(annotation, list(metadata))


def _single(kind: Any, metadata: list[Any]) -> str:
    for note in metadata:
        if isinstance(note, Reference):
            return f"id of a {note.kind}"
        if isinstance(note, Translatable):
            return "text with markup, translated" if note.rich else "plain text, translated"
    if note_of(Url) in metadata:
        return "web address"
    if note_of(PartialDate) in metadata:
        return "year, month or day"
    if kind is get_args(Date)[0]:
        return "day"
    patterns = [note for note in metadata if isinstance(note, StringConstraints) and note.pattern]
    if patterns:
        return "id" if patterns[0] in Id.__metadata__ else f"text like {code(str(patterns[0].pattern))}"
    names = {bool: "`true` or `false`", int: "whole number", float: "number", str: "text, not translated"}
    limits = [f"{words} {getattr(note, name):g}" for note in metadata for name, words in [_COMPARISONS.get(type(note), ("", ""))] if name]
    return ", ".join([names.get(kind, "decimal number"), *limits])


def note_of(annotated: Any) -> AfterValidator | None:
    """The validator that makes this kind of text."""
    return next((entry for entry in annotated.__metadata__ if isinstance(entry, AfterValidator)), None)


def default_of(field: FieldInfo) -> str:
    """The value of a field that is left out; empty where it is required or stays without one."""
    if field.is_required():
        return ""
    value = field.get_default(call_default_factory=True)
    if value is None or value == () or value == {}:
        return "none"
    return code(str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value))


def meaning_of(model: type[Record], name: str) -> str:
    """What a field means: what its model says, else what its name or its type says; empty when nothing does."""
    field = model.model_fields[name]
    known = (
        field.description,
        *(MEANINGS.get(key) for key in (f"{declaring(model, name).__name__}.{name}", f"{model.__name__}.{name}", name)),
    )
    if meaning := next(filter(None, known), None):
        return meaning
    kinds = [part.kind for part in parts_of(field.annotation, field.metadata) if isinstance(part, Reference)]
    if kinds:
        return f"Each {kinds[0]} concerned" if get_origin(field.annotation) is tuple else f"The {kinds[0]} concerned"
    return "; ".join(summary_of(inner).rstrip(".") for inner in models_of(field))


def declaring(model: type[Record], name: str) -> type[Record]:
    """The model, it or a base, in which a field is written."""
    return next(base for base in model.__mro__ if name in vars(base).get("__annotations__", {}))
