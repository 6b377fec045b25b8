"""The files of a folder that is being published: which are ours, which are not, and how either is kept, moved or deleted.

Symbolic links are never followed: a link is an entry like a file. Names are relative, with slashes.
"""

from __future__ import annotations

import contextlib
import filecmp
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from aeskills.publish.mark import MARK_NAME, UNFINISHED, MarkError, read_mark

BUILDING_PREFIX = ".aeskills-building-"
"""How the name of a folder begins that is built inside its target, where it cannot be built beside it."""


class Conflict(Exception):  # noqa: N818
    """A file that is not ours is where the site wants to put one of its own; the text is its name."""


def is_left_over(path: Path) -> bool:
    """Whether a path is a folder inside a target in which a build is, or was, at work."""
    if not path.name.startswith(BUILDING_PREFIX) or path.is_symlink():
        return False
    try:
        mark = read_mark(path)
        return mark.state == "building" if mark else is_begun(path)
    except (MarkError, OSError):
        return False


def is_begun(folder: Path) -> bool:
    """Whether a folder holds nothing, or nothing but a mark that is not finished: its build was killed as it began."""
    return {path.name for path in folder.iterdir()} <= {UNFINISHED}


def tree_entries(folder: Path, below: str = "") -> Iterator[str]:
    """Every file and link, and every folder that is empty; but the mark, and folders in which a build is at work, at the top."""
    with os.scandir(folder / below) as children:
        names = sorted((child.name, child.is_dir(follow_symlinks=False)) for child in children)
    if not names and below:
        yield below
    for name, is_folder in names:
        if not below and (name in (MARK_NAME, UNFINISHED) or is_left_over(folder / name)):
            continue
        path = f"{below}/{name}" if below else name
        if is_folder:
            yield from tree_entries(folder, path)
        else:
            yield path


def strangers(folder: Path, ours: Collection[str]) -> list[str]:
    """The entries of a folder that are not among `ours`; an empty folder in which files of ours were is not one of them."""
    folders = {parent for name in ours for parent in parents(name)}
    return [name for name in tree_entries(folder) if name not in ours and not (name in folders and is_real_folder(folder / name))]


def parents(name: str) -> Iterator[str]:
    """The folders that hold an entry, the nearest first."""
    while name := name.rpartition("/")[0]:
        yield name


def refuse_conflicts(names: Iterable[str], folder: Path, site: Path) -> None:
    """Raises Conflict when the site, as it is in its own folder, has a file where there is one of `names` of `folder`."""
    for name in names:
        if os.path.lexists(site / name):
            if not is_same(folder / name, site / name):
                raise Conflict(name)
        elif any(os.path.lexists(site / parent) and not is_real_folder(site / parent) for parent in parents(name)):
            raise Conflict(name)


def is_same(one: Path, other: Path) -> bool:
    """Whether two entries are the same file, equal files, equal links, or both folders."""
    try:
        first, second = one.lstat(), other.lstat()
        if (first.st_dev, first.st_ino) == (second.st_dev, second.st_ino):
            return True
        if stat.S_IFMT(first.st_mode) != stat.S_IFMT(second.st_mode):
            return False
        if stat.S_ISLNK(first.st_mode):
            return one.readlink() == other.readlink()
        return stat.S_ISDIR(first.st_mode) or (stat.S_ISREG(first.st_mode) and filecmp.cmp(one, other, shallow=False))
    except OSError:
        return False


def is_real_folder(path: Path) -> bool:
    """Whether a path is a folder and no link to one."""
    return path.is_dir() and not path.is_symlink()


def link_into(names: Iterable[str], folder: Path, site: Path) -> None:
    """Puts the same files into the folder of the new site as well. Raises OSError where the file system cannot, and then `folder` is
    as it was."""
    for name in names:
        source, target = folder / name, site / name
        for parent in reversed(list(parents(name))):
            _make_alike(folder / parent, site / parent)
        if is_real_folder(source):
            _make_alike(source, target)
        elif not os.path.lexists(target):
            os.link(source, target, follow_symlinks=False)


def _make_alike(source: Path, target: Path) -> None:
    if not is_real_folder(target):
        target.mkdir()
        take_attributes(source, target)


def take_attributes(source: Path, target: Path) -> None:
    """Gives a folder the owner, group, mode and extended attributes of another. Raises OSError when it is not allowed to."""
    info, own = source.stat(), target.stat()
    if (info.st_uid, info.st_gid) != (own.st_uid, own.st_gid):
        os.chown(target, info.st_uid, info.st_gid)
    shutil.copystat(source, target)
    if stat.S_IMODE(target.stat().st_mode) != stat.S_IMODE(info.st_mode):
        raise PermissionError(f"the mode of {source} cannot be kept")


def remove(folder: Path, names: Iterable[str]) -> None:
    """Deletes those of `names` that are files or links, and the folders that are empty then; what is behind a link is left alone."""
    real: dict[str, bool] = {}
    for name in names:
        above = list(parents(name))
        for parent in above:
            if parent not in real:
                real[parent] = is_real_folder(folder / parent)
        if all(real[parent] for parent in above) and not is_real_folder(folder / name):
            (folder / name).unlink(missing_ok=True)
    for parent in sorted(real, key=lambda path: path.count("/"), reverse=True):
        if all(real[name] for name in (parent, *parents(parent))):
            with contextlib.suppress(OSError):  # not empty
                (folder / parent).rmdir()
