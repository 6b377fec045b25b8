"""The role in full, the ways in which its accounts are held, and its official codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aeskills.edition.edition import Edition
from aeskills.edition.navigation import NavigationEntry
from aeskills.model.industry import Industry
from aeskills.model.role import AccountModel, Classification
from aeskills.views import structured
from aeskills.views.grid import columns
from aeskills.views.view import View

ROLE, MODELS, CODES = "role/", "account-models/", "official-codes/"


class Code(NamedTuple):
    """A code and the industries in which it fits."""

    code: Classification
    industries: list[Industry]


class Count(NamedTuple):
    """How many of something the role has, and where they are listed."""

    words: str
    number: int
    address: str


class Aspect(NamedTuple):
    """What is compared between account models, and what each of them says of it."""

    words: str
    values: tuple[str, ...]


Scheme = tuple[str, list[Code]]
"""A classification with its version, and its codes."""


def role_views(edition: Edition) -> Iterator[View]:
    """The role, its account models on one page, and its codes, where it has any of these."""
    pages = _subpages(edition)
    yield _role(pages, edition)
    if "account-models" in edition.parts:
        yield _account_models(pages, edition)
    if edition.handbook.role.classifications:
        yield _codes(pages, edition)


def _subpages(edition: Edition) -> tuple[NavigationEntry, ...]:
    """The pages that the subject is split into."""
    role, voice = edition.handbook.role, edition.voice
    offered = (
        (ROLE, "nav.overview", True),
        (MODELS, "models.title", role.account_models),
        (CODES, "codes.title", role.classifications),
    )
    return tuple(NavigationEntry(address, voice.text(key)) for address, key, there in offered if there)


def _role(pages: tuple[NavigationEntry, ...], edition: Edition) -> View:
    role, voice, variants = edition.handbook.role, edition.voice, edition.handbook.variants
    return View(
        address=ROLE,
        template="role.html",
        styles=("role",),
        title=voice.text("role.title", role=role.title),
        short=voice.text("nav.overview"),
        description=edition.plain(role.summary),
        section="role",
        structured=lambda: (structured.occupation(edition, ROLE),),
        data=lambda: {
            "role": role,
            "pages": pages,
            "counts": [one for one in _counts(edition) if one.number],
            "contexts": [(context, [edition.record("industry", one) for one in context.industries]) for context in role.contexts],
            "best": [(scheme, codes[0]) for scheme, codes in by_scheme(edition, neighbour=False)],
            "variants": variants,
            "model_columns": columns(len(role.account_models)),
            "variant_columns": columns(len(variants.variants)),
        },
        subjects=(role, *variants.variants),
        sources=role.sources,
        checked=role.checked,
        keywords=(role.title, *role.synonyms),
    )


def _counts(edition: Edition) -> tuple[Count, ...]:
    handbook, voice = edition.handbook, edition.voice
    role = handbook.role
    return (
        Count(voice.text("role.titles"), len(role.synonyms), f"{ROLE}#titles"),
        Count(voice.text("codes.title"), sum(not one.neighbour for one in role.classifications), CODES),
        Count(voice.text("section.industries"), len(handbook.industries), "industries/"),
        Count(voice.text("section.skills"), len(handbook.skills), "skills/"),
    )


def _account_models(pages: tuple[NavigationEntry, ...], edition: Edition) -> View:
    role, voice = edition.handbook.role, edition.voice
    return View(
        address=MODELS,
        template="account-models.html",
        styles=("role",),
        title=voice.text("models.title"),
        description=voice.text("models.description", count=len(role.account_models), role=role.title),
        section="role",
        frame="working",
        data=lambda: {
            "pages": pages,
            "models": [(model, industries_using(edition, model)) for model in role.account_models],
            "aspects": aspects(role.account_models, edition),
        },
        subjects=role.account_models,
        sources=role.sources,
        checked=role.checked,
        keywords=(role.title, *(model.name for model in role.account_models)),
        parent=ROLE,
    )


def aspects(models: tuple[AccountModel, ...], edition: Edition) -> list[Aspect]:
    """What the models are compared by: the few words that each has for it, or the sentence that defines it where one has none."""
    said = [model.side_by_side for model in models]
    if any(one is None for one in said):
        return [Aspect(edition.voice.text("models.meaning"), tuple(model.summary for model in models))] if models else []
    names = ("holds", "number", "measured", "risk")
    return [Aspect(edition.voice.text(f"models.{name}"), tuple(getattr(one, name) for one in said)) for name in names if models]


def _codes(pages: tuple[NavigationEntry, ...], edition: Edition) -> View:
    role, voice = edition.handbook.role, edition.voice
    return View(
        address=CODES,
        template="official-codes.html",
        styles=("role",),
        title=voice.text("codes.title"),
        description=voice.text("codes.description", count=len(role.classifications), role=role.title),
        section="role",
        frame="working",
        data=lambda: {"pages": pages, "schemes": by_scheme(edition, neighbour=False), "others": by_scheme(edition, neighbour=True)},
        subjects=(role,),
        sources=role.sources,
        checked=role.checked,
        keywords=tuple(one.code for one in role.classifications),
        parent=ROLE,
    )


def industries_using(edition: Edition, model: AccountModel) -> list[Industry]:
    """Industries that name the model, and those that the model names, in the handbook's order."""
    return [one for one in edition.handbook.industries if model.id in one.account_models or one.id in model.industries]


def by_scheme(edition: Edition, neighbour: bool) -> list[Scheme]:
    """The role's own codes by classification, the best fit first; or those of neighbouring occupations."""
    found: dict[str, list[Code]] = {}
    for one in edition.handbook.role.classifications:
        if one.neighbour == neighbour:
            industries = [edition.record("industry", name) for name in one.industries]
            found.setdefault(f"{one.scheme} {one.version or ''}".strip(), []).append(Code(one, industries))
    return list(found.items())
