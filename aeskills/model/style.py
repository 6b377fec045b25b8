"""How one language is written on the site: agreed words, forbidden forms, register and signs. Translators and the check read it."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from aeskills.model.base import Plain, Record


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error:
        raise PydanticCustomError("pattern", "pattern") from None
    return value


Pattern = Annotated[str, AfterValidator(_pattern)]
"""A regular expression of Python."""


class AgreedTerm(Record):
    """An English term and the word that stands for it."""

    source: Plain = Field(description="The English word or words; a plural in -s is found as well")
    word: Plain = Field(description="The agreed word")
    variants: tuple[Plain, ...] = Field(default=(), description="Other forms that are right: plurals, inflections, a pronoun's noun")
    note: str = Field(default="", description="When to use it")


class ForbiddenForm(Record):
    """A form that must not stand in a translation."""

    pattern: Pattern = Field(description="A regular expression; upper and lower case are the same to it, unless it begins with (?-i:")
    reason: Plain = Field(description="What is wrong with it")
    instead: Plain = Field(description="What to write")


class Style(Record):
    """locale/<tag>/style.yaml: how the language is written here."""

    address: Plain = Field(description="Register: whom the text addresses, and how")
    typography: tuple[Plain, ...] = Field(default=(), description="Quotation marks, spaces, capitals and digits, for people")
    wrong_signs: Pattern = Field(default="", description="Signs that the language does not use here, as a regular expression")
    terms: tuple[AgreedTerm, ...] = Field(default=(), description="Agreed words")
    forbidden: tuple[ForbiddenForm, ...] = Field(default=(), description="Forms that must not occur")
