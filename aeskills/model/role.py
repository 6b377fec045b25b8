"""The profiled job: what it is, how it is classified, how accounts are held."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from aeskills.model.base import AccountModelId, Checked, FigureId, IndustryId, Named, OwnId, Plain, Prose, Record, Text, Url
from aeskills.model.evidence import Citations

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
    name: Text = Field(description="Name of the family", examples=["Watch-keeping"])
    icon: Icon
    summary: Prose = Field(description="What the family is for; one or two sentences")


class Context(Record):
    """A field in which the title is common, with what it looks like there."""

    id: OwnId
    name: Text = Field(description="Name of the field")
    text: Prose = Field(description="How the role looks in this field; two or three sentences")
    industries: tuple[IndustryId, ...] = Field(description="Industries that belong to the field; may be empty")


class Role(Record):
    """role.yaml: the profiled job (schema.org Occupation)."""

    kind: ClassVar[str] = "role"
    id: OwnId
    title: Text = Field(description="Title of the job", examples=["Lighthouse keeper"])
    synonyms: tuple[Text, ...] = Field(description="Other titles for the same job")
    tagline: Prose = Field(description="One short sentence for the top of the home page")
    summary: Prose = Field(description="One sentence that answers: what is this role?")
    definition: Prose = Field(description="The full definition; several paragraphs")
    highlights: tuple[Highlight, ...] = Field(description="The few things to remember, in order")
    contexts: tuple[Context, ...] = Field(description="Fields in which the title is common; may be empty")
    keywords: tuple[Text, ...] = Field(description="Keywords for search engines")
    classifications: tuple[Classification, ...] = Field(
        description="Codes in official classifications, of each classification the best fit first; may be empty"
    )
    account_models: tuple[AccountModel, ...] = Field(description="Ways in which accounts are held; may be empty")
    families: tuple[SkillFamily, ...] = Field(description="Families that skills are grouped in, in order")
    headline: FigureId | None = Field(default=None, description="The figure that the home page shows, such as the median pay")
    sources: Citations
    checked: Checked


__all__ = ["AccountModel", "AccountModelId", "Classification", "Context", "Highlight", "Icon", "Role", "SideBySide", "SkillFamily"]
