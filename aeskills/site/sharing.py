"""Work shared out among processes, this one among them."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Mapping
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from multiprocessing.queues import SimpleQueue
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")

_FORK = get_context("fork")
"""What this process has in its memory is there in the others: only names of tasks and results are sent."""


def share_out(tasks: Mapping[str, Callable[[], Result]], processes: int) -> dict[str, Result]:
    """What each task makes, by its name; whichever of at most `processes` processes is free takes the next one.

    What any of them raises is raised here, when this one has no more to do; ChildProcessError when one of them was killed.
    """
    waiting: SimpleQueue[str | None] = _FORK.SimpleQueue()
    processes = max(1, min(processes, len(tasks)))
    for name in (*tasks, *[None] * processes):
        waiting.put(name)
    others = [_started(tasks, waiting) for _ in range(processes - 1)]
    try:
        made = _take(tasks, waiting)
        for process, results in others:
            made |= _received(process, results)
    finally:
        for process, _ in others:
            process.terminate()
            process.join()
    return made


def _take(tasks: Mapping[str, Callable[[], Result]], waiting: SimpleQueue[str | None]) -> dict[str, Result]:
    made = {}
    while (name := waiting.get()) is not None:
        made[name] = tasks[name]()
    return made


def _started(tasks: Mapping[str, Callable[[], object]], waiting: SimpleQueue[str | None]) -> tuple[ForkProcess, Connection]:
    results, sending = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_other, args=(tasks, waiting, sending))
    process.start()
    sending.close()
    return process, results


def _received(process: ForkProcess, results: Connection) -> dict[str, Result]:
    try:
        found = results.recv()
    except EOFError:
        process.join()
        reason = f"a process of the build was ended ({process.exitcode}), perhaps for want of memory; --jobs 1 needs less"
        raise ChildProcessError(errno.ECHILD, reason) from None
    if isinstance(found, Exception):
        raise found
    made: dict[str, Result] = found
    return made


def _other(tasks: Mapping[str, Callable[[], object]], waiting: SimpleQueue[str | None], sending: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it without a word
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        sending.send(_take(tasks, waiting))
    except Exception as error:
        sending.send(error)


def _end_with_parent() -> None:
    """A process of a killed build ends at once, so that it writes nothing more."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
