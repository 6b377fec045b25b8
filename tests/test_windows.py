"""What Windows lacks is taken away: the tool imports, checks and builds without it, in one process.

This shows that nothing asks for the missing parts. How Windows names, moves and locks files only Windows can show.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.tool import LIGHTHOUSE, assert_same, run

WITHOUT = """
import multiprocessing, os, signal, sys
import watchdog.observers  # chooses for Linux, by sys.platform

for name in ("fcntl", "grp", "pwd", "resource", "termios", "tty", "syslog"):
    sys.modules[name] = None
for name in (
    "O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "chown", "fchmod", "fchown", "fork", "forkpty", "getegid", "geteuid", "getgid",
    "getpgid", "getuid", "killpg", "lchown", "mkfifo", "nice", "sched_getaffinity", "setsid", "statvfs", "sync", "umask", "uname", "waitid",
):
    delattr(os, name)
for name in ("SIGHUP", "SIGKILL", "SIGQUIT", "SIGUSR1", "SIGALRM", "SIGCHLD", "pthread_sigmask"):
    delattr(signal, name)
multiprocessing.set_start_method("spawn")
multiprocessing.get_all_start_methods = lambda: ["spawn"]

import ctypes
def load(name, *arguments, **options):
    raise TypeError("Windows has no library without a name")
ctypes.CDLL = load
"""

IMPORT_ALL = """
import aeskills, importlib, pkgutil
names = [found.name for found in pkgutil.walk_packages(aeskills.__path__, "aeskills.") if found.name != "aeskills.__main__"]
for name in names:
    importlib.import_module(name)
print(len(names))
"""

COMMAND = """
import sys
from aeskills.cli import run
run()
"""


def without(code: str) -> tuple[str, ...]:
    """A Python without those parts that runs `code`."""
    return (sys.executable, "-c", WITHOUT + code)


def test_every_module_imports() -> None:
    done = run(command=without(IMPORT_ALL))
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 150


@pytest.mark.parametrize("broken", ["import fcntl", "import os; os.fork()", "import os; os.getuid()", "from signal import SIGHUP"])
def test_code_that_needs_one_of_them_fails(broken: str) -> None:
    assert run(command=(sys.executable, "-c", broken)).returncode == 0
    assert run(command=without(broken)).returncode != 0


@pytest.mark.slow
def test_the_same_site_is_built(lighthouse_site: Path, tmp_path: Path) -> None:
    done = run("check", "--content", LIGHTHOUSE, command=without(COMMAND))
    assert done.returncode == 0, done.stdout + done.stderr
    for _ in ("a new folder", "a folder of ours"):
        done = run("build", "--content", LIGHTHOUSE, "--out", tmp_path / "site", "--jobs", 2, command=without(COMMAND))
        assert done.returncode == 0, done.stdout + done.stderr
        assert_same(tmp_path / "site", lighthouse_site)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.slow
def test_the_simulation_of_people_needs_no_fork() -> None:
    command = ("simulate", "--content", LIGHTHOUSE, "--people", 1, "--jobs", 2)
    assert run(*command, command=without(COMMAND)).stdout == run(*command).stdout != ""
