"""A small server for authors: the site as it is in memory, taken in again and loaded again when a watched file changes.

The pages are those that a build writes, plus one script that waits for the next change; an error leaves the last good pages up and is shown
over them.
"""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Callable, Iterable
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from aeskills.failures import describe
from aeskills.serve.hosts import Hosts, netloc
from aeskills.serve.memory import File, SiteInMemory
from aeskills.serve.news import News
from aeskills.serve.watch import Watch

_OWN = ".aeskills/"
"""The folder of what only the server has: the script and the news."""

_SCRIPT = File("text/javascript; charset=utf-8", (Path(__file__).parent / "reload.js").read_bytes())


class ServedAt(NamedTuple):
    """Where a site is served: the address to listen on, and the path below which the pages are, with a slash at both ends."""

    host: str = "127.0.0.1"
    port: int = 8000
    prefix: str = "/"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 1024
    """Browsers that may wait to be heard; the system may allow fewer."""

    def __init__(self, place: ServedAt, handler: Callable[..., BaseHTTPRequestHandler], report: Callable[[str], None]) -> None:
        self.address_family = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)[0][0]
        self._report = report
        super().__init__((place.host, place.port), handler)

    def server_bind(self) -> None:
        """Binds without asking a name server what this computer is called, as HTTPServer does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        """A browser that has gone to another page, or sends nothing more, no longer listens; that is no error."""
        error = sys.exception()
        if error is not None and not isinstance(error, ConnectionError | TimeoutError):
            self._report(f"aeskills: {describe(error)}")


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    timeout = 10.0
    """Seconds that a browser may take to send its request, or to take in a part of the answer."""

    def __init__(self, *arguments: Any, live: SiteInMemory, news: News, hosts: Hosts, prefix: str, report: Callable[[str], None]) -> None:
        self.live, self.news, self.hosts, self.prefix, self.report = live, news, hosts, prefix, report
        super().__init__(*arguments)

    def do_GET(self) -> None:
        names = self.headers.get_all("Host", [])
        if len(names) > 1 or not all(map(self.hosts.allows, names)):
            self._reply(403, _plain("this is not a name of this server; start it with --host to serve another"))
            return
        try:
            path = urlsplit(self.path).path
            query = self.path.partition("?")[2]
        except ValueError:
            self._reply(400, _plain("this is no address"))
            return
        if not path.startswith(self.prefix):
            if path in ("/", self.prefix.rstrip("/")):
                self._redirect(self.prefix)
            else:
                self._reply(404, _plain(f"the site is at {self.prefix}"))
            return
        path = unquote(path.removeprefix(self.prefix))
        if path.startswith(_OWN):
            self._own(path.removeprefix(_OWN), query)
            return
        try:
            self._find(path.lstrip("/"))
        except (ConnectionError, TimeoutError):  # nobody listens
            raise
        except Exception as error:
            fault = f"aeskills: /{path}: {describe(error)}"
            self.report(fault)
            self._reply(500, File("text/html; charset=utf-8", f"<!doctype html><title>500</title><pre>{escape(fault)}</pre>".encode()))

    def do_HEAD(self) -> None:
        """The same answer without its body."""
        self.do_GET()

    def _own(self, name: str, query: str) -> None:
        if name == "news":
            self._reply(200, File("application/json", self.news.after(query.removeprefix("seen="))))
        elif name == "reload.js":
            self._reply(200, _SCRIPT)
        else:
            self._reply(404, _plain("404"))

    def _find(self, path: str) -> None:
        if (file := self.live.find(path)) is not None:
            self._reply(200, file)
        elif self.live.find(f"{path}/") is not None:
            self._redirect(f"{self.prefix}{quote(path)}/")
        else:
            self._reply(404, self.live.not_found(path))

    def _redirect(self, location: str) -> None:
        self._reply(302, _plain(""), location)

    def _reply(self, status: int, file: File, location: str = "") -> None:
        body = file.data + script_tag(self.prefix) if file.kind.startswith("text/html") else file.data
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", file.kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Requests are not worth a line each."""


def script_tag(prefix: str) -> bytes:
    """What stands after every page: the script as a file, so that a strict Content-Security-Policy allows it."""
    return f'<script src="{prefix}{_OWN}reload.js"></script>'.encode()


def _plain(text: str) -> File:
    return File("text/plain; charset=utf-8", text.encode())


def make_server(live: SiteInMemory, news: News, place: ServedAt, report: Callable[[str], None]) -> ThreadingHTTPServer:
    """A server of `live` that listens, and answers once `serve_forever` runs. Raises OSError."""
    handler = partial(Handler, live=live, news=news, hosts=Hosts(place.host), prefix=place.prefix, report=report)
    return _Server(place, handler, report)


def serve_live(
    live: SiteInMemory,
    watched: Iterable[Path],
    place: ServedAt,
    refresh: Callable[[], str],
    ready: Callable[[str], None],
    report: Callable[[str], None],
) -> None:
    """Serves `live` until interrupted, and calls `refresh` (its findings as text, or empty) at the start and after each change.

    `ready` takes the address, `report` a line about what went wrong. Raises OSError when the address cannot be listened on.
    """
    news = News()
    server = make_server(live, news, place, report)
    with Watch(watched) as watch:
        news.tell(refresh())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ready(f"http://{netloc(place.host, server.server_port)}{place.prefix}")
        try:
            while True:
                watch.wait()
                news.tell(refresh())
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
            server.server_close()
