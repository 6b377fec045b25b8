"""Where the role is found."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from aeskills.model.base import (
    AccountModelId,
    Checked,
    FigureId,
    Formerly,
    IndustryId,
    OwnId,
    Plain,
    Prose,
    Record,
    RegulationId,
    SkillId,
    TermId,
    Text,
)
from aeskills.model.evidence import Citations
from aeskills.model.links import WebLinks
from aeskills.model.role import Icon


class Moment(Record):
    """A moment of a typical day."""

    time: Plain = Field(description="24-hour clock, such as 08:30", examples=["08:30"])
    text: Prose = Field(description="What happens; one sentence")


class Multiplier(Record):
    """How much more (or less) a skill counts in this industry, and why."""

    skill: SkillId = Field(description="The skill")
    factor: float = Field(gt=0, le=5, description="1 is neutral; skills not listed count 1")
    reason: Prose = Field(description="Why the skill counts more or less here")


class Industry(Record):
    """industries/<id>.yaml: an industry and how the role works there."""

    kind: ClassVar[str] = "industry"
    id: OwnId
    formerly: Formerly = ()
    order: int = Field(default=0, ge=-10_000, le=10_000, description="Position in lists; equal positions follow the id")
    name: Text = Field(description="Name of the industry", examples=["Public stations"])
    group: Text = Field(description="Broader field used to group industries in lists")
    icon: Icon
    summary: Prose = Field(description="One sentence: who the accounts are and what is sold")
    description: Prose = Field(description="How the role works here; two or three paragraphs")
    offers: tuple[Text, ...] = Field(default=(), description="What is sold")
    clients: tuple[Text, ...] = Field(default=(), description="Who buys")
    clients_in_short: Text | None = Field(default=None, description="Who buys, in at most five words", examples=["Ports and fleets"])
    account: Prose | None = Field(default=None, description="A typical account, concrete")
    cycle: Text | None = Field(default=None, description="How long a sale takes and what shapes it")
    cycle_in_short: Text | None = Field(
        default=None, description="How long a sale takes, in at most five words", examples=["Weeks to months"]
    )
    deciders: tuple[Text, ...] = Field(default=(), description="Who decides at the client")
    day: tuple[Moment, ...] = Field(default=(), description="A typical day, hour by hour")
    account_models: tuple[AccountModelId, ...] = Field(default=(), description="Account models usual here")
    multipliers: tuple[Multiplier, ...] = Field(default=(), description="Skills that count more or less here")
    regulations: tuple[RegulationId, ...] = Field(default=(), description="Rules that matter most here")
    figures: tuple[FigureId, ...] = Field(default=(), description="Figures shown on the industry's page")
    pay_note: Prose | None = Field(default=None, description="What the pay figures of this industry do and do not show")
    entry: tuple[Prose, ...] = Field(default=(), description="Ways into the role in this industry")
    vocabulary: tuple[TermId, ...] = Field(default=(), description="Terms to know here")
    related: tuple[IndustryId, ...] = Field(default=(), description="Industries that are similar")
    judgement: Prose | None = Field(
        default=None, description="What on the page is invented or the authors' judgement and rests on no source"
    )
    sources: Citations = ()
    checked: Checked
    links: WebLinks = ()
