"""A process beside this one, with all that this one has in its memory: what `multiprocessing` does, without what takes it as long to
load as ten pages take to print."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from threading import Thread
from typing import NoReturn


class Beside:
    """Begins with `work` in a process of its own, which ends with this one."""

    def __init__(self, work: Callable[[], None]) -> None:
        ended, self._open = os.pipe()
        self._process = os.fork()
        self._code: int | None = None
        if not self._process:
            os.close(self._open)
            _do(work, ended)
        os.close(ended)

    def wait(self) -> int:
        """Its exit code, once it has ended; below zero the signal that ended it."""
        if self._code is None:
            self._code = os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])
            os.close(self._open)
        return self._code

    def end(self) -> None:
        """Sees to it that it has ended."""
        if self._code is None:
            os.kill(self._process, signal.SIGTERM)
            self.wait()


def _do(work: Callable[[], None], ended: int) -> NoReturn:
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it without a word
        Thread(target=_end, args=(ended,), daemon=True).start()
        work()
        code = 0
    finally:
        os._exit(code)


def _end(ended: int) -> None:
    """A process of a killed build ends at once, so that it writes nothing more: `ended` can be read when nobody can write there."""
    os.read(ended, 1)
    os._exit(1)
