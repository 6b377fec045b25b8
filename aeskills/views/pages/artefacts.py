"""Forms to take away: an index, and a page for each with its files, its instructions and the running example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aeskills.edition.edition import Edition
from aeskills.export.documents.form import facts_of, rows_of
from aeskills.export.documents.formats import ArtefactFile, artefact_files
from aeskills.markup.html_printer import HtmlPrinter
from aeskills.model.artefacts import Artefact
from aeskills.views.view import View

_ADDRESS = "templates/"


def artefacts_views(edition: Edition) -> Iterator[View]:
    """The index, then every artefact; no page where the handbook has none."""
    book, voice = edition.handbook, edition.voice
    document = book.artefacts
    if not document.artefacts:
        return
    title = voice.text("artefacts.title")
    yield View(
        address=_ADDRESS,
        template="artefacts.html",
        styles=("artefacts",),
        title=title,
        short=voice.text("nav.overview"),
        description=voice.text("artefacts.description", count=len(document.artefacts), role=book.role.title),
        section="reference",
        group=voice.text("artefacts.short"),
        data=lambda: {"artefacts": [(artefact, facts_of(artefact, voice)) for artefact in document.artefacts]},
        subjects=(document,),
        checked=document.checked,
        keywords=(voice.text("artefacts.short"), book.role.title),
    )
    for artefact in document.artefacts:
        yield _artefact(artefact, edition)


def _artefact(artefact: Artefact, edition: Edition) -> View:
    files = tuple(artefact_files(artefact, edition))
    return View(
        address=edition.address("artefact", artefact.id),
        template="artefact.html",
        styles=("artefacts",),
        title=artefact.name,
        description=edition.plain(artefact.purpose),
        section="reference",
        group=edition.voice.text("artefacts.short"),
        data=lambda: _data(artefact, files, edition),
        subjects=(artefact,),
        checked=edition.handbook.artefacts.checked,
        keywords=(artefact.name, edition.voice.text("artefacts.short")),
        parent=_ADDRESS,
        files={file.name: _made(file) for file in files},
    )


def _made(file: ArtefactFile) -> Any:
    def make(_: HtmlPrinter) -> str | bytes:
        return file.make()

    return make


def _data(artefact: Artefact, files: tuple[ArtefactFile, ...], edition: Edition) -> Mapping[str, Any]:
    used, voice = artefact.used_by, edition.voice
    return {
        "artefact": artefact,
        "facts": facts_of(artefact, voice),
        "uses": [
            *(edition.record("phase", name) for name in used.phases),
            *(edition.record("skill", name) for name in used.skills),
            *(edition.record("activity", name) for name in used.activities),
        ],
        "files": [(filled, [file for file in files if file.filled is filled]) for filled in (False, True)],
        "sections": [(section, rows_of(section, voice)) for section in artefact.sections],
        "numbers": ("number", "percent", "money"),
    }
