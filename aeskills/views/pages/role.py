"""The role in full, and the ways in which its accounts are held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aeskills.edition.edition import Edition
from aeskills.model.industry import Industry
from aeskills.model.role import AccountModel, Classification
from aeskills.views import structured
from aeskills.views.view import View


class Code(NamedTuple):
    """A code and the industries in which it fits."""

    code: Classification
    industries: list[Industry]


class Way(NamedTuple):
    """A link into another section."""

    address: str
    title: str
    text: str


def views(edition: Edition) -> Iterator[View]:
    """The role, then its account models on one page, if it has any."""
    yield _role(edition)
    if "account-models" in edition.parts:
        yield _account_models(edition)


def _role(edition: Edition) -> View:
    role, voice = edition.handbook.role, edition.voice
    return View(
        address="role/",
        template="role.html",
        styles=("role", "engagement", "compare"),
        title=voice.text("role.title", role=role.title),
        short=voice.text("nav.overview"),
        description=edition.plain(role.summary),
        section="role",
        structured=lambda: (structured.occupation(edition, "role/"),),
        data=lambda: {
            "role": role,
            "contexts": [(context, [edition.record("industry", one) for one in context.industries]) for context in role.contexts],
            "schemes": _by_scheme(_codes(edition, neighbour=False)),
            "others": _by_scheme(_codes(edition, neighbour=True)),
            "variants": edition.handbook.variants,
            "ways": list(_ways(edition)),
        },
        subjects=(role, *edition.handbook.variants.variants),
        sources=role.sources,
        checked=role.checked,
        keywords=(role.title, *role.synonyms),
    )


def _account_models(edition: Edition) -> View:
    role, voice = edition.handbook.role, edition.voice
    return View(
        address="account-models/",
        template="account-models.html",
        styles=("role", "engagement"),
        title=voice.text("models.title"),
        description=voice.text("models.description", count=len(role.account_models), role=role.title),
        section="role",
        data=lambda: {"role": role, "models": [(model, industries_using(edition, model)) for model in role.account_models]},
        subjects=role.account_models,
        sources=role.sources,
        checked=role.checked,
        keywords=(role.title, *(model.name for model in role.account_models)),
        parent="role/",
    )


def industries_using(edition: Edition, model: AccountModel) -> list[Industry]:
    """Industries that name the model, and those that the model names, in the handbook's order."""
    return [one for one in edition.handbook.industries if model.id in one.account_models or one.id in model.industries]


def _codes(edition: Edition, neighbour: bool) -> list[Code]:
    """The role's own codes, or those of neighbouring occupations."""
    found = [one for one in edition.handbook.role.classifications if one.neighbour == neighbour]
    return [Code(one, [edition.record("industry", name) for name in one.industries]) for one in found]


def _by_scheme(codes: list[Code]) -> list[tuple[str, list[Code]]]:
    """Scheme with its version → its codes."""
    found: dict[str, list[Code]] = {}
    for one in codes:
        found.setdefault(f"{one.code.scheme} {one.code.version or ''}".strip(), []).append(one)
    return list(found.items())


def _ways(edition: Edition) -> Iterator[Way]:
    handbook, voice = edition.handbook, edition.voice
    counts = {
        "engagement": ("engagement/", len(handbook.duties.duties)),
        "industries": ("industries/", len(handbook.industries)),
        "skills": ("skills/", len(handbook.skills)),
        "career": ("career/", len(handbook.career.levels)),
        "pay": ("pay/", len(handbook.compensation.components)),
        "rules": ("rules/", len(handbook.regulations.regulations)),
        "onboarding": ("onboarding/", len(handbook.onboarding.activities)),
        "assessment": ("self-assessment/", len(handbook.skills) if handbook.forms.forms else 0),
        "reference": ("glossary/", len(handbook.glossary.terms)),
    }
    for name, (address, count) in counts.items():
        if not count:
            continue
        yield Way(address, voice.text(f"section.{name}"), voice.text(f"role.way-{name}", count=count))
