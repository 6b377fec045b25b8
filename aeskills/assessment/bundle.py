"""A localized handbook → the one JSON value that the browser's self-assessment (and `aeskills score`) works from.

Its `bank` is the version of the item bank: a hash of what scores depend on, the same in every locale.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from aeskills.assessment.constants import bands, difficulty, floats, model_of, scale_of
from aeskills.assessment.contract import (
    Applies,
    Bundle,
    BundleActivity,
    BundleBand,
    BundleFamily,
    BundleForm,
    BundleFormerBank,
    BundleIndustry,
    BundleItem,
    BundleScale,
    BundleSeniority,
    BundleSkill,
    BundleVariant,
    Option,
    Passage,
)
from aeskills.assessment.form_reach import form_reaches
from aeskills.model import assessment as bank_model
from aeskills.model.base import Record
from aeskills.model.handbook import Handbook
from aeskills.model.variants import Variant as VariantRecord

_SCHEMA = 2
"""Format of the responses and method of the scores; 1 was version 0.1.0."""

READABLE = (1, 2)
"""Formats of responses that are still read and scored anew."""

LATER = ("anchors", "variants", "items", "activities", "former", "later_messages")
"""What only questions, results and plans show, or nothing yet: five sixths of a bundle's bytes."""

RENAMED = ("skill", "family", "item", "industry", "seniority", "form", "activity")
"""Kinds of record that stored answers, ticks and links name."""

LATER_MESSAGES = re.compile(r"(talk|mentor|change|mark|practice|import|preview|whole|keep)-.+|.+-theirs")
"""Keys of words that the start and the choice of skills never say."""

FIRST_OF_ITEM = ("skill", "applies", "twin")

Html = Callable[[str], str]
"""Prose with inline markup → trusted HTML."""

AddressOf = Callable[[str, str], str]
"""Kind and id of a record → address of its page."""


def make_bundle(
    handbook: Handbook,
    locale: str,
    html: Html,
    url: AddressOf,
    messages: Mapping[str, Any],
    direction: Literal["ltr", "rtl"] = "ltr",
    reach: bool = True,
) -> Bundle:
    """The bundle of one locale. Raises ValueError, all reasons at once, when the content cannot be scored.

    Without `reach` the forms do not say which verdicts they can give, which takes longer than all the rest.
    """
    if reasons := list(unusable(handbook)):
        raise ValueError("; ".join(reasons))
    names = {step.level: step.name for step in handbook.scales.proficiency}
    bundle: Bundle = {
        "schema": _SCHEMA,
        "bank": "",
        "locale": locale,
        "dir": direction,
        "scale": [BundleScale(level=s.level, name=s.name, meaning=html(s.meaning)) for s in scale_of(handbook)],
        "families": [
            BundleFamily(id=f.id, name=f.name, skills=[s.id for s in handbook.skills if s.family == f.id]) for f in handbook.role.families
        ],
        "skills": {
            s.id: BundleSkill(
                family=s.family, name=s.name, url=url("skill", s.id), summary=html(s.summary), weight=s.weight,
            )
            for s in handbook.skills
        },
        "anchors": {
            s.id: [html(step.summary) for step in sorted(s.levels, key=lambda step: step.level)] for s in handbook.skills
        },
        "industries": [
            BundleIndustry(id=i.id, name=i.name, url=url("industry", i.id), factors={m.skill: m.factor for m in i.multipliers})
            for i in handbook.industries
        ],
        "variants": [
            BundleVariant(id=v.id, name=v.name, url=url("variant", v.id), industries=list(v.industries), factors=_factors(handbook, v))
            for v in handbook.variants.variants
        ],
        "seniority": [
            BundleSeniority(
                id=s.id, name=s.name, url=url("seniority", s.id), branch=s.branch, step=s.step, summary=html(s.summary),
                targets=dict(s.targets), emphasis=dict(s.emphasis),
            )
            for s in handbook.career.levels
        ],
        "items": {item.id: _item(handbook, item, bank.skill, html, url) for bank in handbook.banks for item in bank.items},
        "forms": [_form(handbook, form, html) for form in handbook.forms.forms],
        "model": model_of(handbook),
        "bands": [
            BundleBand(level=b.level, start=b.start, end=b.end, name=names[b.level], meaning=html(b.meaning)) for b in bands(handbook)
        ],
        "activities": [
            BundleActivity(
                id=a.id, day=a.day, paths=list(a.paths), skill=a.skill, level=a.level, title=a.title,
                text=html(a.text), outcome=html(a.outcome), hours=a.hours,
            )
            for a in handbook.onboarding.activities
        ],
        "former": {entry.bank: _former(entry) for entry in handbook.forms.former},
        "messages": {key: text for key, text in messages.items() if not LATER_MESSAGES.fullmatch(key)},
        "later_messages": {key: text for key, text in messages.items() if LATER_MESSAGES.fullmatch(key)},
    }  # fmt: skip
    if renamed := _renamed(handbook):
        bundle["renamed"] = renamed
    bundle["bank"] = bank_hash(bundle)
    if reach:
        for form, told in zip(bundle["forms"], form_reaches(bundle), strict=True):
            form["reach"] = told
    return bundle


