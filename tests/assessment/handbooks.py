"""Small handbooks for the tests: three families, items of both types, two-skill items, several keyed options."""

from __future__ import annotations

import datetime as dt
from typing import Any

from aeskills.assessment.bundle import plain_bundle
from aeskills.assessment.contract import Bundle, Responses
from aeskills.model.assessment import (
    Band,
    Bank,
    Form,
    Forms,
    KnowledgeItem,
    KnowledgeOption,
    ScoringModel,
    SituationalItem,
    SituationalOption,
)
from aeskills.model.career import Career, Seniority
from aeskills.model.evidence import Figures, Sources
from aeskills.model.glossary import Glossary
from aeskills.model.handbook import Handbook
from aeskills.model.industry import Industry, Moment, Multiplier
from aeskills.model.onboarding import Activity, Onboarding
from aeskills.model.pay import Compensation
from aeskills.model.role import Role, SkillFamily
from aeskills.model.rules import Regulations
from aeskills.model.site_settings import PublishedLocale, Site
from aeskills.model.skill import ProficiencyLevel, Scales, Skill, SkillLevel
from aeskills.model.work import Duties, Engagement

DAY = dt.date(2026, 1, 1)
LEVELS = (1, 2, 3, 4, 5)

FAMILIES = {"craft": ("aim", "build", "check", "trim"), "order": ("plan", "track", "close"), "speech": ("ask", "listen")}
"""Family → its skills; uneven on purpose."""

WEIGHTS = {"aim": 1.2, "build": 1.0, "check": 0.9, "trim": 1.0, "plan": 1.1, "track": 0.8, "close": 1.3, "ask": 1.0, "listen": 1.0}
SKILLS = tuple(WEIGHTS)


def situational(identifier: str, level: int = 2, worth: tuple[int, ...] = (4, 2, 1, 0), **more: Any) -> SituationalItem:
    """An item whose options a, b, c … have the given effectiveness."""
    options = tuple(
        SituationalOption(id="abcde"[at], text=f"act {at}", effectiveness=value, rationale=f"why {at}") for at, value in enumerate(worth)
    )
    return SituationalItem(type="situational", id=identifier, level=level, stem="what now?", passage="skill:aim", options=options, **more)


def knowledge(identifier: str, level: int = 2, key: str = "+---", **more: Any) -> KnowledgeItem:
    """An item whose options a, b, c … are keyed where `key` has a plus."""
    options = tuple(
        KnowledgeOption(id="abcdef"[at], text=f"fact {at}", keyed=sign == "+", rationale=f"why {at}") for at, sign in enumerate(key)
    )
    return KnowledgeItem(type="knowledge", id=identifier, level=level, stem="which?", passage="industry:docks", options=options, **more)


def banks() -> tuple[Bank, ...]:
    """Four items a skill, two of each type; every third skill has an item that loads on the next skill too."""
    found = []
    for at, skill in enumerate(SKILLS):
        second = SKILLS[(at + 1) % len(SKILLS)]
        shared: dict[str, Any] = {"also": second, "share": 0.6} if at % 3 == 0 else {}
        items = (
            situational(f"{skill}-s1", 1, (1, 4, 2, 0)),
            situational(f"{skill}-s2", 3, (0, 3, 4, 1, 2), **shared),
            knowledge(f"{skill}-k1", 2, "--+-"),
            knowledge(f"{skill}-k2", 4, "+-+--", **({"also": second, "share": 0.75} if at == 4 else {})),
        )
        found.append(Bank(skill=skill, items=items))
    return tuple(found)


def skill(identifier: str, family: str, order: int, weight: float) -> Skill:
    levels = tuple(SkillLevel(level=level, summary=f"does {identifier} at {level}", indicators=()) for level in LEVELS)
    return Skill(
        id=identifier, family=family, order=order, name=identifier.title(), weight=weight, summary=f"To *{identifier}*.", why="Because.",
        levels=levels, examples=(), practice=(), mistakes=(), related=(), checked=DAY,
    )  # fmt: skip


def industry(identifier: str, **factors: float) -> Industry:
    text = "text"
    return Industry(
        id=identifier, name=identifier.title(), group=text, icon="material/abc", summary=text, description=text, offers=(), clients=(),
        account=text, cycle=text, deciders=(), day=(Moment(time="08:00", text=text),), account_models=(), entry=(), checked=DAY,
        multipliers=tuple(Multiplier(skill=name, factor=factor, reason=text) for name, factor in factors.items()),
    )  # fmt: skip


def seniority(identifier: str, step: int, target: int, emphasis: dict[str, float], **other: int) -> Seniority:
    return Seniority(
        id=identifier, name=identifier.title(), branch="shared", step=step, summary="text", scope="text", changes=(), evidence=(),
        targets={name: other.get(name, target) for name in SKILLS}, emphasis=emphasis,
    )  # fmt: skip


