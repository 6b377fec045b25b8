"""What a finished site was made from, and what it is: a build that would change nothing is not made."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

from aeskills.caches import caches

PACKAGE = Path(__file__).parent.parent


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
    yield from sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    yield from (state for state in _states(PACKAGE) if "__pycache__" not in state)


def _states(folder: Path) -> list[str]:
    """Path, size and time of change of every file below a folder; of a link that leads nowhere, its own."""
    return sorted(_below(str(folder)))


def _below(folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)
            continue
        try:
            info = entry.stat()
        except OSError:
            info = entry.stat(follow_symlinks=False)
        yield f"{entry.path} {info.st_size} {info.st_mtime_ns}"


def _contents(folder: Path) -> Iterator[str]:
    """Path and digest of every file below a folder; what cannot be read is for the build to report."""
    for place, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            path = Path(place, name)
            try:
                yield f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}"
            except OSError as error:
                yield f"{path} {error.strerror}"
