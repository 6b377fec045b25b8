"""The first ninety days: one page with a stretch for each 30 days, filtered by path, to tick off and print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, get_args

from aeskills.edition.edition import Edition
from aeskills.model.artefacts import Artefact
from aeskills.model.onboarding import Activity, Path
from aeskills.views.view import View

WORDS = ("progress", "unticked", "denied")


@dataclass(frozen=True)
class Sum:
    """How much there is to do on one path, or on all when `path` is empty."""

    path: str
    count: int
    hours: int | float


class Stretch(NamedTuple):
    """What is to be done by one day."""

    day: int
    activities: tuple[Activity, ...]
    sums: tuple[Sum, ...]


def views(edition: Edition) -> Iterator[View]:
    """One page; none where the handbook has no activities."""
    handbook, voice = edition.handbook, edition.voice
    if "onboarding" not in edition.parts:
        return
    onboarding = handbook.onboarding
    paths = [path for path in get_args(Path) if any(path in activity.paths for activity in onboarding.activities)]
    days = sorted({activity.day for activity in onboarding.activities})
    messages = voice.interface.messages("site")
    yield View(
        address="onboarding/",
        template="onboarding.html",
        styles=("onboarding",),
        title=voice.text("onboarding.title"),
        description=voice.text("onboarding.description", count=len(onboarding.activities), role=handbook.role.title),
        section="onboarding",
        data=lambda: {
            "paths": paths,
            "artefacts": {activity.id: edition.referring(activity, Artefact) for activity in onboarding.activities},
            "stretches": [_stretch(day, onboarding.activities, paths) for day in days],
            "names": {step.level: step.name for step in handbook.scales.proficiency},
            "words": {key: messages[f"onboarding.{key}"] for key in WORDS},
            "key": f"aeskills:onboarding:{handbook.role.id}",
            "scripts": ("assets/javascripts/onboarding.js",) if days else (),
        },
        subjects=(onboarding,),
        checked=onboarding.checked,
    )


def _stretch(day: int, activities: Sequence[Activity], paths: Sequence[str]) -> Stretch:
    found = tuple(activity for activity in activities if activity.day == day)
    return Stretch(day, found, tuple(_sum(path, found) for path in paths))


def _sum(path: str, activities: Sequence[Activity]) -> Sum:
    hours = [Decimal(str(activity.hours)) for activity in activities if path in activity.paths]
    total = sum(hours, Decimal(0))
    return Sum(path, len(hours), int(total) if total == int(total) else float(total))
