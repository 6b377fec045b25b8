"""What is done: engagement phases and the duties within them."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from aeskills.model.base import Checked, Formerly, OwnId, PhaseId, Plain, Prose, Record, SkillId, Text
from aeskills.model.evidence import Citations
from aeskills.model.links import WebLinks
from aeskills.model.role import Icon


class Phase(Record):
    """A stretch of the relationship's life, in order."""

    kind: ClassVar[str] = "phase"
    id: OwnId
    formerly: Formerly = ()
    name: Text = Field(description="Name of the phase", examples=["Night watch"])
    icon: Icon
    summary: Prose = Field(description="One sentence: what happens in this phase")
    description: Prose = Field(description="One or two paragraphs with a concrete scene")
    starts: Prose = Field(description="The event that opens the phase")
    ends: Prose = Field(description="The event that closes the phase")
    outputs: tuple[Prose, ...] = Field(default=(), description="Documents or results the phase leaves behind")
    links: WebLinks = ()


class Duty(Record):
    """Something the person does, within one engagement phase."""

    kind: ClassVar[str] = "duty"
    id: OwnId
    formerly: Formerly = ()
    name: Text = Field(description="A short verb phrase", examples=["Light the lamp"])
    phase: PhaseId = Field(description="The phase it belongs to")
    summary: Prose = Field(description="What is done and for whom; one or two sentences")
    good: Prose = Field(description="What good looks like, observable")
    produces: tuple[Text, ...] = Field(default=(), description="What the duty produces")
    skills: tuple[SkillId, ...] = Field(default=(), description="Skills it needs")
    involves: tuple[Text, ...] = Field(default=(), description="Who takes part besides the role's holder")
    frequency: Text = Field(description="How often it is done", examples=["every evening"])
    measures: tuple[Text, ...] = Field(default=(), description="How it is measured (KPI)")
    tasks: tuple[Plain, ...] = Field(default=(), description="Ids of official task statements it corresponds to")


class Engagement(Record):
    """engagement.yaml: the phases of an engagement."""

    checked: Checked
    summary: Prose = Field(description="One sentence on the life of a relationship")
    phases: tuple[Phase, ...] = Field(description="The phases, in order")
    sources: Citations = ()


class Duties(Record):
    """duties.yaml: what is done, phase by phase."""

    checked: Checked
    duties: tuple[Duty, ...] = Field(description="The duties; each names its phase")
    sources: Citations = ()
