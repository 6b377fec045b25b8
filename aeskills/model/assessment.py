"""The self-assessment: items, forms and the constants of the scoring model."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from aeskills.model.base import Date, Id, IndustryId, ItemId, Plain, Prose, Record, SkillId, Text

Link = Annotated[str, StringConstraints(pattern=r"^[a-z-]+:[a-z0-9-]+$")]
"""A passage of the site: `skill:negotiation`, `regulation:travel-rules`."""


class SituationalOption(Record):
    """An action one could take."""

    id: Id
    text: Prose = Field(description="An action, as long as its neighbours; no clue to its worth")
    effectiveness: int = Field(ge=0, le=4, description="How well it works: 0 harms, 4 best")
    rationale: Prose = Field(description="Why it works or fails; shown in the result")


class KnowledgeOption(Record):
    """An answer that is right or wrong."""

    id: Id
    text: Prose = Field(description="An answer, as long as its neighbours")
    keyed: bool = Field(description="Whether it is right")
    rationale: Prose = Field(description="Why it is right or wrong; shown in the result")


class _Item(Record):
    kind: ClassVar[str] = "item"
    id: Id
    level: int = Field(ge=1, le=9, description="Proficiency level the item is pitched at")
    industry: IndustryId | None = None
    stem: Prose = Field(description="The situation or question, ending in what is asked")
    passage: Link = Field(description="Where the site explains the key")
    also: SkillId | None = Field(default=None, description="A second skill the item loads on")
    share: float = Field(default=1.0, gt=0, le=1, description="Loading on its own skill; the rest goes to `also`")


class SituationalItem(_Item):
    """Choose the best (and the worst) action."""

    type: Literal["situational"]
    key: Literal["editorial", "panel"] = "editorial"
    options: tuple[SituationalOption, ...]


class KnowledgeItem(_Item):
    """Choose the right answer or answers."""

    type: Literal["knowledge"]
    options: tuple[KnowledgeOption, ...]


Item = Annotated[SituationalItem | KnowledgeItem, Field(discriminator="type")]


class Bank(Record):
    """assessment/items/<skill>.yaml: the objective items of one skill."""

    skill: SkillId
    items: tuple[Item, ...]


class Form(Record):
    """An ordered selection of items."""

    kind: ClassVar[str] = "form"
    id: Id
    name: Text
    summary: Prose = Field(description="Whom this form is for and what it gives")
    minutes: int = Field(gt=0, le=120)
    report: Literal["families", "skills"]
    choose_skills: bool = Field(default=False, description="The reader picks the skills; items are those of the picked skills")
    self_ratings: tuple[SkillId, ...]
    items: tuple[ItemId, ...]


class Forms(Record):
    """assessment/forms.yaml"""

    forms: tuple[Form, ...]


class Band(Record):
    """A named range of the 0–100 scale; it holds `from` and all below the next band's start."""

    level: int = Field(ge=1, le=9, description="The proficiency level the band stands for")
    start: float = Field(ge=0, le=100)
    end: float = Field(ge=0, le=100)
    meaning: Prose = Field(description="What a result in this band says, in one or two sentences to the reader")


class ScoringModel(Record):
    """assessment/model.yaml: the constants of the estimate, on the 0–100 scale."""

    version: Plain
    checked: Date
    mean: float = Field(ge=0, le=100, description="Prior mean μ₀")
    family_sd: float = Field(gt=0, description="Spread of families τ_f")
    skill_sd: float = Field(gt=0, description="Spread of skills within a family τ")
    situational_sd: float = Field(gt=0, description="Noise of one situational item σ")
    knowledge_sd: float = Field(gt=0, description="Noise of one knowledge item σ")
    z: float = Field(gt=0, description="Half-width of the band in standard errors")
    likely: float = Field(gt=0.5, lt=1, description="Probability from which a claim is called likely")
    coverage: float = Field(gt=0, le=1, description="Least share of weight that must be answered")
    family_items: int = Field(ge=1, description="Least number of objective answers in a family")
    round_to: int = Field(ge=1, le=20)
    flat_run: float = Field(gt=0, le=1, description="Longest equal run, as a share of the ratings, that prompts")
    flat_sd: float = Field(gt=0, description="Spread of ratings, in steps, below which the prompt appears")
    bands: tuple[Band, ...]
    basis: Prose = Field(description="Where the constants come from, said openly")