def parts(bundle: Bundle) -> tuple[dict[str, Any], dict[str, Any]]:
    """The bundle as a browser fetches it: what the start and the choice of skills need, and the rest.

    Both name the bank, so that parts of two versions are never put together; of an item the first part holds what decides whether it is
    asked.
    """
    whole: Mapping[str, Any] = dict(bundle)
    first = {name: value for name, value in whole.items() if name not in LATER}
    first["items"] = {
        item: {name: value for name, value in entry.items() if name in FIRST_OF_ITEM} for item, entry in bundle["items"].items()
    }
    return first, {name: whole[name] for name in ("bank", *LATER)}


def plain_bundle(handbook: Handbook) -> Bundle:
    """A bundle for scoring outside the browser: texts as written, no addresses, no messages."""
    return make_bundle(handbook, handbook.site.source_locale, str, lambda _kind, _id: "", {}, reach=False)


def bank_hash(bundle: Bundle) -> str:
    """Twelve hex digits over what scores depend on; words, order and layout of the content do not count."""
    part = {
        "schema": bundle["schema"],
        "levels": len(bundle["scale"]),
        "skills": {skill: [entry["family"], float(entry["weight"])] for skill, entry in bundle["skills"].items()},
        "industries": {i["id"]: {skill: float(factor) for skill, factor in i["factors"].items()} for i in bundle["industries"]},
        "seniority": {
            s["id"]: [dict(s["targets"]), {family: float(factor) for family, factor in s["emphasis"].items()}] for s in bundle["seniority"]
        },
        "items": {
            item: [
                entry["type"], entry["skill"], entry.get("also"), float(entry["share"]), float(entry["difficulty"]), float(entry["slope"]),
                {option["id"]: option.get("effectiveness", option.get("keyed")) for option in entry["options"]},
            ]
            for item, entry in bundle["items"].items()
        },
        "model": floats(bundle["model"]),
        "bands": sorted([b["level"], float(b["start"]), float(b["end"])] for b in bundle["bands"]),
    }  # fmt: skip
    canonical = json.dumps(part, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:12]


def unusable(handbook: Handbook) -> Iterator[str]:
    """Why this content could not be scored: what would make a weight, target or key meaningless."""
    levels = [step.level for step in scale_of(handbook)]
    banded = {band.level for band in bands(handbook)}
    if levels != list(range(1, len(levels) + 1)) or len(levels) < 2:
        yield "scale: the levels must count 1, 2, 3 …"
    if missing := set(levels) - banded:
        yield f"bands: none for level {', '.join(map(str, sorted(missing)))}"
    if extra := banded - set(levels):
        yield f"bands: the scale has no level {', '.join(map(str, sorted(extra)))}"
    skills = {skill.id for skill in handbook.skills}
    families = {family.id for family in handbook.role.families}
    for skill in handbook.skills:
        if skill.family not in families:
            yield f"skill {skill.id}: unknown family {skill.family}"
        if sorted(step.level for step in skill.levels) != levels:
            yield f"skill {skill.id}: one anchor for each level is needed"
    for step in handbook.career.levels:
        yield from (f"seniority {step.id}: no target for {skill}" for skill in sorted(skills - set(step.targets)))
        yield from (f"seniority {step.id}: target {t} of {s} is no level" for s, t in step.targets.items() if t not in levels)
        yield from (f"seniority {step.id}: emphasis of {f} must be above 0" for f, e in step.emphasis.items() if not e > 0)
    for bank in handbook.banks:
        for item in bank.items:
            yield from _unusable_item(item, bank.skill, skills)
            if _passage(handbook, item) is None:
                yield f"item {item.id}: no passage {item.passage}"


