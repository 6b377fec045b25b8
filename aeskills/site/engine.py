"""Writes one locale of a publication to disk: the same files as MkDocs with our plugin, without the detour."""

from __future__ import annotations

import shutil

from aeskills.site.assets import copied_files
from aeskills.site.press import Press
from aeskills.site.printed import PrintedEdition
from aeskills.site.publish import Publication
from aeskills.site.stages import Stages


def build_locale(publication: Publication, tag: str, stages: Stages) -> list[str]:
    """Writes one locale into the staging folder; gives the addresses of the pages that are translated."""
    folder = publication.staging / tag
    stages.begin("localize")
    printed = PrintedEdition(publication.edition(tag), publication.url, stages)
    press = Press(printed.shell)
    for leaf in printed.leaves:
        stages.begin("theme")
        text = press.page(leaf)
        stages.begin("write")
        place = folder / leaf.view.address
        place.mkdir(parents=True, exist_ok=True)
        (place / "index.html").write_bytes(text.encode())
    stages.begin("search and files")
    texts = printed.texts()
    texts["404.html"] = press.not_found(publication.root(tag))
    stages.begin("write")
    for address, text in texts.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(text.encode())
    for address, path in copied_files().items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / address)
    return printed.translated
