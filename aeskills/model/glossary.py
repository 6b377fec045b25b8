"""Terms of the trade and what they mean."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from aeskills.model.base import Date, Id, Prose, Record, TermId, Text
from aeskills.model.evidence import Citation


class Term(Record):
    """One entry of the glossary."""

    kind: ClassVar[str] = "term"
    id: Id
    name: Text = Field(description="The term; in a translation, the word the trade uses in that language")
    synonyms: tuple[Text, ...] = Field(default=(), description="Other words for the same idea, abbreviations included")
    definition: Prose = Field(description="One or two sentences that define the term")
    see: tuple[TermId, ...] = ()
    sources: tuple[Citation, ...] = ()


class Glossary(Record):
    """glossary.yaml"""

    checked: Date
    terms: tuple[Term, ...]
