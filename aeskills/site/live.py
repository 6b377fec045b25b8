"""The site in memory, for authors: what changed is read again, and a page is printed when somebody asks for it."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from aeskills.checks.registry import check
from aeskills.content.reader import Reading, read
from aeskills.findings import Faulty, ordered
from aeskills.locales.localize import Translator
from aeskills.site.assets import copied_files, joined_files
from aeskills.site.editions import Editions
from aeskills.site.press import Press
from aeskills.site.printed import SEARCH, PrintedEdition
from aeskills.site.root import entry_files


class File(NamedTuple):
    """What a server sends: the media type and the bytes."""

    kind: str
    data: bytes


class Live:
    """The site made of a content folder and a folder of hand-written pages, as they were at the last good `refresh`."""

    def __init__(self, content: Path, prose: Path) -> None:
        self._content, self._prose = content.resolve(), prose.resolve()
        self._reading: Reading | None = None
        self._translators: dict[str, Translator] = {}
        self._site: _Site | None = None

    def refresh(self) -> int:
        """Takes in what changed in the folders; gives the number of pages. Raises Faulty, and then the site stays as it was."""
        self._reading = reading = read(self._content, self._reading)
        findings = ordered([*reading.findings, *check(reading)])
        if reading.handbook is None or any(finding.severity == "error" for finding in findings):
            raise Faulty(findings)
        self._site = _Site(Editions(reading.handbook, self._content, self._prose, self._translators))
        return self._site.count

    def find(self, path: str) -> File | None:
        """The file at a path below the server's root, such as `en/skills/`; None when there is none."""
        return self._site.find(path) if self._site else None

    def not_found(self, path: str) -> File:
        """The page for a path where nothing stands."""
        return self._site.not_found(path) if self._site else _file("404.html", "<!doctype html><title>404</title><p>404")


class _Site:
    """One state of the site. Two threads may make the same thing at once; then one of the two is forgotten."""

    def __init__(self, editions: Editions) -> None:
        self._handbook = editions.handbook
        self._locales = {tag: _Locale(PrintedEdition(editions.edition(tag), editions.url)) for tag in editions.tags}

    @property
    def count(self) -> int:
        """How many pages there are."""
        return sum(len(locale.pages.views) for locale in self._locales.values())

    def find(self, path: str) -> File | None:
        tag, slash, rest = path.partition("/")
        if tag in self._locales and slash:
            return self._locales[tag].find(rest)
        name = path or "index.html"
        return _file(name, self._root[name]) if name in self._root else None

    def not_found(self, path: str) -> File:
        tag = path.partition("/")[0]
        text = self._locales[tag].press.not_found(f"/{tag}/") if tag in self._locales else self._root["404.html"]
        return _file("404.html", text)

    @cached_property
    def _root(self) -> dict[str, str]:
        """What stands above the locales, as on a server without a public address."""
        return entry_files(self._handbook, "")


class _Locale:
    """One locale of a state."""

    def __init__(self, printed: PrintedEdition) -> None:
        self._printed = printed
        self.pages = printed.pages
        self.press = Press(printed.shell)

    def find(self, path: str) -> File | None:
        address = path.removesuffix("index.html")
        if address in self.pages.views:
            return _file("index.html", self.press.page(self.pages.leaf(address)))
        if path in copied_files():
            return _file(path, copied_files()[path].read_bytes())
        if path in joined_files():
            return _file(path, joined_files()[path])
        if path == SEARCH:
            return _file(path, self._search)
        return _file(path, "".join(self._files[path]())) if path in self._files else None

    @cached_property
    def _files(self) -> Mapping[str, Callable[[], Iterable[str]]]:
        return self._printed.files()

    @cached_property
    def _search(self) -> str:
        return self._printed.search(self._printed.leaves())


def _file(name: str, data: str | bytes) -> File:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if isinstance(data, bytes):
        return File(kind, data)
    return File(f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, data.encode())
