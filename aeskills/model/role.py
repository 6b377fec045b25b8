"""The profiled job: what it is, how it is classified, how accounts are held."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from aeskills.model.base import AccountModelId, Date, Id, IndustryId, Plain, Prose, Record, Text, Url
from aeskills.model.evidence import Citation

Icon = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+$", max_length=100)]
"""Name of an icon of the theme's bundled sets, such as `material/handshake-outline`."""


class Classification(Record):
    """The role's place in an official classification of occupations."""

    scheme: Literal["O*NET-SOC", "ISCO-08", "ESCO", "NOS", "NVQ", "SFIA", "DigComp", "O*NET"]
    version: Plain | None = None
    code: Plain
    title: Plain = Field(description="Title in the classification; not translated")
    url: Url | None = None
    industries: tuple[IndustryId, ...] = ()
    note: Prose | None = Field(default=None, description="How closely the code fits this role")
    neighbour: bool = Field(
        default=False, description="The code is of a neighbouring occupation, such as a later step; it is no code for this role"
    )


class Highlight(Record):
    """One of the few things to remember about the role."""

    id: Id
    text: Prose = Field(description="One sentence a reader should remember")


class AccountModel(Record):
    """A way in which accounts are held: one dedicated account, a portfolio, given or won."""

    kind: ClassVar[str] = "account-model"
    id: Id
    name: Text
    icon: Icon
    summary: Prose = Field(description="One sentence that defines the model")
    description: Prose = Field(description="How work differs under this model; one or two paragraphs")
    example: Prose = Field(description="A concrete scene")
    priorities: tuple[Prose, ...] = Field(description="How priorities are set under this model")
    risks: tuple[Prose, ...] = Field(description="What goes wrong and what guards against it")
    industries: tuple[IndustryId, ...] = ()


class SkillFamily(Record):
    """One of the families that skills are grouped in; its order gives its hue."""

    kind: ClassVar[str] = "family"
    id: Id
    name: Text
    icon: Icon
    summary: Prose = Field(description="What the family is for; one or two sentences")


class Context(Record):
    """A field in which the title is common, with what it looks like there."""

    id: Id
    name: Text
    text: Prose = Field(description="How the role looks in this field; two or three sentences")
    industries: tuple[IndustryId, ...]


class Role(Record):
    """role.yaml: the profiled job (schema.org Occupation)."""

    kind: ClassVar[str] = "role"
    id: Id
    title: Text
    synonyms: tuple[Text, ...] = Field(description="Other titles for the same job")
    tagline: Prose = Field(description="One short sentence for the top of the home page")
    summary: Prose = Field(description="One sentence that answers: what is this role?")
    definition: Prose = Field(description="The full definition; several paragraphs")
    highlights: tuple[Highlight, ...]
    contexts: tuple[Context, ...]
    keywords: tuple[Text, ...] = Field(description="Keywords for search engines")
    classifications: tuple[Classification, ...]
    account_models: tuple[AccountModel, ...]
    families: tuple[SkillFamily, ...]
    sources: tuple[Citation, ...]
    checked: Date


__all__ = ["AccountModel", "AccountModelId", "Classification", "Context", "Highlight", "Icon", "Role", "SkillFamily"]
