"""The work in depth: guides that set out methods, tools or facts of the occupation one by one."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from aeskills.model.base import Checked, OwnId, PhaseId, Prose, Record, SkillId, TermId, Text
from aeskills.model.evidence import Citations
from aeskills.model.role import Icon


class GuideEntry(Record):
    """One method, tool, case or group of facts in a guide."""

    id: OwnId
    name: Text = Field(description="Name of the method, tool or case", examples=["Fresnel lens"])
    text: Prose = Field(description="What it is and what it is for; one or two paragraphs")
    points: tuple[Prose, ...] = Field(default=(), description="Its parts, one by one, such as steps or questions")
    caution: Prose | None = Field(default=None, description="When it misleads, or what has to be checked")


class Guide(Record):
    """Something about the work in depth, entry by entry, on a page of its own."""

    kind: ClassVar[str] = "guide"
    id: OwnId
    name: Text = Field(description="Name of the guide", examples=["Kinds of lamps"])
    icon: Icon
    summary: Prose = Field(description="One sentence: what the guide helps with")
    text: Prose = Field(description="What to know before the entries; one or two paragraphs")
    points_title: Text | None = Field(default=None, description="Said above the points of each entry", examples=["How to use it"])
    caution_title: Text | None = Field(default=None, description="Said before the caution of each entry", examples=["When it misleads"])
    entries: tuple[GuideEntry, ...] = Field(description="The entries, in order")
    phases: tuple[PhaseId, ...] = Field(default=(), description="Phases in which it helps")
    skills: tuple[SkillId, ...] = Field(default=(), description="Skills that it belongs to")
    terms: tuple[TermId, ...] = Field(default=(), description="Terms to know for it")
    judgement: Prose | None = Field(default=None, description="What in it is the authors' judgement and rests on no source")
    sources: Citations = ()
    checked: Checked


class Guides(Record):
    """guides.yaml: the work in depth."""

    summary: Prose | None = Field(default=None, description="One sentence on what the guides are for")
    guides: tuple[Guide, ...] = Field(default=(), description="The guides, in the order in which pages list them")
