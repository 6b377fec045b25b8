"""What the site is called and in which languages it speaks."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from aeskills.model.base import BaseUrl, Date, Id, Prose, Record, Text, Url

Tag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
"""A BCP-47 language tag such as `it` or `pt-BR`."""


class PublishedLocale(Record):
    """A language the site is published in."""

    tag: Tag
    threshold: float = Field(default=100, ge=0, le=100, description="Least share of a page's text, in percent, that must be translated")


class Site(Record):
    """site.yaml"""

    kind: ClassVar[str] = "site"
    title: Text = Field(description="Title of the site")
    description: Text = Field(description="One sentence for search engines and link previews")
    notice: Prose | None = Field(default=None, description="Small print at the foot of every page")
    url: BaseUrl | None = Field(default=None, description="Public address; canonical links and hreflang need it")
    edit_url: Url | None = Field(default=None, description="Address of the content folder in a repository, for edit links")
    report_url: Url | None = Field(default=None, description="Where to report an error")
    source_locale: Tag = "en"
    locales: tuple[PublishedLocale, ...]
    role: Id
    least: dict[str, Annotated[int, Field(ge=0, le=1_000_000)]] = Field(
        default_factory=dict, description="Least number of records the handbook promises, such as `skills: 23`; `aeskills status` counts"
    )
    updated: Date
