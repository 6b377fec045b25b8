"""What is done: engagement phases and the duties within them."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from aeskills.model.base import Date, Id, PhaseId, Plain, Prose, Record, SkillId, Text
from aeskills.model.evidence import Citation
from aeskills.model.role import Icon


class Phase(Record):
    """A stretch of the relationship's life, in order."""

    kind: ClassVar[str] = "phase"
    id: Id
    name: Text
    icon: Icon
    summary: Prose = Field(description="One sentence: what happens in this phase")
    description: Prose = Field(description="One or two paragraphs with a concrete scene")
    starts: Prose = Field(description="The event that opens the phase")
    ends: Prose = Field(description="The event that closes the phase")
    outputs: tuple[Prose, ...] = Field(description="Documents or results the phase leaves behind")


class Duty(Record):
    """Something the person does, within one engagement phase."""

    kind: ClassVar[str] = "duty"
    id: Id
    name: Text = Field(description="A short verb phrase")
    phase: PhaseId
    summary: Prose = Field(description="What is done and for whom; one or two sentences")
    good: Prose = Field(description="What good looks like, observable")
    produces: tuple[Text, ...] = Field(description="What the duty produces")
    skills: tuple[SkillId, ...]
    involves: tuple[Text, ...] = Field(description="Who takes part besides the role's holder")
    frequency: Text = Field(description="How often it is done")
    measures: tuple[Text, ...] = Field(description="How it is measured (KPI)")
    tasks: tuple[Plain, ...] = Field(default=(), description="Ids of official task statements it corresponds to")


class Engagement(Record):
    """engagement.yaml"""

    checked: Date
    summary: Prose = Field(description="One sentence on the life of a relationship")
    phases: tuple[Phase, ...]
    sources: tuple[Citation, ...]


class Duties(Record):
    """duties.yaml"""

    checked: Date
    duties: tuple[Duty, ...]
    sources: tuple[Citation, ...]
