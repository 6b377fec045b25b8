"""One build at a time into a folder: the folder itself is locked, so no file of a lock is left behind, whatever happens."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class FolderLock:
    """The lock of one folder, as flock(2) gives it: the system releases it when the last process that holds it ends.

    `is_held` stays False where a folder cannot be locked (Windows, some network file systems); then nothing is kept apart.
    """

    def __init__(self) -> None:
        self._files: list[int] = []

    @property
    def is_held(self) -> bool:
        return bool(self._files)

    def acquire(self, folder: Path, make: Callable[[], None], waiting: Callable[[], None]) -> None:
        """Locks a folder, which `make` makes where it is absent; calls `waiting` once when another build has it, and waits for its end."""
        told = False
        while True:
            make()
            try:
                file = _open(folder)
            except FileNotFoundError:  # the other build has failed and taken its empty folder away
                continue
            if file is None:
                return
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                try:
                    if not told:
                        waiting()
                        told = True
                    fcntl.flock(file, fcntl.LOCK_EX)
                except BaseException:
                    os.close(file)
                    raise
            except OSError:  # the file system cannot lock
                os.close(file)
                return
            if _is(file, folder):
                self._files.append(file)
                return
            os.close(file)  # the other build has put a new folder in its place

    def also(self, folder: Path) -> None:
        """Locks a folder of ours that is going to take the place of the first."""
        self.acquire(folder, lambda: None, lambda: None)

    def release(self) -> None:
        """Gives the folders free."""
        while self._files:
            os.close(self._files.pop())


def _open(folder: Path) -> int | None:
    if fcntl is None:
        return None
    with contextlib.suppress(PermissionError):
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    return None


def _is(file: int, folder: Path) -> bool:
    """Whether the folder is still the one that was opened."""
    try:
        now = folder.stat()
    except FileNotFoundError:
        return False
    then = os.fstat(file)
    return (then.st_dev, then.st_ino) == (now.st_dev, now.st_ino)
