"""The file-system contract: what is content, what a link means, what is read and how far, and which characters a text may hold."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aeskills.files import FileEntry, decode, printable, read_bytes, read_text, walk
from aeskills.findings import Finding
from aeskills.text import forbidden


def names(folder: Path) -> list[str]:
    return [entry.name for entry in walk(folder)]


def problems(folder: Path) -> dict[str, str]:
    return {entry.name: entry.problem for entry in walk(folder) if entry.problem}


def made(folder: Path, *files: str) -> Path:
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_files_are_sorted_and_names_that_begin_with_a_dot_are_left_out(tmp_path: Path) -> None:
    made(tmp_path, "b.yaml", "a/c.yaml", "a/.#c.yaml", "._b.yaml", ".git/config", "a/.b/c.yaml", "z/y/x.md")
    (tmp_path / ".#b.yaml").symlink_to("author@host.1234")
    assert names(tmp_path) == ["a/c.yaml", "b.yaml", "z/y/x.md"]
    assert problems(tmp_path) == {}


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert names(tmp_path / "nothing") == []


def test_links_are_followed(tmp_path: Path) -> None:
    content, shared = made(tmp_path / "content", "a.yaml"), made(tmp_path / "shared", "skills/b.yaml")
    (content / "skills").symlink_to(shared / "skills")
    (content / "c.yaml").symlink_to("a.yaml")
    assert names(content) == ["a.yaml", "c.yaml", "skills/b.yaml"]
    assert problems(content) == {}


def test_a_dangling_link_is_a_finding_and_its_neighbours_go_on(tmp_path: Path) -> None:
    made(tmp_path, "a.yaml", "z.yaml")
    (tmp_path / "b.yaml").symlink_to("nowhere")
    (tmp_path / "notes").symlink_to("nowhere")
    entries = {entry.name: entry for entry in walk(tmp_path)}
    assert list(entries) == ["a.yaml", "b.yaml", "notes", "z.yaml"]
    error, warning = entries["b.yaml"].finding("locale/it/"), entries["notes"].finding()
    assert (error.location.file, error.code, error.severity) == ("locale/it/b.yaml", "broken-symlink", "error")
    assert (warning.code, warning.severity) == ("broken-symlink", "warning")
    reading = read_bytes(tmp_path / "b.yaml", "b.yaml", 10)
    assert isinstance(reading, Finding)
    assert reading.code == "broken-symlink"


def test_loops_end(tmp_path: Path) -> None:
    made(tmp_path, "a/b/c.yaml")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    (tmp_path / "self.yaml").symlink_to("self.yaml")
    assert names(tmp_path) == ["a/b/c.yaml", "a/b/up", "self.yaml"]
    assert {name: entry.split()[-1] for name, entry in problems(tmp_path).items()} == {"a/b/up": "links", "self.yaml": "itself"}
    reading = read_bytes(tmp_path / "self.yaml", "self.yaml", 10)
    assert isinstance(reading, Finding)
    assert (reading.code, reading.message) == ("broken-symlink", "the link leads to itself")


def test_links_that_multiply_end(tmp_path: Path) -> None:
    """Each of ten folders links twice to the next: 2¹⁰ paths, of which a few are followed."""
    for number in range(10):
        folder = made(tmp_path / f"f{number}", "x.yaml")
        for name in "ab":
            (folder / name).symlink_to(tmp_path / f"f{number + 1}")
    assert 20 < len(names(tmp_path / "f0")) < 60
    assert problems(tmp_path / "f0")


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    (tmp_path / "folder.yaml").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.po"))
        assert problems(tmp_path) == {
            "pipe.yaml": "this is a named pipe, not a file",
            "s.po": "this is a socket, not a file",
            "zero.yaml": "this is a device, not a file",
        }
        for name in ("pipe.yaml", "s.po", "zero.yaml", "folder.yaml"):
            reading = read_bytes(tmp_path / name, name, 1000)
            assert isinstance(reading, Finding), name
            assert (reading.code, reading.location.file) == ("unreadable-file", name)


def test_a_file_is_measured_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"12345")
    assert read_bytes(path, path.name, 5) == b"12345"
    with path.open("wb") as file:
        file.truncate(3_000_000_000_000)  # a hole, which takes no room on the disk and would take all memory
    reading = read_bytes(path, path.name, 5_000)
    assert isinstance(reading, Finding)
    assert (reading.code, reading.message) == ("file-too-large", "the file has 3,000,000,000,000 bytes")
    assert "5 kB" in reading.hint
    reading = read_bytes(Path("/proc/self/smaps"), "smaps", 100)
    assert isinstance(reading, Finding), "a file that says it has no bytes"
    assert reading.code == "file-too-large"


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    text = read_text(tmp_path / "a.yaml", "a.yaml", 10)
    assert text.text is None
    assert [(finding.code, finding.location.file) for finding in text.findings] == [("missing-file", "a.yaml")]


def test_names_that_cannot_be_printed(tmp_path: Path) -> None:
    for name in (b"\xff.yaml", b"a\nb.yaml", "\u202eb.yaml".encode()):
        (tmp_path / os.fsdecode(name)).write_bytes(b"")
    shown = [printable(name) for name in names(tmp_path)]
    assert sorted(shown) == ["\\u202eb.yaml", "\\udcff.yaml", "a\\nb.yaml"]
    assert "\n".join(shown).encode()
    assert FileEntry("\udcff", tmp_path, problem="this is a socket, not a file").finding().location.file == "\\udcff"


def codes(data: bytes) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.location.line, finding.location.column) for finding in decode(data, "a").findings]


MILD = {"crlf", "byte-order-mark"}
CONTROL = "control-character"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a\nb\n", []),
        (b"a\r\nb\r\n", [("crlf", 1, 2)]),
        (b"a\rb\r", [("crlf", 1, 2)]),
        (b"\xef\xbb\xbfa", [("byte-order-mark", 1, 1)]),
        (b"a\rb\r\ncaf\xe9", [("not-utf-8", 3, 4)]),
        ("è".encode("utf-16"), [("not-utf-8", 1, 1)]),
        ("ab: c".encode("utf-16-le"), [("not-utf-8", 1, 1)]),
        ("ab: c".encode("utf-16-be"), [("not-utf-8", 1, 1)]),
        ("ab: c".encode("utf-32"), [("not-utf-8", 1, 1)]),
        (b"ab\x00c", [(CONTROL, 1, 3)]),
        ("a\n\u2067b\n&#x202E;&#8295;".encode(), [(CONTROL, 2, 1), (CONTROL, 3, 1), (CONTROL, 3, 9)]),
        (b"======= \n<<<<<<< a\n=======\n>>>>>>> b\n<<<<<<< c\n>>>>>>> d\n", [("merge-conflict", 2, 1), ("merge-conflict", 5, 1)]),
        (b"Title\n=======\n\n> > quoted\n", []),
        (b"&#169; &#x1F5FC; &#xZZ; &# 8238;", []),
    ],
)
def test_bytes_give_these_findings(data: bytes, expected: list[tuple[str, int, int]]) -> None:
    assert codes(data) == expected
    text, findings = decode(data, "a")
    assert {finding.code for finding in findings if finding.severity == "warning"} == MILD & {code for code, *_ in expected}
    assert (text is None) == any(finding.severity == "error" for finding in findings)
    assert text is None or ("\r" not in text and not text.startswith("\ufeff"))


def test_other_encodings_are_named() -> None:
    assert decode("abc".encode("utf-16"), "a").findings[0].message == "the file is UTF-16, not UTF-8"
    assert decode("abc".encode("utf-32"), "a").findings[0].message == "the file is UTF-32, not UTF-8"


def test_a_file_full_of_controls_has_few_findings() -> None:
    assert 5 < len(codes(b"\x07" * 10_000)) < 50


REFUSED = [*range(9), 0xB, *range(0xC, 0x20), *range(0x7F, 0xA0), 0x2028, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xD800, 0xDFFF,
           0xFDD0, 0xFDEF, 0xFEFF, 0xFFFE, 0xFFFF, 0x1FFFF, 0x10FFFE]  # fmt: skip
ALLOWED = [0x9, 0xA, 0x20, 0xA0, 0xAD, 0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFFFD, 0x1F5FC, 0xE0067]


@pytest.mark.parametrize(("numbers", "refused"), [(REFUSED, True), (ALLOWED, False)])
def test_characters_are_refused_however_they_are_written(numbers: list[int], refused: bool) -> None:
    assert len(numbers) > 10
    for number in numbers:
        for written in (f"a{chr(number)}", f"a&#{number};", f"a&#x{number:x};", f"a&#X{number:06X};"):
            places = list(forbidden(written))
            assert [(place.start, ord(place.char)) for place in places] == ([(1, number)] if refused else []), (hex(number), written)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_findings(data: bytes) -> None:
    text, findings = decode(data, "a")
    assert (text is None) == any(finding.severity == "error" for finding in findings)
    if text is not None:
        assert not list(forbidden(text))
        assert decode(text.encode(), "a") == (text, ())
