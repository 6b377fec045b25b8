"""What lies in a content folder beside sound files: links, pipes, editors' files, wrong names, and a site.yaml that says too little."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from aeskills.content.reader import read
from tests.checks.edits import copied, findings_of

ROLE = "roles/lighthouse-keeper"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


def told(root: Path) -> list[tuple[str, str, str]]:
    return [(finding.severity, finding.code, finding.location.file) for finding in findings_of(root)]


def test_names_that_begin_with_a_dot_are_no_content(folder: Path) -> None:
    (folder / ROLE / "skills" / ".#lamp-care.yaml").symlink_to("keeper@rock.1234:5678")
    (folder / ROLE / "skills" / "._lamp-care.yaml").write_bytes(b"\x00\x05\x16\x07")
    (folder / ".git").mkdir()
    (folder / ".git" / "a.yaml").write_text("x: [", encoding="utf-8")
    assert told(folder) == []


def test_what_cannot_be_read_hides_nothing_else(folder: Path) -> None:
    os.mkfifo(folder / ROLE / "skills" / "a-pipe.yaml")
    (folder / ROLE / "skills" / "gone.yaml").symlink_to("nowhere.yaml")
    (folder / ROLE / "loop").symlink_to(folder / ROLE)
    (folder / ROLE / "industries" / "zero.yaml").symlink_to("/dev/zero")
    path = folder / ROLE / "skills" / "lamp-care.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("weight: ", "wieght: "), encoding="utf-8")
    assert told(folder) == [
        ("error", "unreadable-file", f"{ROLE}/industries/zero.yaml"),
        ("warning", "broken-symlink", f"{ROLE}/loop"),
        ("error", "unreadable-file", f"{ROLE}/skills/a-pipe.yaml"),
        ("error", "broken-symlink", f"{ROLE}/skills/gone.yaml"),
        ("error", "unknown-key", f"{ROLE}/skills/lamp-care.yaml"),
    ]


def test_links_to_files_and_folders_are_read(folder: Path, tmp_path: Path) -> None:
    expected = read(folder).handbook
    shutil.move(folder / ROLE / "skills", tmp_path / "skills")
    (folder / ROLE / "skills").symlink_to(tmp_path / "skills")
    shutil.move(folder / "glossary.yaml", tmp_path / "terms.txt")
    (folder / "glossary.yaml").symlink_to(tmp_path / "terms.txt")
    assert told(folder) == []
    assert read(folder).handbook == expected


def test_a_file_of_many_gigabytes_is_not_read(folder: Path) -> None:
    with (folder / "glossary.yaml").open("wb") as file:
        file.truncate(3_000_000_000_000)
    assert told(folder) == [("error", "file-too-large", "glossary.yaml")]


def rename(old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: (folder / old).rename(folder / new)


def write(file: str, old: str, new: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (rename("site.yaml", "site.yml"), [("yaml-suffix", "site.yml")]),
        (rename("site.yaml", "site.YAML"), [("yaml-suffix", "site.YAML")]),
        (rename(f"{ROLE}/duties.yaml", f"{ROLE}/duties.yml"), [("yaml-suffix", f"{ROLE}/duties.yml")]),
        (rename("scales.yaml", "scale.yaml"), [("stray-file", "scale.yaml"), ("missing-part", "scales.yaml")]),
        (lambda folder: (folder / "site.yaml").unlink(), [("missing-file", "site.yaml")]),
        (write("site.yaml", "role: ", "rôle: "), [("unknown-key", "site.yaml")]),
        (write("site.yaml", "updated: ", "updated: ["), [("yaml-syntax", "site.yaml")]),
        (write("site.yaml", "role: lighthouse-keeper", "role: lighthouse-keper"), [("missing-file", "site.yaml")]),
    ],
)  # fmt: skip
def test_one_slip_is_told_once_and_the_rest_is_still_checked(
    change: Callable[[Path], object], expected: list[tuple[str, str]], folder: Path
) -> None:
    write(f"{ROLE}/skills/lamp-care.yaml", "weight: ", "wieght: ")(folder)
    change(folder)
    assert [(code, file) for _, code, file in told(folder)] == sorted(
        [*expected, ("unknown-key", f"{ROLE}/skills/lamp-care.yaml")], key=lambda row: row[1]
    )


def test_every_role_is_read_for_its_own_errors(folder: Path) -> None:
    shutil.copytree(folder / ROLE, folder / "roles" / "harbour-pilot")
    for role in ("lighthouse-keeper", "harbour-pilot"):
        write(f"roles/{role}/career.yaml", "levels:", "levles:")(folder)
    assert [file for _, _, file in told(folder)] == ["roles/harbour-pilot/career.yaml", f"{ROLE}/career.yaml"]
    write("site.yaml", "role: ", "role_: ")(folder)
    assert [file for _, _, file in told(folder)] == ["roles/harbour-pilot/career.yaml", f"{ROLE}/career.yaml", "site.yaml"]


@pytest.mark.parametrize(
    "change",
    [
        write("site.yaml", "updated: ", "updated: ["),
        write("site.yaml", "role: lighthouse-keeper", "role: lighthouse-keper"),
        write("site.yaml", "title: ", "titel: "),
        rename("site.yaml", "site.yml"),
    ],
)
def test_an_error_in_the_site_hides_no_dead_reference(change: Callable[[Path], object], folder: Path) -> None:
    write(f"{ROLE}/duties.yaml", "skills: [lamp-care", "skills: [lamp-cares")(folder)
    change(folder)
    codes = [(code, file) for _, code, file in told(folder)]
    assert ("dangling-reference", f"{ROLE}/duties.yaml") in codes
    assert len(codes) == 2, codes


@pytest.mark.parametrize("file", ["sources.yaml", "glossary.yaml", "scales.yaml", f"{ROLE}/figures.yaml", f"{ROLE}/engagement.yaml"])
@pytest.mark.parametrize("how", ["syntax", "suffix"])
def test_records_of_a_file_that_cannot_be_read_are_not_missed(file: str, how: str, folder: Path) -> None:
    """One error, not one for each place that names them."""
    if how == "suffix":
        rename(file, file.replace(".yaml", ".yml"))(folder)
        assert [code for _, code, _ in told(folder)] == ["yaml-suffix"]
    else:
        (folder / file).write_text("a: [", encoding="utf-8")
        assert [code for _, code, _ in told(folder)] == ["yaml-syntax"]


@pytest.mark.parametrize("file", ["site.yaml", f"{ROLE}/role.yaml"])
def test_hand_written_pages_are_read_whatever_else_is_wrong(file: str, folder: Path) -> None:
    (folder.parent / "docs" / "en").mkdir(parents=True)
    (folder.parent / "docs" / "en" / "about.md").write_text("---\nchecked: soon\n---\n\n# About\n", encoding="utf-8")
    (folder / file).write_text("a: [", encoding="utf-8")
    assert {(code, name) for _, code, name in told(folder)} == {("yaml-syntax", file), ("bad-date", "../docs/en/about.md")}
