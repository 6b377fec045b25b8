"""Terms of the trade and what they mean."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from aeskills.model.base import Checked, Formerly, OwnId, Prose, Record, TermId, Text
from aeskills.model.evidence import Citations


class Term(Record):
    """One entry of the glossary."""

    kind: ClassVar[str] = "term"
    id: OwnId
    formerly: Formerly = ()
    name: Text = Field(description="The term; in a translation, the word the trade uses in that language", examples=["wick"])
    synonyms: tuple[Text, ...] = Field(default=(), description="Other words for the same idea, abbreviations included")
    definition: Prose = Field(description="One or two sentences that define the term")
    see: tuple[TermId, ...] = Field(default=(), description="Related terms")
    sources: Citations = ()


class Glossary(Record):
    """glossary.yaml: the terms of the trade."""

    checked: Checked
    terms: tuple[Term, ...] = Field(description="The terms, in any order")
