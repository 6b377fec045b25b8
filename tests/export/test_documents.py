"""Files of artefacts: the same bytes each time, whole for the library that reads them, and fit for people who hear or read them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from aeskills.edition.edition import Edition
from aeskills.export.documents.archive import undated
from aeskills.export.documents.form import filled_form
from aeskills.export.documents.formats import ArtefactFile, artefact_files
from aeskills.export.documents.markdown import markdown
from aeskills.export.documents.spreadsheet import spreadsheet
from aeskills.pipeline import localize, read_and_check
from tests.contents import SHIPPED
from tests.tool import LIGHTHOUSE


def edition_of(content: Path, tag: str) -> Edition:
    return localize(read_and_check(content)).edition(tag)


EDITIONS = {(name, tag): edition_of(content, tag) for name, content, tag in (
    ("shipped", SHIPPED, "en"), ("shipped", SHIPPED, "it"), ("lighthouse", LIGHTHOUSE, "en"), ("lighthouse", LIGHTHOUSE, "ar"),
)}  # fmt: skip


def files(edition: Edition) -> Iterator[ArtefactFile]:
    for artefact in edition.handbook.artefacts.artefacts:
        yield from artefact_files(artefact, edition)


def made(edition: Edition, name: str) -> bytes:
    """The bytes of one file."""
    found = next(file for file in files(edition) if file.name == name).make()
    return found.encode() if isinstance(found, str) else found


def word(edition: Edition, name: str) -> docx.document.Document:
    return docx.Document(io.BytesIO(made(edition, name)))


def book(edition: Edition, name: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(made(edition, name)))


@pytest.fixture(params=EDITIONS, ids="-".join)
def edition(request: pytest.FixtureRequest) -> Edition:
    return EDITIONS[request.param]


def test_every_artefact_is_there_empty_and_filled(edition: Edition) -> None:
    for artefact in edition.handbook.artefacts.artefacts:
        office = {"document": "docx", "table": "xlsx"}[artefact.type]
        names = [file.name for file in artefact_files(artefact, edition)]
        assert names == [f"{artefact.id}{filled}.{suffix}" for filled in ("", "-example") for suffix in (office, "md")]
    assert len(list(files(edition))) >= 8
    assert len({file.saved_as for file in files(edition)}) == len(list(files(edition)))
    assert not any(set(file.saved_as) & set('/\\:*?"<>|') for file in files(edition))


def test_the_same_content_gives_the_same_bytes(edition: Edition) -> None:
    first = {file.name: file.make() for file in files(edition)}
    assert first == {file.name: file.make() for file in files(edition)}


def test_no_entry_carries_the_time_of_the_build() -> None:
    old = io.BytesIO()
    with zipfile.ZipFile(old, "w") as archive:
        archive.writestr("a.xml", "<a/>")
    assert zipfile.ZipFile(old).infolist()[0].date_time[0] > 1980
    for data in (
        undated(old.getvalue()),
        *(made(EDITIONS["shipped", "en"], name) for name in ("call-plan.docx", "mutual-action-plan.xlsx")),
    ):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert archive.testzip() is None


def test_documents_have_headings_header_rows_and_a_language(edition: Edition) -> None:
    artefacts = [one for one in edition.handbook.artefacts.artefacts if one.type == "document"]
    assert artefacts
    for artefact in artefacts:
        for name in (f"{artefact.id}.docx", f"{artefact.id}-example.docx"):
            document = word(edition, name)
            styles = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.style]
            assert styles[0][0] == "Title" and artefact.name in styles[0][1]
            assert [text for style, text in styles if style == "Heading 1"] == [section.heading for section in artefact.sections]
            assert len(document.tables) == sum(bool(section.columns) for section in artefact.sections)
            assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in document.tables)
            assert document.core_properties.language == edition.voice.culture
            assert document.core_properties.created.date() == edition.handbook.site.updated  # type: ignore[union-attr]
            lang = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
            assert lang.get(qn("w:val")) == edition.voice.culture


def test_the_empty_form_explains_and_the_filled_one_shows() -> None:
    english = EDITIONS["lighthouse", "en"]
    empty = [paragraph.text for paragraph in word(english, "handover-note.docx").paragraphs]
    filled = [paragraph.text for paragraph in word(english, "handover-note-example.docx").paragraphs]
    assert "One sentence on what burns, and how well." in empty
    assert empty.count("[write here]") == 3
    assert "Write it in the last ten minutes of a watch, so that the next keeper need not ask." in empty
    assert "The main lamp burns; the spare lamp took over from 02:10 to 02:21." in filled
    assert not {"[write here]", "One sentence on what burns, and how well."} & set(filled)


def test_documents_run_from_right_to_left_where_the_language_does() -> None:
    arabic, english = word(EDITIONS["lighthouse", "ar"], "handover-note.docx"), word(EDITIONS["lighthouse", "en"], "handover-note.docx")
    normal = arabic.styles["Normal"].element
    assert normal.pPr.find(qn("w:bidi")) is not None and normal.rPr.find(qn("w:rtl")) is not None
    assert english.styles["Normal"].element.pPr is None or english.styles["Normal"].element.pPr.find(qn("w:bidi")) is None
    assert all(sheet.sheet_view.rightToLeft for sheet in book(EDITIONS["lighthouse", "ar"], "lamp-check.xlsx").worksheets)
    assert not any(sheet.sheet_view.rightToLeft for sheet in book(EDITIONS["lighthouse", "en"], "lamp-check.xlsx").worksheets)


def test_sheets_have_typed_cells_a_header_that_stays_and_lists_to_choose_from() -> None:
    _, sheet = book(EDITIONS["lighthouse", "en"], "lamp-check-example.xlsx").worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[:4] == [
        ["Part", "State", "Checked on", "Hours"], ["Lens", "sound", dt.datetime(2026, 5, 2), 1.5],
        ["Spare lamp", "worn", dt.datetime(2026, 5, 2), 0.5], ["Fog bell", None, None, None],
    ]  # fmt: skip
    assert rows[4][3] == "=SUBTOTAL(109,[Hours])"
    assert sheet.freeze_panes == "A2"
    (table,) = sheet.tables.values()
    assert (table.ref, table.headerRowCount, table.totalsRowCount) == ("A1:D5", 1, 1)
    kinds = {str(one.sqref): (one.type, one.prompt) for one in sheet.data_validations.dataValidation}
    assert kinds["B2:B4"] == ("list", "How the part is.")
    assert kinds["C2:C4"][0] == "date"


def test_what_is_given_stands_in_the_empty_form() -> None:
    guide, sheet = book(EDITIONS["lighthouse", "en"], "lamp-check.xlsx").worksheets
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=4)] == [
        ["Lens", None, None, None], ["Spare lamp", None, None, None], ["Fog bell", None, None, None],
    ]  # fmt: skip
    assert "How the part is." in {row[1].value for row in guide.iter_rows()}


def test_names_of_sheets_fit_whatever_the_headings_are() -> None:
    english = EDITIONS["lighthouse", "en"]
    artefact = next(one for one in english.handbook.artefacts.artefacts if one.type == "table")
    form = filled_form(artefact, english, filled=False)
    headings = ("A: [very] long / heading? with * all signs \\ of it", "Twice " * 8, "Twice " * 8, "'?'", "How to fill it in")
    wide = form._replace(sections=tuple(form.sections[0]._replace(heading=heading) for heading in headings))
    names = openpyxl.load_workbook(io.BytesIO(spreadsheet(wide))).sheetnames
    assert len({name.casefold() for name in names}) == len(headings) + 1
    assert all(0 < len(name) <= 31 for name in names)


def test_words_stay_words_in_markdown() -> None:
    english = EDITIONS["lighthouse", "en"]
    form = filled_form(english.handbook.artefacts.artefacts[0], english, filled=True)
    text = markdown(form._replace(title="# a|b *c* [d](e)", notes=("1. no list", "- nor here", "<b>")))
    assert text.startswith("# \\# a\\|b \\*c\\* \\[d\\](e)\n\n1\\. no list\n\n\\- nor here\n\n\\<b\\>\n")


def test_cells_are_written_as_the_language_writes_them() -> None:
    english, italian = (made(EDITIONS["shipped", tag], "forecast-categories-example.md").decode() for tag in ("en", "it"))
    assert "| €103,900 | 29 Jan 2027 | Best case |" in english
    assert "| 103.900\u00a0€ | 29 gen 2027 | Best case |" in italian


def test_choices_and_cells_are_translated_alike() -> None:
    checked = 0
    for artefact in EDITIONS["shipped", "it"].handbook.artefacts.artefacts:
        for section in artefact.sections:
            for index, column in enumerate(section.columns):
                cells = {row.cells[index] for row in section.rows} - {""} if column.choices else set()
                assert cells <= set(column.choices), (artefact.id, section.id, column.name)
                checked += len(cells)
    assert checked > 20
