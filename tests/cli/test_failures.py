"""Whatever happens, a command ends with a message or in silence: never with a traceback, unless somebody asks for one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aeskills.failures import describe, working_on
from tests.tool import COMMAND, ENVIRONMENT, LIGHTHOUSE, ROOT, copied, files_below, in_english, run, start

BROKEN = "import aeskills.pipeline as p; import aeskills.cli.building as s; {}; from aeskills.cli import run; run()"
"""The tool with a fault of its own."""


def shell(line: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a shell line in which `aeskills` is the tool."""
    script = f'aeskills() {{ {sys.executable} -m aeskills "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", script], cwd=cwd, env={**ENVIRONMENT, **environment}, capture_output=True, encoding="utf-8", timeout=120
    )


def broken(fault: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-c", BROKEN.format(fault), *map(str, arguments)]
    return subprocess.run(call, env={**ENVIRONMENT, **environment}, capture_output=True, encoding="utf-8", timeout=120)


FAULTS = {
    "KeyError": "p.run_checks = lambda reading: {}['x']",
    "RecursionError": "p.run_checks = lambda reading: p.run_checks(reading)",
    "AssertionError": "p.run_checks = lambda reading: exec('assert 1 == 2')",
    "UnicodeDecodeError": "p.run_checks = lambda reading: b'\\xff'.decode()",
    "memory": "p.run_checks = lambda reading: exec('raise MemoryError')",
    "No such file": "p.run_checks = lambda reading: open('/nowhere/x')",
}


@pytest.mark.parametrize("kind", FAULTS)
def test_any_exception_is_one_line(tmp_path: Path, kind: str) -> None:
    done = broken(FAULTS[kind], "build", "--content", LIGHTHOUSE, "--out", tmp_path / "site")
    assert done.returncode == 2
    last = done.stderr.splitlines()[-1]
    assert last.startswith("aeskills: ") and kind in last
    assert "Traceback" not in done.stderr
    if kind.endswith("Error"):
        assert "--debug" in last and "report" in last
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("way", ["before", "after", "environment"])
def test_a_traceback_comes_when_it_is_asked_for(tmp_path: Path, way: str) -> None:
    arguments: list[object] = ["build", "--content", LIGHTHOUSE, "--out", tmp_path / "site"]
    arguments = [*(["--debug"] if way == "before" else []), *arguments, *(["--debug"] if way == "after" else [])]
    done = broken(FAULTS["KeyError"], *arguments, AESKILLS_DEBUG="1" if way == "environment" else "0")
    assert done.returncode == 2
    assert "Traceback" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("aeskills: KeyError")


def test_the_page_in_hand_is_named(tmp_path: Path) -> None:
    fault = "import aeskills.render.pages as r; r.outline = lambda *_: 1 / 0; r.content_html = lambda *_: 1 / 0"
    for jobs in (1, 2):
        done = broken(fault, "build", "--content", LIGHTHOUSE, "--out", tmp_path / "site", "--jobs", jobs)
        assert "ZeroDivisionError" in done.stderr.splitlines()[-1]
        assert "(page en/" in done.stderr.splitlines()[-1] or "(page ar/" in done.stderr.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


def test_every_command_knows_debug() -> None:
    for command in ("build", "serve", "check", "status", "explain", "translate", "score", "simulate", "items", "schema"):
        assert "--debug" in run(command, "--help").stdout, command


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("aeskills explain >&-", 0),
        ("aeskills explain >&- 2>&-", 0),
        ("aeskills explain <&-", 0),
        ("aeskills --help >&-", 0),
        ("aeskills explain nothing-like-this 2>&-", 2),
        ("aeskills explain >/dev/full", 2),
        ("aeskills --version >/dev/full", 2),
        ("aeskills explain >/dev/full 2>/dev/full", 2),
        ("aeskills explain nothing-like-this 2>/dev/full", 2),
        ("PYTHONIOENCODING=ascii aeskills --help", 0),
        ("LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 aeskills --help", 0),
    ],
)
def test_streams_that_take_nothing(line: str, code: int) -> None:
    done = shell(line)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr


