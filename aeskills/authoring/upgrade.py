"""Older content → the present format, step by step; comments and layout stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from aeskills.authoring.changes import ChangeRefused
from aeskills.authoring.yaml_text import edited
from aeskills.content.layout import SITE
from aeskills.content.yaml_source import parse_text
from aeskills.files import YAML_BYTES, read_text, walk
from aeskills.model.site_settings import CONTENT_FORMAT


class Upgrade(NamedTuple):
    """What has to change: new texts, files that move, and a line about each step."""

    texts: dict[Path, str]
    moves: dict[Path, Path]
    notes: list[str]


def upgrading(content: Path) -> Upgrade:
    """The changes that bring a content folder to the present format; nothing is written. Raises Refused."""
    path = content / SITE.pattern
    found = read_text(path, SITE.pattern, YAML_BYTES)
    node = parse_text(found.text, SITE.pattern)[0] if found.text is not None else None
    if found.text is None or node is None or not isinstance(node.value, dict):
        raise ChangeRefused(f"{path} cannot be read; see `aeskills check`")
    written = node.child("format")
    said = str(written.value) if written is not None else "1"
    if not said.isascii() or not said.isdigit() or not 1 <= int(said) <= CONTENT_FORMAT:
        raise ChangeRefused(f"{path} says format: {said}; this version of aeskills upgrades formats 1 to {CONTENT_FORMAT}")
    made = Upgrade({}, {}, [])
    for step in range(int(said), CONTENT_FORMAT):
        STEPS[step](content, made)
    if int(said) < CONTENT_FORMAT or written is None:
        made.texts[path] = edited(found.text, {"format": CONTENT_FORMAT})
        made.notes.append(f"{SITE.pattern}: format: {CONTENT_FORMAT}")
    return made


def _yaml_suffix(content: Path, made: Upgrade) -> None:
    """1 → 2: files end in .yaml; 0.1.0 passed over those in .yml without a word."""
    for entry in walk(content):
        if entry.name.endswith(".yml") and not entry.problem:
            made.moves[entry.path] = entry.path.with_suffix(".yaml")
            made.notes.append(f"{entry.name} → {entry.path.with_suffix('.yaml').name}")


STEPS: dict[int, Callable[[Path, Upgrade], None]] = {1: _yaml_suffix}
"""Format → the step that leads to the next one."""