def _unusable_item(item: bank_model.Item, skill: str, skills: set[str]) -> Iterator[str]:
    if not {skill, item.also or skill} <= skills or item.also == skill:
        yield f"item {item.id}: it must load on known skills, each once"
    if len({option.id for option in item.options}) < len(item.options):
        yield f"item {item.id}: two options have the same id"
    if isinstance(item, bank_model.SituationalItem):
        if len({option.effectiveness for option in item.options}) < 2:
            yield f"item {item.id}: all options are equally effective"
    elif len({option.keyed for option in item.options}) < 2:
        yield f"item {item.id}: some options must be keyed and some not"


def _scale(handbook: Handbook) -> list[Any]:
    return sorted(handbook.scales.proficiency, key=lambda step: step.level)


def _passage(handbook: Handbook, item: bank_model.Item) -> Record | None:
    kind, _, identifier = item.passage.partition(":")
    return handbook.by_kind.get(kind, {}).get(identifier)


def _item(handbook: Handbook, item: bank_model.Item, skill: str, html: Html, url: AddressOf) -> BundleItem:
    kind, _, identifier = item.passage.partition(":")
    record = _passage(handbook, item)
    title = next((str(getattr(record, name)) for name in ("name", "title", "label") if hasattr(record, name)), identifier)
    place, slope = difficulty(handbook, item)
    found: BundleItem = {
        "type": item.type,
        "skill": skill,
        "share": item.share if item.also else 1.0,
        "level": item.level,
        "difficulty": place,
        "slope": slope,
        "stem": html(item.stem),
        "options": [_option(option, html) for option in item.options],
        "passage": Passage(url=url(kind, identifier), title=title),
    }
    if item.also:
        found["also"] = item.also
    if item.fact:
        found["fact"] = item.fact
    if item.twin:
        found["twin"] = item.twin
    if item.applies_to is not None:
        found["applies"] = Applies(countries=list(item.applies_to.countries), industries=list(item.applies_to.industries))
    return found


def _factors(handbook: Handbook, variant: VariantRecord) -> dict[str, float]:
    """Skill → its factor in a trade: its own, or else that of its family; those of 1 are left out."""
    own = {one.skill: one.factor for one in variant.emphasis if one.skill is not None}
    shared = {one.family: one.factor for one in variant.emphasis if one.family is not None}
    factors = {skill.id: own.get(skill.id, shared.get(skill.family, 1.0)) for skill in handbook.skills}
    return {skill: factor for skill, factor in factors.items() if factor != 1}


def _option(option: bank_model.SituationalOption | bank_model.KnowledgeOption, html: Html) -> Option:
    shown: Option = {"id": option.id, "text": html(option.text), "rationale": html(option.rationale)}
    if isinstance(option, bank_model.SituationalOption):
        shown["effectiveness"] = option.effectiveness
    else:
        shown["keyed"] = option.keyed
    return shown


def _renamed(handbook: Handbook) -> dict[str, dict[str, str]]:
    """Kind → former id → present id; kinds of which nothing was renamed are left out."""
    found = {
        kind: {old: record.id for record in handbook.by_kind.get(kind, {}).values() for old in getattr(record, "formerly", ())}  # type: ignore[attr-defined]
        for kind in RENAMED
    }
    return {kind: ids for kind, ids in found.items() if ids}


def _former(entry: bank_model.FormerBank) -> BundleFormerBank:
    return {
        "industries": sorted(entry.industries), "seniority": sorted(entry.seniority), "families": sorted(entry.families),
        "skills": sorted(entry.skills), "items": {item: entry.items[item].split() for item in sorted(entry.items)},
    }  # fmt: skip


def _form(handbook: Handbook, form: bank_model.Form, html: Html) -> BundleForm:
    every = [item.id for item in handbook.items]
    made: BundleForm = {
        "id": form.id, "name": form.name, "summary": html(form.summary), "minutes": form.minutes, "type": form.type,
        "report": form.report, "ratings": list(form.self_ratings) or [skill.id for skill in handbook.skills],
        "items": list(form.items) or every, "reach": {},
    }  # fmt: skip
    if form.parallel:
        made["parallel"] = form.parallel
    return made
