"""Locales in several processes: their results, their exceptions, their ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import warnings
from multiprocessing import active_children
from pathlib import Path

import pytest

from aeskills.publish import processes
from aeskills.publish.processes import can_fork, run_in_processes
from tests.tool import ENVIRONMENT


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test runner's own threads wait and hold nothing."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def number_of_process(_task: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def test_results_come_in_the_order_of_the_tasks() -> None:
    assert run_in_processes(lambda task: (task, os.getpid() != here), [3, 1, 2], 2) == [(3, True), (1, True), (2, True)]
    assert active_children() == []


here = os.getpid()


@pytest.mark.parametrize("tasks", [[], [1], [1, 2, 3]])
def test_one_process_is_this_one(tasks: list[int]) -> None:
    assert run_in_processes(number_of_process, tasks, 1) == [os.getpid()] * len(tasks)
    assert run_in_processes(number_of_process, tasks[:1], 8) == [os.getpid()] * len(tasks[:1])


@pytest.mark.parametrize("why", ["no fork", "macOS", "threads"])
def test_where_a_fork_is_not_safe_this_process_does_it(monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    assert can_fork()
    if why == "no fork":
        monkeypatch.setattr(processes, "get_all_start_methods", lambda: ["spawn"])
    elif why == "macOS":
        monkeypatch.setattr(sys, "platform", "darwin")
    else:
        monkeypatch.setattr(threading, "active_count", lambda: 2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert run_in_processes(number_of_process, [1, 2, 3], 3) == [os.getpid()] * 3


def test_an_exception_comes_back_with_its_notes_and_ends_the_others(tmp_path: Path) -> None:
    def work(task: int) -> None:
        if task:
            time.sleep(60)
            (tmp_path / "late").touch()
        error = KeyError("x")
        error.add_note("page en/")
        raise error

    begun = time.monotonic()
    with pytest.raises(KeyError) as raised:
        run_in_processes(work, [0, 1], 2)
    assert raised.value.__notes__ == ["page en/"]
    assert time.monotonic() - begun < 50, "it waited for the other process"
    assert active_children() == []


def end_it(_task: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def exit_it(_task: int) -> None:
    os._exit(3)


def terminate_it(_task: int) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.parametrize("work", [end_it, exit_it, terminate_it])
def test_a_killed_process_gives_a_message(work: object) -> None:
    with pytest.raises(ChildProcessError, match="--jobs 1"):
        run_in_processes(work, [1, 2, 3], 2)  # type: ignore[arg-type]
    assert active_children() == []


def test_too_little_memory_in_a_process_is_said() -> None:
    def work(_task: int) -> None:
        raise MemoryError

    with pytest.raises(MemoryError):
        run_in_processes(work, [1, 2], 2)


SLEEPERS = """
import os, sys, time
from aeskills.publish.processes import run_in_processes
def work(task):
    os.write(1, f"{os.getpid()}\\n".encode())
    time.sleep(60)
run_in_processes(work, [1, 2, 3], 3)
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_no_process_outlives_the_build(number: signal.Signals) -> None:
    """The signal goes to the parent only, as `kill` sends it."""
    parent = subprocess.Popen([sys.executable, "-c", SLEEPERS], env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert parent.stdout is not None
    try:
        children = [int(parent.stdout.readline()) for _ in range(3)]
        parent.send_signal(number)
        parent.wait(30)
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()
    end = time.monotonic() + 30
    while any(map(runs, children)) and time.monotonic() < end:
        time.sleep(0.01)
    assert [child for child in children if runs(child)] == []


def runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_loading_the_module_starts_nothing() -> None:
    """As a spawned process does, which loads the modules of its parent anew."""
    code = "import multiprocessing as m; m.set_start_method('spawn'); import aeskills.publish.processes; print(len(m.active_children()))"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
