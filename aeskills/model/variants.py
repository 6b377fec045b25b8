"""How the role differs by trade: what its title means there, its own ladder, how it is paid, what weighs more or less."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from aeskills.model.base import (
    Checked,
    DutyId,
    FamilyId,
    FigureId,
    Formerly,
    IndustryId,
    OwnId,
    PhaseId,
    Prose,
    Record,
    RegulationId,
    SeniorityId,
    SkillId,
    Text,
)
from aeskills.model.evidence import Citations
from aeskills.model.links import WebLinks
from aeskills.model.role import Icon


class LadderStep(Record):
    """A step of a trade's own ladder, lowest first."""

    id: OwnId
    title: Text = Field(description="Title as this trade uses it")
    equivalent: SeniorityId | None = Field(default=None, description="Level of the career path that comes closest; left out when none does")
    beside: bool = Field(default=False, description="The position is beside the ladder, not above the step before it")
    text: Prose = Field(description="What the person answers for there, and how it differs from that level of the career path")


class TradePay(Record):
    """How the role is paid in a trade."""

    text: Prose = Field(description="Parts of the pay plan, and what decides them; two or three paragraphs")
    figures: tuple[FigureId, ...] = Field(default=(), description="Figures of this trade, shown below the text")


class DutyWeight(Record):
    """A duty, or all duties of a phase, that take more or less of the work than usual."""

    duty: DutyId | None = Field(default=None, description="Either a duty")
    phase: PhaseId | None = Field(default=None, description="Or a phase, which stands for its duties")
    weight: Literal["more", "less", "not"] = Field(description="`not`: it belongs to somebody else in this trade")
    reason: Prose = Field(description="Why, or who does it instead")

    @model_validator(mode="after")
    def _one_target(self) -> DutyWeight:
        _require_one(self, "duty", "phase")
        return self


class SkillEmphasis(Record):
    """A skill, or all skills of a family, that count more or less than usual."""

    skill: SkillId | None = Field(default=None, description="Either a skill")
    family: FamilyId | None = Field(default=None, description="Or a family, which stands for its skills that are not listed themselves")
    factor: float = Field(gt=0, le=5, description="1 is neutral; what is not listed counts 1")
    reason: Prose = Field(description="Why it counts more or less here")

    @model_validator(mode="after")
    def _one_target(self) -> SkillEmphasis:
        _require_one(self, "skill", "family")
        return self


class Variant(Record):
    """The role as one trade knows it."""

    kind: ClassVar[str] = "variant"
    id: OwnId
    formerly: Formerly = ()
    name: Text = Field(description="Name of the trade, such as: Agencies")
    icon: Icon | None = Field(default=None, description="Icon shown beside the name")
    summary: Prose = Field(description="One sentence: what somebody with the title does in this trade")
    meaning: Prose = Field(description="What the title means here: rank, authority, what the person answers for; two or three paragraphs")
    industries: tuple[IndustryId, ...] = Field(description="Industries that belong to the trade")
    titles: tuple[Text, ...] = Field(default=(), description="Other titles that the trade uses for the role")
    ladder: tuple[LadderStep, ...] = Field(description="The trade's own steps, lowest first")
    pay: TradePay = Field(description="How the role is paid here")
    weights: tuple[DutyWeight, ...] = Field(default=(), description="Duties and phases that take more or less of the work, or none of it")
    emphasis: tuple[SkillEmphasis, ...] = Field(default=(), description="Skills and families that count more or less")
    regulations: tuple[RegulationId, ...] = Field(default=(), description="Rules that somebody in this trade meets first")
    move: tuple[Prose, ...] = Field(description="What a move into this trade asks, point by point")
    sources: Citations
    checked: Checked
    links: WebLinks = ()


class Variants(Record):
    """variants.yaml: how title, ladder, pay and weights of the role differ by trade."""

    summary: Prose | None = Field(default=None, description="One or two sentences on how much the title differs by trade")
    variants: tuple[Variant, ...] = Field(default=(), description="The trades, in the order in which pages list them")


def _require_one(record: Record, *names: str) -> None:
    """Refuses a record that does not have a value in exactly one field of `names`."""
    if sum(getattr(record, name) is not None for name in names) != 1:
        raise PydanticCustomError("exactly_one", "one", {"names": " or ".join(names)})
