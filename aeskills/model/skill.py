"""Abilities: the proficiency scale and the skills described on it."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from aeskills.model.base import Checked, FamilyId, Formerly, IndustryId, OwnId, Prose, Record, SkillId, Text
from aeskills.model.evidence import Citations
from aeskills.model.links import WebLinks
from aeskills.model.role import Classification


class ProficiencyLevel(Record):
    """A step of the scale on which every skill is described, 1 the lowest."""

    level: int = Field(ge=1, le=9, description="Number of the level, 1 the lowest")
    name: Text = Field(description="Name of the proficiency level; one word if possible", examples=["Aware"])
    meaning: Prose = Field(description="What a person at this level can do, for any skill")
    alignment: Prose | None = Field(default=None, description="Comparable steps in other schemes")


class SkillLevel(Record):
    """What one proficiency level means for one skill."""

    level: int = Field(ge=1, le=9, description="Number of the proficiency level")
    summary: Prose = Field(description="One observable behaviour; the anchor shown in the self-rating")
    indicators: tuple[Prose, ...] = Field(description="Observable behaviours at this level, each a full sentence without subject")


class IndustryExample(Record):
    """How the skill shows in one industry."""

    industry: IndustryId = Field(description="The industry")
    text: Prose = Field(description="A concrete scene in this industry; two or three sentences")


class Exercise(Record):
    """Something to do this week to get better."""

    title: Text = Field(description="Title of the exercise, a short verb phrase", examples=["Trim the wick"])
    minutes: int = Field(gt=0, le=600, description="Minutes it takes", examples=[20])
    text: Prose = Field(description="What to do, step by step, and how to know that it worked")


class Mistake(Record):
    """A common mistake, with what to do instead."""

    mistake: Prose = Field(description="What people do wrong")
    instead: Prose = Field(description="What to do instead")


class InterviewQuestion(Record):
    """A question for the reader's own preparation."""

    level: int = Field(ge=1, le=9, description="Proficiency level that a strong answer shows")
    question: Prose = Field(description="Interview or review question, addressed to the reader")
    strong: Prose = Field(description="What a strong answer contains")


class Skill(Record):
    """skills/<id>.yaml: a named ability in one family."""

    kind: ClassVar[str] = "skill"
    id: OwnId
    formerly: Formerly = ()
    family: FamilyId = Field(description="The family it belongs to")
    order: int = Field(default=0, ge=-10_000, le=10_000, description="Position within its family; equal positions follow the id")
    name: Text = Field(description="Name of the skill", examples=["Lamp care"])
    weight: float = Field(default=1, gt=0, le=10, description="Base weight in the assessment, before level and industry")
    summary: Prose = Field(description="One sentence that says what the skill is")
    why: Prose = Field(description="Why it matters in this role, with a consequence that can be seen")
    levels: tuple[SkillLevel, ...] = Field(
        default=(), description="What each proficiency level means for the skill, all levels of the scale"
    )
    examples: tuple[IndustryExample, ...] = Field(default=(), description="Scenes by industry")
    practice: tuple[Exercise, ...] = Field(default=(), description="Exercises")
    mistakes: tuple[Mistake, ...] = Field(default=(), description="Common mistakes")
    interview: tuple[InterviewQuestion, ...] = Field(default=(), description="Questions for preparation")
    related: tuple[SkillId, ...] = Field(default=(), description="Skills used together with it")
    classifications: tuple[Classification, ...] = Field(default=(), description="Its place in skill frameworks")
    sources: Citations = ()
    checked: Checked
    links: WebLinks = ()


class Scales(Record):
    """scales.yaml: the proficiency scale."""

    checked: Checked
    proficiency: tuple[ProficiencyLevel, ...] = Field(description="The levels of the scale, from 1 up")
    sources: Citations = ()
