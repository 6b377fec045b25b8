"""The first ninety days."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from aeskills.model.base import Checked, Formerly, OwnId, Prose, Record, SkillId, Text

OnboardingPath = Literal["new-hire", "career-changer", "promotion"]


def _whole(value: Any) -> Any:
    """Scalars arrive as strings, and a Literal compares without converting."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


Day = Annotated[Literal[30, 60, 90], BeforeValidator(_whole)]


class Activity(Record):
    """Something to do in the first 30, 60 or 90 days, with an outcome that can be seen."""

    kind: ClassVar[str] = "activity"
    id: OwnId
    formerly: Formerly = ()
    day: Day = Field(description="To be done by this day")
    paths: tuple[OnboardingPath, ...] = Field(description="Whom it is for")
    skill: SkillId = Field(description="The skill it builds")
    level: int = Field(ge=1, le=9, description="Proficiency level it builds towards")
    title: Text = Field(description="A short verb phrase")
    text: Prose = Field(description="What to do")
    outcome: Prose = Field(description="What can be seen when it is done")
    hours: float = Field(gt=0, le=80, description="Hours it takes", examples=[2])


class OnboardingStop(Record):
    """One of the three days by which something is reached."""

    day: Day = Field(description="By this day")
    goal: Text = Field(description="What is reached by then, in a few words", examples=["You stand a watch alone"])


class Onboarding(Record):
    """onboarding.yaml: activities of the first ninety days."""

    checked: Checked
    summary: Prose = Field(description="One sentence on the first ninety days")
    stops: tuple[OnboardingStop, ...] = Field(default=(), description="What is reached by each day")
    activities: tuple[Activity, ...] = Field(description="The activities")
