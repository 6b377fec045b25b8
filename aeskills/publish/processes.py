"""Runs the locales of a build in several processes where the system can fork, else one after the other."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context, parent_process
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_work: Callable[[Any], Any] | None = None


def run_in_processes(work: Callable[[Task], Result], tasks: Sequence[Task], processes: int) -> list[Result]:
    """`work(task)` of every task, in the order of `tasks`, in at most `processes` processes.

    A forked process has the memory of this one, so only tasks and results are sent. Raises what `work` raises, and ChildProcessError
    when a process was killed.
    """
    processes = min(processes, len(tasks))
    if processes < 2 or "fork" not in get_all_start_methods():
        return [work(task) for task in tasks]
    with ProcessPoolExecutor(processes, get_context("fork"), _start, (work,)) as pool:
        try:
            return list(pool.map(_run, tasks))
        except BrokenProcessPool:
            raise ChildProcessError("a process of the build was killed, perhaps for want of memory; --jobs 1 needs less") from None


def _start(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group; the parent ends the others
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _run(task: Any) -> Any:
    assert _work is not None
    return _work(task)


def _end_with_parent() -> None:
    """A process of a killed build ends at once, so that it writes nothing more."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os.kill(os.getpid(), signal.SIGKILL)
