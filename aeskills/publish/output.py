"""The folder that a site is published into: locked, staged, and changed so that there is a whole site in it at every moment.

Where it can be, the site is built beside its folder and takes the place of the old one in one step; files of others are in both.
Where it cannot (a mount point such as a Docker volume, a parent or an owner that forbids it), the site is built inside the folder and moved
file by file: first what is new, then what has changed, and only then is deleted what is gone.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from aeskills.publish import tree
from aeskills.publish.exchange import exchange
from aeskills.publish.lock import FolderLock
from aeskills.publish.mark import Mark, MarkError, State, read_mark, write_mark
from aeskills.publish.target import TargetRefused, marked

_DAY = 86_400.0


class OutputFolder:
    """One build's hold on its target. `open`, build into `staging`, `publish`; `close` in any case."""

    def __init__(self, target: Path, content: str, report: Callable[[str], None]) -> None:
        """`target` is a real path that `check_target` allows; `content` is the title of the site, for the mark."""
        self._target, self._content, self._report = target, content, report
        self._lock = FolderLock()
        self._made: list[Path] = []
        self._staging: Path | None = None

    @property
    def staging(self) -> Path:
        """The folder to build the site in, on the file system of the target."""
        assert self._staging is not None, "the output folder is not open"
        return self._staging

    def open(self) -> None:
        """Locks the target, clears what killed builds left, and makes the staging folder. Raises Refused, OSError."""
        self._lock.acquire(self._target, self._make, lambda: self._report(f"waiting for another build that is at work in {self._target}"))
        marked(self._target, self._target)  # again: what was there while we waited?
        self._clear()
        self._staging = self._stage_beside() or self._stage_inside()
        self._mark(self._staging, "building", ())

    def publish(self) -> None:
        """Puts the staged site in place. Raises Refused when a file of somebody else is in its way; then nothing has changed."""
        mark = marked(self._target, self._target)
        others = tree.strangers(self._target, mark.files)
        try:
            tree.refuse_conflicts(others, self._target, self.staging)
        except tree.Conflict as conflict:
            file = self._target / str(conflict)
            raise TargetRefused(f"{file} is not a file of aeskills, and the site has one of that name; move it away") from None
        if self.staging.parent == self._target or not self._swap(others):
            self._fill(mark)
        self._staging = None
        self._made.clear()

    def close(self) -> None:
        """Deletes what was staged and not published, and gives the target free."""
        if self._staging is not None:
            self._retire(self._staging)
            self._staging = None
        for folder in reversed(self._made):  # the folders that were made for this build, if nobody has put anything into them
            with contextlib.suppress(OSError):
                folder.rmdir()
        self._made.clear()
        self._lock.release()

    def _make(self) -> None:
        absent = [path for path in (self._target, *self._target.parents) if not path.exists()]
        for path in reversed(absent):
            path.mkdir(exist_ok=True)
            self._made.append(path)

    @property
    def _prefix(self) -> str:
        """How the names of our folders beside the target begin."""
        return f".{self._target.name}.aeskills-"

    def _stage_beside(self) -> Path | None:
        """A folder that can take the place of the target, or None."""
        if os.path.ismount(self._target):
            return None
        try:
            # known at once, so that a signal that comes now leaves no folder behind
            staging = self._staging = Path(tempfile.mkdtemp(prefix=self._prefix, dir=self._target.parent))
        except OSError:
            return None
        try:
            tree.take_attributes(self._target, staging)  # files made in it get the group that a file of the target gets
        except OSError:
            staging.rmdir()
            self._staging = None
            return None
        return self._locked(staging)

    def _stage_inside(self) -> Path:
        staging = self._staging = Path(tempfile.mkdtemp(prefix=tree.BUILDING_PREFIX, dir=self._target))
        return self._locked(staging)

    def _locked(self, staging: Path) -> Path:
        if self._lock.is_held:
            self._lock.also(staging)
        return staging

    def _swap(self, others: list[str]) -> bool:
        """Puts the staged folder in the place of the target; False where that cannot be, and then nothing has changed."""
        staging = self.staging
        try:
            ours = list(tree.tree_entries(staging))
            tree.link_into(others, self._target, staging)
            self._mark(staging, "site", ours)
            if not exchange(staging, self._target):
                self._swap_in_two_steps()
        except OSError:
            return False
        self._staging = None
        self._retire(staging)
        return True

    def _swap_in_two_steps(self) -> None:
        """For systems that cannot exchange: for a moment there is no site; a build that is killed then is put right by the next."""
        old = Path(tempfile.mkdtemp(prefix=self._prefix, dir=self._target.parent))
        old.rmdir()
        staging = self.staging
        try:
            self._target.rename(old)
            staging.rename(self._target)
        except BaseException:  # also an interruption
            if old.exists() and not self._target.exists():
                old.rename(self._target)
            raise
        old.rename(staging)

    def _fill(self, old: Mark) -> None:
        """Moves the staged files into the target, which stays the folder that it is."""
        if self.staging.parent != self._target:
            self._move_inside(old)
        new = list(tree.tree_entries(self.staging))
        self._mark(self._target, "site", {*new, *old.files}, self.staging)
        new.sort(key=lambda name: (os.path.lexists(self._target / name), name.endswith(".html"), -name.count("/"), name))
        for name in new:
            self._put(name, old)
        placed = {_identity(self._target / name) for name in new}
        gone = [name for name in sorted(old.files.difference(new)) if _identity(self._target / name) not in placed]
        tree.remove(self._target, gone)  # another spelling of a new name, where upper and lower case are the same, is not gone
        self._mark(self._target, "site", new, self.staging)
        shutil.rmtree(self.staging, ignore_errors=True)

    def _put(self, name: str, old: Mark) -> None:
        target = self._target / name
        for parent in reversed(list(tree.parents(name))):
            if not tree.is_real_folder(self._target / parent):
                if parent in old.files:
                    (self._target / parent).unlink(missing_ok=True)  # a file of ours; now there are files below this name
                (self._target / parent).mkdir()
        if tree.is_real_folder(target):
            tree.remove(self._target, [file for file in old.files if file.startswith(f"{name}/")])
        (self.staging / name).replace(target)

    def _move_inside(self, old: Mark) -> None:
        """Goes on inside the target with a site that was staged beside it and cannot take its place."""
        beside = self.staging
        self._mark(beside, "building", ())
        self._staging = self._stage_inside()
        self._mark(self.staging, "building", ())
        for name in set(tree.tree_entries(beside)) - set(tree.strangers(self._target, old.files)):
            (self.staging / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(beside / name, self.staging / name)
        shutil.rmtree(beside, ignore_errors=True)

    def _mark(self, folder: Path, state: State, files: Collection[str], through: Path | None = None) -> None:
        write_mark(folder, Mark(self._content, frozenset(files), state), through)

    def _clear(self) -> None:
        """Clears what killed builds left: only folders that carry our mark, or are empty."""
        for folder in self._left_over():
            with contextlib.suppress(OSError):
                if not self._lock.is_held and time.time() - folder.stat().st_mtime < _DAY:
                    continue  # perhaps of a build that is at work
                self._retire(folder)

    def _left_over(self) -> Iterator[Path]:
        for folder, prefix in ((self._target.parent, self._prefix), (self._target, tree.BUILDING_PREFIX)):
            try:
                paths = sorted(folder.iterdir())
            except OSError:
                continue
            yield from (path for path in paths if path.name.startswith(prefix) and tree.is_real_folder(path))

    def _retire(self, folder: Path) -> None:
        """Deletes a folder that was the target, was to be it, or was staged; what is not ours in it goes into the target."""
        try:
            mark = read_mark(folder)
            if mark is None and not tree.is_begun(folder):
                self._report(f"{folder} is not of aeskills, though its name is; move it away")
            elif mark is None or mark.state == "building":
                shutil.rmtree(folder)
            elif mark.state == "site" and not any(self._target.iterdir()):
                self._restore(folder)
            else:
                self._delete(folder, mark)
        except (MarkError, OSError) as error:
            self._report(f"{folder} is left of an earlier build and could not be deleted ({getattr(error, 'strerror', None) or error})")

    def _restore(self, folder: Path) -> None:
        """Gives back the site of a build that was killed between the two steps of a swap."""
        self._target.rmdir()
        folder.rename(self._target)
        if self._lock.is_held:
            self._lock.also(self._target)

    def _delete(self, folder: Path, mark: Mark) -> None:
        others = tree.strangers(folder, mark.files)
        with contextlib.suppress(OSError):
            tree.link_into(others, folder, self._target)
        kept = {name for name in others if not tree.is_same(folder / name, self._target / name)}
        write_mark(folder, mark._replace(state="old"))
        tree.remove(folder, [*mark.files, *(name for name in others if name not in kept)])
        if kept:
            self._report(f"{folder} holds files that are not of aeskills and have no place in the new site: {', '.join(sorted(kept)[:3])}")
        else:
            shutil.rmtree(folder)


def _identity(path: Path) -> tuple[int, int] | None:
    """What a file is, whatever it is called; None when it is absent."""
    try:
        info = path.lstat()
    except OSError:
        return None
    return (info.st_dev, info.st_ino) if not stat.S_ISDIR(info.st_mode) else None
