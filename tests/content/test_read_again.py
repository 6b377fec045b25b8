"""A folder read again: what did not change is taken over, and the outcome is that of a first reading."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aeskills.checks.registry import run_checks
from aeskills.content.reader import Reading, read
from aeskills.findings import Finding
from tests.tool import LIGHTHOUSE, copied

SKILL = "roles/lighthouse-keeper/skills/lamp-care.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied(LIGHTHOUSE, tmp_path)


def rewrite(path: Path, old: str, new: str) -> None:
    """Changes a file, and its time of change even within one tick of the clock."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    info = path.stat()
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns + 1_000_000))


def findings(reading: Reading) -> list[Finding]:
    return [*reading.findings, *run_checks(reading)]


def assert_as_new(again: Reading) -> None:
    """It says what a reading without a memory says."""
    new = read(again.root)
    assert again.handbook == new.handbook
    assert findings(again) == findings(new)


def test_nothing_changed(content: Path) -> None:
    first = read(content)
    again = read(content, first)
    assert again.handbook is first.handbook is not None
    assert again.documents == first.documents
    assert len(again.documents) > 20


def test_one_file_changed(content: Path) -> None:
    first = read(content)
    rewrite(content / SKILL, "summary: ", "summary: Changed. ")
    again = read(content, first)
    assert again.handbook is not None and again.handbook is not first.handbook
    before, after = ({document.file: document for document in reading.documents} for reading in (first, again))
    assert [file for file in before if before[file] is not after[file]] == [SKILL]
    assert_as_new(again)


def test_a_fault_is_told_until_it_is_mended(content: Path) -> None:
    first = read(content)
    rewrite(content / SKILL, "weight: ", "wieght: ")
    faulty = read(content, first)
    told = findings(faulty)
    assert {finding.code for finding in told} >= {"unknown-key"}
    again = read(content, faulty)
    assert findings(again) == told
    assert_as_new(again)
    rewrite(content / SKILL, "wieght: ", "weight: ")
    mended = read(content, again)
    assert mended.handbook == first.handbook
    assert findings(mended) == findings(first)


def test_files_that_come_and_go(content: Path) -> None:
    reading = read(content)
    text = (content / SKILL).read_text(encoding="utf-8")
    (content / SKILL).unlink()
    (content / "stray.yaml").write_text("a: b\n", encoding="utf-8")
    gone = read(content, reading)
    assert "stray-file" in {finding.code for finding in gone.findings}
    assert_as_new(gone)
    (content / SKILL).write_text(text, encoding="utf-8")
    (content / "stray.yaml").unlink()
    (content / "glossary.yaml").unlink()
    back = read(content, gone)
    assert back.handbook is not None
    assert back.handbook.glossary.is_absent
    assert_as_new(back)


def test_no_places_are_held_of_sound_files(content: Path) -> None:
    """Only a finding needs a line and a column; of a large handbook they would take most of the memory."""
    reading = read(content)
    assert not [finding for finding in findings(reading) if finding.severity == "error"]
    warned = {finding.location.file for finding in findings(reading)}
    quiet = [document for document in reading.documents if document.file not in warned]
    assert len(quiet) > 20
    assert [document.file for document in quiet if document.tree is not None or "_nodes" in vars(document)] == []


def test_a_finding_takes_its_file_apart(content: Path) -> None:
    """The sibling of the test above: it can fail."""
    rewrite(content / SKILL, "related: [", "related: [nobody, ")
    reading = read(content)
    assert "dangling-reference" in {finding.code for finding in run_checks(reading)}
    assert [document.file for document in reading.documents if "_nodes" in vars(document)] == [SKILL]
