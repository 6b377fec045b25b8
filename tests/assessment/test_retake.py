"""Which changes between two results are called real."""

from __future__ import annotations

import math

import pytest

from aeskills.assessment.retake import changes
from aeskills.assessment.scoring import score

from . import handbooks
from .handbooks import SKILLS, responses
from .test_scoring import LOW, TOP, answers

BUNDLE = handbooks.bundle()
EARLIER = responses(BUNDLE, ratings=dict.fromkeys(SKILLS, 3), answers=answers(LOW, *SKILLS))


def test_large_change_is_real() -> None:
    later = responses(BUNDLE, answers=answers(TOP, *SKILLS), ratings=dict.fromkeys(SKILLS, 3))
    found = changes(BUNDLE, EARLIER, later)
    assert found["comparable"] and found["overall"] and found["overall"]["real"] and all(c["real"] for c in found["families"].values())
    before, after = score(BUNDLE, EARLIER), score(BUNDLE, later)
    row, first, second = found["families"]["order"], before["families"]["order"], after["families"]["order"]
    assert row["difference"] == pytest.approx(second["estimate"] - first["estimate"])  # type: ignore[operator]
    assert row["se"] == pytest.approx(math.hypot(first["se"], second["se"]))  # type: ignore[arg-type]


def test_small_change_is_not_real() -> None:
    later = responses(BUNDLE, answers=answers(LOW, *SKILLS) | {"aim-k1": {"picks": ["c"]}}, ratings=dict.fromkeys(SKILLS, 3))
    found = changes(BUNDLE, EARLIER, later)
    assert found["skills"]["aim"]["difference"] > 0 and not found["skills"]["aim"]["real"]
    assert found["overall"] and not found["overall"]["real"]


def test_other_bank_is_not_compared() -> None:
    other = {**EARLIER, "bank": "0" * 12}
    for pair in ((EARLIER, other), (other, EARLIER), (other, other)):
        found = changes(BUNDLE, *pair)  # type: ignore[arg-type]
        assert not found["comparable"] and not found["skills"] and not found["families"] and found["overall"] is None


def test_both_are_scored_for_the_later_choices() -> None:
    """The same answers under another level, industry and choice of skills: no change at all."""
    later = {**EARLIER, "seniority": "chief", "industry": "docks", "skills": ["aim", "plan", "ask"]}
    found = changes(BUNDLE, EARLIER, later)  # type: ignore[arg-type]
    assert set(found["skills"]) == {"aim", "plan", "ask"}
    assert all(row["difference"] == 0 and not row["real"] for row in [*found["skills"].values(), *found["families"].values()])


def test_only_where_both_have_a_number() -> None:
    later = responses(BUNDLE, answers=answers(TOP, "ask"))
    found = changes(BUNDLE, EARLIER, later)
    assert set(found["skills"]) == {"ask"} and set(found["families"]) == {"speech"} and found["overall"] is None
