"""Files that change together: all of them or none, and nothing of the author's is lost."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

MOST_NAMED = 3
"""How many files a refusal names."""


class ChangeRefused(Exception):  # noqa: N818 - it is an answer, not an error of the tool
    """Why nothing was written."""


def apply(texts: Mapping[Path, str], moves: Mapping[Path, Path] | None = None) -> None:
    """Writes `texts` and then moves files; when one of it fails, all is put back as it was.

    A file that is new is never written over another: `texts` may name existing files only because the caller has read them, and a move
    whose target exists is refused. Raises Refused before anything is changed, OSError after everything is restored.
    """
    moves = moves or {}
    for target in moves.values():
        if target.exists() or target.is_symlink():
            raise ChangeRefused(f"{target} exists already")
    staged: list[tuple[Path, Path]] = []
    undo: list[tuple[Path, bytes | None]] = []
    moved: list[tuple[Path, Path]] = []
    made: list[Path] = []
    try:
        for path, text in texts.items():
            real = path.resolve()  # a linked file stays a link
            made += _make_folder(real.parent)
            staged.append((_stage(real, text), real))
        for temporary, real in staged:
            undo.append((real, real.read_bytes() if real.exists() else None))
            temporary.replace(real)
        for source, target in moves.items():
            source.rename(target)
            moved.append((source, target))
    except BaseException:
        for source, target in reversed(moved):
            target.rename(source)
        for real, before in reversed(undo):
            if before is None:
                real.unlink(missing_ok=True)
            else:
                _stage(real, before).replace(real)
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
        for folder in reversed(made):
            folder.rmdir()
        raise


def write_new(texts: Mapping[Path, str]) -> None:
    """Writes files that do not exist yet; raises Refused, naming the first of them, when any does."""
    if there := [str(path) for path in texts if path.exists() or path.is_symlink()]:
        more = f" and {len(there) - MOST_NAMED} more" if len(there) > MOST_NAMED else ""
        raise ChangeRefused(f"{', '.join(there[:MOST_NAMED])}{more} exists already; name another folder")
    apply(texts)


def _make_folder(folder: Path) -> list[Path]:
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir()
    return missing[::-1]


def _stage(path: Path, data: str | bytes) -> Path:
    """The new content in a file beside its place, with the mode of the file that it will replace."""
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    with os.fdopen(number, "wb") as out:
        out.write(data.encode() if isinstance(data, str) else data)
        out.flush()
        os.fsync(out.fileno())
    mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
    Path(name).chmod(mode)
    return Path(name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
