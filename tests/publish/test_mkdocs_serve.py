"""`mkdocs serve`, the real command: it shows edits of content, catalogs, hand-written pages and settings, and outlives a fault."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.projects import project
from tests.tool import ENVIRONMENT

SECONDS = 60


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Running:
    """The server of a project."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.log = folder / "log.txt"
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=log, stderr=log, start_new_session=True)

    def page(self, address: str) -> str:
        """What is at an address; empty while nothing is."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def shows(self, address: str, words: str) -> bool:
        """Waits until a page has these words."""
        return self.waits(lambda: words in self.page(address))

    def said(self, words: str) -> bool:
        """Waits until the command has printed these words."""
        return self.waits(lambda: words in self.log.read_text(encoding="utf-8"))

    def waits(self, look: object) -> bool:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            if callable(look) and look():
                return True
            time.sleep(0.2)
        return False


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    project(tmp_path, {"docs/en/about.md": "# About\n\nFirst words.\n"}, "")
    server = Running(tmp_path)
    yield server
    os.killpg(server.process.pid, signal.SIGINT)
    try:
        server.process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(server.process.pid, signal.SIGKILL)
        server.process.wait()


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.slow
def test_it_shows_every_kind_of_edit(running: Running) -> None:
    folder = running.folder
    assert running.shows("en/about/", "First words."), running.log.read_text()
    assert running.said("Serving on")
    edit(folder / "docs/en/about.md", "First", "Second")
    assert running.shows("en/about/", "Second words."), running.log.read_text()
    edit(folder / "content/locale/ar/skills.po", "تُبقي المصباح", "ثم تُبقي المصباح")
    assert running.shows("ar/skills/lamp-care/", "ثم تُبقي المصباح")
    edit(folder / "content/roles/lighthouse-keeper/skills/lamp-care.yaml", "name: Lamp care", "name: Care of lamps")
    assert running.shows("en/skills/lamp-care/", "Care of lamps")
    edit(folder / "docs/en/about.md", "Second", "{{ nothing }}")
    assert running.said("docs/en/about.md:3:4: error[page-expression]")
    edit(folder / "docs/en/about.md", "{{ nothing }}", "Third")  # until then MkDocs answers nobody
    assert running.shows("en/about/", "Third words.")
    edit(folder / "mkdocs.yml", "plugins:", "copyright: Ours alone\nplugins:")
    assert running.shows("en/about/", "Ours alone")
    assert "Traceback" not in running.log.read_text(encoding="utf-8")
