"""Waits until a file of the author has changed and is whole.

watchdog tells at once that something has happened; what has, is seen by looking. Where no event comes (network folders, links to other
places, too many folders for the system), a look from time to time sees it a little later.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from aeskills.files import state_of, walk

_QUIET = 0.03
"""Seconds without a change after which files are taken as whole."""

_LONGEST = 3.0
"""Seconds after which they are read though they change all the time."""

_KINDS: list[type[FileSystemEvent]] = [
    FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent, DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
]  # fmt: skip
Snapshot = dict[str, tuple[int, int]]


class Watch:
    """The files and folders of an author. A context manager, within which changes are noted."""

    def __init__(self, paths: Iterable[Path], look: Callable[[], Snapshot] | None = None) -> None:
        self._paths = [path.absolute() for path in paths]
        self._look = look or (lambda: state(self._paths))
        self._event = threading.Event()
        self._observer = Observer()
        self._waker = _Waker(self._event.set)
        self._watched: dict[Path, tuple[int, ObservedWatch]] = {}
        self._pause = 0.0
        self._state = self._measured()

    def __enter__(self) -> Watch:
        self._observer.start()
        self._schedule()
        return self

    def __exit__(self, *_: object) -> None:
        self._observer.stop()
        self._observer.join()

    def wait(self) -> None:
        """Returns once something has changed and is quiet again."""
        while (now := self._next()) == self._state:
            pass
        end = time.monotonic() + _LONGEST
        while time.monotonic() < end:
            time.sleep(_QUIET)
            before, now = now, self._measured()
            if before == now:
                break
        self._state = now
        self._schedule()

    def _next(self) -> Snapshot:
        self._event.wait(self._pause)
        self._event.clear()
        return self._measured()

    def _measured(self) -> Snapshot:
        """What is there; the pause until the next look without an event is long enough that looking takes little of the processor."""
        begun = time.monotonic()
        now = self._look()
        self._pause = max(1.0, 50 * (time.monotonic() - begun))
        return now

    def _schedule(self) -> None:
        """Watches the folders, and those that hold them: an editor, or version control, may put another folder in their place."""
        around = {path.parent: False for path in self._paths} | {path: path.is_dir() for path in self._paths}
        for path, recursive in around.items():
            with contextlib.suppress(OSError):
                folder = path.stat().st_ino
                if path not in self._watched or self._watched[path][0] != folder:
                    if path in self._watched:
                        self._observer.unschedule(self._watched.pop(path)[1])
                    watch = self._observer.schedule(self._waker, path, recursive=recursive, event_filter=_KINDS)
                    self._watched[path] = (folder, watch)


class _Waker(FileSystemEventHandler):
    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002
        self._wake()


def state(paths: Iterable[Path]) -> Snapshot:
    """Path → time of change and size of every file of content at or below the paths."""
    files: Snapshot = {}
    for path in paths:
        entries = walk(path) if path.is_dir() else [state_of(path, "")]
        files |= {str(entry.path): entry.state for entry in entries}
    return files
