"""The mark of a folder that this tool wrote: `.aeskills-site`, JSON that lists the files which a later build may replace or delete.

Nothing that the mark does not list is ever deleted. A folder in which a site is being built carries a mark without a list.
"""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path, PurePosixPath
from typing import Any, Literal, NamedTuple, get_args

from aeskills import __version__

MARK_NAME = ".aeskills-site"
UNFINISHED = f"{MARK_NAME}.new"
"""The mark while it is being written."""

_FORMAT = 1
"""Rises when an older version of the tool can no longer read the mark."""

_LARGEST = 200_000_000
_NOTE = "Written by aeskills. The next build replaces or deletes the files listed here and leaves all others alone."


State = Literal["building", "site", "old"]
"""What is in the folder: a part of a site, a whole one, or what is left of one that is being deleted."""


class Mark(NamedTuple):
    """`content` is the title of the site; `files` are its files, relative, with slashes; none while it is being built."""

    content: str
    files: frozenset[str]
    state: State = "site"


class MarkError(ValueError):
    """There is a mark, but it cannot be relied on; the text says why."""


def read_mark(folder: Path) -> Mark | None:
    """The mark of a folder, or None when it has none. Raises MarkError; OSError when the folder cannot be read."""
    try:
        file = os.open(folder / MARK_NAME, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise MarkError(f"{MARK_NAME} cannot be read ({error.strerror})") from None
    info = os.fstat(file)
    if not stat.S_ISREG(info.st_mode) or info.st_size > _LARGEST:
        os.close(file)
        raise MarkError(f"{MARK_NAME} is not a file of this tool")
    with os.fdopen(file, "rb") as opened:
        data = opened.read()
    try:
        return _mark(json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise MarkError(f"{MARK_NAME} is damaged") from None


def _mark(value: dict[str, Any]) -> Mark:
    files, state = value["files"], value["state"]
    if value["tool"] != "aeskills" or value["format"] != _FORMAT or state not in get_args(State):
        raise MarkError("another format")
    if not isinstance(files, list) or not all(isinstance(name, str) and is_below(name) for name in files):
        raise MarkError("a name that leads out of the folder")
    return Mark(str(value["content"]), frozenset(files), state)


def is_below(name: str) -> bool:
    """Whether a relative name with slashes stays in its folder."""
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and "\\" not in name and "\0" not in name and ":" not in parts[0]


def write_mark(folder: Path, mark: Mark, through: Path | None = None) -> None:
    """Writes the mark in one step. `through` is the folder where its text is written first, on the same file system."""
    head = {"tool": "aeskills", "format": _FORMAT, "version": __version__, "note": _NOTE}
    value = {**head, "state": mark.state, "content": mark.content, "files": sorted(mark.files)}
    beside = (through or folder) / UNFINISHED
    beside.write_text(f"{json.dumps(value, ensure_ascii=False, indent=0)}\n", encoding="utf-8")
    beside.replace(folder / MARK_NAME)
