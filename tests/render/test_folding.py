"""Words as search compares them: the quick way for letters that no neighbour changes says the same as the careful one."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from aeskills.render import folding as stems


def words(text: str, quick_below: str) -> list[str]:
    """The words, where the quick way is taken for letters below the one given."""
    with patch.object(stems, "_MERGING", quick_below):
        return stems.words(text, "ja")


@given(st.text(st.characters(max_codepoint=ord(stems._MERGING) - 1, exclude_categories=["Cs"]), max_size=12))
@example("ΌΣΟΣ İstanbul Straße")
@example("\u1112\u1161\u11ab")
@example("n\u0303o\u0301 \u0644\u0622 \u2126\u2026")
def test_the_quick_way_says_the_same(text: str) -> None:
    assert words(text, stems._MERGING) == words(text, "")


def test_neighbours_do_change_letters_beyond() -> None:
    assert words("ﾃﾞｰﾀ", "\U0010ffff") != words("ﾃﾞｰﾀ", "") == stems.words("データ", "ja")
