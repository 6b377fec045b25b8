"""How the work is paid: components, worked examples, and the evidence."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from aeskills.model.base import Amount, Checked, FigureId, Formerly, OwnId, Prose, Record, TermId, Text
from aeskills.model.evidence import Citations


class PayComponent(Record):
    """One part of the pay, such as base salary."""

    kind: ClassVar[str] = "pay-component"
    id: OwnId
    formerly: Formerly = ()
    name: Text = Field(description="Name of the component", examples=["Base pay"])
    definition: Prose = Field(description="What it is; one or two sentences")
    detail: Prose = Field(description="How it works in practice, and what to look at in an offer")
    term: TermId | None = Field(default=None, description="Its term in the glossary")


class ExampleLine(Record):
    """One step of a worked example."""

    label: Text = Field(description="What this line works out")
    working: Prose = Field(description="The arithmetic in words or signs")
    amount: Amount = Field(description="The result of the line, in the example's currency", examples=[4200])


class WorkedExample(Record):
    """An illustration with made-up numbers, labelled as such."""

    id: OwnId
    title: Text = Field(description="Title of the example")
    givens: Prose = Field(description="The assumptions, all numbers included")
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = Field(description="ISO 4217 code", examples=["NOK"])
    lines: tuple[ExampleLine, ...] = Field(description="The steps, in order")
    lesson: Prose = Field(description="What the example shows")


class FigureTable(Record):
    """A set of figures shown together, and how to read them."""

    id: OwnId
    title: Text = Field(description="Title of the table")
    intro: Prose = Field(description="How to read the figures and their limits")
    figures: tuple[FigureId, ...] = Field(description="The figures, in order")


class Compensation(Record):
    """compensation.yaml: how the role is paid."""

    checked: Checked
    summary: Prose = Field(description="One sentence: how the role is paid")
    calculator: bool = Field(default=False, description="Whether to offer a calculator for plans of base pay and variable pay by quota")
    components: tuple[PayComponent, ...] = Field(description="Parts of the pay")
    examples: tuple[WorkedExample, ...] = Field(default=(), description="Worked examples")
    headline: tuple[FigureId, ...] = Field(default=(), description="Figures of one unit and place that the overview compares")
    tables: tuple[FigureTable, ...] = Field(default=(), description="Tables of figures")
    questions: tuple[Prose, ...] = Field(default=(), description="Questions to ask before signing a pay plan")
    sources: Citations = ()
