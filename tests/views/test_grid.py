"""Columns of grids: the last row is as full as the others."""

from __future__ import annotations

import pytest

from aeskills.views.grid import MOST_TILES, columns


@pytest.mark.parametrize(("count", "wide"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 3), (7, 1), (8, 4), (9, 1), (12, 1)])
def test_the_number_of_cards_decides(count: int, wide: int) -> None:
    assert columns(count) == wide


def test_no_row_is_short() -> None:
    assert all(count % columns(count) == 0 for count in range(1, 4 * MOST_TILES))