def scoring(**other: Any) -> ScoringModel:
    starts = (0, 20, 40, 60, 80, 100)
    bands = tuple(Band(level=level, start=starts[level - 1], end=starts[level], meaning="text") for level in LEVELS)
    values: dict[str, Any] = {"version": "1", "checked": DAY, "bands": bands, "basis": "text"}
    return ScoringModel(**(values | other))


def forms() -> Forms:
    every = tuple(item.id for bank in banks() for item in bank.items)
    quick = tuple(f"{name}-{kind}" for name in ("aim", "check", "plan", "close", "ask", "listen") for kind in ("s1", "k1"))
    first, second = (tuple(item for item in every if item.endswith(end)) for end in ("1", "2"))
    shared: dict[str, Any] = {"summary": "text", "self_ratings": SKILLS}
    return Forms(
        forms=(
            Form(id="quick", name="Quick", minutes=10, report="families", items=quick, **shared),
            Form(id="full", name="Full", minutes=25, report="skills", items=every, **shared),
            Form(id="focus", name="Focus", minutes=8, report="skills", type="focus", **shared),
            Form(id="half", name="Half", minutes=12, report="skills", items=first, **shared),
            Form(id="half-b", name="Half B", minutes=12, report="skills", items=second, parallel="half", **shared),
            Form(id="adaptive", name="Adaptive", minutes=15, report="skills", type="adaptive", **shared),
        )
    )


def handbook(**other: Any) -> Handbook:
    """A whole handbook; `other` replaces documents by field."""
    role = Role(
        id="clerk", title="Clerk", synonyms=(), tagline="text", summary="text", definition="text", highlights=(), contexts=(), keywords=(),
        classifications=(), account_models=(), sources=(), checked=DAY,
        families=tuple(SkillFamily(id=name, name=name.title(), icon="material/abc", summary="text") for name in FAMILIES),
    )  # fmt: skip
    activity = Activity(
        id="first-week", day=30, paths=("new-hire",), skill="aim", level=2, title="Start", text="Do it.", outcome="Done.", hours=2
    )
    documents: dict[str, Any] = {
        "site": Site(title="Test", description="Test", locales=(PublishedLocale(tag="en"),), role="clerk", updated=DAY),
        "sources": Sources(sources=()), "glossary": Glossary(checked=DAY, terms=()), "role": role,
        "scales": Scales(
            checked=DAY,
            proficiency=tuple(ProficiencyLevel(level=level, name=f"Step {level}", meaning=f"can do {level}") for level in LEVELS),
        ),
        "engagement": Engagement(checked=DAY, summary="text", phases=(), sources=()), "duties": Duties(checked=DAY, duties=(), sources=()),
        "industries": (industry("docks", aim=1.5, ask=0.5), industry("mills")),
        "skills": tuple(
            skill(name, family, at, WEIGHTS[name]) for family, names in FAMILIES.items() for at, name in enumerate(names, 1)
        ),
        "career": Career(
            checked=DAY, summary="text",
            levels=(
                seniority("junior", 1, 2, {"craft": 1.0, "order": 1.0, "speech": 1.0}),
                seniority("novice", 1, 1, {"craft": 1.0, "order": 1.0, "speech": 1.0}),
                seniority("chief", 2, 4, {"craft": 0.7, "order": 1.4, "speech": 1.2}, aim=5, listen=3),
            ),
        ),
        "compensation": Compensation(checked=DAY, summary="text", components=(), examples=(), tables=(), questions=(), sources=()),
        "figures": Figures(checked=DAY, figures=()), "regulations": Regulations(summary="text", regulations=()),
        "onboarding": Onboarding(checked=DAY, summary="text", activities=(activity,)),
        "banks": banks(), "forms": forms(), "scoring": scoring(),
    }  # fmt: skip
    return Handbook(**(documents | other))


def bundle(**other: Any) -> Bundle:
    """The bundle of a handbook, texts as written."""
    return plain_bundle(handbook(**other))


def responses(made: Bundle, **other: Any) -> Responses:
    """Responses without any answer, for all skills of the full form; `other` replaces keys."""
    empty: dict[str, Any] = {
        "schema": 2, "bank": made["bank"], "form": "full", "industry": None, "seniority": made["seniority"][0]["id"],
        "seed": 7, "skills": list(made["skills"]),
        "ratings": {}, "answers": {}, "started": "2026-11-23T09:30:00Z", "finished": None,
    }  # fmt: skip
    return {**empty, **other}  # type: ignore[typeddict-item,return-value]
