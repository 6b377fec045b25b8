"""Scenes of the skills come from many places, and no place is everywhere."""

from __future__ import annotations

import re
from collections import Counter

from tests.contents import handbook

PLACE = re.compile(r"\b(?:in|at|of|from|near|around|to) (?P<name>[A-ZÀ-Ž][\w’-]+(?: (?!and )[A-ZÀ-Ž][\w’-]+)*)")
NO_PLACE = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Friday",
        "IT",
    ]
)


def test_examples_are_set_in_at_least_25_places_and_none_in_too_many() -> None:
    scenes = [example.text for skill in handbook().skills for example in skill.examples]
    assert len(scenes) >= 69
    places = Counter(name for scene in scenes for name in {found["name"] for found in PLACE.finditer(" ".join(scene.split()))} - NO_PLACE)
    assert len(places) >= 45, sorted(places)
    assert places.most_common(1)[0][1] <= 5, places.most_common(5)
