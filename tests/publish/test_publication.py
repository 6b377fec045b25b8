"""The same content gives the same bytes; what fails leaves the last good site; nothing is left behind."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.publish.sites import add_page_of_ours, make_site, write_files
from tests.tool import LIGHTHOUSE, ROOT, assert_same, build, copied, files_below, run, start, write_settings

MKDOCS = (sys.executable, "-m", "mkdocs")


def rests(folder: Path) -> list[str]:
    """What builds leave beside a site and should not."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


@pytest.mark.slow
def test_the_same_content_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Also with another number of processes, from another folder, and with content at another address."""
    copied(ROOT / "content", tmp_path)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert_same(site, build(Path("..", "content"), Path("out"), "--jobs", 1, cwd=elsewhere) and elsewhere / "out")


@pytest.mark.slow
def test_plain_mkdocs_gives_the_same_site(site: Path, tmp_path: Path) -> None:
    copied(ROOT / "content", tmp_path)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    done = run("build", "--strict", "--quiet", cwd=tmp_path, command=MKDOCS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert_same(site, tmp_path / "site")
    assert rests(tmp_path) == []


def test_plain_mkdocs_says_what_is_wrong_and_keeps_the_last_site(lighthouse_site: Path, tmp_path: Path) -> None:
    content = copied(LIGHTHOUSE, tmp_path)
    write_settings(tmp_path)
    (tmp_path / "docs").mkdir()
    shutil.copytree(lighthouse_site, tmp_path / "site")
    before = files_below(tmp_path / "site")
    break_it(content)
    done = run("build", "--strict", "--quiet", cwd=tmp_path, command=MKDOCS)
    assert done.returncode == 1
    assert "site.yaml:2:1: error[unknown-key]" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert files_below(tmp_path / "site") == before
    assert rests(tmp_path) == []


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_plain_mkdocs_says_what_is_wrong_in_prose(lighthouse_site: Path, tmp_path: Path, tag: str) -> None:
    copied(LIGHTHOUSE, tmp_path)
    write_settings(tmp_path)
    for folder, text in (("en", "# About\n\nText.\n"), (tag, "# About\n\n{{ nothing.x }}\n")):
        (tmp_path / "docs" / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / folder / "about.md").write_text(text, encoding="utf-8")
    shutil.copytree(lighthouse_site, tmp_path / "site")
    before = files_below(tmp_path / "site")
    done = run("build", "--strict", "--quiet", cwd=tmp_path, command=MKDOCS)
    assert done.returncode == 1
    assert f"docs/{tag}/about.md:3:4: error[page-expression]" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert files_below(tmp_path / "site") == before
    assert rests(tmp_path) == []


def break_it(content: Path) -> None:
    """A fault in the content: an unknown key in line 2 of site.yaml."""
    path = content / "site.yaml"
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f"{first}\nsubtitle: nothing\n{rest}", encoding="utf-8")


def test_a_build_replaces_the_last_site_whole(lighthouse_site: Path, tmp_path: Path) -> None:
    out = Path(shutil.copytree(lighthouse_site, tmp_path / "site"))
    add_page_of_ours(out)
    build(LIGHTHOUSE, out)
    assert not (out / "old.html").exists()
    assert rests(tmp_path) == []
    assert_same(out, lighthouse_site)


def test_a_fault_in_the_content_leaves_the_last_site(lighthouse_site: Path, tmp_path: Path) -> None:
    content = copied(LIGHTHOUSE, tmp_path)
    out = Path(shutil.copytree(lighthouse_site, tmp_path / "site"))
    before = files_below(out)
    break_it(content)
    done = run("build", "--content", content, "--out", out)
    assert done.returncode == 1
    assert "site.yaml:2:1: error[unknown-key]" in done.stdout
    assert files_below(out) == before
    assert rests(tmp_path) == []


def test_a_fault_in_the_tool_leaves_the_last_site(lighthouse_site: Path, tmp_path: Path) -> None:
    """A build that dies with an exception of its own leaves the last site too, and clears up."""
    out = Path(shutil.copytree(lighthouse_site, tmp_path / "site"))
    (out / "old.html").write_text("so that there is something to build", encoding="utf-8")
    before = files_below(out)
    command = (sys.executable, "-c", "import aeskills.render.search_index as s; s.index = None; from aeskills.cli import run; run()")
    done = run("build", "--content", LIGHTHOUSE, "--out", out, command=command)
    assert done.returncode != 0
    assert files_below(out) == before
    assert rests(tmp_path) == []


@pytest.mark.parametrize("make", ["file", "read-only", "no-folder"])
def test_a_disk_that_refuses_gives_a_message(tmp_path: Path, make: str) -> None:
    out = tmp_path / "parent" / "site"
    if make == "file":
        out.parent.mkdir()
        out.write_text("not a folder", encoding="utf-8")
    elif make == "read-only":
        out = Path("/proc/aeskills-test")
    else:
        out.parent.write_text("not a folder", encoding="utf-8")
    done = run("build", "--content", LIGHTHOUSE, "--out", out)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert re.search(r"(?m)^(aeskills|Error): .*(site|aeskills-test|parent)", done.stderr), done.stderr


def test_a_folder_that_is_not_there_gives_a_message(tmp_path: Path) -> None:
    done = run("build", "--content", tmp_path / "nothing", "--out", tmp_path / "site")
    assert done.returncode == 2
    assert "there is no folder" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("out", [".", "..", "content", "content/new", "docs", "docs/x", ".git", ".git/x", "theirs", "checkout", "site/en"])
@pytest.mark.parametrize("tool", ["aeskills", "mkdocs"])
def test_a_dangerous_folder_is_refused_before_any_work(tmp_path: Path, tool: str, out: str) -> None:
    """With either tool; MkDocs has words of its own for a few of them."""
    desk = tmp_path / "home" / "desk"
    desk.mkdir(parents=True)
    copied(LIGHTHOUSE, desk)
    write_settings(desk)
    write_files(desk, {"docs/en/about.md": "# About\n", ".git/HEAD": "x", "thesis.tex": "mine", "theirs/index.html": "mine"})
    make_site(desk / "checkout", {"index.html": "old", ".git": "gitdir: x"})
    make_site(desk / "site", {"index.html": "old", "en/index.html": "old"})
    break_it(desk / "content")  # a fault that is not met, because nothing is read
    before = files_below(tmp_path)
    done = run("build", "-d", out, cwd=desk, command=MKDOCS) if tool == "mkdocs" else run("build", "--out", out, cwd=desk)
    assert done.returncode == 2 or (tool == "mkdocs" and "_dir" in done.stderr), done.stdout + done.stderr
    said = done.stdout + done.stderr
    assert "unknown-key" not in said and "Traceback" not in said
    assert "choose another folder with --out" in said or "_dir" in said
    assert files_below(tmp_path) == before


def test_builds_at_the_same_time_wait_for_each_other(lighthouse_site: Path, tmp_path: Path) -> None:
    builds = [start("build", "--content", LIGHTHOUSE, "--out", tmp_path / "site", "--jobs", 1) for _ in range(3)]
    said = [building.communicate(timeout=120)[0] for building in builds]
    assert [building.returncode for building in builds] == [0, 0, 0], said
    assert "waiting for another build" in "".join(said)
    assert_same(tmp_path / "site", lighthouse_site)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_mkdocs_that_fails_late_leaves_nothing(tmp_path: Path) -> None:
    """Another plugin of MkDocs fails after ours has made its folder."""
    copied(LIGHTHOUSE, tmp_path)
    write_settings(tmp_path)
    (tmp_path / "fail.py").write_text("def on_nav(nav, config, files):\n    raise KeyError('x')\n", encoding="utf-8")
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [fail.py]\n")
    (tmp_path / "docs").mkdir()
    before = sorted(path.name for path in tmp_path.iterdir())
    done = run("build", "-d", "new/site", cwd=tmp_path, command=MKDOCS)
    assert done.returncode != 0
    assert "KeyError" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "__pycache__") == before
