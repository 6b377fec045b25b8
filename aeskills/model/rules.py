"""Which rules bind, where, since when, and what they mean on a working day."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from aeskills.model.base import (
    Date,
    FigureId,
    Formerly,
    IndustryId,
    Named,
    OwnId,
    PartialDate,
    Plain,
    Prose,
    Record,
    RegulationId,
    Text,
    Url,
)
from aeskills.model.evidence import Certainty, Citations
from aeskills.model.links import WebLinks
from aeskills.model.site_settings import Tag

Jurisdiction = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|world)$"), Named("ISO 3166 country, EU, or world")]
"""ISO 3166 country, EU, or world."""


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
    formerly: Formerly = ()
    name: Plain = Field(description="Official or usual name in the original; not translated")
    language: Plain = Field(default="en", description="BCP-47 tag of the name's language")
    titles: dict[Tag, Plain] = Field(default_factory=dict, description="Official title in other languages, by language tag")
    known_as: tuple[Plain, ...] = Field(
        default=(), description="Short names that people use for it, for the search; not translated", examples=[["GDPR"]]
    )
    gloss: Text = Field(description="What the rule is about, in a few words")
    type: Literal["law", "regulator-rule", "industry-code"] = Field(description="Who set the rule")
    jurisdictions: tuple[Jurisdiction, ...] = Field(description="Where it binds: ISO 3166 countries, EU, or world", examples=[["NO"]])
    industries: tuple[IndustryId, ...] = Field(default=(), description="Industries it binds; none listed: all")
    summary: Prose = Field(description="One sentence: what it asks")
    scope: Prose = Field(description="What it covers, and what not")
    who_is_bound: Prose = Field(description="Which firms and people it binds, and which not")
    requires: tuple[Prose, ...] = Field(description="What it asks, point by point")
    situations: tuple[Situation, ...] = Field(description="Everyday situations with what the rule means in them; may be empty")
    first_in_force: PartialDate | None = Field(default=None, description="Date from which the rule first applied; left out when not read")
    this_version_from: PartialDate = Field(description="Date from which the present text applies", examples=["2024-01-01"])
    amounts_from: PartialDate | None = Field(default=None, description="Date from which its present amounts apply")
    supersedes: tuple[Plain, ...] = Field(default=(), description="Names of the texts that it replaced; not translated")
    superseded_by: RegulationId | None = Field(default=None, description="The rule that takes its place")
    history: tuple[Prose, ...] = Field(default=(), description="Earlier versions and what changed")
    figures: tuple[FigureId, ...] = Field(default=(), description="Figures that the rule sets or rests on, such as limits")
    official: Url = Field(description="Address of the official text")
    certainty: Certainty
    sources: Citations
    read_on: Date = Field(description="Day on which the text was last read")
    links: WebLinks = ()


class RuleCoverage(Record):
    """How far the rules of some places and industries are described, so that a reader does not take silence for freedom."""

    jurisdictions: tuple[Jurisdiction, ...] = Field(description="Where: ISO 3166 countries, EU, or world")
    industries: tuple[IndustryId, ...] = Field(default=(), description="None listed: all")
    says: Prose = Field(description="What is covered, what was looked for and not described")


class Regulations(Record):
    """regulations.yaml: the rules that bind the role."""

    summary: Prose = Field(description="One sentence on how rules bind this role")
    regulations: tuple[Regulation, ...] = Field(description="The rules, in any order")
    coverage: tuple[RuleCoverage, ...] = Field(default=(), description="How far the list goes, by place and industry")
