"""The words of a record: every translatable text with its context, and the same record speaking another language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple, TypeVar

from aeskills.model.base import Record, field_info, is_value

SomeRecord = TypeVar("SomeRecord", bound=Record)


_BLANK_LINE = re.compile(r"\n[ \t]*\n")


class Untranslated(str):
    """A text that is still in the source language, so that pages can say so (`lang`)."""

    __slots__ = ()


class Message(NamedTuple):
    """One text to translate. `context` is `<kind>/<id>#<field>`: entries of a list share it and differ by their text.

    In rich text a paragraph is one line, so that an author who breaks lines elsewhere makes no translation stale.
    """

    context: str
    text: str
    rich: bool
    purpose: str


class _TextField(NamedTuple):
    """What the texts of a field are; with `values`, numbers and dates among them are not translated."""

    rich: bool
    purpose: str
    values: bool


def owner(context: str) -> str:
    """The record that a context belongs to, as `skill/first-aid`."""
    return context.partition("#")[0]


Translate = Callable[[Message], str]


def messages(record: Record, root: str) -> Iterator[Message]:
    """Every text below `record`, in the author's order. `root` names a document that has no kind of its own."""
    found: list[Message] = []

    def note(message: Message) -> str:
        found.append(message)
        return message.text

    translated(record, root, note)
    yield from found


def texts(record: Record) -> Iterator[str]:
    """Every text below `record`, as it stands; without the values among them."""
    for name, text in _fields(type(record)).items():
        value = getattr(record, name)
        for entry in value if isinstance(value, tuple) else (value,):
            if isinstance(entry, str):
                if text is not None and not (text.values and is_value(entry)):
                    yield entry
            elif isinstance(entry, Record):
                yield from texts(entry)


def translated(record: SomeRecord, root: str, translate: Translate) -> SomeRecord:
    """`record` with every text replaced by `translate(message)`; everything else is shared, not copied."""
    return _record(record, root, "", translate)


def _record(record: SomeRecord, owner: str, path: str, translate: Translate) -> SomeRecord:
    if record.kind:
        owner, path = _owner(record), ""
    changes: dict[str, Any] = {}
    for name, text in _fields(type(record)).items():
        value = getattr(record, name)
        if value is None:
            continue
        if text is None:
            changed = _value(value, owner, f"{path}{name}", translate)
        elif isinstance(value, str):
            changed = translate(_message(f"{owner}#{path}{name}", value, text))
        else:
            context = f"{owner}#{path}{name}"
            changed = tuple([entry if text.values and is_value(entry) else translate(_message(context, entry, text)) for entry in value])
        if changed is not value:
            changes[name] = changed
    return record.changed(changes) if changes else record


def _message(context: str, text: str, field: _TextField) -> Message:
    if field.rich and "\n" in text and (joined := unbroken(text)) != text:
        text = joined
    return Message(context, text, field.rich, field.purpose)


def unbroken(text: str) -> str:
    """Rich text with one line for each paragraph; a line break inside a paragraph is a space."""
    return "\n\n".join([" ".join(words) for block in _BLANK_LINE.split(text) if (words := block.split())])


def _value(value: Any, owner: str, path: str, translate: Translate) -> Any:
    if isinstance(value, Record):
        return _record(value, owner, f"{path}.", translate)
    if isinstance(value, tuple) and value and isinstance(value[0], Record):
        return tuple([_record(entry, owner, f"{path}.{_step(entry)}", translate) for entry in value])
    return value


def _owner(record: Record) -> str:
    identifier = getattr(record, "id", "")
    return f"{record.kind}/{identifier}" if identifier else record.kind


def _step(record: Record) -> str:
    """The stable part of an entry's path: its id or level; entries with neither share their path."""
    fields = vars(record)
    key = fields.get("id") or fields.get("level")
    return f"{key}." if key is not None else ""


@cache
def _fields(model: type[Record]) -> dict[str, _TextField | None]:
    """Field → what its text is, None for a field that may hold records; plain values are left out."""
    fields: dict[str, _TextField | None] = {}
    for name, found in field_info(model).items():
        if found.text is not None:
            fields[name] = _TextField(found.text.rich, model.model_fields[name].description or "", found.text.values)
        elif found.records:
            fields[name] = None
    return fields
