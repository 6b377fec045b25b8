"""Forms to take away: documents and tables that the work uses, empty and filled with one running example."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from aeskills.model.base import ActivityId, Cell, Date, Formerly, Id, OwnId, PhaseId, Prose, Record, SkillId, Text
from aeskills.model.links import WebLinks

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""ISO 4217 code."""

CellFormat = Literal["text", "choice", "date", "number", "percent", "money"]


class ArtefactColumn(Record):
    """A column of a table to fill in."""

    name: Text = Field(description="Heading of the column")
    meaning: Prose = Field(description="What belongs into the column; the empty form explains it")
    format: CellFormat = Field(default="text", description="What its cells hold")
    currency: Currency | None = Field(default=None, description="Currency of a column of money, as ISO 4217 code", examples=["EUR"])
    choices: tuple[Text, ...] = Field(default=(), description="What a cell of a column of choices may say")
    total: bool = Field(default=False, description="A spreadsheet adds the column up")
    given: bool = Field(default=False, description="Its cells stand in the empty form too, such as a list of questions")


class ExampleRow(Record):
    """A row of the running example."""

    cells: tuple[Cell, ...] = Field(description='One cell for each column; dates as 2026-03-30, numbers with a point, "" for an empty cell')


class ArtefactSection(Record):
    """A part of a document, or a sheet of a table: what to write there, and how it looks in the running example.

    The example is a text, points, a table, or several of these in this order.
    """

    id: Id = Field(description="Id of the section, for catalogs and addresses")
    heading: Text = Field(description="Heading of the section, or name of the sheet")
    instruction: Prose = Field(description="What to write here and how, for somebody who does it for the first time")
    example: Prose | None = Field(default=None, description="The running example as a text")
    points: tuple[Prose, ...] = Field(default=(), description="The running example as a list")
    columns: tuple[ArtefactColumn, ...] = Field(default=(), description="The columns of a table")
    rows: tuple[ExampleRow, ...] = Field(default=(), description="The running example as rows of the table")
    blank: int = Field(default=3, ge=1, le=60, description="Lines, points or rows left free in the empty form")


class UsedBy(Record):
    """Where an artefact is used: the pages of these records lead to it."""

    skills: tuple[SkillId, ...] = Field(default=(), description="Skills that use it")
    phases: tuple[PhaseId, ...] = Field(default=(), description="Engagement phases in which it is used")
    activities: tuple[ActivityId, ...] = Field(default=(), description="Activities of the first ninety days that use it")


class Artefact(Record):
    """A document or table to take away."""

    kind: ClassVar[str] = "artefact"
    id: OwnId
    formerly: Formerly = ()
    name: Text = Field(description="What it is called")
    type: Literal["document", "table"] = Field(description="A text document, or a spreadsheet with a sheet for each section")
    purpose: Prose = Field(description="When to use it and what it is good for")
    filled_by: Text = Field(description="Who fills it in, and with whom")
    minutes: int = Field(gt=0, le=2400, description="How long the first version takes", examples=[45])
    used_by: UsedBy = Field(description="The skills, phases and activities that use it")
    sections: tuple[ArtefactSection, ...] = Field(description="Its sections, or the sheets of a table")
    links: WebLinks = ()


class Artefacts(Record):
    """artefacts.yaml: forms to take away, with one running example through all of them."""

    checked: Date | None = Field(default=None, description="Day on which somebody last checked the file")
    summary: Prose | None = Field(default=None, description="One sentence on what the forms are good for")
    scene: Prose | None = Field(default=None, description="The running example: who sells what to whom, and what is at stake")
    artefacts: tuple[Artefact, ...] = Field(default=(), description="The artefacts")
