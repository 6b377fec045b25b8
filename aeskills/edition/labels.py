"""The labels of a role, as messages of the interface that they stand in for."""

from __future__ import annotations

from collections.abc import Mapping

from aeskills.model.role import Role

MESSAGES: Mapping[str, tuple[str, ...]] = {
    "work": ("section.engagement",),
    "phases": ("home.phases", "engagement.title"),
    "industries": ("section.industries", "industries.title", "home.industries", "compare.industries-caption", "explore.industries"),
    "industry": ("word.industry",),
    "offers": ("industry.offers", "data.column-offers"),
    "clients": ("industry.clients", "data.column-clients"),
    "deciders": ("industry.deciders", "data.column-deciders"),
    "cycle": ("industry.cycle", "data.column-cycle"),
    "account": ("industry.account", "data.column-account"),
    "account_models": ("models.title", "industry.models", "models.shown"),
    "account_model": ("models.model",),
    "industries_lead": ("industries.lead", "industries.description", "role.way-industries"),
    "account_models_lead": ("models.lead", "models.description"),
    "scope": ("compare.scope",),
}
"""Label → the messages that it replaces."""


def labels_of(role: Role) -> dict[str, str]:
    """Key of a message → what the role says in its place."""
    set_by_role = {name: getattr(role.labels, name) for name in MESSAGES}
    return {key: text for name, text in set_by_role.items() if text is not None for key in MESSAGES[name]}
