"""Work shared out among processes, this one among them."""

from __future__ import annotations

import errno
import os
import pickle
from array import array
from collections.abc import Callable, Mapping
from functools import partial
from typing import Generic, TypeVar

from aeskills.site.processes import Beside

Result = TypeVar("Result")

_NUMBER = "H"
"""How the numbers of tasks pass through a pipe."""


def share_out(tasks: Mapping[str, Callable[[], Result]], processes: int) -> dict[str, Result]:
    """What each task makes, by its name; whichever of at most `processes` processes is free takes the next one.

    What any of them raises is raised here, when this one has no more to do; ChildProcessError when one of them was killed.
    """
    waiting, entry = os.pipe()
    os.write(entry, array(_NUMBER, range(len(tasks))).tobytes())
    os.close(entry)

    def take() -> dict[str, Result]:
        names, made = tuple(tasks), {}
        while number := os.read(waiting, array(_NUMBER).itemsize):
            name = names[array(_NUMBER, number)[0]]
            made[name] = tasks[name]()
        return made

    others = [_Other(take) for _ in range(min(processes, len(tasks)) - 1)]
    try:
        made = take()
        for other in others:
            made |= other.result()
    finally:
        os.close(waiting)
        for other in others:
            other.end()
    return made


class _Other(Generic[Result]):
    """Another process that takes part; what it made, or raised, comes through a pipe."""

    def __init__(self, take: Callable[[], Result]) -> None:
        receiving, sending = os.pipe()
        self._process = Beside(partial(_send, take, sending))
        os.close(sending)
        self._results = os.fdopen(receiving, "rb")

    def result(self) -> Result:
        sent = self._results.read()
        if code := self._process.wait():
            reason = f"a process of the build was ended ({code}), perhaps for want of memory; --jobs 1 needs less"
            raise ChildProcessError(errno.ECHILD, reason)
        found = pickle.loads(sent)
        if isinstance(found, Exception):
            raise found
        made: Result = found
        return made

    def end(self) -> None:
        self._results.close()
        self._process.end()


def _send(take: Callable[[], object], sending: int) -> None:
    try:
        found = take()
    except Exception as error:
        found = error
    with os.fdopen(sending, "wb") as results:
        pickle.dump(found, results)
