"""What a server on a network has to stand: foreign names, half requests, hundreds at once, faults of its own."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from aeskills.serve.memory import File, SiteInMemory
from aeskills.serve.news import News
from aeskills.serve.server import Handler, ServedAt, make_server, script_tag
from aeskills.settings.read import project_of
from tests.tool import LIGHTHOUSE, run

Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def live() -> SiteInMemory:
    live = SiteInMemory(project_of(LIGHTHOUSE))
    live.refresh()
    return live


@pytest.fixture
def said() -> list[str]:
    return []


def serving(live: SiteInMemory, place: ServedAt, said: list[str]) -> Iterator[ThreadingHTTPServer]:
    server = make_server(live, News(), place, said.append)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def server(live: SiteInMemory, said: list[str]) -> Iterator[ThreadingHTTPServer]:
    yield from serving(live, ServedAt(port=0), said)


def ask(server: ThreadingHTTPServer, path: str, method: str = "GET", host: str | None = None) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request(method, path, headers={"Host": host} if host is not None else {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def raw(server: ThreadingHTTPServer, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=30) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.parametrize("path", ["/en/", "/", "/.aeskills/news?seen=", "/.aeskills/reload.js", "/none", "/en/search/index.json"])
def test_a_foreign_name_gets_nothing(server: ThreadingHTTPServer, path: str) -> None:
    status, _, body = ask(server, path, host="evil.example")
    assert status == 403
    assert len(body) < 200
    assert ask(server, path, "HEAD", host="evil.example:80")[0] == 403


def test_two_names_are_one_too_many(server: ThreadingHTTPServer) -> None:
    assert b" 403 " in raw(server, b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n").splitlines()[0]
    assert b" 403 " in raw(server, b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n").splitlines()[0]
    assert b" 200 " in raw(server, b"GET /en/ HTTP/1.0\r\n\r\n").splitlines()[0]


def test_head_is_get_without_a_body(server: ThreadingHTTPServer) -> None:
    for path in ("/en/", "/en", "/none", "/.aeskills/reload.js", "/en/search/index.json"):
        get, head = ask(server, path), ask(server, path, "HEAD")
        assert head[2] == b""
        assert head[0] == get[0]
        assert {name: value for name, value in head[1].items() if name != "Date"} == {
            name: v for name, v in get[1].items() if name != "Date"
        }


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "BREW"])
def test_other_methods_are_refused(server: ThreadingHTTPServer, method: str) -> None:
    assert ask(server, "/en/", method)[0] == 501


@pytest.mark.parametrize(
    "request_line",
    [b"GET", b"\x00\xff\x16\x03", b"GET  HTTP/1.1", b"GET /%ff%00 HTTP/1.1", b"GET http://[ HTTP/1.1",
     b"GET /" + b"a" * 70_000 + b" HTTP/1.1", b"GET //evil.example/.. HTTP/1.1",
     b"GET /en/%2e%2e/%2e%2e/etc/passwd HTTP/1.1", b"GET \xe2\x98\x83 HTTP/1.1"],
)  # fmt: skip
def test_nonsense_is_answered_or_dropped(server: ThreadingHTTPServer, said: list[str], request_line: bytes) -> None:
    answer = raw(server, request_line + b"\r\nHost: localhost\r\n\r\n")
    assert b" 200 " not in answer.partition(b"\n")[0]
    assert b"root:" not in answer
    assert ask(server, "/en/")[0] == 200
    assert [line for line in said if "Error" in line] == []


def test_a_redirect_stays_on_the_server(server: ThreadingHTTPServer) -> None:
    for path in ("/en", "/en/skills", "//en", "///en/skills"):
        status, headers, _ = ask(server, path)
        assert status in (302, 404)
        assert not headers.get("Location", "/x").startswith("//")


def test_half_open_connections_end(server: ThreadingHTTPServer, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Handler, "timeout", 0.3)
    with socket.create_connection(("127.0.0.1", server.server_port)) as silent, socket.create_connection(silent.getpeername()) as half:
        half.sendall(b"GET /en/ HTTP/1.1\r\nHost: local")
        for connection in (silent, half):
            connection.settimeout(30)
            assert connection.recv(1000) == b""
    assert said == []


def test_hundreds_at_once_are_answered(server: ThreadingHTTPServer) -> None:
    """500 loads, 100 more connections that say nothing, and an index that takes long: all get the whole answer."""
    silent = [socket.create_connection(("127.0.0.1", server.server_port)) for _ in range(100)]
    expected = {path: ask(server, path)[2] for path in ("/en/", "/ar/skills/", "/en/search/index.json", "/en/data/handbook.json", "/none")}
    paths = list(expected) * 100
    with ThreadPoolExecutor(100) as pool:
        answers = list(pool.map(lambda path: ask(server, path)[2], paths))
    assert [path for path, body in zip(paths, answers, strict=True) if body != expected[path]] == []
    for connection in silent:
        connection.close()


def test_the_search_index_is_made_once(live: SiteInMemory, server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    live.refresh()
    made: list[int] = []
    from aeskills.render.locale_site import LocaleSite

    index = LocaleSite.search_index
    monkeypatch.setattr(LocaleSite, "search_index", lambda self, pages: made.append(1) or time.sleep(0.1) or index(self, pages))
    with ThreadPoolExecutor(20) as pool:
        bodies = set(pool.map(lambda _: ask(server, "/ar/search/index.json")[2], range(20)))
    assert len(bodies) == len(made) == 1


class Failing:
    """A site with a fault of the tool itself."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def find(self, _path: str) -> File | None:
        raise self.error

    def not_found(self, _path: str) -> File:
        raise self.error


