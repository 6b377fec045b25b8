"""The files of an artefact: its name, and what makes its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from aeskills.edition.edition import Edition
from aeskills.export.documents.form import FilledForm, filled_form
from aeskills.export.documents.markdown import markdown
from aeskills.model.artefacts import Artefact

FileFormat = Literal["docx", "xlsx", "md"]


class ArtefactFile(NamedTuple):
    """A file to take away. `name` is that on the site; `saved_as` is what a browser saves it as, in the reader's language."""

    name: str
    saved_as: str
    format: FileFormat
    filled: bool
    make: Callable[[], str | bytes]


def artefact_files(artefact: Artefact, edition: Edition) -> Iterator[ArtefactFile]:
    """The files of an artefact: empty and filled, as an office document and as Markdown."""
    office: FileFormat = "docx" if artefact.type == "document" else "xlsx"
    for filled in (False, True):
        title = edition.voice.text("artefact.example-title", name=artefact.name) if filled else artefact.name
        for suffix in (office, "md"):
            name = f"{artefact.id}{'-example' if filled else ''}.{suffix}"
            yield ArtefactFile(name, f"{_file_name(title)}.{suffix}", suffix, filled, _maker(artefact, edition, suffix, filled))


def _maker(artefact: Artefact, edition: Edition, suffix: str, filled: bool) -> Callable[[], str | bytes]:
    return lambda: _WRITERS[suffix](filled_form(artefact, edition, filled))


def _word(form: FilledForm) -> bytes:
    from aeskills.export.documents.word import word  # loads lxml, which only a build needs

    return word(form)


def _spreadsheet(form: FilledForm) -> bytes:
    from aeskills.export.documents.spreadsheet import spreadsheet  # only a build needs XlsxWriter

    return spreadsheet(form)


_WRITERS: dict[str, Callable[[FilledForm], str | bytes]] = {"docx": _word, "xlsx": _spreadsheet, "md": markdown}


def _file_name(title: str) -> str:
    """A title as a file name that every system takes."""
    return " ".join("".join(" " if sign in '<>:"|?*\\' else "-" if sign == "/" else sign for sign in title).split())
