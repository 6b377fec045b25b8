"""Which questions a person is asked: those of the form, for the chosen skills, in the country and industry of the person."""

from __future__ import annotations

from collections.abc import Mapping

from aeskills.assessment.contract import Bundle, BundleItem, Responses
from aeskills.assessment.weights import form_of, industry_of, seniority_of, skill_weights, skills_by_family

RATED_SHARE = 0.6
"""Share of the weight whose skills an adaptive form asks to rate; the others are rated by whoever wants to."""


def applies(item: BundleItem, industry: str | None, country: str | None) -> bool:
    """Whether the key of an item holds there; nowhere in particular is not enough for an item that is tied to a place."""
    if "applies" not in item:
        return True
    scope = item["applies"]
    return (not scope["countries"] or country in scope["countries"]) and (not scope["industries"] or industry in scope["industries"])


def fitting(bundle: Bundle, items: list[str], industry: str | None, country: str | None) -> list[str]:
    """The items, each that does not apply replaced by its twin; without one it is left out. No item comes twice."""
    kept: list[str] = []
    for identifier in items:
        item = bundle["items"][identifier]
        chosen = identifier if applies(item, industry, country) else item.get("twin")
        if chosen is not None and chosen in bundle["items"] and applies(bundle["items"][chosen], industry, country):
            kept.append(chosen)
    return list(dict.fromkeys(kept))


def asked_items(bundle: Bundle, responses: Responses) -> list[str]:
    """Ids of the items in the order asked; of an adaptive form those it has chosen so far."""
    form = form_of(bundle, responses["form"])
    if form["type"] == "adaptive":
        listed = [item for item in responses.get("asked", []) if item in bundle["items"]]
    else:
        listed = fitting(bundle, form["items"], responses["industry"], responses.get("country"))
    chosen = set(responses["skills"])
    return [item for item in listed if bundle["items"][item]["skill"] in chosen]


def asked_ratings(bundle: Bundle, responses: Responses) -> list[str]:
    """Skills to rate, in the form's order: all chosen ones, or for an adaptive form the weightiest that make up `RATED_SHARE`."""
    form = form_of(bundle, responses["form"])
    chosen = set(responses["skills"])
    listed = [skill for skill in form["ratings"] if skill in chosen]
    if form["type"] != "adaptive":
        return listed
    members = [skill for skills in skills_by_family(bundle, listed).values() for skill in skills]
    if not members:
        return []
    industry, seniority = industry_of(bundle, responses["industry"]), seniority_of(bundle, responses["seniority"])
    heavy = heaviest(skill_weights(bundle, industry, seniority, members))
    return [skill for skill in listed if skill in heavy]


def heaviest(weights: Mapping[str, float]) -> set[str]:
    """The fewest skills that make up `RATED_SHARE` of the weight; equal weights in their own order."""
    chosen: set[str] = set()
    total = 0.0
    for skill in sorted(weights, key=lambda skill: -weights[skill]):
        if total >= RATED_SHARE - 1e-9:
            break
        chosen.add(skill)
        total += weights[skill]
    return chosen
