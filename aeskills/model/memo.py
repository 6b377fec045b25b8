"""The one memo: a function whose value for an object is kept in the object itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Thing = TypeVar("Thing")
Value = TypeVar("Value")


def remembered(make: Callable[[Thing], Value]) -> Callable[[Thing], Value]:
    """`make`, which works out the value for an object once; a later call gives the same value.

    For objects that do not change and have a `__dict__`. The value is kept there, as by `functools.cached_property`, and goes with the
    object: of a handbook that `aeskills serve` reads again, only the documents that changed are worked out anew.
    """
    key = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def recall(thing: Thing) -> Value:
        known = vars(thing)
        if key not in known:
            known[key] = make(thing)
        value: Value = known[key]
        return value

    return recall
