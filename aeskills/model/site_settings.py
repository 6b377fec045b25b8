"""What the site is called and in which languages it speaks."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from aeskills.model.base import BaseUrl, Date, Id, Named, Plain, Prose, Record, Text, Url

Tag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"), Named("Language tag")]
"""A BCP-47 language tag such as `it` or `pt-BR`."""


CONTENT_FORMAT = 2
"""The present format of content; see docs/developing/compatibility.md for how long earlier ones are read."""

Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$"), Named("Host")]
"""The part of a web address between `//` and the next `/`."""


class PublishedLocale(Record):
    """A language the site is published in."""

    tag: Tag = Field(description="BCP 47 tag of the language", examples=["en", "pt-BR"])
    threshold: float = Field(default=100, ge=0, le=100, description="Least share of a page's text, in percent, that must be translated")


class DoorLink(Record):
    """One way on from a door of the home page."""

    to: Plain = Field(description="Address of the page, below the language", examples=["onboarding/"])
    text: Text = Field(description="Words of the link", examples=["The first 90 days"])


class Door(Record):
    """What the home page offers one kind of reader."""

    id: Id = Field(description="Stable name of the door in translations")
    title: Text = Field(description="What brings the reader, in a few words", examples=["You have just started"])
    text: Prose = Field(description="One sentence: what the reader finds")
    links: tuple[DoorLink, ...] = Field(description="Up to three pages, in order", max_length=3)


class Site(Record):
    """site.yaml: what the site is called, its languages and its role."""

    kind: ClassVar[str] = "site"
    title: Text = Field(description="Title of the site", examples=["Lighthouse keeper handbook"])
    description: Text = Field(description="One sentence for search engines and link previews")
    notice: Prose | None = Field(default=None, description="Small print at the foot of every page")
    url: BaseUrl | None = Field(
        default=None, description="Public address; canonical links and hreflang need it", examples=["https://example.org/handbook/"]
    )
    edit_url: Url | None = Field(default=None, description="Address of the content folder in a repository, for edit links")
    report_url: Url | None = Field(default=None, description="Where to report an error")
    source_locale: Tag = Field(default="en", description="Language that the YAML files are written in")
    locales: tuple[PublishedLocale, ...] = Field(description="Languages the site is published in, the source language among them")
    role: Id = Field(description="Id of the role, the name of its folder under roles/", examples=["lighthouse-keeper"])
    doors: tuple[Door, ...] = Field(default=(), description="Ways into the site by kind of reader, for the home page")
    least: dict[str, Annotated[int, Field(ge=0, le=1_000_000)]] = Field(
        default_factory=dict, description="Least number of records the handbook promises, such as `skills: 23`; `aeskills status` counts"
    )
    format: int = Field(
        default=1, ge=1, description="Format of the content; `aeskills upgrade` brings older content up", examples=[CONTENT_FORMAT]
    )
    link_hosts: tuple[Host, ...] = Field(
        default=(),
        description="Hosts that texts may link to directly, for tools and pages of your own",
        examples=[["intranet.example.org"]],
    )
    updated: Date = Field(description="Day that the content is of")
