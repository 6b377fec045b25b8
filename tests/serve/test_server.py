"""`aeskills serve`: serves, waits for news, shows findings, and answers wrong addresses; without a browser, in bounded time."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from aeskills.serve import news as news_module
from aeskills.serve.memory import SiteInMemory
from aeskills.serve.news import News
from aeskills.serve.server import ServedAt, make_server, script_tag
from aeskills.settings.read import project_of
from tests.tool import ENVIRONMENT, LIGHTHOUSE, copied, in_english, run, start

SCRIPT = script_tag("/")
Ask = Callable[[str], tuple[int, str, bytes]]


def ask(address: str, path: str) -> tuple[int, str, bytes]:
    """Status, media type and body of an answer."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.getheader("Content-Type", ""), body


@pytest.fixture
def news() -> News:
    return News()


@pytest.fixture(scope="module")
def live() -> SiteInMemory:
    """The lighthouse in two locales, taken in."""
    live = SiteInMemory(project_of(LIGHTHOUSE))
    assert live.refresh() >= 60
    return live


@pytest.fixture
def served(live: SiteInMemory, news: News) -> Iterator[Ask]:
    """It, behind the handler; `ask(path)`."""
    server = make_server(live, news, ServedAt(port=0), print)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield partial(ask, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


def test_every_file_is_that_of_a_build(served: Ask, lighthouse_site: Path) -> None:
    """Byte for byte, pages with the script that waits for news after them; but for what names the public address at the root."""
    files = [path.relative_to(lighthouse_site).as_posix() for path in lighthouse_site.rglob("*") if path.is_file()]
    roots = ("robots.txt", "sitemap.xml", "404.html", ".aeskills-site")
    ours = [name for name in files if name not in roots and not name.endswith(("/404.html", "/worker.js"))]
    assert len(ours) > 100
    assert served("/en/worker.js")[0] == 404, "who writes pages wants none of them kept"
    for name in ours:
        status, kind, body = served(f"/{name}")
        page = name.endswith(".html")
        assert (status, kind.startswith("text/html")) == (200, page), name
        assert body.partition(SCRIPT)[0] == (lighthouse_site / name).read_bytes(), name
        assert body.endswith(SCRIPT) == page, name


def test_a_page_has_its_address(served: Ask) -> None:
    home = served("/en/")
    assert home[:2] == (200, "text/html; charset=utf-8")
    assert served("/en/index.html") == served("/en/?a=b") == home
    assert served("/")[0] == 200


def test_a_wrong_address_gets_the_page_of_its_locale(served: Ask) -> None:
    for path, tag in (("/en/x/y/", "en"), ("/ar/none.html", "ar"), ("/none", "en"), ("/fr/", "en"), ("/en//", "en")):
        status, _, body = served(path)
        assert status == 404
        assert f'<html lang="{tag}"'.encode() in body
        assert body.endswith(SCRIPT)


def test_a_page_without_its_slash_is_led_to(served: Ask) -> None:
    for path in ("/en", "/en/skills"):
        assert served(path)[0] == 302


def test_nothing_beside_the_site_is_served(served: Ask) -> None:
    for path in ("/../pyproject.toml", "/%2e%2e/pyproject.toml", "/en/..%2f../site.yaml", "/en/../../site.yaml", "//site.yaml"):
        status, _, body = served(path)
        assert status == 404
        assert b"source_locale" not in body and b"[project]" not in body


def test_news_are_told_at_once_when_they_are_newer(served: Ask, news: News) -> None:
    news.tell("")
    status, kind, body = served("/.aeskills/news?seen=")
    assert (status, kind) == (200, "application/json")
    assert json.loads(body) == {"build": 1, "findings": ""}


def test_a_question_waits_for_the_next_change(served: Ask, news: News) -> None:
    news.tell("")
    begun = time.monotonic()
    threading.Timer(0.3, news.tell, ["a.yaml:1:1: error"]).start()
    assert json.loads(served("/.aeskills/news?seen=1")[2]) == {"build": 2, "findings": "a.yaml:1:1: error"}
    assert 0.2 < time.monotonic() - begun < 10


def test_a_question_ends_when_nothing_happens(served: Ask, news: News, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news_module, "WAIT", 0.2)
    news.tell("")
    assert json.loads(served("/.aeskills/news?seen=1")[2])["build"] == 1


def test_serve_takes_in_a_change_and_shows_findings(lighthouse_site: Path, tmp_path: Path) -> None:
    """The whole command: the first page, a fault (the last page stays), its mending, the end by Ctrl+C."""
    content = copied(LIGHTHOUSE, tmp_path)
    site = content / "site.yaml"
    good = site.read_text(encoding="utf-8")
    serving = start("serve", "--content", content, "--port", 0)
    assert serving.stdout is not None
    try:
        address = next(line.strip() for line in serving.stdout if line.strip().startswith("http://127.0.0.1:"))
        assert ask(address, "/en/")[2].startswith((lighthouse_site / "en" / "index.html").read_bytes())
        site.write_text(f"{good}subtitle: x\n", encoding="utf-8")
        told = json.loads(ask(address, "/.aeskills/news?seen=1")[2])
        assert told["build"] == 2
        assert "error[unknown-key]" in told["findings"]
        assert ask(address, "/ar/")[0] == 200
        site.write_text(good.replace("Lighthouse keeper handbook", "Book of lights"), encoding="utf-8")
        assert json.loads(ask(address, "/.aeskills/news?seen=2")[2]) == {"build": 3, "findings": ""}
        assert b"Book of lights" in ask(address, "/en/")[2]
    finally:
        os.killpg(serving.pid, signal.SIGINT)
        rest = serving.stdout.read()
        serving.wait(30)
        serving.stdout.close()
    assert serving.returncode == 0, rest
    assert "Traceback" not in rest
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_a_folder_that_goes_and_comes_back_ends_nothing(tmp_path: Path) -> None:
    content = in_english(tmp_path)
    serving = start("serve", "--content", content, "--port", 0)
    assert serving.stdout is not None
    try:
        address = next(line.strip() for line in serving.stdout if line.strip().startswith("http://127.0.0.1:"))
        content.rename(tmp_path / "away")
        assert json.loads(ask(address, "/.aeskills/news?seen=1")[2])["findings"]
        assert ask(address, "/en/")[0] == 200
        (tmp_path / "away").rename(content)
        assert json.loads(ask(address, "/.aeskills/news?seen=2")[2]) == {"build": 3, "findings": ""}
    finally:
        os.killpg(serving.pid, signal.SIGINT)
        rest, _ = serving.communicate(timeout=30)
    assert "Traceback" not in rest


def test_a_browser_that_goes_away_leaves_no_traceback(tmp_path: Path) -> None:
    serving = start("serve", "--content", in_english(tmp_path), "--port", 0)
    assert serving.stdout is not None
    try:
        address = next(line.strip() for line in serving.stdout if line.strip().startswith("http://127.0.0.1:"))
        host, port = urlsplit(address).netloc.split(":")
        for path in ("/en/handbook/", "/.aeskills/news?seen=", "/en/search/index.json"):
            with socket.create_connection((host, int(port))) as connection:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closes with a reset
                connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        assert ask(address, "/en/")[0] == 200
    finally:
        os.killpg(serving.pid, signal.SIGINT)
        rest, _ = serving.communicate(timeout=30)
    assert "Traceback" not in rest


def test_a_port_that_is_taken_gives_a_message() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", "--content", LIGHTHOUSE, "--port", port)
    assert done.returncode == 2
    assert f"port {port} of 127.0.0.1" in done.stderr
    assert "--port" in done.stderr


def test_a_fault_at_the_start_is_shown_and_waits_to_be_mended(tmp_path: Path) -> None:
    content = in_english(tmp_path)
    site = content / "site.yaml"
    good = site.read_text(encoding="utf-8")
    site.write_text(f"{good}subtitle: x\n", encoding="utf-8")
    serving = start("serve", "--content", content, "--port", 0)
    assert serving.stdout is not None
    try:
        address = next(line.strip() for line in serving.stdout if line.strip().startswith("http://127.0.0.1:"))
        status, _, body = ask(address, "/")
        assert status == 404
        assert body.endswith(SCRIPT)
        site.write_text(good, encoding="utf-8")
        assert json.loads(ask(address, "/.aeskills/news?seen=1")[2]) == {"build": 2, "findings": ""}
        assert ask(address, "/en/")[0] == 200
    finally:
        os.killpg(serving.pid, signal.SIGINT)
        serving.communicate(timeout=30)


def until_address(serving: subprocess.Popen[str], host: str = "127.0.0.1") -> tuple[str, str]:
    """The address, and what was said before it."""
    said = []
    assert serving.stdout is not None
    for line in serving.stdout:
        said.append(line)
        if line.strip().startswith(f"http://{host}:"):
            return line.strip(), "".join(said)
    raise AssertionError("".join(said))


def test_a_fault_of_the_tool_is_shown_and_the_last_good_pages_stay(tmp_path: Path) -> None:
    """The checks raise KeyError when the title says so; the process lives, and goes on when the title is changed back."""
    content = in_english(tmp_path)
    site = content / "site.yaml"
    good = site.read_text(encoding="utf-8")
    code = (
        "import aeskills.pipeline as p; check = p.run_checks\n"
        "def broken(reading): return {}['x'] if 'Broken' in reading.handbook.site.title else check(reading)\n"
        "p.run_checks = broken\n"
        "from aeskills.cli import run; run()"
    )
    call = [sys.executable, "-c", code, "serve", "--content", str(content), "--port", "0"]
    serving = subprocess.Popen(
        call, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", start_new_session=True
    )
    try:
        address, _ = until_address(serving)
        before = ask(address, "/en/")
        site.write_text(good.replace("Lighthouse keeper handbook", "Broken"), encoding="utf-8")
        told = json.loads(ask(address, "/.aeskills/news?seen=1")[2])
        assert "KeyError" in told["findings"] and "--debug" in told["findings"] and "\n" not in told["findings"]
        assert ask(address, "/en/") == before
        site.write_text(good, encoding="utf-8")
        assert json.loads(ask(address, "/.aeskills/news?seen=2")[2]) == {"build": 3, "findings": ""}
    finally:
        serving.terminate()
        rest, _ = serving.communicate(timeout=30)
    assert serving.returncode == 143
    assert "Traceback" not in rest


@pytest.mark.parametrize(
    ("host", "shown", "warned"), [("0.0.0.0", "127.0.0.1", True), ("::1", r"[::1]", False), ("localhost", "localhost", False)]
)
def test_other_addresses_to_listen_on(tmp_path: Path, host: str, shown: str, warned: bool) -> None:
    serving = start("serve", "--content", in_english(tmp_path), "--port", 0, "--host", host, "--prefix", "handbook")
    try:
        address, said = until_address(serving, shown)
        assert address.endswith("/handbook/")
        assert ("warning: everybody" in said) == warned
        assert ask(address, "/handbook/en/")[0] == 200
    finally:
        os.killpg(serving.pid, signal.SIGINT)
        serving.communicate(timeout=30)
    assert serving.returncode == 0


@pytest.mark.parametrize("host", ["203.0.113.1", "no-such-host.invalid", ""])
def test_an_address_that_is_not_ours_gives_a_message(host: str) -> None:
    done = run("serve", "--content", LIGHTHOUSE, "--port", 0, "--host", host)
    assert done.returncode == 2
    assert "--host" in done.stderr and "Traceback" not in done.stderr