@pytest.mark.parametrize("error", [KeyError("<x>"), MemoryError(), RecursionError("deep"), OSError(28, "No space left on device")])
def test_a_fault_is_shown_and_the_server_lives(said: list[str], error: Exception) -> None:
    for server in serving(Failing(error), ServedAt(port=0), said):  # type: ignore[arg-type]
        for _ in range(2):
            status, _, body = ask(server, "/en/")
            assert status == 500
            assert body.endswith(script_tag("/")), "the page does not load again when the fault has gone"
            assert b"<x>" not in body and b"Traceback" not in body
        assert len(said) == 2 and all(line.startswith("aeskills: /en/: ") and "\n" not in line for line in said)


@pytest.mark.parametrize("prefix", ["/handbook/", "/a/b/"])
def test_below_a_path(said: list[str], prefix: str, live: SiteInMemory) -> None:
    below = SiteInMemory(project_of(LIGHTHOUSE), prefix)
    below.refresh()
    for server in serving(below, ServedAt(port=0, prefix=prefix), said):
        for path, location in (("/", prefix), (prefix.rstrip("/"), prefix), (f"{prefix}en", f"{prefix}en/")):
            status, headers, _ = ask(server, path)
            assert (status, headers["Location"]) == (302, location)
        status, _, body = ask(server, f"{prefix}en/")
        home = live.find("en/")
        assert home and (status, body) == (200, home.data + script_tag(prefix))
        assert ask(server, f"{prefix}.aeskills/reload.js")[0] == 200
        assert ask(server, f"{prefix}.aeskills/news?seen=")[0] == 200
        assert ask(server, "/en/")[0] == ask(server, f"{prefix[:-1]}x/")[0] == ask(server, "/.aeskills/news")[0] == 404
        assert f'="{prefix}en/'.encode() in ask(server, f"{prefix}en/nothing/here")[2]
        assert f'="{prefix}'.encode() in ask(server, f"{prefix}nothing")[2]


@pytest.mark.parametrize("prefix", ["/a//b/", "/../x/", "/a b/", "/a?b/", "/<x>/", "/a#b", "/é/"])
def test_a_path_that_is_none_is_refused(tmp_path: Path, prefix: str) -> None:
    done = run("serve", "--content", LIGHTHOUSE, "--port", 0, "--prefix", prefix, cwd=tmp_path)
    assert done.returncode == 2
    assert "--prefix" in done.stderr


def test_no_page_holds_a_script_of_the_server(server: ThreadingHTTPServer) -> None:
    """A strict Content-Security-Policy allows what the server adds: a script as a file, which sets no style attribute and no HTML."""
    body = ask(server, "/en/")[2]
    assert body.endswith(b'<script src="/.aeskills/reload.js"></script>')
    status, headers, script = ask(server, "/.aeskills/reload.js")
    assert (status, headers["Content-Type"], headers["X-Content-Type-Options"]) == (200, "text/javascript; charset=utf-8", "nosniff")
    assert b"innerHTML" not in script and b'setAttribute("style"' not in script and b"eval" not in script
