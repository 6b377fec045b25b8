"""Small projects of the lighthouse — content, mkdocs.yml, hand-written pages — and what is found in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from aeskills.findings import Finding
from aeskills.pipeline import CheckedContent, localize, read_and_check, render
from tests.tool import LIGHTHOUSE, copied, write_settings

Files = Mapping[str, str]


def project(folder: Path, files: Files, settings: str | None = None) -> Path:
    """The content folder of a project with these files below its folder; `settings` are lines of mkdocs.yml."""
    content = copied(LIGHTHOUSE, folder)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if settings is not None:
        write_settings(folder, settings)
    return content


def checked(folder: Path, files: Files, settings: str | None = None) -> CheckedContent:
    """What is read of such a project."""
    return read_and_check(project(folder, files, settings))


def findings(folder: Path, files: Files, settings: str | None = None) -> list[Finding]:
    """What is found in it."""
    return checked(folder, files, settings).findings


def places(found: list[Finding]) -> list[tuple[str, int, int, str]]:
    """File, line, column and code of findings."""
    return [(*one.location[:3], one.code) for one in found]


def html_of(folder: Path, files: Files, address: str, settings: str | None = None, tag: str = "en") -> str:
    """The content of a page of such a project."""
    site = render(localize(checked(folder, files, settings)), tag)
    return site.pages.render(address).html
