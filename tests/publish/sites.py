"""Folders to publish into, as earlier builds left them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from aeskills.publish.mark import Mark, State, write_mark
from aeskills.publish.output import OutputFolder
from aeskills.publish.tree import tree_entries


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Writes name → text below a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def make_site(folder: Path, files: Mapping[str, str], state: State = "site") -> Path:
    """A folder of an earlier build, with its mark."""
    folder.mkdir(parents=True, exist_ok=True)
    write_files(folder, files)
    write_mark(folder, Mark("Title", frozenset(files), state))
    return folder


def add_page_of_ours(site: Path, name: str = "old.html") -> None:
    """A page that an earlier build wrote and the next does not."""
    write_files(site, {name: "of the last good site"})
    write_mark(site, Mark("Title", frozenset(tree_entries(site))))


def publish(target: Path, files: Mapping[str, str]) -> list[str]:
    """Publishes a site of these files; gives what was reported."""
    said: list[str] = []
    output = OutputFolder(target.resolve(), "Title", said.append)
    try:
        output.open()
        write_files(output.staging, files)
        output.publish()
    finally:
        output.close()
    return said
