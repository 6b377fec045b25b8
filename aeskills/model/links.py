"""Links out: to a tool or a page of one's own organisation; no evidence, so neither source nor date."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from aeskills.model.base import Prose, Record, Text, Url


class WebLink(Record):
    """A page on the web or an intranet that helps with the work."""

    name: Text = Field(description="What it is called", examples=["Duty roster"])
    url: Url = Field(description="Its address", examples=["https://example.org/roster"])
    note: Prose | None = Field(default=None, description="What it is good for; one sentence", examples=["Who is on watch this week."])


WebLinks = Annotated[
    tuple[WebLink, ...],
    Field(
        description="Tools and pages of your own that help here; no evidence, so without a source",
        examples=[[{"name": "Duty roster", "url": "https://example.org/roster"}]],
    ),
]
"""Shown at the foot of the record's page."""
