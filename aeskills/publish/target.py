"""Whether a site may be published into a folder: only into one that is absent, empty, or carries our mark.

Folders are compared by what they are, not by how they are written: links, `..`, upper and lower case make no difference.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from aeskills.publish.mark import MARK_NAME, Mark, MarkError, read_mark
from aeskills.publish.tree import is_left_over

TOOL_FOLDER = Path(__file__).parents[1]
CONTROL = (".git", ".hg", ".svn", ".jj", ".bzr")
"""What version control keeps its data in."""

IDLE = frozenset({".DS_Store", ".gitignore", ".gitkeep", ".nojekyll", ".well-known", "CNAME", "Thumbs.db", "lost+found"})
"""A folder that holds nothing but these is empty. They stay."""

ANOTHER = "choose another folder with --out (mkdocs: site_dir or -d), such as site"


class TargetRefused(Exception):  # noqa: N818
    """The site must not be published there. The text is one line: what is refused, why, and the way out."""


class _Protected(NamedTuple):
    path: Path
    name: str
    whole: bool
    """Whether a site may not lie in it either."""


def check_target(out: Path, content: Path, prose: Path, *others: Path) -> Path:
    """The real path of the folder to publish into. Raises Refused; OSError when a path cannot be looked at.

    `others` are folders that must neither be the target nor lie in it, such as that of mkdocs.yml.
    """
    try:
        target = out.resolve()
    except (RuntimeError, OSError) as error:
        raise TargetRefused(f"{out}: the path cannot be followed ({getattr(error, 'strerror', None) or error}); {ANOTHER}") from None
    if target == target.parent:
        raise TargetRefused(f"{out} is the root of a file system; {ANOTHER}")
    named = [_Protected(content, "the content folder", True), _Protected(prose, "the folder of hand-written pages", True)]
    _refuse_protected(out, target, [*named, *_own_folders(), *(_Protected(path, f"the folder {path}", False) for path in others)])
    _refuse_version_control(out, target)
    for folder in target.parents:
        if os.path.lexists(folder / MARK_NAME):
            raise TargetRefused(f"{out} lies in {folder}, the folder of another site; {ANOTHER}")
    marked(out, target)
    return target


def marked(out: Path, target: Path) -> Mark:
    """The mark of `target`, or an empty one when the folder is absent or empty. Raises Refused; `out` is its name in the message."""
    try:
        names = {path.name for path in target.iterdir()}
    except FileNotFoundError:
        return Mark("", frozenset())
    except NotADirectoryError:
        raise TargetRefused(f"{out} is not a folder; {ANOTHER}") from None
    except PermissionError:
        raise TargetRefused(f"{out} cannot be read, so it cannot be told whose it is; {ANOTHER}") from None
    try:
        mark = read_mark(target)
    except MarkError as problem:
        raise TargetRefused(f"{out}: {problem}; if nothing of yours is in the folder, delete it, else {ANOTHER}") from None
    if mark:
        if mark.state != "site":
            raise TargetRefused(f"{out} is where another build is at work, or was when it was killed; {ANOTHER}")
        return mark
    others = sorted(name for name in names - IDLE if not is_left_over(target / name))
    if not others:
        return Mark("", frozenset())
    if _is_first_version(target):
        raise TargetRefused(
            f"{out} holds a site of a version before 0.2, which left no mark in its folder; if nothing of yours is in it, "
            f"delete the folder and build again, else {ANOTHER}"
        )
    shown = ", ".join(others[:3]) + (", …" if len(others) > 3 else "")
    raise TargetRefused(f"{out} holds files that aeskills did not write ({shown}); move them away, or {ANOTHER}")


def _own_folders() -> Iterator[_Protected]:
    """What belongs to the user or the tool, wherever the content is."""
    yield _Protected(Path.cwd(), "the working folder", False)
    yield _Protected(TOOL_FOLDER, "the folder of aeskills itself", True)
    for home in {os.environ.get("HOME", ""), os.environ.get("USERPROFILE", ""), os.path.expanduser("~"), _account_home()}:  # noqa: PTH111
        if home and Path(home).is_absolute():
            yield _Protected(Path(home), "your home folder", False)


def _account_home() -> str:
    """The home folder of the account, whatever the environment says; empty when there is no account of that number."""
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_dir
    except (ImportError, KeyError):
        return ""


def _refuse_protected(out: Path, target: Path, folders: Iterable[_Protected]) -> None:
    above_target = {identity for path in (target, *target.parents) if (identity := _identity(path))}
    identity = _identity(target)
    for path, name, whole in folders:
        own, real = _identity(path), Path(os.path.realpath(path))
        if own is None and (real == target or target in real.parents or (whole and real in target.parents)):
            raise TargetRefused(f"{out} is, holds or lies in {name}; {ANOTHER}")
        if own is not None and own == identity:
            raise TargetRefused(f"{out} is {name}; {ANOTHER}")
        if identity is not None and any(_identity(parent) == identity for parent in real.parents):
            raise TargetRefused(f"{out} holds {name}, {path}; {ANOTHER}")
        if whole and own in above_target:
            raise TargetRefused(f"{out} lies in {name}, {path}; {ANOTHER}")


def _refuse_version_control(out: Path, target: Path) -> None:
    for path in (target, *target.parents):
        bare = (path / "HEAD").is_file() and (path / "objects").is_dir() and (path / "refs").is_dir()
        if path.name.lower() in CONTROL or bare:
            raise TargetRefused(f"{out} lies in {path}, where version control keeps its data; {ANOTHER}")
    for name in CONTROL:
        if os.path.lexists(target / name):
            raise TargetRefused(f"{out} holds {name}: it is a checkout of its own; {ANOTHER}, and copy the files from there")


def _is_first_version(target: Path) -> bool:
    """Whether a folder looks like a site of version 0.1.0."""
    return (target / "index.html").is_file() and any(target.glob("*/self-assessment/bundle.json"))


def _identity(path: Path) -> tuple[int, int] | None:
    """What the folder is, however it is written; None when it is absent."""
    try:
        info = path.stat()
    except OSError:
        return None
    return info.st_dev, info.st_ino
