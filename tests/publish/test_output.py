"""Publishing into a folder: what is ours is replaced, what is not stays, and at every step there is a whole site."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from aeskills.publish import output as output_module
from aeskills.publish import tree
from aeskills.publish.mark import MARK_NAME, read_mark
from aeskills.publish.output import OutputFolder
from aeskills.publish.target import TargetRefused
from tests.publish.sites import make_site, publish, write_files
from tests.tool import ENVIRONMENT

OLD = {
    "index.html": "old",
    "en/index.html": "old",
    "en/gone/index.html": "old",
    "assets/a.css": "old",
    "turns/index.html": "old",
    "page": "old",
}
NEW = {
    "index.html": "new",
    "en/index.html": "new",
    "en/added/index.html": "new",
    "assets/b.css": "new",
    "turns": "new",
    "page/index.html": "new",
}
THEIRS = {"CNAME": "example.org", ".nojekyll": "", ".well-known/security.txt": "x", "en/notes.txt": "mine", "mine/deep/x.html": "mine"}

Way = Callable[[], None]


def shown(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARK_NAME
    }


def refuse(number: int) -> Callable[..., bool]:
    def exchange(*_: Path, **__: bool) -> bool:
        raise OSError(number, os.strerror(number))

    return exchange


@pytest.fixture(params=["exchanged", "two steps", "mount point", "no right", "late", "no hard links"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way in which a site gets into its folder."""
    if request.param == "two steps":
        monkeypatch.setattr(output_module, "exchange", lambda *_: False)
    elif request.param == "mount point":
        monkeypatch.setattr(os.path, "ismount", lambda _path: True)
    elif request.param == "no right":
        monkeypatch.setattr(OutputFolder, "_stage_beside", lambda _self: None)
    elif request.param == "late":  # a bind mount is noticed only when the folder is moved
        monkeypatch.setattr(output_module, "exchange", refuse(errno.EBUSY))
    elif request.param == "no hard links":
        monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    return str(request.param)


@pytest.mark.usefixtures("way")
class TestEveryWay:
    """Whatever the way, the folder is the same in the end."""

    def test_a_first_site(self, tmp_path: Path) -> None:
        assert publish(tmp_path / "new" / "site", NEW) == []
        assert shown(tmp_path / "new" / "site") == NEW
        assert [path.name for path in (tmp_path / "new").iterdir()] == ["site"]

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        (tmp_path / "site").mkdir()
        publish(tmp_path / "site", NEW)
        assert shown(tmp_path / "site") == NEW

    def test_files_of_others_stay_and_ours_go(self, tmp_path: Path) -> None:
        site = make_site(tmp_path / "site", OLD)
        write_files(site, THEIRS)
        (site / "empty" / "deeper").mkdir(parents=True)
        (site / "link").symlink_to("/nowhere/at/all")
        inode = (site / "en" / "notes.txt").stat().st_ino
        assert publish(site, NEW) == []
        assert shown(site) == {**NEW, **THEIRS}
        assert (site / "empty" / "deeper").is_dir()
        assert (site / "link").readlink() == Path("/nowhere/at/all")
        assert (site / "en" / "notes.txt").stat().st_ino == inode
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
        mark = read_mark(site)
        assert mark and mark.files == NEW.keys() and mark.state == "site"
        assert publish(site, OLD) == []
        assert shown(site) == {**OLD, **THEIRS}

    def test_nothing_behind_a_link_is_touched(self, tmp_path: Path) -> None:
        """A folder of ours that somebody has replaced by a link to a folder of his own."""
        site = make_site(tmp_path / "site", {"index.html": "old", "en/index.html": "old"})
        away = write_files(tmp_path / "away", {"index.html": "mine"})
        (site / "en" / "index.html").unlink()
        (site / "en").rmdir()
        (site / "en").symlink_to(away)
        publish(site, {"index.html": "new"})
        assert shown(away) == {"index.html": "mine"}
        with pytest.raises(TargetRefused, match="en is not a file of aeskills"):
            publish(site, {"index.html": "newer", "en/index.html": "new"})
        assert shown(away) == {"index.html": "mine"}
        assert (site / "index.html").read_text(encoding="utf-8") == "new"

    @pytest.mark.parametrize("theirs", ["en/index.html", "en", "en/index.html/x"])
    def test_a_file_of_others_in_the_way_is_refused(self, tmp_path: Path, theirs: str) -> None:
        site = make_site(tmp_path / "site", {"index.html": "old"})
        write_files(site, {theirs: "mine"})
        before = shown(site)
        with pytest.raises(TargetRefused, match="not a file of aeskills"):
            publish(site, {"index.html": "new", "en/index.html": "new"})
        assert shown(site) == before
        assert [path.name for path in tmp_path.iterdir()] == ["site"]

    def test_the_folder_keeps_its_mode(self, tmp_path: Path) -> None:
        site = make_site(tmp_path / "site", OLD)
        for mode in (0o2775, 0o750, 0o1777):
            site.chmod(mode)
            publish(site, NEW)
            assert stat.S_IMODE(site.stat().st_mode) == mode

    def test_a_link_to_the_folder_stays_a_link(self, tmp_path: Path) -> None:
        make_site(tmp_path / "real", OLD)
        (tmp_path / "site").symlink_to("real")
        publish(tmp_path / "site", NEW)
        assert (tmp_path / "site").readlink() == Path("real")
        assert shown(tmp_path / "real") == NEW


