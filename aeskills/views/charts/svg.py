"""What several pictures share: text in lines, a scale with round numbers, shades."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

SHADES = 5
"""Steps of the hue that stands for levels."""


def lines(text: str, width: int) -> list[str]:
    """`text` broken between words into lines of at most `width` letters, where its words allow it."""
    found: list[str] = []
    for word in text.split():
        if found and len(found[-1]) + 1 + len(word) <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


class Axis(NamedTuple):
    """From 0 to `end` in steps of `step`, both round numbers."""

    step: float
    end: float

    @property
    def ticks(self) -> list[float]:
        return [at * self.step for at in range(round(self.end / self.step) + 1)]


def scale(values: Iterable[float], intervals: int) -> Axis:
    """The finest scale of 1, 2 or 5 times a power of ten that holds all `values` in at most `intervals` steps."""
    top = max((value for value in values if value > 0), default=1.0)
    power = 10.0 ** math.floor(math.log10(top / intervals))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power * intervals >= top)
    return Axis(step, step * math.ceil(top / step))


def level_shade(level: int, levels: int) -> int:
    """The shade of a level among `levels`: the first is the lightest, the last the darkest."""
    return 1 + round((level - 1) * (SHADES - 1) / max(1, levels - 1))
