"""Which rules bind, where, since when, and what they mean on a working day."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from aeskills.model.base import Checked, FigureId, IndustryId, OwnId, PartialDate, Plain, Prose, Record, RegulationId, Text, Url
from aeskills.model.evidence import Certainty, Citations


class Situation(Record):
    """What the rule means in one everyday situation."""

    topic: Literal["gift", "meal", "ticket", "travel", "donation", "record", "advertising", "advice", "pay", "other"] = Field(
        description="What the situation is about"
    )
    situation: Prose = Field(description="A scene from a working day")
    answer: Prose = Field(description="What the rule means there; information, not advice")


class Regulation(Record):
    """A law, a regulator's rule or an industry code."""

    kind: ClassVar[str] = "regulation"
    id: OwnId
    name: Plain = Field(description="Official or usual name in the original; not translated")
    language: Plain = Field(default="en", description="BCP-47 tag of the name's language")
    gloss: Text = Field(description="What the rule is about, in a few words")
    type: Literal["law", "regulator-rule", "industry-code"] = Field(description="Who set the rule")
    jurisdictions: tuple[Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|world)$")], ...] = Field(
        description="Where it binds: ISO 3166 countries, EU, or world", examples=[["NO"]]
    )
    industries: tuple[IndustryId, ...] = Field(default=(), description="Industries it binds; none listed: all")
    summary: Prose = Field(description="One sentence: what it asks")
    scope: Prose = Field(description="Whom and what it covers, and whom not")
    requires: tuple[Prose, ...] = Field(description="What it asks, point by point")
    situations: tuple[Situation, ...] = Field(description="Everyday situations with what the rule means in them; may be empty")
    in_force: PartialDate = Field(description="Date from which the present text applies", examples=["2024-01-01"])
    superseded_by: RegulationId | None = Field(default=None, description="The rule that takes its place")
    history: tuple[Prose, ...] = Field(default=(), description="Earlier versions and what changed")
    figures: tuple[FigureId, ...] = Field(default=(), description="Figures that the rule sets or rests on, such as limits")
    official: Url = Field(description="Address of the official text")
    certainty: Certainty
    sources: Citations
    checked: Checked


class Regulations(Record):
    """regulations.yaml: the rules that bind the role."""

    summary: Prose = Field(description="One sentence on how rules bind this role")
    regulations: tuple[Regulation, ...] = Field(description="The rules, in any order")
