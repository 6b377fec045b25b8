"""A change is seen once it is whole; by an event at once, and without events a little later."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.observers import Observer

from aeskills.serve import watch as watch_module
from aeskills.serve.watch import Watch, state
from tests.publish.sites import write_files

PATIENCE = 30.0


class Waiting:
    """A watch that somebody waits for: `changes` counts."""

    def __init__(self, watch: Watch) -> None:
        self.watch, self.changes, self._changed = watch, 0, threading.Condition()
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            self.watch.wait()
            with self._changed:
                self.changes += 1
                self._changed.notify_all()

    def until(self, number: int) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self.changes >= number, PATIENCE)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_files(tmp_path / "content", {"site.yaml": "a", "roles/r/role.yaml": "a"})


@pytest.fixture
def waiting(content: Path) -> Iterator[Waiting]:
    with Watch([content, content.parent / "docs", content.parent / "mkdocs.yml"]) as watch:
        watch._pause = PATIENCE  # events only
        yield Waiting(watch)


def replace_as_editors_do(content: Path) -> None:
    """A new file beside, renamed over the old one."""
    (content / ".site.yaml.swp").write_text("new", encoding="utf-8")
    (content / ".site.yaml.swp").replace(content / "site.yaml")


EDITS: dict[str, Callable[[Path], object]] = {
    "written": lambda content: (content / "site.yaml").write_text("longer"),
    "replaced": replace_as_editors_do,
    "deleted": lambda content: (content / "roles" / "r" / "role.yaml").unlink(),
    "a new folder with a file": lambda content: write_files(content, {"roles/other/role.yaml": "x"}),
    "a folder renamed": lambda content: (content / "roles" / "r").rename(content / "roles" / "s"),
    "a link": lambda content: (content / "link.yaml").symlink_to("site.yaml"),
    "the first hand-written page": lambda content: write_files(content.parent, {"docs/en/about.md": "x"}),
    "a setting": lambda content: write_files(content.parent, {"mkdocs.yml": "x"}),
    "the whole folder away": lambda content: content.rename(content.with_name("away")),
}


@pytest.mark.parametrize("edit", EDITS)
def test_every_kind_of_edit_is_seen(content: Path, waiting: Waiting, edit: str) -> None:
    EDITS[edit](content)
    assert waiting.until(1)


def test_a_folder_in_the_place_of_the_old_one_is_watched(content: Path, waiting: Waiting) -> None:
    """As `git stash`, `git checkout` and `mv` do."""
    content.rename(content.with_name("away"))
    assert waiting.until(1)
    write_files(content, {"site.yaml": "new"})
    waiting.watch._pause = PATIENCE
    assert waiting.until(2)
    time.sleep(0.2)
    (content / "site.yaml").write_text("newer still", encoding="utf-8")
    assert waiting.until(3)


@pytest.mark.parametrize("name", [".#site.yaml", "._site.yaml", ".site.yaml.swp", ".git/index"])
def test_what_is_no_content_wakes_nobody(content: Path, name: str) -> None:
    before = state([content])
    write_files(content, {name: "x"})
    assert state([content]) == before


def test_a_file_that_is_being_written_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The look goes on until two looks are the same."""
    monkeypatch.setattr(watch_module, "_QUIET", 0.001)
    sizes = iter([1, 1, 2, 3, 4, 5, 5, 6])
    looks: list[int] = []
    events: list[threading.Event] = []

    def look() -> dict[str, tuple[int, int]]:
        looks.append(next(sizes))
        for event in events:
            event.set()
        return {"a": (0, looks[-1])}

    watch = Watch([], look)
    events.append(watch._event)
    watch._event.set()
    watch.wait()
    assert looks == [1, 1, 2, 3, 4, 5, 5]


def test_a_file_that_is_written_all_the_time_is_read_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch_module, "_QUIET", 0.001)
    monkeypatch.setattr(watch_module, "_LONGEST", 0.05)
    sizes = iter(range(1_000_000))
    watch = Watch([], lambda: {"a": (0, next(sizes))})
    watch._event.set()
    watch.wait()
    assert next(sizes) > 2


def test_without_events_a_look_sees_it(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Network folders, and systems that watch no more folders (ENOSPC)."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "schedule", refuse)
    with Watch([content]) as watch:
        waiting = Waiting(watch)
        (content / "site.yaml").write_text("longer", encoding="utf-8")
        assert waiting.until(1)


@pytest.mark.parametrize("links", [1, 2, 3])
def test_folders_with_links_to_themselves_end(content: Path, links: int) -> None:
    for number in range(links):
        (content / f"self{number}").symlink_to(".")
        (content / "roles" / f"above{number}").symlink_to("..")
        (content / "roles" / "r" / f"other{number}").symlink_to("../../roles")
    assert len(state([content])) < 20_000
    with Watch([content]) as watch:
        waiting = Waiting(watch)
        (content / "site.yaml").write_text("longer", encoding="utf-8")
        assert waiting.until(1)


def test_what_is_no_file_is_no_obstacle(content: Path) -> None:
    os.mkfifo(content / "pipe.yaml")
    (content / "nowhere.yaml").symlink_to("nothing")
    (content / "round.yaml").symlink_to("round.yaml")
    assert str(content / "site.yaml") in state([content])
