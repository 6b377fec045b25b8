"""The profiled job: what it is, how it is classified, how accounts are held."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from aeskills.model.base import AccountModelId, Checked, FigureId, Formerly, IndustryId, Named, OwnId, Plain, Prose, Record, Text, Url
from aeskills.model.evidence import Citations
from aeskills.model.links import WebLinks

Icon = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+$", max_length=100),
    Named("Icon of the theme"),
    Field(description="Name of an icon of the theme's bundled sets", examples=["material/lighthouse"]),
]
"""Name of an icon of the theme's bundled sets, such as `material/handshake-outline`."""


class Classification(Record):
    """The role's place in an official classification of occupations."""

    scheme: Literal["O*NET-SOC", "ISCO-08", "ESCO", "NOS", "NVQ", "SFIA", "DigComp", "O*NET"] = Field(
        description="The classification or framework"
    )
    version: Plain | None = Field(default=None, description="Its edition", examples=["29.0"])
    code: Plain = Field(description="Code in the classification", examples=["5419"])
    title: Plain = Field(description="Title in the classification; not translated")
    url: Url | None = Field(default=None, description="Address of the entry")
    industries: tuple[IndustryId, ...] = Field(default=(), description="Industries that the code is for; left out: all")
    note: Prose | None = Field(default=None, description="How closely the code fits this role")
    neighbour: bool = Field(
        default=False, description="The code is of a neighbouring occupation, such as a later step; it is no code for this role"
    )


class Highlight(Record):
    """One of the few things to remember about the role."""

    id: OwnId
    text: Prose = Field(description="One sentence a reader should remember")


class SideBySide(Record):
    """A way in which accounts are held, in a few words for a column beside the others."""

    holds: Text = Field(description="What you hold, in a few words", examples=["One light"])
    number: Text = Field(description="How many accounts, in a few words", examples=["One"])
    measured: Text = Field(description="How you are measured, in a few words", examples=["Nights without a failure"])
    risk: Text = Field(description="What goes wrong, in a few words", examples=["Nobody sees that you are ill"])


class AccountModel(Record):
    """A way in which accounts are held: one dedicated account, a portfolio, given or won."""

    kind: ClassVar[str] = "account-model"
    id: OwnId
    formerly: Formerly = ()
    name: Text = Field(description="Name of the account model")
    icon: Icon
    summary: Prose = Field(description="One sentence that defines the model")
    description: Prose = Field(description="How work differs under this model; one or two paragraphs")
    side_by_side: SideBySide | None = Field(default=None, description="The model in a few words, for the comparison of all models")
    example: Prose = Field(description="A concrete scene")
    priorities: tuple[Prose, ...] = Field(description="How priorities are set under this model")
    risks: tuple[Prose, ...] = Field(description="What goes wrong and what guards against it")
    industries: tuple[IndustryId, ...] = Field(default=(), description="Industries where it is usual")


class SkillFamily(Record):
    """One of the families that skills are grouped in; its order gives its hue."""

    kind: ClassVar[str] = "family"
    id: OwnId
    formerly: Formerly = ()
    name: Text = Field(description="Name of the family", examples=["Watch-keeping"])
    icon: Icon
    summary: Prose = Field(description="What the family is for; one or two sentences")


class Context(Record):
    """A field in which the title is common, with what it looks like there."""

    id: OwnId
    name: Text = Field(description="Name of the field")
    text: Prose = Field(description="How the role looks in this field; two or three sentences")
    industries: tuple[IndustryId, ...] = Field(default=(), description="Industries that belong to the field")


class Labels(Record):
    """What the role calls things, where the words of the site do not fit; what is left out is called as the site calls it."""

    work: Text | None = Field(default=None, description="Section of phases and duties", examples=["The watch"])
    phases: Text | None = Field(default=None, description="Heading over the phases", examples=["A day at the light"])
    industries: Text | None = Field(default=None, description="Section of industries", examples=["Kinds of station"])
    industry: Text | None = Field(default=None, description="One of them, as a column heading", examples=["Station"])
    offers: Text | None = Field(default=None, description="In place of: What is sold", examples=["What the light does"])
    clients: Text | None = Field(default=None, description="In place of: Who buys", examples=["Who is guided"])
    deciders: Text | None = Field(default=None, description="In place of: Who decides at the client", examples=["Who gives orders"])
    cycle: Text | None = Field(default=None, description="In place of: How long a sale takes", examples=["How long a turn of duty lasts"])
    account: Text | None = Field(default=None, description="In place of: A typical account", examples=["A typical station"])
    account_models: Text | None = Field(default=None, description="In place of: How accounts are held", examples=["How watches are shared"])
    account_model: Text | None = Field(default=None, description="One of them, as a column heading", examples=["Watch"])
    industries_lead: Text | None = Field(
        default=None, description="First sentence of the page of industries", examples=["Each station asks for something else."]
    )
    account_models_lead: Text | None = Field(
        default=None, description="First sentence of the page of account models", examples=["Who wakes when, and who answers."]
    )
    scope: Text | None = Field(default=None, description="In place of: Accounts and autonomy", examples=["Lights and freedom"])


class Role(Record):
    """role.yaml: the profiled job (schema.org Occupation)."""

    kind: ClassVar[str] = "role"
    id: OwnId
    title: Text = Field(description="Title of the job", examples=["Lighthouse keeper"])
    synonyms: tuple[Text, ...] = Field(default=(), description="Other titles for the same job")
    tagline: Prose = Field(description="One short sentence for the top of the home page")
    summary: Prose = Field(description="One sentence that answers: what is this role?")
    definition: Prose = Field(description="The full definition; several paragraphs")
    highlights: tuple[Highlight, ...] = Field(default=(), description="The few things to remember, in order")
    contexts: tuple[Context, ...] = Field(default=(), description="Fields in which the title is common")
    keywords: tuple[Text, ...] = Field(default=(), description="Keywords for search engines")
    classifications: tuple[Classification, ...] = Field(
        default=(), description="Codes in official classifications, of each classification the best fit first"
    )
    labels: Labels = Field(default=Labels(), description="What the role calls things, where the words of the site do not fit")
    account_models: tuple[AccountModel, ...] = Field(
        default=(), description="Ways in which the work is organised, such as how accounts are held"
    )
    families: tuple[SkillFamily, ...] = Field(description="Families that skills are grouped in, in order")
    headline: FigureId | None = Field(default=None, description="The figure that the home page shows, such as the median pay")
    sources: Citations = ()
    checked: Checked
    links: WebLinks = ()


__all__ = ["AccountModel", "AccountModelId", "Classification", "Context", "Highlight", "Icon", "Role", "SideBySide", "SkillFamily"]
