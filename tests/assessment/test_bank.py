"""The shipped bank gives no clue by position, is spread over levels and industries, and is written in short sentences."""

from __future__ import annotations

import re
from collections import Counter

from aeskills.model.assessment import KnowledgeItem, SituationalItem
from tests.contents import handbook

LONGEST_SENTENCE = 40
"""Words; with short words a sentence of this length is still read at once."""


def items() -> tuple[SituationalItem | KnowledgeItem, ...]:
    return handbook().items


def test_the_best_action_stands_anywhere() -> None:
    places = Counter(
        max(range(len(item.options)), key=lambda at, item=item: item.options[at].effectiveness)  # type: ignore[misc]
        for item in items()
        if isinstance(item, SituationalItem)
    )
    assert sum(places.values()) >= 46
    assert all(0.15 <= places[at] / sum(places.values()) <= 0.35 for at in range(4)), places


def test_right_answers_stand_anywhere() -> None:
    single = [item for item in items() if isinstance(item, KnowledgeItem) and sum(option.keyed for option in item.options) == 1]
    places = Counter(next(at for at, option in enumerate(item.options) if option.keyed) for item in single)
    assert len(single) >= 20
    assert all(places[at] / len(single) <= 0.4 for at in range(4)), places


def test_difficulty_and_industries_are_spread() -> None:
    levels = Counter(item.level for item in items())
    assert all(levels[level] >= 12 for level in (1, 2, 4, 5)), levels
    assert abs(levels[1] + levels[2] - levels[4] - levels[5]) <= 12, levels
    assert len({item.setting.industry for item in items() if item.setting.industry}) >= 8


def test_sentences_are_short() -> None:
    texts = [text for item in items() for text in (item.stem, *(option.text for option in item.options))]
    assert len(texts) >= 400
    sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.?!:])\s+", re.sub(r"\]\([^)]*\)|[<>\[]", "", text))]
    lengths = [len(sentence.split()) for sentence in sentences]
    assert max(lengths) <= LONGEST_SENTENCE, max(sentences, key=lambda sentence: len(sentence.split()))
    assert sum(lengths) / len(lengths) <= 16
