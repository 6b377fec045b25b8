"""What an import writes: draft files in the layout of a content folder, and what it could not place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aeskills.authoring.changes import write_new
from aeskills.authoring.yaml_text import dumped


@dataclass
class Draft:
    """Files by their name below the folder, and lines about what was left out. `role` names the folder of the role."""

    role: str
    origin: str
    """Where the facts are from, with the licence: it stands at the head of every file."""
    files: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)

    def add(self, name: str, value: Mapping[str, Any], missing: str, count: int = 1) -> None:
        """Adds a file; `missing` says what a person has to write before it is complete."""
        comment = f"Draft from {self.origin}\nTo be written: {missing}" if missing else f"Draft from {self.origin}"
        self.files[name] = dumped(value, comment)
        self.counts[name.split("/")[-2] + "/" if name.count("/") > 2 else name] = count

    def add_to_role(self, name: str, value: Mapping[str, Any], missing: str, count: int = 1) -> None:
        """Adds a file to the role's folder."""
        self.add(f"roles/{self.role}/{name}", value, missing, count)

    def write(self, folder: Path) -> list[Path]:
        """Writes all files below `folder`, none over another, or none at all; raises Refused."""
        paths = {folder / name: text for name, text in self.files.items()}
        write_new(paths)
        return sorted(paths)


def source(
    identifier: str, title: str, publisher: str, url: str, day: dt.date, licence: str, supports: str, attribution: str
) -> dict[str, Any]:
    """A record of sources.yaml."""
    return {
        "id": identifier, "title": title, "publisher": publisher, "url": url, "read_on": day.isoformat(), "language": "en",
        "licence": licence, "certainty": "A", "supports": supports, "attribution": attribution,
    }  # fmt: skip


def compare_releases(old: Mapping[str, str], new: Mapping[str, str], what: str) -> list[str]:
    """What differs between two releases: lines with `+`, `-` and `~`, by the publisher's own codes."""
    lines = [f"- {what} {key}: {old[key]}" for key in sorted(old.keys() - new.keys())]
    lines += [f"+ {what} {key}: {new[key]}" for key in sorted(new.keys() - old.keys())]
    for key in sorted(old.keys() & new.keys()):
        if old[key] != new[key]:
            lines += [f"~ {what} {key}: {old[key]}", f"  now: {new[key]}"]
    return lines


def all_compared(old: Sequence[tuple[str, Mapping[str, str]]], new: Sequence[tuple[str, Mapping[str, str]]]) -> list[str]:
    """The differences of several tables, in their order."""
    return [line for (what, before), (_, after) in zip(old, new, strict=True) for line in compare_releases(before, after, what)]
