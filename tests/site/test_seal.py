"""A build that would change nothing is not made; any other is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tool import build, files_below, in_english, run


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sealed")
    in_english(folder)
    (folder / "docs").mkdir()
    build(folder / "content", folder / "site")
    return folder


def is_built(folder: Path) -> bool:
    """Builds again; whether anything was done."""
    done = run("build", "--content", folder / "content", "--out", folder / "site")
    assert done.returncode == 0, done.stderr
    return "nothing changed" not in done.stderr


def test_nothing_changed(built: Path) -> None:
    before = files_below(built / "site")
    path = built / "content" / "site.yaml"
    os.utime(path)
    path.write_bytes(path.read_bytes())
    assert not is_built(built)
    assert files_below(built / "site") == before


@pytest.mark.parametrize("change", ["content", "prose", "added", "site", "missing"])
def test_what_changed_is_built_once(built: Path, change: str) -> None:
    name = {"content": "content/glossary.yaml", "prose": "docs/about.md", "added": "content/notes.txt", "site": "site/en/index.html"}
    if change == "missing":
        (built / "site" / "en" / "404.html").unlink()
    else:
        with (built / name[change]).open("a", encoding="utf-8") as file:
            file.write("\n")
    assert is_built(built)
    assert not is_built(built)
    assert (built / "site" / "en" / "404.html").is_file()


def test_a_faulty_content_is_not_sealed(built: Path) -> None:
    path = built / "content" / "site.yaml"
    good = path.read_bytes()
    path.write_bytes(good + b"nothing: known\n")
    for _ in range(2):
        assert run("build", "--content", built / "content", "--out", built / "site").returncode == 1
    path.write_bytes(good)
    is_built(built)
    assert not is_built(built)
