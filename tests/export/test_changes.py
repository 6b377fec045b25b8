"""The change log: optional, checked like every other file."""

from __future__ import annotations

from pathlib import Path

import pytest

from aeskills.checks.registry import run_checks
from aeskills.content.reader import read
from aeskills.findings import Finding
from tests.tool import LIGHTHOUSE, copied

SOUND = """
changes:
  - id: first
    date: 2026-01-02
    title: Published
    text: The [lamp](skill:lamp-care) is lit.
    records: ["skill:lamp-care"]
"""


def findings(folder: Path, text: str | None) -> tuple[list[Finding], int]:
    """What is found in changes.yaml, and how many changes are read."""
    content = copied(LIGHTHOUSE, folder)
    if text is not None:
        (content / "changes.yaml").write_text(text, encoding="utf-8")
    reading = read(content)
    assert reading.handbook is not None
    found = [finding for finding in (*reading.findings, *run_checks(reading)) if finding.location.file == "changes.yaml"]
    return found, len(reading.handbook.changes.changes)


def test_it_may_be_missing(tmp_path: Path) -> None:
    assert findings(tmp_path, None) == ([], 0)


def test_a_sound_one_is_read(tmp_path: Path) -> None:
    assert findings(tmp_path, SOUND) == ([], 1)


@pytest.mark.parametrize(
    ("sound", "broken", "code", "line", "column"),
    [
        ("changes:", "change:", "unknown-key", 2, 1),
        ("date: 2026-01-02", "date: January", "bad-date", 4, 11),
        ("skill:lamp-care\"", "skill:lamp-cure\"", "dangling-reference", 7, 15),
        ("skill:lamp-care\"", "lamp-care\"", "bad-format", 7, 15),
        ("skill:lamp-care)", "skill:lamp-cure)", "dangling-link", 6, 22),
        ("2026-01-02", "2999-01-02", "future-date", 4, 11),
    ],
)  # fmt: skip
def test_its_faults_are_found_where_they_stand(tmp_path: Path, sound: str, broken: str, code: str, line: int, column: int) -> None:
    assert sound in SOUND
    found, _ = findings(tmp_path, SOUND.replace(sound, broken))
    assert [(one.code, one.location.line, one.location.column) for one in found] == [(code, line, column)]
