"""A form as a spreadsheet (Office Open XML), by XlsxWriter: one sheet for each section, after one that explains them."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from aeskills.export.documents.archive import undated
from aeskills.export.documents.form import FilledForm, FormCell, FormColumn, FormSection, total_of

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME, _LONGEST_LIST, _LONGEST_TITLE, _LONGEST_NOTE = 31, 255, 32, 255
"""What the format allows: the name of a sheet, the choices of a cell joined by commas, and the two parts of the note beside a cell."""
_WIDTHS = {"text": 32, "choice": 18, "date": 14, "number": 12, "percent": 12, "money": 16}
_GUIDE_WIDTHS = (30, 90)
_A4 = 9
_HIGHEST = 409
_BANNER = {"bold": True, "text_wrap": True, "valign": "top", "font_color": "#FFFFFF", "bg_color": "#1F3A5F", "border": 1}


class _Book:
    """A workbook in writing, with the formats of its cells."""

    def __init__(self, form: FilledForm, file: io.BytesIO) -> None:
        self.form = form
        self.book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        day = dt.datetime.combine(form.updated, dt.time())
        self.book.set_properties({"title": form.title, "author": form.site, "comments": form.origin, "created": day})
        self.text = self.format({})
        self.title = self.format({"bold": True, "font_size": 14})
        self.label = self.format({"bold": True})
        self.banner = self.book.add_format(_BANNER)
        self._names: set[str] = set()

    def format(self, options: dict[str, Any]) -> Format:
        made = self.book.add_format({"text_wrap": True, "valign": "top", **options})
        if self.form.direction == "rtl":
            made.set_reading_order(2)
        return made

    def sheet(self, heading: str) -> Worksheet:
        """A new sheet, whose name is as much of the heading as the format allows."""
        wanted = " ".join(_FORBIDDEN.sub(" ", heading).split()).strip("'")[:_LONGEST_NAME].strip() or "1"
        name, number = wanted, 2
        while name.casefold() in self._names:
            name, number = f"{wanted[: _LONGEST_NAME - 3]} {number}", number + 1
        self._names.add(name.casefold())
        sheet = self.book.add_worksheet(name)
        if self.form.direction == "rtl":
            sheet.right_to_left()
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        return sheet


def spreadsheet(form: FilledForm) -> bytes:
    """The bytes of the file: tables with headers that stay in view, typed cells, lists to choose from, notes that explain each column."""
    written = io.BytesIO()
    book = _Book(form, written)
    guide = book.sheet(form.guide)
    for section in form.sections:
        _table(book, section)
    _explain(book, guide)
    book.book.close()
    return undated(written.getvalue())


def _height(cells: Iterable[tuple[str, int]], size: int = 15) -> float:
    """Height of a row in points, for texts in columns of so many characters; programs do not agree on fitting it themselves."""
    lines = (sum(_lines(paragraph, width) for paragraph in text.split("\n")) for text, width in cells)
    return float(min(size * max((1, *lines)), _HIGHEST))


def _lines(text: str, width: int) -> int:
    """How many lines a paragraph takes; letters of East Asian scripts are twice as wide."""
    letters = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    return max(1, math.ceil(letters * 1.1 / width))


def _explain(book: _Book, sheet: Worksheet) -> None:
    for index, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.hide_gridlines(2)
    for row, (label, words, style) in enumerate(_explanations(book)):
        sheet.set_row(row, _height(zip((label, words), _GUIDE_WIDTHS, strict=True), 22 if style is book.title else 15))
        sheet.write_string(row, 0, label, style)
        sheet.write_string(row, 1, words, book.text)


def _explanations(book: _Book) -> Iterator[tuple[str, str, Format]]:
    """What stands in the two columns of the first sheet."""
    form = book.form
    yield form.title, "\n".join(form.notes), book.title
    yield from ((label, value, book.label) for label, value in form.facts)
    for section in form.sections if not form.filled else ():
        yield section.heading, "\n".join(section.instruction), book.title
        yield form.column, form.meaning, book.label
        yield from ((column.name, column.meaning, book.label) for column in section.columns)
    yield "", form.origin, book.text


def _table(book: _Book, section: FormSection) -> None:
    sheet = book.sheet(section.heading)
    last = len(section.rows) + any(column.total for column in section.columns)
    columns = []
    for index, column in enumerate(section.columns):
        style = book.format({"border": 1, "border_color": "#9AA5B1", **_number_format(column)})
        sheet.set_column(index, index, _WIDTHS[column.format])
        if len(section.rows):
            sheet.data_validation(1, index, len(section.rows), index, _validation(column))
        options: dict[str, Any] = {"header": column.name, "format": style, "header_format": book.banner}
        if column.total:
            options |= {"total_function": "sum", "total_value": float(total_of(section, index))}
        columns.append(options)
    has_total = last > len(section.rows)
    options = {"columns": columns, "style": "Table Style Light 1", "total_row": has_total, "autofilter": False}
    sheet.add_table(0, 0, last, len(columns) - 1, options)
    widths = [_WIDTHS[column.format] for column in section.columns]
    sheet.set_row(0, _height((column.name, width) for column, width in zip(section.columns, widths, strict=True)))
    for number, row in enumerate(section.rows, 1):
        sheet.set_row(number, _height((cell.shown, width) for cell, width in zip(row, widths, strict=True)))
        for index, cell in enumerate(row):
            _write(sheet, number, index, cell, columns[index]["format"])
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Worksheet, row: int, column: int, cell: FormCell, style: Format) -> None:
    if cell.value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(cell.value, Decimal):
        sheet.write_number(row, column, float(cell.value), style)
    elif isinstance(cell.value, dt.date):
        sheet.write_datetime(row, column, cell.value, style)
    else:
        sheet.write_string(row, column, cell.value, style)


def _number_format(column: FormColumn) -> dict[str, Any]:
    """Formats that each program shows in its own language; a percentage is written as the number before the sign."""
    shown = {"date": "yyyy-mm-dd", "percent": '0.##"%"', "number": "#,##0.##", "money": f'#,##0.00 "{column.currency}"'}
    return {"num_format": shown[column.format]} if column.format in shown else {}


def _validation(column: FormColumn) -> dict[str, Any]:
    """What a cell accepts, and the note that appears beside it."""
    note = {"input_title": column.name[:_LONGEST_TITLE], "input_message": column.meaning[:_LONGEST_NOTE]}
    if column.format == "choice" and len(",".join(column.choices)) <= _LONGEST_LIST and not any("," in one for one in column.choices):
        return {"validate": "list", "source": list(column.choices), **note}
    if column.format == "date":
        return {"validate": "date", "criteria": ">=", "value": dt.date(1990, 1, 1), **note}
    if column.format in ("number", "percent", "money"):
        return {"validate": "decimal", "criteria": "between", "minimum": -(10**12), "maximum": 10**12, **note}
    return {"validate": "any", **note}
