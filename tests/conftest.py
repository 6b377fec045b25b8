"""Shared fixtures: the built site, a real browser, a local server. Without a browser the browser tests fail; they are never skipped."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # the tests run on this checkout, installed or not

from tests import tool  # noqa: E402
from tests.bench.synthetic import write_handbook  # noqa: E402

settings.register_profile("exploring", database=None, deadline=None, print_blob=True)
settings.load_profile("exploring")

LIGHTHOUSES = 21
"""Of the large site: 63 skills, 42 industries and 63 duties."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever uses the browser is marked so, before tests are chosen by their marks."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def _shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is made once in a test run, whatever the number of xdist workers."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with folder.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            make(folder)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of this repository, built by `aeskills build`. Tests read it and never write into it."""
    return _shared(tmp_path_factory, "whole-site", lambda folder: tool.build(ROOT / "content", folder))


@pytest.fixture(scope="session")
def lighthouse_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented role, in English and Arabic, built by `aeskills build`. Tests read it and never write into it."""
    return _shared(tmp_path_factory, "lighthouse-site", lambda folder: tool.build(tool.LIGHTHOUSE, folder))


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of many lighthouses, in English, whose tables would be too large. Tests read it and never write into it."""
    return _shared(tmp_path_factory, "large-site", _build_large)


def _build_large(folder: Path) -> None:
    tool.build(write_handbook(folder.with_name("large-handbook"), LIGHTHOUSES - 1, ("en",)), folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, or the one that Playwright installed."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=tool.CHROMIUM_ARGUMENTS)
        yield running
        running.close()


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript", ".mjs": "text/javascript"}  # noqa: RUF012

    def __init__(self, *arguments: Any, headers: Mapping[str, str], **options: Any) -> None:
        self.extra = headers
        super().__init__(*arguments, **options)

    def end_headers(self) -> None:
        for name, value in self.extra.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_arguments: Any) -> None:
        pass


class Serve(Protocol):
    """`serve(folder)` → its address on 127.0.0.1, without a slash at the end; `headers` are sent with every answer."""

    def __call__(self, folder: Path, headers: Mapping[str, str] = ...) -> str: ...


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serves folders on 127.0.0.1 until the end of the run."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path, headers: Mapping[str, str] = {}) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder), headers=headers))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
