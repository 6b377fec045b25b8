"""The values of `{{ … }}`: plain data of the handbook, looked up by the fields of its records and by nothing else."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from aeskills.edition.addresses import name_of
from aeskills.edition.headings import heading
from aeskills.findings import Finding, did_you_mean
from aeskills.handwritten.expressions import ROOT, Expression
from aeskills.markup.html_printer import HtmlPrinter
from aeskills.model.base import Record, field_info

_SHOWN = 8


class PathValue(NamedTuple):
    """A value that a path leads to; `rich` when it is a text with inline markup."""

    value: Any
    rich: bool = False


class NoValue(Exception):  # noqa: N818
    """Nothing that can be printed; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding


def printed(expression: Expression, printer: HtmlPrinter) -> Markup:
    """The HTML of an expression's value. Raises NoValue."""
    found = look_up(expression, printer.edition.handbook)
    value = found.value
    for name in expression.filters:
        try:
            value = _filtered(name, value, printer)
        except (TypeError, ValueError, ArithmeticError):
            message = f'the filter "{name}" does not fit {_kind(value)}'
            raise NoValue(Finding(expression.place, "page-value", message, _HINTS.get(name, "choose another filter"))) from None
    if isinstance(value, str):
        return printer.inline(value) if found.rich and not expression.filters else printer.words(value)
    if isinstance(value, bool) or value is None or isinstance(value, Record | tuple | dict):
        hint = "add a part of it after a dot, or a filter: count, listing or name"
        raise NoValue(Finding(expression.place, "page-value", f"{_written(expression)} is {_kind(value)}", hint))
    return Markup(escape(printer.edition.voice.date(value) if isinstance(value, dt.date) else printer.edition.voice.number(value)))


def look_up(expression: Expression, handbook: Record) -> PathValue:
    """What a dotted name leads to: fields of records, entries of lists by number or id, entries of mappings. Raises NoValue."""
    value: Any = handbook
    rich = False
    for depth, part in enumerate(expression.path):
        before = ".".join((ROOT, *expression.path[:depth]))
        known: list[str] = []
        if isinstance(value, Record):
            known = list(type(value).model_fields)
            if part in known:
                text = field_info(type(value))[part].text
                rich = bool(text and text.rich)
                value = getattr(value, part)
                continue
        elif isinstance(value, dict):
            known = [str(key) for key in value]
            if part in known:
                value = next(entry for key, entry in value.items() if str(key) == part)
                continue
        elif isinstance(value, tuple):
            if part.isdecimal() and int(part) < len(value):
                value = value[int(part)]
                continue
            by_id = {str(entry.id): entry for entry in value if "id" in getattr(type(entry), "model_fields", ())}
            known = list(by_id)
            if part in by_id:
                value = by_id[part]
                continue
        some = f"it has {', '.join(known[:_SHOWN])}{' …' if len(known) > _SHOWN else ''}"
        hint = did_you_mean(part, known, some if known else "end the name here")
        raise NoValue(Finding(expression.place, "page-value", f'{before} has no "{part}"', hint))
    return PathValue(value, rich)


_HINTS = {
    "count": "count takes a list", "listing": "listing takes a list of texts or records", "name": "name takes a record",
    "date": "date takes a date", "heading": "heading takes a text", "number": "number takes a number",
    "percent": "percent takes a number", "share": "share takes a number", "complement": "complement takes a number from 0 to 1",
}  # fmt: skip


def _filtered(name: str, value: Any, printer: HtmlPrinter) -> Any:
    """The value a filter makes of another. TypeError or ValueError where it does not fit."""
    voice = printer.edition.voice
    if name == "count":
        return len(_expect(value, tuple, dict))
    if name == "listing":
        return voice.join([_name(entry) for entry in _expect(value, tuple, dict)])
    if name == "name":
        return name_of(_expect(value, Record))
    if name == "heading":
        return heading(_expect(value, str))
    if name == "date":
        return voice.date(_expect(value, dt.date, str))
    number = _number(value)
    if name == "number":
        return voice.number(number)
    if name == "percent":
        return voice.percent(number)
    if name == "complement":
        return 1 - Decimal(str(number))
    return voice.percent(round(100 * Decimal(str(number)), 1).normalize() + 0)


def _expect(value: Any, *kinds: type) -> Any:
    if not isinstance(value, kinds):
        raise TypeError
    return value


def _number(value: Any) -> int | float | Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError
    return value


def _name(entry: Any) -> str:
    """An entry of a list in words."""
    return name_of(entry) if isinstance(entry, Record) else _expect(entry, str)


def _kind(value: Any) -> str:
    """What a value is, for people."""
    if isinstance(value, Record):
        return "a record"
    if isinstance(value, tuple | dict):
        return "a list"
    if value is None:
        return "not filled in"
    if isinstance(value, bool):
        return "a yes or no"
    return "a text" if isinstance(value, str) else "a date" if isinstance(value, dt.date) else "a number"


def _written(expression: Expression) -> str:
    return ".".join((ROOT, *expression.path))
