"""What can be made again, kept from build to build."""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from time import time
from typing import Any, TypeVar, cast
from zlib import crc32

Made = TypeVar("Made")

_MONTH = 30 * 24 * 3600.0
"""Seconds."""


def caches() -> Path:
    """The user's folder for it."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "aeskills"


def named(kind: str, sources: Iterable[Path]) -> str:
    """A name for what is made of some files, by some modules: another one as soon as one of them changes."""
    state = 0
    for path in sources:
        state = crc32(path.read_bytes(), crc32(str(path).encode(), state))
    return f"{kind}-{state:08x}"


def is_kept(name: str) -> bool:
    """Whether `kept` has it already."""
    return os.access(_path(name), os.R_OK)


def kept(name: str, make: Callable[[], Made]) -> Made:
    """What `make` makes of plain values and compiled code, kept under a name from `named` where something can be written."""
    path = _path(name)
    with suppress(OSError, EOFError, ValueError, TypeError):  # what cannot be read is made anew
        found: Made = marshal.loads(path.read_bytes())
        return found
    made: Any = make()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        own = path.with_suffix(f".{os.getpid()}")  # another process may write at the same time
        own.write_bytes(marshal.dumps(made))
        own.replace(path)
        _forget(path.parent, name.rpartition("-")[0])
    return cast(Made, made)


def _forget(folder: Path, kind: str) -> None:
    """Deletes what was kept a month ago; another version of the tool that still asks for it makes it again."""
    for path in folder.glob(f"{kind}-*"):
        if time() - path.stat().st_mtime > _MONTH:
            path.unlink(missing_ok=True)


def _path(name: str) -> Path:
    return caches() / f"{name}.{sys.implementation.cache_tag}"