def test_a_folder_that_cannot_be_moved_stays_the_same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda _path: True)
    site = make_site(tmp_path / "site", OLD)
    inode = site.stat().st_ino
    publish(site, NEW)
    assert site.stat().st_ino == inode


@pytest.mark.skipif(os.getuid() != 0, reason="only root gives files to others")
@pytest.mark.parametrize("forbidden", [False, True])
def test_owner_and_group_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forbidden: bool) -> None:
    site = make_site(tmp_path / "site", OLD)
    os.chown(site, 12345, 23456)
    site.chmod(0o2775)
    if forbidden:
        monkeypatch.setattr(os, "chown", refuse(errno.EPERM))
    publish(site, NEW)
    info = site.stat()
    assert (info.st_uid, info.st_gid, stat.S_IMODE(info.st_mode)) == (12345, 23456, 0o2775)
    assert {path.stat().st_gid for path in site.rglob("*") if path.is_file()} - {23456} == set()


def test_other_spellings_of_a_new_name_are_not_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where upper and lower case are the same, En/ and en/ are one folder; here two names are one file."""
    monkeypatch.setattr(os.path, "ismount", lambda _path: True)
    site = make_site(tmp_path / "site", {"index.html": "old", "En.html": "old"})
    replace = Path.replace

    def one_file(self: Path, target: Path) -> Path:
        done = replace(self, target)
        if target.name == "en.html":
            (site / "En.html").unlink(missing_ok=True)
            os.link(target, site / "En.html")
        return done

    monkeypatch.setattr(Path, "replace", one_file)
    publish(site, {"index.html": "new", "en.html": "new"})
    assert (site / "En.html").exists()


@pytest.mark.parametrize("inside", [False, True])
def test_at_every_step_there_is_a_whole_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: bool) -> None:
    """Beside: always one of the two sites. Inside: always every page of both that stays, and what is gone goes last."""
    site = make_site(tmp_path / "site", {"index.html": "old", "gone.html": "old", "both.html": "old"})
    new = {"index.html": "new", "added.html": "new", "both.html": "new"}
    if inside:
        monkeypatch.setattr(os.path, "ismount", lambda _path: True)
    seen: list[dict[str, str]] = []
    for event in ("os.rename", "os.remove", "os.link", "os.rmdir"):
        watched[event] = lambda: seen.append({path.name: path.read_text(encoding="utf-8") for path in site.glob("*.html")})
    try:
        publish(site, new)
    finally:
        watched.clear()
    assert len(seen) > 5
    for names in seen:
        assert names.keys() >= {"index.html", "both.html"}, names
        assert "gone.html" in names or "added.html" in names, names
        if not inside:
            assert len(set(names.values())) == 1, names


watched: dict[str, Callable[[], None]] = {}


def _audit(event: str, _arguments: object) -> None:
    if act := watched.get(event):
        act()


sys.addaudithook(_audit)

KILLED_AT = """
import os, signal, sys
from pathlib import Path
left = int(sys.argv[2])
def hook(event, arguments):
    global left
    changes = {"os.rename", "os.remove", "os.link", "os.rmdir", "os.mkdir", "os.chmod", "shutil.rmtree"}
    if event in changes or event == "open" and ".aeskills" in str(arguments[0]):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
