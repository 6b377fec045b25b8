"""A form as a Word document (Office Open XML), by python-docx."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table

from aeskills.export.documents.archive import undated
from aeskills.export.documents.form import FilledForm, FormSection

_NUMBERS = ("number", "percent", "money")
_WIDE = 5
"""Tables of more columns stand on a page in landscape."""


def word(form: FilledForm) -> bytes:
    """The bytes of the file: headings by styles, table headers that repeat, the language and direction of the locale."""
    document = Document()
    _prepare(document, form)
    document.add_paragraph(form.title, "Title")
    for paragraph in form.notes:
        document.add_paragraph(paragraph)
    for label, value in form.facts:
        line = document.add_paragraph()
        line.add_run(label).bold = True
        line.add_run(f" {value}")
    for section in form.sections:
        document.add_heading(section.heading, 1)
        _write(document, section, form)
    document.add_paragraph(form.origin, "Origin")
    written = io.BytesIO()
    document.save(written)
    return undated(written.getvalue())


def _prepare(document: WordDocument, form: FilledForm) -> None:
    properties, day = document.core_properties, dt.datetime.combine(form.updated, dt.time())
    properties.title, properties.language = form.title, form.culture
    properties.author = properties.last_modified_by = form.site
    properties.created = properties.modified = day
    properties.comments = properties.keywords = ""
    properties.revision = 1
    page = document.sections[0]
    width, height = Mm(210), Mm(297)
    wide = any(len(section.columns) > _WIDE for section in form.sections)
    page.page_width, page.page_height = (height, width) if wide else (width, height)
    if wide:
        page.orientation = WD_ORIENT.LANDSCAPE
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(18)
    _styles(document)
    _language(document, form)


def _styles(document: WordDocument) -> None:
    styles = document.styles
    for style in (styles["Normal"], styles["Title"], styles["Heading 1"]):
        style.font.name = "Calibri"
    styles["Normal"].font.size = Pt(11)
    for name, size, shade in (("Instruction", 10, "EEF2F6"), ("Origin", 9, "")):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0x33, 0x3F, 0x4D)
        if shade:
            _below(style.element.get_or_add_pPr(), "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": shade})
            style.paragraph_format.keep_with_next = True


def _language(document: WordDocument, form: FilledForm) -> None:
    """The language of all text, and with it the direction of paragraphs, words and pages."""
    lang = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    for script in ("w:val", "w:eastAsia", "w:bidi"):
        lang.set(qn(script), form.culture)
    if form.direction == "rtl":
        normal = document.styles["Normal"].element
        normal.get_or_add_pPr().insert(0, OxmlElement("w:bidi"))
        normal.get_or_add_rPr().append(OxmlElement("w:rtl"))
        document.element.find(f"{qn('w:body')}/{qn('w:sectPr')}").append(OxmlElement("w:bidi"))


def _write(document: WordDocument, section: FormSection, form: FilledForm) -> None:
    for paragraph in section.instruction:
        document.add_paragraph(paragraph, "Instruction")
    if section.columns and not form.filled:
        for column in section.columns:
            line = document.add_paragraph(style="Instruction")
            line.add_run(column.name).bold = True
            choices = f" ({' / '.join(column.choices)})" if column.choices else ""
            line.add_run(f" {column.meaning}{choices}")
    for paragraph in section.paragraphs:
        document.add_paragraph(paragraph)
    for point in section.points:
        document.add_paragraph(point, "List Bullet")
    if section.columns:
        _table(document, section, form)
        document.add_paragraph()


def _table(document: WordDocument, section: FormSection, form: FilledForm) -> None:
    table = document.add_table(rows=1, cols=len(section.columns), style="Table Grid")
    element = document.element.findall(f"{qn('w:body')}/{qn('w:tbl')}")[-1]  # python-docx keeps a table's own element to itself
    _below(element.tblPr, "w:tblCaption", {"w:val": section.heading})
    if form.direction == "rtl":
        element.tblPr.insert(1, OxmlElement("w:bidiVisual"))
    _fill(table, 0, (column.name for column in section.columns), section)
    for paragraph in (cell.paragraphs[0] for cell in table.rows[0].cells):
        for run in paragraph.runs:
            run.bold = True
    for number, row in enumerate(section.rows, 1):
        table.add_row()
        _fill(table, number, (cell.shown for cell in row), section)
    properties = [row.get_or_add_trPr() for row in element.iter(qn("w:tr"))]
    for row_properties in properties:
        row_properties.append(OxmlElement("w:cantSplit"))
    properties[0].append(OxmlElement("w:tblHeader"))


def _fill(table: Table, number: int, words: Iterable[str], section: FormSection) -> None:
    for cell, text, column in zip(table.rows[number].cells, words, section.columns, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.add_run(text)
        if number and column.format in _NUMBERS:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.space_after = Pt(2)


def _below(parent: Any, name: str, attributes: dict[str, str]) -> None:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(attribute), value)
    parent.append(element)
