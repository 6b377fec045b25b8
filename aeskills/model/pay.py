"""How the work is paid: components, worked examples, and the evidence."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from aeskills.model.base import Amount, Date, FigureId, Id, Prose, Record, TermId, Text
from aeskills.model.evidence import Citation


class PayComponent(Record):
    """One part of the pay, such as base salary."""

    kind: ClassVar[str] = "pay-component"
    id: Id
    name: Text
    definition: Prose = Field(description="What it is; one or two sentences")
    detail: Prose = Field(description="How it works in practice, and what to look at in an offer")
    term: TermId | None = None


class ExampleLine(Record):
    """One step of a worked example."""

    label: Text = Field(description="What this line works out")
    working: Prose = Field(description="The arithmetic in words or signs")
    amount: Amount


class WorkedExample(Record):
    """An illustration with made-up numbers, labelled as such."""

    id: Id
    title: Text
    givens: Prose = Field(description="The assumptions, all numbers included")
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    lines: tuple[ExampleLine, ...]
    lesson: Prose = Field(description="What the example shows")


class FigureTable(Record):
    """A set of figures shown together, and how to read them."""

    id: Id
    title: Text
    intro: Prose = Field(description="How to read the figures and their limits")
    figures: tuple[FigureId, ...]


class Compensation(Record):
    """compensation.yaml"""

    checked: Date
    summary: Prose = Field(description="One sentence: how the role is paid")
    calculator: bool = Field(default=False, description="Whether to offer a calculator for plans of base pay and variable pay by quota")
    components: tuple[PayComponent, ...]
    examples: tuple[WorkedExample, ...]
    tables: tuple[FigureTable, ...]
    questions: tuple[Prose, ...] = Field(description="Questions to ask before signing a pay plan")
    sources: tuple[Citation, ...]
