"""Writes one locale of a publication to disk: the same files as MkDocs with our plugin, without the detour."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from aeskills.locales.voice import own_name
from aeskills.site import ready
from aeskills.site.assets import copied_files, joined_files
from aeskills.site.pages import Leaf
from aeskills.site.press import Press
from aeskills.site.printed import SEARCH, PrintedEdition
from aeskills.site.stages import Stages

if TYPE_CHECKING:
    from aeskills.site.editions import Editions
    from aeskills.site.publish import Publication


def prepare(editions: Editions) -> None:
    """Makes what every locale needs, before the build parts into processes."""
    ready.make()
    _ = editions.references
    for tag in editions.tags:
        own_name(tag)  # every page says all of them, and so every process would load what CLDR knows of each


def write_assets(first: Path, *others: Path) -> None:
    """Writes what pages load into one folder, and links it into the others."""
    for address, text in joined_files().items():
        _write(first / address, (text,))
    for address, path in copied_files().items():
        _copy(first / address, path)
    for folder in others:
        for address in (*joined_files(), *copied_files()):
            _link(folder / address, first / address)


def build_locale(publication: Publication, tag: str, stages: Stages) -> list[str]:
    """Writes one locale into the staging folder; gives the addresses of the pages that are translated."""
    folder = publication.staging / tag
    stages.begin("localize")
    edition = publication.editions.edition(tag)
    stages.begin("views")
    printed = PrintedEdition(edition, publication.editions.url)
    press = Press(printed.shell)
    stages.begin("files")
    for address, make in printed.files().items():
        _write(folder / address, make())
    _write(folder / "404.html", (press.not_found(publication.editions.root(tag)),))
    translated: list[str] = []
    _write(folder / SEARCH, (printed.search(_pages(printed, press, folder, stages, translated)),))
    return translated


def _pages(printed: PrintedEdition, press: Press, folder: Path, stages: Stages, translated: list[str]) -> Iterator[Leaf]:
    """Prints and writes every page, notes which are translated, and passes it on to the search index."""
    stages.begin("print")
    for leaf in printed.leaves():
        if not leaf.untranslated:
            translated.append(leaf.view.address)
        stages.begin("theme")
        text = press.page(leaf)
        stages.begin("write")
        _write(folder / leaf.view.address / "index.html", (text,))
        stages.begin("search")
        yield leaf
        stages.begin("print")
    stages.begin("search")


def _write(path: Path, pieces: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.writelines(piece.encode() for piece in pieces)


def _copy(path: Path, source: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, path)


def _link(path: Path, source: Path) -> None:
    """The same file under another name; a copy where the file system has no links."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.hardlink_to(source)
    except OSError:
        _copy(path, source)
