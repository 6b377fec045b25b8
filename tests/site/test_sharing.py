"""Work shared out among processes: all of it is done, once, and a fault or a dead process is not passed over."""

from __future__ import annotations

import os
import signal
import time

import pytest

from aeskills.findings import Faulty, Finding, Location
from aeskills.site.sharing import share_out

TASKS = [f"task {number}" for number in range(9)]
HERE = os.getpid()


def patient(task: str) -> tuple[str, int]:
    time.sleep(0.02)  # long enough that no process does everything
    return task.upper(), os.getpid()


@pytest.mark.parametrize("processes", [1, 2, 3, 20])
def test_everything_is_done_once_by_so_many(processes: int) -> None:
    made = share_out(patient, TASKS, processes)
    assert {task: said for task, (said, _) in made.items()} == {task: task.upper() for task in TASKS}
    workers = {worker for _, worker in made.values()}
    assert HERE in workers
    assert len(workers) <= processes
    assert (len(workers) > 1) == (processes > 1)


def test_nothing_to_do_is_done() -> None:
    assert share_out(patient, [], 2) == {}


def elsewhere(task: str) -> None:
    """What goes wrong in another process, while this one waits for it to begin."""
    time.sleep(0.2)
    if os.getpid() != HERE:
        raise Faulty([Finding(Location(task, 1), "invalid-value", "wrong")])


def test_a_fault_in_another_process_is_raised_here() -> None:
    with pytest.raises(Faulty) as fault:
        share_out(elsewhere, TASKS[:2], 2)
    assert fault.value.findings[0].message == "wrong"


def here(_: str) -> None:
    time.sleep(0.2)
    if os.getpid() == HERE:
        raise Faulty([Finding(Location("here", 1), "invalid-value", "wrong")])
    time.sleep(600)


def test_a_fault_here_ends_the_others() -> None:
    begun = time.monotonic()
    with pytest.raises(Faulty):
        share_out(here, TASKS[:2], 2)
    assert time.monotonic() - begun < 60


def killed(_: str) -> None:
    time.sleep(0.2)
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_dies_is_noticed() -> None:
    with pytest.raises(ChildProcessError, match="-9"):
        share_out(killed, TASKS[:2], 2)
