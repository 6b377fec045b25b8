"""`aeskills serve`: serves, waits for news, shows findings, and answers wrong addresses; without a browser, in bounded time."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from aeskills.site import preview
from tests.tool import LIGHTHOUSE, copied, in_english, run, start

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
def news() -> preview.News:
    return preview.News()


@pytest.fixture
def served(tmp_path: Path, news: preview.News) -> Iterator[Ask]:
    """A small site with two locales behind the handler; `ask(path)`."""
    for folder in (tmp_path, tmp_path / "en", tmp_path / "it"):
        folder.mkdir(exist_ok=True)
        (folder / "index.html").write_text(f"<p>home of {folder.name}", encoding="utf-8")
        (folder / "404.html").write_text(f"<p>nothing in {folder.name}", encoding="utf-8")
    (tmp_path / "en" / "style.css").write_text("p {}", encoding="utf-8")
    (tmp_path.parent / "secret.txt").write_text("secret", encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(preview._Handler, directory=str(tmp_path), news=news))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield partial(ask, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


def test_pages_come_with_the_script_that_waits_for_news(served: Ask) -> None:
    for path in ("/en/", "/en/index.html", "/en/?a=b"):
        status, kind, body = served(path)
        assert (status, kind) == (200, "text/html; charset=utf-8")
        assert body.startswith(b"<p>home of en<script>")


def test_other_files_come_as_they_are(served: Ask) -> None:
    assert served("/en/style.css")[::2] == (200, b"p {}")


def test_a_wrong_address_gets_the_page_of_its_locale(served: Ask, tmp_path: Path) -> None:
    for path, folder in (("/en/x/y/", "en"), ("/it/none.html", "it"), ("/none", tmp_path.name), ("/fr/", tmp_path.name)):
        status, _, body = served(path)
        assert status == 404
        assert body.startswith(f"<p>nothing in {folder}".encode())


def test_a_folder_without_its_slash_is_led_to_its_page(served: Ask) -> None:
    assert served("/en")[0] == 301


def test_nothing_above_the_folder_is_served(served: Ask) -> None:
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/en/..%2f../secret.txt"):
        status, _, body = served(path)
        assert status == 404
        assert b"secret" not in body


def test_news_are_told_at_once_when_they_are_newer(served: Ask, news: preview.News) -> None:
    news.tell("")
    status, kind, body = served("/.preview?seen=")
    assert (status, kind) == (200, "application/json")
    assert json.loads(body) == {"build": 1, "findings": ""}


def test_a_question_waits_for_the_next_build(served: Ask, news: preview.News) -> None:
    news.tell("")
    begun = time.monotonic()
    threading.Timer(0.3, news.tell, ["a.yaml:1:1: error"]).start()
    assert json.loads(served("/.preview?seen=1")[2]) == {"build": 2, "findings": "a.yaml:1:1: error"}
    assert 0.2 < time.monotonic() - begun < 10


def test_a_question_ends_when_nothing_happens(served: Ask, news: preview.News, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "WAIT", 0.2)
    news.tell("")
    assert json.loads(served("/.preview?seen=1")[2])["build"] == 1


def test_serve_builds_again_after_a_change_and_shows_findings(lighthouse_site: Path, tmp_path: Path) -> None:
    """The whole command: first build, a fault (the last page stays), its mending, the end by Ctrl+C."""
    content = copied(LIGHTHOUSE, tmp_path)
    site = content / "site.yaml"
    good = site.read_text(encoding="utf-8")
    serving = start("serve", "--content", content, "--out", tmp_path / "site", "--port", 0)
    assert serving.stdout is not None
    try:
        address = next(line.strip() for line in serving.stdout if line.strip().startswith("http://127.0.0.1:"))
        assert ask(address, "/en/")[2].startswith((lighthouse_site / "en" / "index.html").read_bytes())
        site.write_text(f"{good}subtitle: x\n", encoding="utf-8")
        told = json.loads(ask(address, "/.preview?seen=1")[2])
        assert told["build"] == 2
        assert "error[unknown-key]" in told["findings"]
        assert ask(address, "/ar/")[0] == 200
        site.write_text(good.replace("Lighthouse keeper handbook", "Book of lights"), encoding="utf-8")
        assert json.loads(ask(address, "/.preview?seen=2")[2]) == {"build": 3, "findings": ""}
        assert b"Book of lights" in ask(address, "/en/")[2]
    finally:
        os.killpg(serving.pid, signal.SIGINT)
        rest = serving.stdout.read()
        serving.wait(30)
        serving.stdout.close()
    assert serving.returncode == 0, rest
    assert "Traceback" not in rest
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]


def test_a_port_that_is_taken_gives_a_message(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", "--content", LIGHTHOUSE, "--out", tmp_path / "site", "--port", port)
    assert done.returncode == 2
    assert f"port {port} of 127.0.0.1" in done.stderr
    assert "--port" in done.stderr
    assert not (tmp_path / "site").exists()


def test_a_fault_at_the_start_is_shown_and_waits_to_be_mended(tmp_path: Path) -> None:
    content = in_english(tmp_path)
    site = content / "site.yaml"
    good = site.read_text(encoding="utf-8")
    site.write_text(f"{good}subtitle: x\n", encoding="utf-8")
    serving = start("serve", "--content", content, "--out", tmp_path / "site", "--port", 0)
    assert serving.stdout is not None
    try:
        address = next(line.strip() for line in serving.stdout if line.strip().startswith("http://127.0.0.1:"))
        status, _, body = ask(address, "/")
        assert status == 404
        assert b"<script>" in body
        site.write_text(good, encoding="utf-8")
        assert json.loads(ask(address, "/.preview?seen=1")[2]) == {"build": 2, "findings": ""}
        assert ask(address, "/en/")[0] == 200
    finally:
        os.killpg(serving.pid, signal.SIGINT)
        serving.communicate(timeout=30)
