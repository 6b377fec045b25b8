"""The path: seniority levels with what changes and what is asked of each skill."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from aeskills.model.base import Checked, FamilyId, FigureId, Formerly, OwnId, Prose, Record, SeniorityId, SkillId, Text
from aeskills.model.evidence import Citations
from aeskills.model.links import WebLinks


class Seniority(Record):
    """A step of the career path."""

    kind: ClassVar[str] = "seniority"
    id: OwnId
    formerly: Formerly = ()
    name: Text = Field(description="Name of the level", examples=["Head keeper"])
    branch: Literal["shared", "individual", "management"] = Field(
        description="shared: before paths part; then individual contributors or management"
    )
    step: int = Field(ge=1, le=20, description="Distance from the start of the path")
    summary: Prose = Field(description="One sentence: what the person answers for")
    scope: Prose = Field(description="Accounts, deal size, autonomy; two or three sentences")
    changes: tuple[Prose, ...] = Field(default=(), description="What changes against the step before")
    evidence: tuple[Prose, ...] = Field(default=(), description="What a reviewer can see when someone is ready for the level")
    titles: tuple[Text, ...] = Field(default=(), description="Other titles for this step", examples=[["Principal keeper"]])
    next: tuple[SeniorityId, ...] = Field(default=(), description="Levels that people move on to")
    targets: dict[SkillId, int] = Field(description="Target proficiency level of every skill")
    emphasis: dict[FamilyId, Annotated[float, Field(gt=0, le=5)]] = Field(
        description="Factor by family on the skills' base weights; 1 is neutral"
    )
    figures: tuple[FigureId, ...] = Field(default=(), description="Figures shown with the level, such as its pay")
    links: WebLinks = ()


class Career(Record):
    """career.yaml: the career path, level by level."""

    checked: Checked
    summary: Prose = Field(description="One sentence on the path as a whole")
    levels: tuple[Seniority, ...] = Field(description="The levels, from the start of the path")
    sources: Citations = ()
