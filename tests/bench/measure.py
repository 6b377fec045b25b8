"""How long commands take and how much memory their largest process holds, measured from outside."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression, median


@dataclass(frozen=True)
class Run:
    """One run: wall seconds, processor seconds of all processes, megabytes of the largest one."""

    wall: float
    processor: float
    memory: float


def run(commands: Sequence[Sequence[str]], folder: Path, at_once: int = 2) -> Run:
    """Runs the commands, at most `at_once` at a time. CalledProcessError for one that fails.

    A process of its own starts and waits for them: the peak of memory that Linux tells of a process is never below what the one had
    that started it, and the bench itself holds a handbook.
    """
    asked = json.dumps([commands, str(folder), at_once])
    done = subprocess.run([sys.executable, __file__], input=asked, stdout=subprocess.PIPE, text=True, check=True)
    return Run(*json.loads(done.stdout))


def _run(commands: Sequence[Sequence[str]], folder: Path, at_once: int) -> tuple[float, float, float]:
    waiting, running = list(commands), {}
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what pip installs is compiled, ours in its editable folder would not be
    processor = memory = 0.0
    begun = time.perf_counter()
    while waiting or running:
        while waiting and len(running) < at_once:
            command = waiting.pop(0)
            with (folder / "bench.log").open("ab") as log:
                process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=environment)
            running[process.pid] = process
        pid, status, usage = os.wait4(-1, 0)
        if pid not in running:
            continue
        process = running.pop(pid)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit((folder / "bench.log").read_text(encoding="utf-8"))
        processor += usage.ru_utime + usage.ru_stime
        memory = max(memory, usage.ru_maxrss / 1000)
    return time.perf_counter() - begun, processor, memory


def middle(runs: Sequence[Run]) -> Run:
    """The median of each measure."""
    return Run(*(median(getattr(one, name) for one in runs) for name in ("wall", "processor", "memory")))


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """How time grows with size: the slope of log time over log size; 1 is linear."""
    return linear_regression([math.log(size) for size in sizes], [math.log(taken) for taken in times]).slope


def size(folder: Path) -> tuple[int, int]:
    """HTML pages and bytes of a finished site."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.name == "index.html" for path in files), sum(path.stat().st_size for path in files)


if __name__ == "__main__":
    asked, where, at_once = json.load(sys.stdin)
    print(json.dumps(_run(asked, Path(where), at_once)))
