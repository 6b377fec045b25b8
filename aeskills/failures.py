"""Exceptions that nobody expected: what was being worked on, and the one line that reports them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

DEBUG = "AESKILLS_DEBUG"
"""The environment variable that asks for tracebacks, as `--debug` does."""


def wants_traceback() -> bool:
    """Whether somebody asked for tracebacks."""
    return os.environ.get(DEBUG, "") not in ("", "0")


@contextmanager
def working_on(subject: str) -> Iterator[None]:
    """Notes on an exception that leaves the block what was being worked on: a file, a page; the innermost note is reported."""
    try:
        yield
    except Exception as error:
        error.add_note(subject)
        raise


def describe(error: BaseException) -> str:
    """One line: what went wrong, with which file, and what to do.

    An error of the system names the file; anything else is an error of this tool, and the line says how to report it.
    """
    notes = getattr(error, "__notes__", [])
    place = f" ({notes[0]})" if notes else ""
    if isinstance(error, MemoryError):
        return f"there is not enough memory{place}; a build with --jobs 1 needs less"
    if isinstance(error, OSError):
        file = error.filename2 or error.filename
        named = f": {os.fsdecode(file)}" if isinstance(file, str | bytes | os.PathLike) else place
        return _one_line(f"{error.strerror or error}{named}")
    if isinstance(error, ImportError):
        return _one_line(f"a part of the installation cannot be loaded ({error}); install aeskills again, or give it more memory")
    text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return _one_line(f"{text}{place}. This is an error in aeskills: run the command again with --debug and report what it prints")


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 600 else f"{line[:300]} … {line[-290:]}"
