"""Writes one locale of a site into a folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from aeskills.assets.files import copied_files, text_files
from aeskills.edition.editions import Editions
from aeskills.pipeline import render
from aeskills.publish.offline import write_worker
from aeskills.publish.timings import Timings
from aeskills.render.locale_site import SEARCH, LocaleSite
from aeskills.render.pages import RenderedPage


def write_locale(editions: Editions, tag: str, folder: Path, timings: Timings) -> list[str]:
    """Writes every page and file of a locale; gives the addresses of the pages that are translated."""
    timings.begin("localize and view")
    site = render(editions, tag)
    timings.begin("files")
    write_files(site, editions.root(tag), folder)
    write_assets(folder)
    copy_files(site.copies(), folder)
    translated: list[str] = []
    write_pieces(folder / SEARCH, (site.search_index(_write_pages(site, folder, timings, translated)),))
    timings.begin("files")
    write_worker(folder)
    return translated


def write_files(site: LocaleSite, root: str, folder: Path) -> None:
    """Writes what is no page and no asset; `root` is the path of the locale's folder on its server."""
    for address, make in site.files().items():
        write_pieces(folder / address, make())
    write_pieces(folder / "404.html", (site.not_found(root),))


def write_assets(folder: Path) -> None:
    """Writes the style sheets, scripts and images that pages load."""
    for address, text in text_files().items():
        write_pieces(folder / address, (text,))
    copy_files(copied_files(), folder)


def copy_files(files: Mapping[str, Path], folder: Path) -> None:
    """Copies files as they are to their addresses below a folder."""
    for address, path in files.items():
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def write_pieces(path: Path, pieces: Iterable[str | bytes]) -> None:
    """Writes a text or bytes in pieces, its folder too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.writelines(map(encoded, pieces))


def encoded(piece: str | bytes) -> bytes:
    """A piece of a file as it is written."""
    return piece if isinstance(piece, bytes) else piece.encode()


def _write_pages(site: LocaleSite, folder: Path, timings: Timings, translated: list[str]) -> Iterator[RenderedPage]:
    """Writes every page, notes which are translated, and passes it on to the search index."""
    timings.begin("render content")
    for page in site.rendered_pages():
        if not page.untranslated:
            translated.append(page.view.address)
        timings.begin("render layout")
        html = site.html(page)
        timings.begin("write")
        write_pieces(folder / page.view.address / "index.html", (html,))
        timings.begin("search index")
        yield page
        timings.begin("render content")
    timings.begin("search index")
