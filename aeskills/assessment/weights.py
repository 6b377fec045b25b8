"""How much each skill counts, and what is asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aeskills.assessment.contract import Bundle, BundleForm, BundleIndustry, BundleSeniority


class UnknownChoiceError(ValueError):
    """The responses name a form, industry or seniority level that the bundle does not have."""


def skills_by_family(bundle: Bundle, skills: Iterable[str]) -> dict[str, list[str]]:
    """The chosen skills in the bundle's order, by family; families without a chosen skill are left out."""
    chosen = set(skills)
    found = {family["id"]: [skill for skill in family["skills"] if skill in chosen] for family in bundle["families"]}
    return {family: members for family, members in found.items() if members}


def form_of(bundle: Bundle, form: str) -> BundleForm:
    """The form of that id."""
    for entry in bundle["forms"]:
        if entry["id"] == form:
            return entry
    raise UnknownChoiceError(f"form {form}")


def seniority_of(bundle: Bundle, seniority: str) -> BundleSeniority:
    """The seniority level of that id."""
    for entry in bundle["seniority"]:
        if entry["id"] == seniority:
            return entry
    raise UnknownChoiceError(f"seniority {seniority}")


def industry_of(bundle: Bundle, industry: str | None) -> BundleIndustry | None:
    """The industry of that id; None, the neutral industry, stays None."""
    if industry is None:
        return None
    for entry in bundle["industries"]:
        if entry["id"] == industry:
            return entry
    raise UnknownChoiceError(f"industry {industry}")


def skill_weights(bundle: Bundle, industry: BundleIndustry | None, seniority: BundleSeniority, skills: Iterable[str]) -> dict[str, float]:
    """W_s = base · emphasis of the level on the family · factor of the industry, normalised to 1 over `skills`."""
    raw: dict[str, float] = {}
    for skill in skills:
        entry = bundle["skills"][skill]
        factor = industry["factors"].get(skill, 1.0) if industry else 1.0
        raw[skill] = entry["weight"] * seniority["emphasis"].get(entry["family"], 1.0) * factor
    return normalised(raw)


def skill_targets(bundle: Bundle, seniority: BundleSeniority, skills: Iterable[str]) -> dict[str, float]:
    """Target of each skill on the 0–100 scale: the cut score, i.e. the start of the band of its target level."""
    cuts = {band["level"]: band["start"] for band in bundle["bands"]}
    return {skill: cuts[seniority["targets"][skill]] for skill in skills}


def normalised(weights: Mapping[str, float]) -> dict[str, float]:
    """The same weights with sum 1."""
    total = sum(weights.values())
    return {key: weight / total for key, weight in weights.items()}


def weighted_mean(values: Mapping[str, float], weights: Mapping[str, float]) -> float | None:
    """Mean of `values` under the weights of their keys; None of nothing."""
    if not values:
        return None
    shares = normalised({key: weights[key] for key in values})
    return sum(shares[key] * value for key, value in values.items())
