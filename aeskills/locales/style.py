"""The style of a locale, `locale/<tag>/style.yaml`, with its findings; a language need not have one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from aeskills.content.validate import blanks, validate
from aeskills.content.yaml_source import parse_yaml
from aeskills.files import YAML_BYTES, read_bytes
from aeskills.findings import Finding
from aeskills.model.style import Style


class StyleRead(NamedTuple):
    """What came of the file: None when there is none or too little of it is sound."""

    style: Style | None
    findings: tuple[Finding, ...] = ()


def read_style(content: Path, tag: str) -> StyleRead:
    """The style of `tag` below a content folder; never raises for what the author wrote."""
    file = f"locale/{tag}/style.yaml"
    if not (content / file).exists():
        return StyleRead(None)
    data = read_bytes(content / file, file, YAML_BYTES)
    if isinstance(data, Finding):
        return StyleRead(None, (data,))
    root, findings = parse_yaml(data, file)
    if root is None:
        return StyleRead(None, tuple(findings))
    empty = tuple(blanks(root, file))
    record, faults = validate(root, Style, file)
    return StyleRead(record if isinstance(record, Style) else None, (*findings, *(faults or empty)))


def style_findings(content: Path, tags: Iterable[str]) -> Iterator[Finding]:
    """What is wrong with the style files of these languages."""
    for tag in tags:
        yield from read_style(content, tag).findings
