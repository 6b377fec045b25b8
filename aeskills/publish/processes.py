"""Runs the locales of a build in several processes where that is safe, else one after the other."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_all_start_methods, get_context, parent_process
from typing import Any, TypeVar

Task = TypeVar("Task")
WorkResult = TypeVar("WorkResult")

_work: Callable[[Any], Any] | None = None
"""What a process of the pool does with a task."""


def can_fork() -> bool:
    """Whether a copy of this process is a sound one: the system forks, and no other thread may hold a lock that the copy would never get.

    macOS can fork, but its own libraries start threads that nobody sees.
    """
    return "fork" in get_all_start_methods() and sys.platform != "darwin" and threading.active_count() == 1


def run_in_processes(work: Callable[[Task], WorkResult], tasks: Sequence[Task], processes: int) -> list[WorkResult]:
    """`work(task)` of every task, in the order of `tasks`, in at most `processes` processes; in this one where it cannot fork.

    A forked process has the memory of this one, so only tasks and results are sent. Raises what `work` raises, and ChildProcessError
    when a process was killed. No process is left, whatever happens.
    """
    processes = min(processes, len(tasks))
    if processes < 2 or not can_fork():
        return [work(task) for task in tasks]
    before = set(active_children())
    with ProcessPoolExecutor(processes, get_context("fork"), _start, (work,)) as pool:
        try:
            return list(pool.map(_run, tasks))
        except BrokenProcessPool:
            raise ChildProcessError("a process of the build was killed, perhaps for want of memory; --jobs 1 needs less") from None
        except BaseException:  # also an interruption: what the others are doing is not waited for
            for child in set(active_children()) - before:
                child.kill()
            pool.shutdown(cancel_futures=True)
            raise


def _start(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work
    for name in ("SIGINT", "SIGHUP"):  # they reach the whole group; the parent ends the others
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
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
