"""Work shared out among processes: all of it is done, once, and a fault or a dead process is not passed over."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest

from aeskills.findings import Faulty, Finding, Location
from aeskills.site.sharing import share_out

Work = Callable[[str], object]
TASKS = [f"task {number}" for number in range(9)]
HERE = os.getpid()


def shared(work: Work, tasks: Sequence[str], processes: int) -> dict[str, object]:
    return share_out({task: partial(work, task) for task in tasks}, processes)


@pytest.mark.parametrize("processes", [1, 2, 3, 20])
def test_everything_is_done_once_by_so_many(processes: int, tmp_path: Path) -> None:
    def together(task: str) -> str:
        """Waits until so many take part; writes down who does what."""
        (tmp_path / f"{os.getpid()}").touch()
        end = time.monotonic() + 60
        while len(list(tmp_path.iterdir())) < min(processes, len(TASKS)) and time.monotonic() < end:
            time.sleep(0.002)
        with (tmp_path / f"{os.getpid()}").open("a", encoding="utf-8") as done:
            done.write(f"{task}\n")
        return task.upper()

    assert shared(together, TASKS, processes) == {task: task.upper() for task in TASKS}
    done = {path.name: path.read_text(encoding="utf-8").splitlines() for path in tmp_path.iterdir()}
    assert sorted(task for tasks in done.values() for task in tasks) == TASKS
    assert len(done) == min(processes, len(TASKS))
    assert str(HERE) in done


def test_nothing_to_do_is_done() -> None:
    assert shared(str.upper, [], 2) == {}


def in_another(begun: Path, act: Callable[[], object]) -> Callable[[str], None]:
    """Work that acts in the other process, and here waits until that one has begun."""

    def work(_: str) -> None:
        if os.getpid() != HERE:
            begun.touch()
            act()
        end = time.monotonic() + 60
        while not begun.exists() and time.monotonic() < end:
            time.sleep(0.002)

    return work


def fail() -> NoReturn:
    raise Faulty([Finding(Location("there", 1), "invalid-value", "wrong")])


def test_a_fault_in_another_process_is_raised_here(tmp_path: Path) -> None:
    with pytest.raises(Faulty) as fault:
        shared(in_another(tmp_path / "begun", fail), TASKS[:2], 2)
    assert fault.value.findings[0].message == "wrong"


def test_a_process_that_dies_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(ChildProcessError, match="-9"):
        shared(in_another(tmp_path / "begun", lambda: os.kill(os.getpid(), signal.SIGKILL)), TASKS[:2], 2)


def test_a_fault_here_ends_the_others(tmp_path: Path) -> None:
    def work(task: str) -> None:
        in_another(tmp_path / "begun", lambda: time.sleep(600))(task)
        fail()

    begun = time.monotonic()
    with pytest.raises(Faulty):
        shared(work, TASKS[:2], 2)
    assert time.monotonic() - begun < 120
