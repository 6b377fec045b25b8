"""Files of responses from anywhere: what is taken, what is refused and in which words."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aeskills.assessment.responses import LIMIT, parse_responses
from aeskills.assessment.scoring.score import Scorer

from . import handbooks
from .generated import cases

BUNDLE = handbooks.bundle()
score = Scorer(BUNDLE).score
GOOD: dict[str, Any] = dict(
    handbooks.responses(
        BUNDLE,
        ratings={"aim": 3, "ask": "none", "unheard": 2},
        answers={"aim-s1": {"best": "a", "worst": "b"}, "aim-k1": {"picks": ["c"]}, "aim-k2": {"unknown": True}, "unheard": {"best": "a"}},
    )
)


def faults(**other: Any) -> list[str]:
    return parse_responses(json.dumps({**GOOD, **other}).encode(), BUNDLE).faults


def test_good_file() -> None:
    found = parse_responses(json.dumps(GOOD).encode(), BUNDLE)
    assert found.faults == [] and found.notices == [] and found.responses == GOOD


def test_a_mentors_rating_is_taken_with_its_notes() -> None:
    rating = {**GOOD, "whose": "mentor", "origin": "file", "notes": {"aim": "Seen twice."}, "answers": {}}
    assert parse_responses(json.dumps(rating).encode(), BUNDLE).responses == rating


def test_byte_order_mark_and_whole_floats_are_taken() -> None:
    found = parse_responses(b"\xef\xbb\xbf" + json.dumps({**GOOD, "ratings": {"aim": 3.0}}).encode(), BUNDLE)
    assert found.responses and found.responses["ratings"] == {"aim": 3} and isinstance(found.responses["ratings"]["aim"], int)


def test_answers_of_the_earlier_method_are_scored_anew_with_a_notice() -> None:
    found = parse_responses(json.dumps({**GOOD, "schema": 1, "bank": "0123456789ab"}).encode(), BUNDLE)
    assert found.responses and len(found.notices) == 1 and "another method" in found.notices[0]


def test_other_bank_is_a_notice() -> None:
    found = parse_responses(json.dumps({**GOOD, "bank": "0123456789ab"}).encode(), BUNDLE)
    assert found.responses and len(found.notices) == 1 and "0123456789ab" in found.notices[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b" " * (LIMIT + 1), "at most 65536"),
        (b"\xff\xfe", "not UTF-8"),
        (b"", "not JSON: line 1"),
        (b'{"a": 1,\n', "line 2"),
        (b"[" * 60000, "too deep"),
        (b"1" * 60000, "too long"),
        (b'{"seed": NaN}', "NaN is not a number"),
        (b'{"schema": 1, "schema": 1}', '"schema" stands twice'),
        (b"[]", "one object"),
        (b"null", "one object"),
        (b"{}", '"schema" is missing'),
    ],
)
def test_refused_before_its_content(data: bytes, message: str) -> None:
    found = parse_responses(data, BUNDLE)
    assert found.responses is None and message in found.faults[0]


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ({"name": "Ada"}, '"name" is not a key'),
        ({"__proto__": {}}, '"__proto__" is not a key'),
        ({"schema": 3}, "another version"),
        ({"schema": True}, "another version"),
        ({"bank": "XYZ"}, "bank:"),
        ({"bank": None}, "bank:"),
        ({"form": "ghost"}, 'form: "ghost"'),
        ({"form": ["full"]}, "form:"),
        ({"form": None}, "form: null"),
        ({"industry": "ghost"}, "industry:"),
        ({"seniority": {}}, "seniority:"),
        ({"seed": -1}, "seed:"),
        ({"seed": 2**32}, "seed:"),
        ({"seed": 1.5}, "seed:"),
        ({"seed": "1"}, "seed:"),
        ({"started": "yesterday"}, "started, finished"),
        ({"started": "2026-13-01T00:00:00Z"}, "started, finished"),
        ({"started": "٢٠٢٦-01-01T00:00:00Z"}, "started, finished"),
        ({"finished": 5}, "started, finished"),
        ({"skills": "aim"}, "skills: a list"),
        ({"skills": ["aim", 3]}, "skills: every entry"),
        ({"skills": ["aim", "aim"]}, "skills: one stands twice"),
        ({"ratings": []}, "ratings: an object"),
        ({"ratings": {"aim": 0}}, "ratings.aim: 0"),
        ({"ratings": {"aim": 6}}, "ratings.aim: 6"),
        ({"ratings": {"aim": True}}, "ratings.aim: true"),
        ({"ratings": {"aim": "3"}}, "ratings.aim"),
        ({"ratings": {"aim": None}}, "ratings.aim: null"),
        ({"ratings": {"aim": 1e999}}, "not a number"),
        ({"ratings": {"constructor": 3}}, '"constructor" is not an id'),
        ({"ratings": {"=cmd()": 3}}, "is not an id"),
        ({"origin": "mail"}, 'origin: "mail"'),
        ({"whose": None}, "whose: null"),
        ({"notes": []}, "notes: an object"),
        ({"notes": {"constructor": ""}}, '"constructor" is not an id'),
        ({"notes": {"aim": "x" * 501}}, "notes.aim: a text of at most 500"),
        ({"notes": {"aim": 3}}, "notes.aim"),
        ({"answers": 1}, "answers: an object"),
        ({"answers": {"__proto__": {"best": "a"}}}, "is not an id"),
        ({"answers": {"aim-s1": "a"}}, "answers.aim-s1"),
        ({"answers": {"aim-s1": {}}}, "answers.aim-s1"),
        ({"answers": {"aim-s1": {"best": 1}}}, "answers.aim-s1"),
        ({"answers": {"aim-s1": {"best": "a", "score": 1}}}, "answers.aim-s1"),
        ({"answers": {"aim-k1": {"picks": []}}}, "answers.aim-k1"),
        ({"answers": {"aim-k1": {"picks": ["<script>"]}}}, "answers.aim-k1"),
        ({"answers": {"aim-k1": {"unknown": False}}}, "answers.aim-k1"),
    ],
)
def test_refused(other: Any, message: str) -> None:
    found = faults(**other)
    assert found and message in found[0]


def test_all_faults_at_once_but_not_endless() -> None:
    found = faults(seed=-1, bank="", ratings={f"r-{at}x": 99 for at in range(100)}, skills=3)
    assert len(found) == 21 and found[-1] == "… and 83 more" and found[0].startswith("bank")


def test_words_of_the_file_are_shown_escaped_and_short() -> None:
    found = faults(**{"\u202e\x1b[31m\ud800" + "x" * 900: 1})
    assert len(found) == 1 and len(found[0]) < 80 and found[0].isprintable() and found[0].replace("…", "").isascii()


def test_generated_files_round_trip() -> None:
    """What the interface saves is taken as it is and scores the same."""
    taken = 0
    for person in cases(BUNDLE, 200):
        found = parse_responses(json.dumps(person).encode(), BUNDLE)
        if found.responses is not None:
            taken += 1
            assert score(found.responses) == score(person)
    assert taken > 100


@given(st.integers(0, 10**6))
@settings(max_examples=300)
def test_broken_files_never_raise(seed: int) -> None:
    """A good file with a few bytes changed, cut or doubled: taken or refused, and what is taken can be scored."""
    draw = random.Random(seed)
    data = bytearray(json.dumps(GOOD).encode())
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(data))
        data[at : at + draw.randint(0, 3)] = draw.choice(
            [b"", b'"', b"{", b"}", b"0", b"-", b"null", b"\\u0000", bytes([draw.randrange(256)])]
        )
    found = parse_responses(bytes(data), BUNDLE)
    assert (found.responses is None) == bool(found.faults)
    if found.responses is not None:
        score(found.responses)


keys = st.sampled_from(["aim", "aim-s1", "best", "picks", "x"])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(GOOD)), json_values)
@settings(max_examples=300)
def test_any_value_in_any_place_never_raises(key: str, value: Any) -> None:
    found = parse_responses(json.dumps({**GOOD, key: value}).encode(), BUNDLE)
    assert (found.responses is None) == bool(found.faults)
    if found.responses is not None:
        score(found.responses)
