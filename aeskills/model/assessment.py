"""The self-assessment: items, forms and the constants of the scoring model."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from aeskills.model.base import Checked, IndustryId, ItemId, Named, OwnId, Plain, Prose, Record, SkillId, Text

Link = Annotated[str, StringConstraints(pattern=r"^[a-z-]+:[a-z0-9-]+$"), Named("Link to a record, kind:id")]
"""A passage of the site: `skill:negotiation`, `regulation:travel-rules`."""


class SituationalOption(Record):
    """An action one could take."""

    id: OwnId
    text: Prose = Field(description="An action, as long as its neighbours; no clue to its worth")
    effectiveness: int = Field(ge=0, le=4, description="How well it works: 0 harms, 4 best")
    rationale: Prose = Field(description="Why it works or fails; shown in the result")


class KnowledgeOption(Record):
    """An answer that is right or wrong."""

    id: OwnId
    text: Prose = Field(description="An answer, as long as its neighbours")
    keyed: bool = Field(description="Whether it is right")
    rationale: Prose = Field(description="Why it is right or wrong; shown in the result")


class _Item(Record):
    kind: ClassVar[str] = "item"
    id: OwnId
    level: int = Field(ge=1, le=9, description="Proficiency level the item is pitched at")
    industry: IndustryId | None = Field(default=None, description="Industry the item is about; left out: it fits all")
    stem: Prose = Field(description="The situation or question, ending in what is asked")
    passage: Link = Field(description="Where the site explains the key")
    also: SkillId | None = Field(default=None, description="A second skill the item loads on")
    share: float = Field(default=1.0, gt=0, le=1, description="Loading on its own skill; the rest goes to `also`")


class SituationalItem(_Item):
    """Choose the best (and the worst) action."""

    type: Literal["situational"] = Field(description="Best and worst of several actions")
    key: Literal["editorial", "panel"] = Field(default="editorial", description="Who set the key: the editors, or a panel of practitioners")
    options: tuple[SituationalOption, ...] = Field(description="The actions to choose from")


class KnowledgeItem(_Item):
    """Choose the right answer or answers."""

    type: Literal["knowledge"] = Field(description="Right and wrong answers")
    options: tuple[KnowledgeOption, ...] = Field(description="The answers to choose from")


Item = Annotated[SituationalItem | KnowledgeItem, Field(discriminator="type")]


class Bank(Record):
    """assessment/items/<skill>.yaml: the objective items of one skill."""

    skill: SkillId = Field(description="The skill that the items measure")
    items: tuple[Item, ...] = Field(description="The items, in any order")


class Form(Record):
    """An ordered selection of items."""

    kind: ClassVar[str] = "form"
    id: OwnId
    name: Text = Field(description="Name of the form", examples=["Quick check"])
    summary: Prose = Field(description="Whom this form is for and what it gives")
    minutes: int = Field(gt=0, le=120, description="Minutes that a reader should plan", examples=[10])
    report: Literal["families", "skills"] = Field(description="What the result is told by: families of skills, or single skills")
    choose_skills: bool = Field(default=False, description="The reader picks the skills; items are those of the picked skills")
    self_ratings: tuple[SkillId, ...] = Field(description="Skills that readers rate themselves on, in order")
    items: tuple[ItemId, ...] = Field(description="Items asked, in order")


class Forms(Record):
    """assessment/forms.yaml: the forms of the self-assessment."""

    forms: tuple[Form, ...] = Field(description="The forms that a reader can choose from")


class Band(Record):
    """A named range of the 0–100 scale; it holds `from` and all below the next band's start."""

    level: int = Field(ge=1, le=9, description="The proficiency level the band stands for")
    start: float = Field(ge=0, le=100, description="Lowest result of the band")
    end: float = Field(ge=0, le=100, description="Result at which the band ends; the next starts there")
    meaning: Prose = Field(description="What a result in this band says, in one or two sentences to the reader")


class ScoringModel(Record):
    """assessment/model.yaml: the constants of the estimate, on the 0–100 scale."""

    version: Plain = Field(description="Version of the constants", examples=["2"])
    checked: Checked = Field(description="Day on which the constants were last reviewed")
    mean: float = Field(ge=0, le=100, description="Prior mean μ₀")
    family_sd: float = Field(gt=0, description="Spread of families τ_f")
    skill_sd: float = Field(gt=0, description="Spread of skills within a family τ")
    situational_sd: float = Field(gt=0, description="Noise of one situational item σ")
    knowledge_sd: float = Field(gt=0, description="Noise of one knowledge item σ")
    z: float = Field(gt=0, description="Half-width of the band in standard errors")
    likely: float = Field(gt=0.5, lt=1, description="Probability from which a claim is called likely")
    coverage: float = Field(gt=0, le=1, description="Least share of weight that must be answered")
    family_items: int = Field(ge=1, description="Least number of objective answers in a family")
    round_to: int = Field(ge=1, le=20, description="Results are shown in steps of so many points")
    flat_run: float = Field(gt=0, le=1, description="Longest equal run, as a share of the ratings, that prompts")
    flat_sd: float = Field(gt=0, description="Spread of ratings, in steps, below which the prompt appears")
    bands: tuple[Band, ...] = Field(description="Named ranges that cover the scale without a gap")
    basis: Prose = Field(description="Where the constants come from, said openly")
