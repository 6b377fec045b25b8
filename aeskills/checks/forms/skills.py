"""Which skill each item belongs to."""

from __future__ import annotations

from aeskills.checks.survey import Survey


def skills_of_items(survey: Survey) -> dict[str, str]:
    return {item.id: bank.skill for bank in survey.handbook.banks for item in bank.items}
