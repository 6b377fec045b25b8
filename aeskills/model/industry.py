"""Where the role is found."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from aeskills.model.base import AccountModelId, Date, FigureId, Id, IndustryId, Plain, Prose, Record, RegulationId, SkillId, TermId, Text
from aeskills.model.evidence import Citation
from aeskills.model.role import Icon


class Moment(Record):
    """A moment of a typical day."""

    time: Plain = Field(description="24-hour clock, such as 08:30")
    text: Prose = Field(description="What happens; one sentence")


class Multiplier(Record):
    """How much more (or less) a skill counts in this industry, and why."""

    skill: SkillId
    factor: float = Field(gt=0, le=5, description="1 is neutral; skills not listed count 1")
    reason: Prose = Field(description="Why the skill counts more or less here")


class Industry(Record):
    """industries/<id>.yaml"""

    kind: ClassVar[str] = "industry"
    id: Id
    order: int = Field(default=0, ge=-10_000, le=10_000, description="Position in lists; equal positions follow the id")
    name: Text
    group: Text = Field(description="Broader field used to group industries in lists")
    icon: Icon
    summary: Prose = Field(description="One sentence: who the accounts are and what is sold")
    description: Prose = Field(description="How the role works here; two or three paragraphs")
    offers: tuple[Text, ...] = Field(description="What is sold")
    clients: tuple[Text, ...] = Field(description="Who buys")
    account: Prose = Field(description="A typical account, concrete")
    cycle: Text = Field(description="How long a sale takes and what shapes it")
    deciders: tuple[Text, ...] = Field(description="Who decides at the client")
    day: tuple[Moment, ...]
    account_models: tuple[AccountModelId, ...]
    multipliers: tuple[Multiplier, ...]
    regulations: tuple[RegulationId, ...] = ()
    figures: tuple[FigureId, ...] = ()
    pay_note: Prose | None = Field(default=None, description="What the pay figures of this industry do and do not show")
    entry: tuple[Prose, ...] = Field(description="Ways into the role in this industry")
    vocabulary: tuple[TermId, ...] = ()
    related: tuple[IndustryId, ...] = ()
    sources: tuple[Citation, ...] = ()
    checked: Date
