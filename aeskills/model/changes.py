"""What changed in the content, told to those who come back."""

from __future__ import annotations

from pydantic import Field

from aeskills.model.assessment import RecordLink
from aeskills.model.base import Date, Id, Prose, Record, Text


class Change(Record):
    """One change that a returning reader should know of."""

    id: Id = Field(description="Stays for ever: feed readers know the change by it")
    date: Date = Field(description="Day of the change")
    title: Text = Field(description="What changed, in a few words")
    text: Prose = Field(description="What is new, corrected or gone, and for whom it matters; one to three sentences")
    records: tuple[RecordLink, ...] = Field(
        default=(), description="The records concerned, each as kind:id; the first is where the feed leads"
    )


class Changes(Record):
    """changes.yaml: the change log, the newest first."""

    changes: tuple[Change, ...] = Field(default=(), description="The changes, the newest first")
