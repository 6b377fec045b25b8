"""Runs the tool as its users do: in a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIGHTHOUSE = ROOT / "tests" / "handbooks" / "lighthouse" / "content"
COMMAND = (sys.executable, "-c", "from aeskills.cli import run; run()")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "random"}
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""A browser that asks nobody but us, also as root."""


def run(*arguments: object, cwd: Path = ROOT, command: tuple[str, ...] = COMMAND) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end."""
    call = [*command, *map(str, arguments)]
    return subprocess.run(call, cwd=cwd, env=ENVIRONMENT, capture_output=True, encoding="utf-8", timeout=300)


def start(*arguments: object, cwd: Path = ROOT) -> subprocess.Popen[str]:
    """Starts a command in a process group of its own and leaves it running.

    It listens to Ctrl+C even when the tests run in the background of a shell and do not.
    """
    call = [*COMMAND, *map(str, arguments)]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "start_new_session": True, "preexec_fn": _hear_interrupts}
    return subprocess.Popen(call, cwd=cwd, env=ENVIRONMENT, encoding="utf-8", **options)  # type: ignore[call-overload, no-any-return]


def _hear_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def build(content: Path, out: Path, *options: object, cwd: Path = ROOT) -> Path:
    """Builds a whole site; a build that fails is a failed test."""
    done = run("build", "--content", content, "--out", out, *options, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def copied(content: Path, folder: Path) -> Path:
    """A copy of a content folder that a test may change."""
    return Path(shutil.copytree(content, folder / "content"))


def write_settings(folder: Path, text: str = "") -> Path:
    """A mkdocs.yml for the lighthouse whose content lies in `folder`; `text` are further settings."""
    path = folder / "mkdocs.yml"
    path.write_text(f"site_name: Lighthouse keeper handbook\ntheme: material\nplugins: [aeskills]\n{text}", encoding="utf-8")
    return path


def in_english(folder: Path, other: str = "") -> Path:
    """A copy of the lighthouse without its Arabic: the smallest site, for tests of what all sites have in common; or with another
    locale that has no catalogs yet."""
    content = copied(LIGHTHOUSE, folder)
    shutil.rmtree(content / "locale")
    site = content / "site.yaml"
    text = site.read_text(encoding="utf-8")
    changed = text.replace("  - tag: ar\n", f"  - tag: {other}\n" if other else "")
    assert changed != text
    site.write_text(changed, encoding="utf-8")
    return content


def files_below(folder: Path) -> dict[str, bytes]:
    """Address → bytes of every file of a site."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def assert_same(one: Path, other: Path) -> None:
    """Two sites have the same files with the same bytes."""
    these, those = files_below(one), files_below(other)
    assert len(these) > 20
    assert sorted(these) == sorted(those), these.keys() ^ those.keys()
    differing = [name for name in these if these[name] != those[name]]
    assert not differing, differing[:20]