def test_a_reader_that_has_ended() -> None:
    done = shell("(aeskills explain; echo $? >&2) | :")
    assert done.stderr.strip() in ("0", "1", "141")
    assert shell("aeskills explain | head -1").stderr == ""


@pytest.mark.parametrize("megabytes", [35, 45, 55])
def test_little_memory_is_a_message(tmp_path: Path, megabytes: int) -> None:
    """Enough for Python to start, too little for a build."""
    done = shell(f"ulimit -v {megabytes * 1000}; aeskills build --content {LIGHTHOUSE} --out {tmp_path}/site --jobs 1")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("aeskills: ")
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_home_no_account_no_right_to_write(tmp_path: Path) -> None:
    """`docker run -u 54321`: an empty environment; as root, also a number without an account."""
    content = copied(LIGHTHOUSE, tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    for environment in ({}, {"HOME": ""}, {"HOME": "/nowhere"}, {"HOME": "relative", "XDG_CACHE_HOME": "relative"}):
        call = [sys.executable, "-B", *COMMAND[1:], "build", "--content", str(content), "--out", str(out / "site")]
        done = subprocess.run(call, env={"PYTHONPATH": str(ROOT), **environment}, cwd=out, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        assert [path.name for path in out.iterdir()] == ["site"]


def test_nothing_is_written_outside_the_output_folder(tmp_path: Path) -> None:
    """Every file that Python opens to write, and every folder it makes, is in the output folder or beside it, with our name."""
    content = in_english(tmp_path)
    code = (
        "import sys, os\n"
        "def hook(event, arguments):\n"
        "    if event == 'open' and isinstance(arguments[0], str) and arguments[2] & (os.O_WRONLY | os.O_RDWR) or event == 'os.mkdir':\n"
        "        print('written', os.path.abspath(arguments[0]))\n"
        "sys.addaudithook(hook)\n"
        "from aeskills.cli import run\n"
        "run()\n"
    )
    before = files_below(content)
    done = run("build", "--content", content, "--out", tmp_path / "site", command=(sys.executable, "-B", "-c", code))
    assert done.returncode == 0, done.stderr
    written = [line.removeprefix("written ") for line in done.stdout.splitlines() if line.startswith("written ")]
    assert len(written) > 50
    ours = (f"{tmp_path}/site", f"{tmp_path}/.site.aeskills-", "/dev/null")
    assert [path for path in written if not path.startswith(ours)] == []
    assert files_below(content) == before


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_signal_ends_a_build_and_leaves_nothing(tmp_path: Path, number: signal.Signals, code: int, jobs: int) -> None:
    building = start("build", "--content", LIGHTHOUSE, "--out", tmp_path / "new" / "site", "--jobs", jobs)
    end = time.monotonic() + 60
    while not list(tmp_path.glob("new/.site.aeskills-*/en/*")) and time.monotonic() < end:
        time.sleep(0.002)
    os.killpg(building.pid, number)
    said, _ = building.communicate(timeout=60)
    assert building.returncode == code, said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def test_nohup_is_respected(tmp_path: Path) -> None:
    content = in_english(tmp_path)
    done = shell(f"trap '' HUP; aeskills build --content {content} --out {tmp_path}/site & sleep 0.2; kill -HUP $!; wait $!")
    assert done.returncode == 0, done.stderr


def test_the_innermost_note_is_reported() -> None:
    with pytest.raises(ValueError, match="bad") as raised, working_on("content"), working_on("content/site.yaml"):
        raise ValueError("bad\n  thing")
    line = describe(raised.value)
    assert line.startswith("ValueError: bad thing (content/site.yaml). ")


def test_faults_of_the_system_are_no_faults_of_the_tool() -> None:
    assert describe(PermissionError(13, "Permission denied", "/x/y")) == "Permission denied: /x/y"
    assert describe(OSError(18, "Invalid cross-device link", "/a", None, "/b")) == "Invalid cross-device link: /b"
    assert describe(ChildProcessError("killed")) == "killed"
    assert "--jobs 1" in describe(MemoryError())
    assert "install aeskills again" in describe(ImportError("x.so: failed to map segment from shared object"))
    assert len(describe(ValueError("x" * 10_000))) < 620
