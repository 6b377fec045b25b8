"""Which parts of the site a handbook has something to say on: a part without records has no page, menu entry or heading."""

from __future__ import annotations

from aeskills.model.handbook import Handbook

_ALWAYS = ("role", "skills", "reference")
"""Sections that every handbook has."""


def parts_of(handbook: Handbook) -> frozenset[str]:
    """Sections by the names that navigation has for them, and `account-models`, `glossary`, `sources`, `compare` and `explore`."""
    book, pay, levels = handbook, handbook.compensation, handbook.career.levels
    found: dict[str, object] = {
        **dict.fromkeys(_ALWAYS, True),
        "engagement": book.engagement.phases,
        "industries": book.industries,
        "career": levels,
        "pay": pay.components or pay.examples or pay.tables,
        "rules": book.regulations.regulations,
        "onboarding": book.onboarding.activities,
        "assessment": book.forms.forms,
        "account-models": book.role.account_models,
        "glossary": book.glossary.terms,
        "sources": book.sources.sources,
        "compare": book.industries,
        "explore": levels or any(industry.multipliers for industry in book.industries) or book.duties.duties,
    }
    return frozenset(name for name, there in found.items() if there)
