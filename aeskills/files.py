"""The file-system contract: which files are content, how they are read, and which characters a text may hold.

Reader, stray check, watcher, hand-written pages and publisher all use it, so that none of them knows a rule of its own:

for entry in walk(folder):                       every file below a folder, sorted; names that begin with a dot are not content
    entry.name, entry.path, entry.state          "skills/first-aid.yaml", where it is, (time of change, size)
    entry.problem                                why it cannot be read, or empty: dangling link, pipe, device, socket, folder of no access
    entry.finding()                              that problem as a finding

read_bytes(path, file, limit)                    bytes, or the finding that says why there are none; only regular files, size checked first
read_text(path, file, limit)                     the same for text: decoded, LF line ends, without byte order mark
state_of(path, name)                             one file as an entry
decode(data, file)                               bytes that were read already
forbidden(text)                                  the characters of a text that no page may hold

`file` is the name that findings show: relative to the content folder, with slashes.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from aeskills.findings import Finding, Location
from aeskills.text import DecodedText, decode, forbidden

__all__ = ["DecodedText", "FileEntry", "decode", "forbidden", "is_content", "printable", "read_bytes", "read_text", "state_of", "walk"]

YAML_BYTES = 1_000_000
CATALOG_BYTES = 8_000_000
PAGE_BYTES = 1_000_000
RESULT_BYTES = 1_000_000
IMAGE_BYTES = 20_000_000
"""The most bytes of a YAML file, a PO file, a hand-written page, an exported result, and an image or another file that a page shows."""
SHOWN_BYTES = CATALOG_BYTES
"""The most bytes of a file of which a finding shows a line."""

MISSING = "write the file, or check its name and folder; docs/authoring.md shows an example of each"
LINK_DEPTH = 3
"""How many linked folders a path may lead through: the names below grow with the power of it."""
TEXTS = (".yaml", ".yml", ".po", ".md")


class FileEntry(NamedTuple):
    """A file below a folder. `name` is its path below it, with slashes; `state` changes when the file does: (nanoseconds, bytes)."""

    name: str
    path: Path
    state: tuple[int, int] = (0, 0)
    problem: str = ""
    """Why it cannot be read; empty for a regular file. Such an entry may also be a folder."""
    is_broken_link: bool = False

    def finding(self, prefix: str = "") -> Finding:
        """The problem as a finding: an error where a text was to be read, else a warning. `prefix` is put before the name."""
        found = _unreadable(printable(prefix + self.name) or ".", self.problem, self.is_broken_link)
        severe = not self.name or self.name.lower().endswith(TEXTS)
        return found if severe else found._replace(severity="warning")


def is_content(name: str) -> bool:
    """Whether a file or folder of this name is content: not one that begins with a dot, as version control, editors' locks (`.#x.yaml`)
    and copies of macOS (`._x.yaml`) do."""
    return not name.startswith(".")


def printable(name: str) -> str:
    """A file's name as it can be printed: control characters and bytes that are not UTF-8 as escapes."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape", "surrogatepass").decode() for char in name)


def walk(folder: Path) -> Iterator[FileEntry]:
    """Every file below `folder`, sorted by name; nothing for a folder that does not exist.

    Symbolic links to files and folders are followed. A link that leads nowhere, or back to a folder that holds it, and what is neither
    file nor folder (pipe, device, socket) is an entry with a `problem`; so is a folder that cannot be opened.
    """
    try:
        info = folder.stat()
    except OSError:
        return
    waiting: list[tuple[str, Path, frozenset[tuple[int, int]], int]] = [("", folder, frozenset({(info.st_dev, info.st_ino)}), 0)]
    while waiting:
        name, path, above, links = waiting.pop()
        if not above:  # a file, which waited for its turn
            yield _file(name, path)
            continue
        try:
            names = sorted((child.name for child in path.iterdir() if is_content(child.name)), reverse=True)
        except OSError as error:
            yield FileEntry(name, path, problem=f"the folder cannot be opened ({error.strerror})")
            continue
        for child in names:
            waiting.append(_child(f"{name}/{child}" if name else child, path / child, above, links))


