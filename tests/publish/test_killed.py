"""A build killed at any moment leaves the last good site whole, no process behind, and the next build clean."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.projects import project
from tests.publish.sites import add_page_of_ours
from tests.tool import ENVIRONMENT, LIGHTHOUSE, assert_same, build, files_below, start

pytestmark = pytest.mark.slow

PATIENCE = 60.0


def until(true: Callable[[], object]) -> bool:
    """Waits for something to become true."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.002)
    return False


def staged(folder: Path) -> int:
    """Files of the site that is being built, or -1."""
    try:
        return next((sum(len(files) for _, _, files in os.walk(path)) for path in folder.glob(".site.aeskills-*")), -1)
    except OSError:
        return -1


def group_is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("files", [-1, 0, 10, 60], ids=lambda files: f"{files} files written" if files >= 0 else "while reading")
def test_a_killed_build(lighthouse_site: Path, tmp_path: Path, files: int) -> None:
    out = Path(shutil.copytree(lighthouse_site, tmp_path / "site"))
    add_page_of_ours(out)
    before = files_below(out)
    assert len(before) > 1.5 * files
    building = start("build", "--content", LIGHTHOUSE, "--out", out)
    assert building.stdout is not None
    if files < 0:
        building.stdout.readline()
    else:
        assert until(lambda: staged(tmp_path) >= files or building.poll() is not None)
    os.kill(building.pid, signal.SIGKILL)
    assert building.wait(PATIENCE) == -signal.SIGKILL, "the build was done before it was killed"
    assert until(lambda: group_is_gone(building.pid)), "processes of the killed build live on"
    building.stdout.close()
    assert files_below(out) == before
    build(LIGHTHOUSE, out)
    assert_same(out, lighthouse_site)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_interrupted_build_clears_up_at_once(lighthouse_site: Path, tmp_path: Path) -> None:
    out = Path(shutil.copytree(lighthouse_site, tmp_path / "site"))
    building = start("build", "--content", LIGHTHOUSE, "--out", out, "--jobs", 1)
    assert building.stdout is not None
    assert until(lambda: staged(tmp_path) >= 5)
    building.send_signal(signal.SIGINT)
    assert building.wait(PATIENCE) == 130
    said = building.stdout.read()
    building.stdout.close()
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert_same(out, lighthouse_site)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_mkdocs_build_clears_up(tmp_path: Path, number: signal.Signals) -> None:
    project(tmp_path, {"docs/en/about.md": "# About\n\nWords.\n"}, "")
    names = {path.name for path in tmp_path.iterdir()}
    command = [sys.executable, "-m", "mkdocs", "build"]
    building = subprocess.Popen(
        command, cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    assert until(lambda: staged(tmp_path) >= 0 or building.poll() is not None)
    building.send_signal(number)
    said, _ = building.communicate(timeout=PATIENCE)
    assert building.returncode != 0, "the build was done before it was interrupted"
    assert {path.name for path in tmp_path.iterdir()} == names, said
