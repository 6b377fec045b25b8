"""What can be made again, kept from build to build."""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, cast

Made = TypeVar("Made")


def caches() -> Path:
    """The user's folder for it."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "aeskills"


def is_kept(name: str) -> bool:
    """Whether `kept` has it already."""
    return os.access(_path(name), os.R_OK)


def kept(name: str, make: Callable[[], Made]) -> Made:
    """What `make` makes of plain values and compiled code, kept under `name` where something can be written.

    The name has to tell from what it is made, and by what.
    """
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
    return cast(Made, made)


def _path(name: str) -> Path:
    return caches() / f"{name}.{sys.implementation.cache_tag}"