def _child(name: str, path: Path, above: frozenset[tuple[int, int]], links: int) -> tuple[str, Path, frozenset[tuple[int, int]], int]:
    """What waits for its turn: a folder with all folders that hold it; a file with none."""
    try:
        info = path.stat()
        links += path.is_symlink()
    except OSError:
        return name, path, frozenset(), 0
    key = info.st_dev, info.st_ino
    if not stat.S_ISDIR(info.st_mode) or key in above or links > LINK_DEPTH:
        return name, path, frozenset(), 0
    return name, path, above | {key}, links


def _file(name: str, path: Path) -> FileEntry:
    is_link = path.is_symlink()
    try:
        info = path.stat()
    except OSError as error:
        return FileEntry(name, path, problem=_why(error, is_link), is_broken_link=is_link)
    if stat.S_ISDIR(info.st_mode):
        return FileEntry(
            name, path, problem="the link leads back to a folder that holds it, or through too many links", is_broken_link=True
        )
    return FileEntry(name, path, (info.st_mtime_ns, info.st_size), _special(info.st_mode))


def state_of(path: Path, name: str) -> FileEntry:
    """One file as `walk` gives it, whether it is there or not; `name` is its name in findings."""
    return _file(name, path)


def _why(error: OSError, is_link: bool) -> str:
    if is_link and error.errno == errno.ENOENT:
        return "the link leads nowhere"
    if is_link and error.errno == errno.ELOOP:
        return "the link leads to itself"
    return f"the file cannot be opened ({error.strerror})"


def _special(mode: int) -> str:
    """What a path is when it is no regular file."""
    for test, what in (
        (stat.S_ISREG, ""),
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    ):
        if test(mode):
            return what and f"this is {what}, not a file"
    return "this is not a regular file"


def read_bytes(path: Path, file: str, limit: int) -> bytes | Finding:
    """The bytes of a regular file of at most `limit` bytes, or why there are none; never waits and never reads more than the limit.

    The finding is missing-file, broken-symlink, unreadable-file or file-too-large.
    """
    try:
        with open(path, "rb", buffering=0, opener=_without_waiting) as opened:
            info = os.fstat(opened.fileno())
            if problem := _special(info.st_mode):
                return _unreadable(file, problem)
            data = opened.read(limit + 1) if info.st_size <= limit else b""
            while data and len(data) <= limit and (more := opened.read(limit + 1 - len(data))):
                data += more  # a file that grows, or one of a size that is not told
    except (OSError, ValueError) as error:  # a ValueError for a name that holds a NUL
        is_link = path.is_symlink()
        if isinstance(error, FileNotFoundError) and not is_link:
            return Finding(Location(file), "missing-file", f"the file {file} is missing", MISSING)
        if isinstance(error, OSError) and not path.is_dir():
            return _unreadable(file, _why(error, is_link), is_link and not path.exists())
        return _unreadable(file, "this is a folder, not a file" if path.is_dir() else "this is no name of a file")
    if (size := max(info.st_size, len(data))) > limit:
        message = f"the file has {size:,} bytes" if info.st_size > limit else "the file has no end"
        hint = f"split it, or take out what does not belong into it: at most {limit // 1000:,} kB are read"
        return Finding(Location(file), "file-too-large", message, hint)
    return data


def _without_waiting(path: str, flags: int) -> int:
    """Opens a pipe without waiting for somebody to write into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def _unreadable(file: str, problem: str, is_broken_link: bool = False) -> Finding:
    if is_broken_link:
        return Finding(Location(file), "broken-symlink", problem, "fix or delete the link")
    return Finding(Location(file), "unreadable-file", problem, "check that it is a file and that you may read it")


def read_text(path: Path, file: str, limit: int) -> DecodedText:
    """The text of a file as from `decode`, and what is wrong with the file or its bytes."""
    data = read_bytes(path, file, limit)
    return decode(data, file) if isinstance(data, bytes) else DecodedText(None, (data,))
