"""What the tool makes of itself, once: when it is installed (`python -m aeskills.site.ready`), or else beside the first build."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context

from aeskills.caches import is_kept
from aeskills.locales.interface import phrases
from aeskills.site.assets import joined_files
from aeskills.site.templates import compiled, state


def make() -> None:
    """Reads its own words, takes what is spare out of scripts and style sheets, compiles every template, and describes its data."""
    _make()
    from aeskills.export.files import schema  # loaded here: with all models

    schema()


def _make() -> None:
    """What can be made beside the loading of the models."""
    phrases()
    joined_files()
    compiled()


@contextmanager
def made_beside() -> Iterator[None]:
    """Begins with it in a process of its own, while this one has other work, unless it was done before."""
    beside = None if is_kept(state()) else get_context("fork").Process(target=_beside)
    if beside:
        beside.start()
    try:
        yield
    finally:
        if beside:
            beside.join()


def _beside() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it without a word
    _make()


if __name__ == "__main__":
    make()
