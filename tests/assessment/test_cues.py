"""Rules of thumb: what they pick, with ties, worked by hand."""

from __future__ import annotations

import pytest

from aeskills.assessment.study.cues import CueItem, expected_score, offending, rule_results, rules


def item(*options: str, right: tuple[int, ...] = (0,), stem: str = "What do you do about the late invoice?") -> CueItem:
    return CueItem("one", stem, options, frozenset(right))


@pytest.mark.parametrize(
    ("rule", "options", "right", "score"),
    [
        ("longest", ("aaaa", "a", "a", "a"), (0,), 1),
        ("longest", ("aaaa", "aaaa", "a", "a"), (0,), 0.5),
        ("shortest", ("aaaa", "a", "a", "a"), (0,), 0),
        ("shortest", ("aaaa", "a", "a", "a"), (1,), 1 / 3),
        ("most commas", ("a, b, c", "a; b", "a", "a"), (0,), 1),
        ("fewest commas", ("a, b", "a", "a", "a"), (1,), 1 / 3),
        ("most numbers", ("3 of 1,000", "none", "none", "none"), (0,), 1),
        ("most asking and agreeing", ("Ask them, then agree", "Refuse", "Offer", "Go"), (0,), 1),
        ("fewest absolutes", ("Go at times", "Never go", "Always go", "Only go"), (0,), 1),
        ("most words of the stem", ("Pay the invoice late", "Go", "Go", "Go"), (0,), 1),
        ("position b", ("a", "b", "c", "d"), (1,), 1),
        ("longest", ("aaaa", "aaa", "a", "a", "a"), (0, 1), 1),
        ("longest", ("aaaa", "aaa", "aaa", "a", "a"), (0, 1), 0.75),
        ("longest", ("a", "a", "a", "a", "a"), (0, 1), 0.4),
    ],
)
def test_what_a_rule_picks(rule: str, options: tuple[str, ...], right: tuple[int, ...], score: float) -> None:
    assert expected_score(item(*options, right=right), rules("en")[rule]) == pytest.approx(score)


def test_without_a_difference_every_rule_is_at_chance() -> None:
    same = item("word", "word", "word", "word")
    results = {result.rule: result for result in rule_results([same], "en")}
    assert len(results) > 35
    assert all(result.share == pytest.approx(0.25) for name, result in results.items() if not name.startswith("position"))
    assert not any(result.beats() for name, result in results.items() if not name.startswith("position"))


def test_a_cue_is_named_with_its_items() -> None:
    long_keys = [CueItem(f"i{at}", "s", ("a long key here", "no", "no", "no"), frozenset({0})) for at in range(20)]
    found = {result.rule: result for result in offending(long_keys, "en")}
    assert found["longest"].share == 1 and found["longest"].hits[0] == ("i0", 0.75) and "shortest" not in found
    assert offending([], "en") == []


def test_languages_without_word_lists_have_the_other_rules() -> None:
    assert "longest" in rules("fi") and "most absolutes" not in rules("fi") and "most absolutes" in rules("it")
