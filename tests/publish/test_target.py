"""What a site is never published into. Every folder is made by the test."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from aeskills.publish import target as target_module
from aeskills.publish.mark import MARK_NAME, MarkError, is_below, read_mark
from aeskills.publish.target import TargetRefused, check_target
from tests.publish.sites import make_site, write_files


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """home/desk with content, hand-written pages and a repository; it is the working folder, and `home` is the home folder."""
    desk = tmp_path / "home" / "desk"
    write_files(desk, {"content/site.yaml": "", "content/roles/r/role.yaml": "", "docs/en/about.md": "", ".git/HEAD": "", "thesis.tex": ""})
    (desk / "void").mkdir()
    monkeypatch.chdir(desk)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return desk


def check(out: str) -> Path:
    return check_target(Path(out), Path("content"), Path("docs"))


@pytest.mark.parametrize(
    ("out", "why"),
    [
        (".", "holds the content folder"),
        ("", "holds the content folder"),
        ("./", "holds the content folder"),
        ("..", "holds the content folder"),
        ("../..", "holds the content folder"),
        ("../desk/", "holds the content folder"),
        ("content", "is the content folder"),
        ("content/", "is the content folder"),
        ("void/../content", "is the content folder"),
        ("content/site", "lies in the content folder"),
        ("content/roles/r/new/deep", "lies in the content folder"),
        ("docs", "is the folder of hand-written pages"),
        ("docs/x", "lies in the folder of hand-written pages"),
        ("docs/en/", "lies in the folder of hand-written pages"),
        (".git", "where version control"),
        (".git/site", "where version control"),
        ("void/.hg/x", "where version control"),
        ("/", "root of a file system"),
        ("//", "root of a file system"),
        ("thesis.tex", "not a folder"),
        ("thesis.tex/site", "not a folder"),
        (str(target_module.TOOL_FOLDER / "site"), "aeskills itself"),
        (str(target_module.TOOL_FOLDER.parent), "holds the folder of aeskills itself"),
    ],
)
def test_what_is_refused(desk: Path, out: str, why: str) -> None:
    before = sorted(desk.rglob("*"))
    with pytest.raises(TargetRefused, match=why) as refused:
        check(out)
    assert "--out" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert sorted(desk.rglob("*")) == before


@pytest.mark.usefixtures("desk")
def test_the_working_and_the_home_folder_are_refused_wherever_the_content_is(tmp_path: Path) -> None:
    content = write_files(tmp_path / "elsewhere", {"content/site.yaml": ""}) / "content"
    for out, why in (
        (".", "is the working folder"),
        ("..", "holds the working folder"),
        (str(tmp_path / "home"), "the working folder|home"),
    ):
        with pytest.raises(TargetRefused, match=why):
            check_target(Path(out), content, content.parent / "docs")
    os.chdir(tmp_path)
    with pytest.raises(TargetRefused, match="your home folder"):
        check_target(tmp_path / "home", content, content.parent / "docs")


@pytest.mark.parametrize("home", ["", "relative", None])
def test_a_home_that_is_not_told_protects_the_home_of_the_account(desk: Path, monkeypatch: pytest.MonkeyPatch, home: str | None) -> None:
    monkeypatch.delenv("HOME") if home is None else monkeypatch.setenv("HOME", home)
    account = desk.parents[1] / "account"
    account.mkdir()
    monkeypatch.setattr(target_module, "_account_home", lambda: str(account))
    with pytest.raises(TargetRefused, match="your home folder"):
        check(str(account))
    assert check("site") == desk / "site"


def test_an_account_that_is_nowhere_listed_has_no_home(monkeypatch: pytest.MonkeyPatch, desk: Path) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 54321)
    assert target_module._account_home() == ""
    assert check("site") == desk / "site"


@pytest.mark.parametrize("name", ["content", "docs", "docs/en", "."])
def test_a_link_to_what_is_refused_is_refused(desk: Path, name: str) -> None:
    (desk / "void" / "link").symlink_to(desk / name)
    with pytest.raises(TargetRefused):
        check("void/link")
    with pytest.raises(TargetRefused):
        check_target(Path("void/link"), Path("content"), Path("docs"))


def test_content_behind_a_link_is_refused(desk: Path, tmp_path: Path) -> None:
    real = write_files(tmp_path / "shared", {"content/site.yaml": ""})
    (desk / "linked").symlink_to(real / "content")
    for out in (real, real / "content", real / "content" / "site"):
        with pytest.raises(TargetRefused):
            check_target(out, Path("linked"), Path("docs"))


def test_another_spelling_of_the_same_folder_is_refused(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where upper and lower case are the same: two paths that are not equal, but one folder."""
    (desk / "CONTENT").symlink_to("content")
    monkeypatch.setattr(Path, "resolve", lambda path, strict=False: path.absolute())  # noqa: ARG005
    for out, why in (("CONTENT", "is the content folder"), ("CONTENT/new", "lies in the content folder")):
        with pytest.raises(TargetRefused, match=why):
            check(out)


