"""Signals that ask a process to end: it ends as after an exception, so that it clears up."""

from __future__ import annotations

import signal
import threading
from types import FrameType


def end_on_signals() -> None:
    """From now on SIGTERM and SIGHUP raise SystemExit with 128 and the signal's number, unless they are ignored, as under nohup.

    Python lets only the main thread set this; in any other nothing changes.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # the first one is being obeyed
    raise SystemExit(128 + number)
