"""The one memo: a function whose value for an object is kept in the object itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Memoized = TypeVar("Memoized")


def remembered(make: Callable[[Thing], Memoized]) -> Callable[[Thing], Memoized]:
    """`make`, which works out the value for an object once; a later call gives the same value.

    For objects that do not change and have a `__dict__`. The value is kept there, as by `functools.cached_property`, and goes with the
    object: of a handbook that `aeskills serve` reads again, only the documents that changed are worked out anew.
    """

    @wraps(make)
    def recall(thing: Thing) -> Memoized:
        known = vars(thing).get(_NAME)
        if known is None:
            known = vars(thing)[_NAME] = _Known()
        if make not in known.values:
            known.values[make] = make(thing)
        value: Memoized = known.values[make]
        return value

    return recall


_NAME = "remembered values"
"""Not the name of an attribute, so that it can be the name of no field."""


class _Known:
    """The values of one object by function. It is equal to itself alone: pydantic compares what is in `__dict__`, and a value often holds
    the object that it was worked out of."""

    def __init__(self) -> None:
        self.values: dict[Callable[..., Any], Any] = {}
