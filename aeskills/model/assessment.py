"""The self-assessment: items, forms and the constants of the scoring model."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from aeskills.model.base import Date, Formerly, FormId, Id, IndustryId, ItemId, Named, OwnId, Plain, Prose, Record, SkillId, Text

RecordLink = Annotated[str, StringConstraints(pattern=r"^[a-z-]+:[a-z0-9-]+$"), Named("Link to a record, kind:id")]
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


CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1, two letters: `IT`."""


class ItemSetting(Record):
    """Where the scene of an item plays; it says nothing of where the key holds."""

    country: CountryCode | None = Field(default=None, description="Country of the scene")
    industry: IndustryId | None = Field(default=None, description="Industry of the scene")


class Scope(Record):
    """Where the key of an item holds; an empty list means everywhere."""

    countries: tuple[CountryCode, ...] = Field(default=(), description="Countries in which the key holds")
    industries: tuple[IndustryId, ...] = Field(default=(), description="Industries in which the key holds")


class ItemDifficulty(Record):
    """Where an item lies on the 0–100 scale by a panel or by answers, in place of its level."""

    mean: float = Field(ge=-20, le=120, description="Level at which half of those who do not slip know the item, in points")
    sd: float = Field(gt=0, le=60, description="Uncertainty of the mean, in points")
    n: int = Field(ge=1, description="Practitioners of the panel, or people whose answers were used")
    basis: Literal["panel", "answers"] = Field(default="panel", description="Whether a panel judged it or answers showed it")


class _Item(Record):
    kind: ClassVar[str] = "item"
    id: OwnId
    formerly: Formerly = ()
    level: int = Field(ge=1, le=9, description="Proficiency level the item is written for")
    level_reason: Plain | None = Field(
        default=None, description="Why somebody at this level knows it and somebody a level lower mostly not"
    )
    setting: ItemSetting = Field(default=ItemSetting(), description="Where the scene plays")
    applies_to: Scope | None = Field(default=None, description="Only where the key depends on a country or an industry")
    twin: ItemId | None = Field(default=None, description="The item asked in its place where this one does not apply")
    fact: Id | None = Field(default=None, description="The one fact or idea it rests on; a form has one item for each")
    difficulty: ItemDifficulty | None = Field(default=None, description="Measured or judged difficulty; without it the level stands")
    stem: Prose = Field(description="The situation or question, ending in what is asked")
    passage: RecordLink = Field(description="Where the site explains the key")
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
    """A selection of items, or a rule for selecting them."""

    kind: ClassVar[str] = "form"
    id: OwnId
    formerly: Formerly = ()
    name: Text = Field(description="Name of the form", examples=["Quick check"])
    summary: Prose = Field(description="Whom this form is for and what it gives")
    minutes: int = Field(gt=0, le=120, description="Minutes that a reader should plan", examples=[10])
    type: Literal["fixed", "adaptive", "focus", "practice"] = Field(
        default="fixed",
        description="fixed: its items in order; adaptive: picks by the answers; focus: those of chosen skills; practice: not scored",
    )
    report: Literal["families", "skills"] = Field(description="What the result is told by: families of skills, or single skills")
    parallel: FormId | None = Field(default=None, description="The form that this one is parallel to, so that a change can be measured")
    self_ratings: tuple[SkillId, ...] = Field(default=(), description="Left out: all skills")
    items: tuple[ItemId, ...] = Field(default=(), description="Left out: all items of the bank")

    @property
    def choose_skills(self) -> bool:
        """Whether the reader picks the skills."""
        return self.type == "focus"


class FormerBank(Record):
    """The ids of an earlier bank, so that links made with it keep opening; a link names an id by its place in the sorted list."""

    bank: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")] = Field(description="Fingerprint of the earlier bank")
    industries: tuple[Id, ...] = Field(description="Its industries")
    seniority: tuple[Id, ...] = Field(description="Its seniority levels")
    families: tuple[Id, ...] = Field(description="Its skill families")
    skills: tuple[Id, ...] = Field(description="Its skills")
    items: dict[Id, Annotated[str, StringConstraints(pattern=r"^(situational|knowledge)( [a-z][a-z0-9-]*)+$")]] = Field(
        description="Item → its kind and the ids of its options"
    )


class Forms(Record):
    """assessment/forms.yaml: the forms of the self-assessment."""

    forms: tuple[Form, ...] = Field(description="The forms that a reader can choose from")
    former: tuple[FormerBank, ...] = Field(default=(), description="Ids of earlier banks, so that links made with them keep opening")


