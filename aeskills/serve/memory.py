"""The site in memory, for authors: what changed is read again, and a page is rendered when somebody asks for it."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from aeskills.assets.files import copied_files, text_files
from aeskills.edition.editions import Editions
from aeskills.locales.localize import Translator
from aeskills.pipeline import CheckedContent, localize, read_and_check, render
from aeskills.render.locale_site import SEARCH, LocaleSite
from aeskills.render.root_files import root_files
from aeskills.settings.model import Project


class File(NamedTuple):
    """What a server sends: the media type and the bytes."""

    kind: str
    data: bytes


class SiteInMemory:
    """The site of a project, as it was at the last good `refresh`.

    `prefix` is the path on the server below which the pages are, with a slash at both ends.
    """

    def __init__(self, project: Project, prefix: str = "/") -> None:
        self._prefix = prefix
        self._project = project
        self._checked: CheckedContent | None = None
        self._translators: dict[str, Translator] = {}
        self._state: _State | None = None

    def refresh(self) -> int:
        """Takes in what changed in the folders; gives the number of pages. Raises ContentError, and then the site stays as it was."""
        self._checked = checked = read_and_check(self._project, self._checked)
        self._state = _State(localize(checked, self._translators), self._prefix)
        return self._state.count

    def find(self, path: str) -> File | None:
        """The file at a path below the server's root, such as `en/skills/`; None when there is none."""
        return self._state.find(path) if self._state else None

    def not_found(self, path: str) -> File:
        """The page for a path where there is no file."""
        return self._state.not_found(path) if self._state else _file("404.html", "<!doctype html><title>404</title><p>404")


class _State:
    """The site of one reading. Two threads may render the same page at once, but not what takes long."""

    def __init__(self, editions: Editions, prefix: str) -> None:
        self._prefix = prefix
        self._handbook, self._settings = editions.handbook, editions.settings
        self._locales = {tag: _Locale(render(editions, tag)) for tag in editions.tags}

    @property
    def count(self) -> int:
        """How many pages there are."""
        return sum(len(locale.site.pages.views) for locale in self._locales.values())

    def find(self, path: str) -> File | None:
        tag, slash, rest = path.partition("/")
        if tag in self._locales and slash:
            return self._locales[tag].find(rest)
        name = path or "index.html"
        return _file(name, self._root[name]) if name in self._root else None

    def not_found(self, path: str) -> File:
        tag = path.partition("/")[0]
        text = self._locales[tag].site.not_found(f"{self._prefix}{tag}/") if tag in self._locales else self._root["404.html"]
        return _file("404.html", text)

    @cached_property
    def _root(self) -> dict[str, str]:
        """The files above the locales, as on a server without a public address."""
        return root_files(self._handbook, "", self._settings, self._prefix)


class _Locale:
    """One locale of a state."""

    def __init__(self, site: LocaleSite) -> None:
        self.site = site
        self._one = threading.RLock()

    def find(self, path: str) -> File | None:
        address = path.removesuffix("index.html")
        if address in self.site.pages.views:
            return _file("index.html", self.site.html(self.site.page(address)))
        if path in copied_files():
            return _file(path, copied_files()[path].read_bytes())
        if path in text_files():
            return _file(path, text_files()[path])
        if path in self._copies:
            return _file(path, self._copies[path].read_bytes())
        if path == SEARCH:
            with self._one:
                return _file(path, self._search)
        with self._one:
            name = f"{path}index.html" if path.endswith("/") else path  # a page that leads on from a former address
            return _file(name, _joined(self._files[name]())) if name in self._files else None

    @cached_property
    def _files(self) -> Mapping[str, Callable[[], Iterable[str | bytes]]]:
        return self.site.files()

    @cached_property
    def _copies(self) -> Mapping[str, Path]:
        return self.site.copies()

    @cached_property
    def _search(self) -> str:
        return self.site.search_index(self.site.rendered_pages())


def _joined(pieces: Iterable[str | bytes]) -> str | bytes:
    """The pieces of a file together: bytes as soon as one of them is."""
    parts = list(pieces)
    return b"".join(part for part in parts if isinstance(part, bytes)) if isinstance(parts[0], bytes) else "".join(map(str, parts))


def _file(name: str, data: str | bytes) -> File:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if isinstance(data, bytes):
        return File(kind, data)
    return File(f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, data.encode())
