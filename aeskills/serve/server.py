"""A small server for authors: the site on 127.0.0.1, taken in again and reloaded when a watched file changes.

The pages are those that a build writes, plus one script that waits for the next change; a fault in the content leaves the last
good page up and shows the findings on it.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from aeskills.serve.memory import File, SiteInMemory

WAIT = 25.0
"""Seconds that a browser's question for news may stay open."""

_PAUSE = 0.03
"""Seconds between two looks at the files; longer where a look takes long, so that looking takes a fifth of one core at most."""
_SCRIPT = b"""<script>(async () => {
  let seen = null;
  for (;;) {
    try {
      const news = await (await fetch("/.preview?seen=" + (seen ?? ""))).json();
      if (seen !== null && news.build !== seen && !news.findings) location.reload();
      seen = news.build;
      document.getElementById("preview-findings")?.remove();
      if (news.findings) {
        const box = Object.assign(document.createElement("pre"), { id: "preview-findings", textContent: news.findings });
        box.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:50vh;overflow:auto;margin:0;padding:1rem;"
          + "background:#2b0b0b;color:#fff;z-index:99";
        document.body.append(box);
      }
    } catch { await new Promise((wake) => setTimeout(wake, 1000)); }
  }
})();</script>"""


class News:
    """What the browsers wait for: how often the site was taken in, and what was found the last time."""

    def __init__(self) -> None:
        self.build = 0
        self.findings = ""
        self.changed = threading.Condition()

    def tell(self, findings: str) -> None:
        with self.changed:
            self.build += 1
            self.findings = findings
            self.changed.notify_all()

    def after(self, seen: str) -> bytes:
        """The news once they are newer than build `seen`, or after `WAIT` seconds."""
        with self.changed:
            self.changed.wait_for(lambda: str(self.build) != seen, WAIT)
            return json.dumps({"build": self.build, "findings": self.findings}).encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has gone to another page no longer listens; that is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, *arguments: Any, live: SiteInMemory, news: News) -> None:
        self.live, self.news = live, news
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == "/.preview":
            self._reply(200, File("application/json", self.news.after(query.removeprefix("seen="))))
            return
        path = unquote(path).lstrip("/")
        if (found := self.live.find(path)) is not None:
            self._reply(200, found)
        elif self.live.find(f"{path}/") is not None:
            self._reply(301, File("text/plain", b""), location=f"/{quote(path)}/")
        else:
            self._reply(404, self.live.not_found(path))

    def _reply(self, status: int, file: File, location: str = "") -> None:
        body = file.data + _SCRIPT if file.kind.startswith("text/html") else file.data
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", file.kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Requests are not worth a line each."""


def preview(live: SiteInMemory, watched: Iterable[Path], port: int, refresh: Callable[[], str], ready: Callable[[str], None]) -> None:
    """Serves `live` until interrupted, and calls `refresh` (its findings as text, or empty) at the start and after each change."""
    news = News()
    server = _Server(("127.0.0.1", port), partial(_Handler, live=live, news=news))
    paths = [path for path in watched if path.is_dir()]
    state = _state(paths)
    news.tell(refresh())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ready(f"http://127.0.0.1:{server.server_port}/")
    try:
        while True:
            begun = time.monotonic()
            now = _state(paths)
            looking = time.monotonic() - begun
            if now != state:
                while now != state:  # a file that is being written is not read before it is whole
                    time.sleep(_PAUSE)
                    state, now = now, _state(paths)
                news.tell(refresh())
            else:
                time.sleep(max(_PAUSE, 4 * looking))
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _state(folders: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """Path → time of change and size of every file below the folders."""
    found = {}
    waiting = [str(folder) for folder in folders]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir():
                        waiting.append(entry.path)
                    else:
                        info = entry.stat()
                        found[entry.path] = (info.st_mtime_ns, info.st_size)
        except OSError:  # gone since its folder was read, as an editor's swap file is
            continue
    return found