def test_a_link_in_a_circle_is_refused(desk: Path) -> None:
    (desk / "round").symlink_to("round")
    for out in ("round", "round/site"):
        with pytest.raises(TargetRefused):
            check(out)


def test_pages_that_are_not_there_yet_are_protected_too(desk: Path) -> None:
    for out in ("pages", "pages/x", "."):
        with pytest.raises(TargetRefused):
            check_target(Path(out), Path("content"), desk / "pages")


def test_a_bare_repository_is_refused(desk: Path) -> None:
    write_files(desk / "void" / "bare", {"HEAD": "", "objects/x": "", "refs/x": ""})
    for out in ("void/bare", "void/bare/site"):
        with pytest.raises(TargetRefused, match="version control"):
            check(out)


@pytest.mark.parametrize("name", [".git", ".hg", ".svn"])
@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_a_checkout_is_refused_though_it_carries_our_mark(desk: Path, name: str, kind: str) -> None:
    site = make_site(desk / "site", {"index.html": ""})
    if kind == "folder":
        (site / name).mkdir()
    elif kind == "file":
        (site / name).write_text("gitdir: ../.git/worktrees/site", encoding="utf-8")
    else:
        (site / name).symlink_to("nowhere")
    with pytest.raises(TargetRefused, match="checkout"):
        check("site")


def test_a_folder_inside_another_site_is_refused(desk: Path) -> None:
    make_site(desk / "site", {"index.html": "", "en/index.html": ""})
    for out in ("site/en", "site/new", "site/new/deep"):
        with pytest.raises(TargetRefused, match="another site"):
            check(out)


@pytest.mark.parametrize("file", ["thesis.tex", ".hidden", "en/index.html", "lost+found.txt", "Ünïcode ☃"])
def test_a_folder_with_files_of_others_is_refused(desk: Path, file: str) -> None:
    write_files(desk / "site", {file: "mine"})
    with pytest.raises(TargetRefused, match="did not write"):
        check("site")
    assert (desk / "site" / file).read_text(encoding="utf-8") == "mine"


def test_a_site_of_the_first_version_is_refused_with_a_way_on(desk: Path) -> None:
    write_files(desk / "site", {"index.html": "", "en/self-assessment/bundle.json": ""})
    with pytest.raises(TargetRefused, match=r"before 0\.2.*delete the folder and build again"):
        check("site")


@pytest.mark.parametrize(
    "make",
    [
        lambda mark: mark.write_text("", encoding="utf-8"),
        lambda mark: mark.write_text("[]", encoding="utf-8"),
        lambda mark: mark.write_bytes(b"\xff\xfe\x00"),
        lambda mark: mark.write_text("[" * 100_000, encoding="utf-8"),
        lambda mark: mark.write_text(json.dumps({"tool": "other", "format": 1, "state": "site", "content": "", "files": []})),
        lambda mark: mark.write_text(json.dumps({"tool": "aeskills", "format": 2, "state": "site", "content": "", "files": []})),
        lambda mark: mark.write_text(json.dumps({"tool": "aeskills", "format": 1, "state": "site", "content": "", "files": None})),
        lambda mark: mark.write_text(json.dumps({"tool": "aeskills", "format": 1, "state": "site", "content": "", "files": ["../x"]})),
        lambda mark: mark.write_text(json.dumps({"tool": "aeskills", "format": 1, "state": "site", "content": "", "files": ["/etc/x"]})),
        lambda mark: mark.mkdir(),
        lambda mark: os.mkfifo(mark),
        lambda mark: mark.symlink_to("/dev/zero"),
        lambda mark: mark.symlink_to("real"),
    ],
)
def test_a_damaged_mark_is_refused(desk: Path, make: Callable[[Path], object]) -> None:
    site = make_site(desk / "site", {"index.html": ""})
    (site / MARK_NAME).rename(site / "real")
    make(site / MARK_NAME)
    with pytest.raises(MarkError):
        read_mark(site)
    with pytest.raises(TargetRefused, match=MARK_NAME):
        check("site")


def test_the_staging_folder_of_a_build_is_refused(desk: Path) -> None:
    make_site(desk / "staging", {}, "building")
    with pytest.raises(TargetRefused, match="another build"):
        check("staging")


def test_names_that_lead_out_of_a_folder() -> None:
    assert [name for name in ("a", "a/b.html", ".x/y", "a..b", "ä/ß") if not is_below(name)] == []
    assert [name for name in ("", "/a", "..", "a/../b", "../a", "a\\b", "C:/x", "a\0b", ".") if is_below(name)] == []


@pytest.mark.parametrize("out", ["site", "new/deep/site", "void", "void/", "void/../site", "../site", "full", "idle", "link", "dangling"])
def test_what_is_allowed(desk: Path, out: str) -> None:
    make_site(desk / "full", {"index.html": ""})
    write_files(desk / "full", {"CNAME": "example.org", ".nojekyll": "", "mine.txt": ""})
    write_files(desk / "idle", {".nojekyll": "", "CNAME": "", "lost+found/x": ""})
    (desk / "link").symlink_to("full")
    (desk / "dangling").symlink_to("not-yet")
    assert check(out) == (desk / out).resolve()
