"""How many columns a grid of cards gets, so that its last row is as full as the others."""

from __future__ import annotations

MOST_TILES = 8
"""Cards above which a grid is hard to scan: such a list is printed as rows, or in columns by group."""


def columns(count: int) -> int:
    """The largest of 5, 4, 3 and 2 that divides `count`; 1 where none does, or for more than `MOST` cards."""
    return next((wide for wide in (5, 4, 3, 2) if count <= MOST_TILES and count % wide == 0), 1)
