"""Which rules bind, where, since when, and what they mean on a working day."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from aeskills.model.base import Date, FigureId, Id, IndustryId, PartialDate, Plain, Prose, Record, RegulationId, Text, Url
from aeskills.model.evidence import Certainty, Citation


class Situation(Record):
    """What the rule means in one everyday situation."""

    topic: Literal["gift", "meal", "ticket", "travel", "donation", "record", "advertising", "advice", "pay", "other"]
    situation: Prose = Field(description="A scene from a working day")
    answer: Prose = Field(description="What the rule means there; information, not advice")


class Regulation(Record):
    """A law, a regulator's rule or an industry code."""

    kind: ClassVar[str] = "regulation"
    id: Id
    name: Plain = Field(description="Official or usual name in the original; not translated")
    language: Plain = Field(default="en", description="BCP-47 tag of the name's language")
    gloss: Text = Field(description="What the rule is about, in a few words")
    type: Literal["law", "regulator-rule", "industry-code"]
    jurisdictions: tuple[Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|world)$")], ...]
    industries: tuple[IndustryId, ...] = Field(default=(), description="Industries it binds; none listed: all")
    summary: Prose = Field(description="One sentence: what it asks")
    scope: Prose = Field(description="Whom and what it covers, and whom not")
    requires: tuple[Prose, ...] = Field(description="What it asks, point by point")
    situations: tuple[Situation, ...]
    in_force: PartialDate = Field(description="Date from which the present text applies")
    superseded_by: RegulationId | None = None
    history: tuple[Prose, ...] = Field(default=(), description="Earlier versions and what changed")
    figures: tuple[FigureId, ...] = ()
    official: Url
    certainty: Certainty
    sources: tuple[Citation, ...]
    checked: Date


class Regulations(Record):
    """regulations.yaml"""

    summary: Prose = Field(description="One sentence on how rules bind this role")
    regulations: tuple[Regulation, ...]