from aeskills.publish import output
from tests.publish.sites import publish
from tests.publish.test_output import NEW
if "two steps" in sys.argv: output.exchange = lambda *_: False
if "inside" in sys.argv: os.path.ismount = lambda _: True
sys.addaudithook(hook)
publish(Path(sys.argv[1]), NEW)
print("done")
"""


@pytest.mark.slow
@pytest.mark.parametrize("way", ["exchanged", "inside", "two steps"])
def test_a_kill_at_every_step(tmp_path: Path, way: str) -> None:
    """SIGKILL before each change of the disk: the site is whole (or, in two steps, beside), and the next build is clean."""
    step, done = 0, False
    while not done:
        step += 1
        folder = tmp_path / str(step)
        site = make_site(folder / "site", OLD)
        write_files(site, THEIRS)
        command = [sys.executable, "-c", KILLED_AT, str(site), str(step), way]
        run = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
        done = run.stdout == "done\n"
        assert done or run.returncode == -9, run.stderr
        if site.exists():
            found = shown(site)
            assert found.items() >= THEIRS.items()
            if way != "inside":
                assert {name: text for name, text in found.items() if name not in THEIRS} in (OLD, NEW), step
        else:
            assert way == "two steps"
        publish(site, OLD)
        assert shown(site) == {**OLD, **THEIRS}, step
        assert [path.name for path in folder.iterdir()] == ["site"], step
    assert step > 20


@pytest.fixture
def left(tmp_path: Path) -> Iterator[Mapping[str, Path]]:
    """What may be beside a site, by name."""
    yield {
        "building": make_site(tmp_path / ".site.aeskills-a", {"x": ""}, "building"),
        "retired": make_site(tmp_path / ".site.aeskills-b", {"x": ""}),
        "half deleted": make_site(tmp_path / ".site.aeskills-c", {"x": ""}, "old"),
        "of another site": make_site(tmp_path / ".site2.aeskills-d", {"x": ""}, "building"),
        "without a mark": write_files(tmp_path / ".site.aeskills-e", {"x": "mine"}),
        "of the first version": write_files(tmp_path / ".site-999999999", {"x": "mine"}),
    }


def test_only_what_carries_our_mark_is_cleared(tmp_path: Path, left: Mapping[str, Path]) -> None:
    away = write_files(tmp_path / "away", {MARK_NAME: "", "x": "mine"})
    (tmp_path / ".site.aeskills-f").symlink_to(away)
    make_site(tmp_path / "site", OLD)
    said = publish(tmp_path / "site", NEW)
    assert {name for name, path in left.items() if path.exists()} == {"of another site", "without a mark", "of the first version"}
    assert (away / "x").exists()
    assert len(said) == 1 and ".site.aeskills-e" in said[0]


def test_files_of_others_in_what_is_left_go_into_the_site(tmp_path: Path) -> None:
    """Somebody saved a file into the folder while it was being replaced."""
    old = make_site(tmp_path / ".site.aeskills-a", OLD)
    write_files(old, {"en/late.txt": "mine", "index.html": "old"})
    site = make_site(tmp_path / "site", NEW)
    publish(site, NEW)
    assert shown(site) == {**NEW, "en/late.txt": "mine"}
    assert not old.exists()


def test_a_file_that_has_no_place_in_the_new_site_is_kept_and_named(tmp_path: Path) -> None:
    old = make_site(tmp_path / ".site.aeskills-a", {"index.html": "old"})
    write_files(old, {"turns": "mine"})
    site = make_site(tmp_path / "site", {"index.html": "new", "turns/index.html": "new"})
    said = publish(site, {"index.html": "new", "turns/index.html": "new"})
    assert shown(old) == {"turns": "mine"}
    assert any("turns" in line for line in said)


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    for files in ({}, {"site/CNAME": "mine"}):
        write_files(tmp_path, files)
        output = OutputFolder(tmp_path / "new" / "site" if not files else tmp_path / "site", "Title", print)
        output.open()
        write_files(output.staging, NEW)
        output.close()
        output.close()
        assert shown(tmp_path) == files
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", OLD)
    first, said, waiting = OutputFolder(site, "Title", print), list[str](), threading.Event()
    first.open()

    def say(line: str) -> None:
        said.append(line)
        waiting.set()

    def build_again() -> None:
        second = OutputFolder(site, "Title", say)
        second.open()
        write_files(second.staging, {"index.html": "second"})
        second.publish()
        second.close()

    thread = threading.Thread(target=build_again)
    thread.start()
    assert waiting.wait(30)
    write_files(first.staging, NEW)
    first.publish()
    assert shown(site) == NEW
    first.close()
    thread.join(30)
    assert shown(site) == {"index.html": "second"}
    assert len(said) == 1 and "waiting for another build" in said[0]


def test_a_second_build_goes_on_when_the_first_has_failed(tmp_path: Path) -> None:
    """The first one takes its empty folder away."""
    first, waiting = OutputFolder(tmp_path / "site", "Title", print), threading.Event()
    first.open()
    second = OutputFolder(tmp_path / "site", "Title", lambda _line: waiting.set())
    thread = threading.Thread(target=second.open)
    thread.start()
    assert waiting.wait(30)
    first.close()
    thread.join(30)
    write_files(second.staging, NEW)
    second.publish()
    second.close()
    assert shown(tmp_path / "site") == NEW


def test_builds_of_different_sites_do_not_wait(tmp_path: Path) -> None:
    first = OutputFolder(tmp_path / "site", "Title", print)
    first.open()
    assert publish(tmp_path / "site.2", NEW) == []
    assert publish(tmp_path / "sit", NEW) == []
    assert first.staging.exists()
    first.close()


def test_where_a_folder_cannot_be_locked_young_leftovers_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aeskills.publish.lock.fcntl", None)
    young = make_site(tmp_path / ".site.aeskills-a", {}, "building")
    old = make_site(tmp_path / ".site.aeskills-b", {}, "building")
    os.utime(old, (0, 0))
    publish(tmp_path / "site", NEW)
    assert young.exists() and not old.exists()


def test_entries_name_every_file_link_and_empty_folder(tmp_path: Path) -> None:
    write_files(tmp_path, {"a/b.txt": "", MARK_NAME: "", f"a/{MARK_NAME}": ""})
    (tmp_path / "empty").mkdir()
    (tmp_path / "round").symlink_to(".")
    (tmp_path / f"{tree.BUILDING_PREFIX}x").mkdir()
    assert sorted(tree.tree_entries(tmp_path)) == ["a/.aeskills-site", "a/b.txt", "empty", "round"]
