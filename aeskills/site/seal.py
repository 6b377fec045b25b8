"""What a finished site was made from, and what it is: a build that would change nothing is not made."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path

import markupsafe

from aeskills.caches import caches

PACKAGE = Path(__file__).parent.parent
LIBRARIES = Path(markupsafe.__file__).parent.parent


class Seal:
    """The seal of the site at `out`, made from `folders`. It is kept with the user's other caches, not in the site."""

    def __init__(self, folders: Iterable[Path], out: Path) -> None:
        self._out = out.resolve()
        self._inputs = _digest([*_made_by(), *(line for folder in folders for line in _contents(folder.resolve()))])
        self._path = caches() / "sites" / _digest([str(self._out)])

    def pages(self) -> int | None:
        """How many pages the site has, when it is whole and made from what stands in the folders now; else None."""
        try:
            inputs, outputs, pages = self._path.read_text(encoding="utf-8").split()
        except (OSError, ValueError):
            return None
        return int(pages) if inputs == self._inputs and outputs == _digest(_states(self._out)) else None

    def write(self, pages: int) -> None:
        """Seals the site as it is now. Without a place for caches it stays unsealed."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(f"{self._inputs} {_digest(_states(self._out))} {pages}", encoding="utf-8")
        except OSError:
            return


def _digest(lines: Iterable[str]) -> str:
    found = hashlib.sha256()
    for line in lines:
        found.update(line.encode(errors="surrogateescape") + b"\0")
    return found.hexdigest()


def _made_by() -> Iterator[str]:
    """The tool, its libraries and what they may look at."""
    yield sys.version
    yield os.environ.get("SOURCE_DATE_EPOCH", "")
    yield from sorted(entry.name for entry in os.scandir(LIBRARIES) if entry.name.endswith(".dist-info"))
    yield from _states(PACKAGE)


def _states(folder: Path) -> Iterator[str]:
    """Path, size and time of change of every file below a folder; of a link that leads nowhere, its own."""
    for entry in _below(str(folder)):
        try:
            info = entry.stat()
        except OSError:
            info = entry.stat(follow_symlinks=False)
        yield f"{entry.path} {info.st_size} {info.st_mtime_ns}"


def _contents(folder: Path) -> Iterator[str]:
    """Path and digest of every file below a folder; what cannot be read is for the build to report."""
    for entry in _below(str(folder)):
        try:
            with Path(entry.path).open("rb", buffering=0) as file:
                yield f"{entry.path} {hashlib.sha256(file.read()).hexdigest()}"
        except OSError as error:
            yield f"{entry.path} {error.strerror}"


def _below(folder: str) -> Iterator[os.DirEntry[str]]:
    """Every file below a folder, in order, but for compiled Python."""
    try:
        entries = sorted(os.scandir(folder), key=attrgetter("name"))
    except OSError:
        return
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield entry
        elif entry.name != "__pycache__":
            yield from _below(entry.path)
