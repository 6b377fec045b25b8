"""The first ninety days: one page with a stretch for each 30 days, filtered by path, to tick off, print and take along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple, get_args

from aeskills.edition.edition import Edition
from aeskills.markup.html_printer import HtmlPrinter
from aeskills.model.artefacts import Artefact
from aeskills.model.handbook import Handbook
from aeskills.model.onboarding import Activity, Onboarding, OnboardingPath
from aeskills.views.view import View

_WORDS = ("progress", "stop-progress", "unticked", "denied")

TAKEN = (
    "start-date", "start-date-hint", "start-date-missing", "start-date-bad", "save-calendar", "save-markdown", "file-plan", "plan-day",
    "plan-day-date", "plan-hours", "plan-outcome", "plan-saved", "plan-all-done", "plan-not-saved", "purpose",
)  # fmt: skip
"""Messages of the panel with the first day and the files, the same as on the plan of the self-assessment."""


@dataclass(frozen=True)
class Sum:
    """How much there is to do on one path, or on all when `path` is empty."""

    path: str
    count: int
    hours: int | float


class Stretch(NamedTuple):
    """What is to be done by one day; `goal` is what is reached then, or empty."""

    day: int
    goal: str
    activities: tuple[Activity, ...]
    sums: tuple[Sum, ...]


def onboarding_views(edition: Edition) -> Iterator[View]:
    """One page; none where the handbook has no activities."""
    handbook, voice = edition.handbook, edition.voice
    if "onboarding" not in edition.parts:
        return
    onboarding = handbook.onboarding
    paths = [path for path in get_args(OnboardingPath) if any(path in activity.paths for activity in onboarding.activities)]
    days = sorted({activity.day for activity in onboarding.activities})
    messages, assessment = voice.interface.messages("site"), voice.interface.messages("assessment")
    yield View(
        address="onboarding/",
        template="onboarding.html",
        styles=("onboarding", "take"),
        title=voice.text("onboarding.title"),
        description=voice.text("onboarding.description", count=len(onboarding.activities), role=handbook.role.title),
        section="onboarding",
        frame="open",
        data=lambda: {
            "hue": edition.hues,
            "paths": paths,
            "artefacts": {activity.id: edition.referring(activity, Artefact) for activity in onboarding.activities},
            "stretches": [_stretch(day, onboarding, paths) for day in days],
            "names": {step.level: step.name for step in handbook.scales.proficiency},
            "words": {key: messages[f"onboarding.{key}"] for key in _WORDS},
            "taken": {key: assessment[key] for key in TAKEN},
            "former_key": former_key(handbook),
            "scripts": ("assets/javascripts/onboarding.js",) if days else (),
        },
        files={"activities.json": lambda printer: _activities(handbook, printer)},
        subjects=(onboarding,),
        checked=onboarding.checked,
    )


def former_key(handbook: Handbook) -> str:
    """Under what name earlier versions kept the ticks in the browser, apart from the self-assessment."""
    return f"aeskills:onboarding:{handbook.role.id}"


def _activities(handbook: Handbook, printer: HtmlPrinter) -> dict[str, Any]:
    """What the files that a reader takes along are made of; fetched when one is asked for."""
    return {
        "skills": {skill.id: skill.name for skill in handbook.skills},
        "activities": [
            {
                "id": one.id, "day": one.day, "skill": one.skill, "title": one.title, "text": str(printer.inline(one.text)),
                "outcome": str(printer.inline(one.outcome)), "hours": one.hours,
            }
            for one in handbook.onboarding.activities
        ],
    }  # fmt: skip


def _stretch(day: int, onboarding: Onboarding, paths: Sequence[str]) -> Stretch:
    found = tuple(activity for activity in onboarding.activities if activity.day == day)
    goal = next((stop.goal for stop in onboarding.stops if stop.day == day), "")
    return Stretch(day, goal, found, tuple(_sum(path, found) for path in paths))


def _sum(path: str, activities: Sequence[Activity]) -> Sum:
    hours = [Decimal(str(activity.hours)) for activity in activities if path in activity.paths]
    total = sum(hours, Decimal(0))
    return Sum(path, len(hours), int(total) if total == int(total) else float(total))