class Band(Record):
    """A named range of the 0–100 scale; it holds `from` and all below the next band's start."""

    level: int = Field(ge=1, le=9, description="The proficiency level the band stands for")
    start: float = Field(ge=0, le=100, description="Lowest result of the band")
    end: float = Field(ge=0, le=100, description="Result at which the band ends; the next starts there")
    meaning: Prose = Field(description="What a result in this band says, in one or two sentences to the reader")


class GridRule(Record):
    """Cells of equal width on the latent scale, which is longer than the reported 0–100 on both sides."""

    start: float = Field(default=-20, le=0, description="Lower edge of the first cell, in points")
    step: float = Field(default=5, gt=0, le=20, description="Width of a cell, in points")
    cells: int = Field(default=28, ge=8, le=200, description="Number of cells")


class PriorRule(Record):
    """What is assumed before any answer: a general level, families around it, skills around their family."""

    mean: float = Field(default=50, ge=0, le=100, description="Level assumed of a reader before any answer")
    general_sd: float = Field(default=35, gt=0, description="Spread of readers around it")
    family_sd: float = Field(default=12, gt=0, description="Spread of a reader's families around their general level")
    skill_sd: float = Field(default=15, gt=0, description="Spread of skills around their family")


class AnchorRule(Record):
    """How far the whole scale may be off, as standard deviations in points."""

    levels: float = Field(default=10, ge=0, description="Where editorial levels of items lie; a panel's own uncertainty takes its place")
    people: float = Field(default=10, ge=0, description="How people of a level really answer")


class VerdictRule(Record):
    """Probabilities from which a verdict is given."""

    likely: float = Field(default=0.80, gt=0.5, lt=1, description="Probability from which below, at or above is said to be likely")
    alone: float = Field(default=0.90, gt=0.5, lt=1, description="For at or above, where the form cannot say below")


class ChangeRule(Record):
    """When two attempts are said to differ."""

    z: float = Field(default=1.64, gt=0, description="Reliable change index from which a change is told")
    longest: float = Field(default=25, gt=0, description="Least change that shows, in points, above which two attempts are not compared")


class ScoringModel(Record):
    """assessment/model.yaml: the constants of the estimate, levels and deviations in points of the 0–100 scale; all may be left out."""

    version: Plain = Field(default="2", description="Version of the constants", examples=["2"])
    checked: Date = Field(default=dt.date(2026, 12, 1), description="Day on which the constants were last reviewed")
    grid: GridRule = Field(default=GridRule(), description="The cells of the latent scale")
    level_step: float = Field(default=20, gt=0, description="Points between the lower edges of two proficiency levels")
    double: float = Field(default=10, gt=0, description="Points over which the odds of knowing an item double")
    near: float = Field(default=4, gt=1, description="How much rarer each quarter of the way from the key is for one who knows")
    lapse: float = Field(default=0.10, ge=0, lt=0.5, description="Share of slips, haste and doubtful keys")
    size: float = Field(default=0.2, gt=0, le=1, description="How much rarer each option more or less than there are keys is ticked")
    prior: PriorRule = Field(default=PriorRule(), description="What is assumed before any answer")
    anchor: AnchorRule = Field(default=AnchorRule(), description="How far the whole scale may be off")
    form: float = Field(default=5, ge=0, description="How far parallel forms may differ in difficulty")
    gate: float = Field(default=1.64, ge=0, description="Standard errors above guessing from which there are numbers")
    verdict: VerdictRule = Field(default=VerdictRule(), description="When a verdict is given")
    claim: float = Field(default=0.10, gt=0, lt=0.5, description="Probability of a claimed level below which a difference is named")
    change: ChangeRule = Field(default=ChangeRule(), description="When two attempts are said to differ")
    coverage: float = Field(default=0.6, gt=0, le=1, description="Least share of weight that must be answered")
    family_items: int = Field(default=2, ge=1, description="Least number of objective answers in a family")
    round_to: int = Field(default=5, ge=1, le=20, description="Results are shown in steps of so many points")
    flat_run: float = Field(default=0.5, gt=0, le=1, description="Longest equal run, as a share of the ratings, that prompts")
    flat_sd: float = Field(default=0.3, gt=0, description="Spread of ratings, in steps, below which the prompt appears")
    bands: tuple[Band, ...] = Field(default=(), description="Left out: one of level_step points for each proficiency level")
    basis: Prose | None = Field(default=None, description="Where the constants come from, said openly")
