"""A small server for authors: the finished site on 127.0.0.1, rebuilt and reloaded when a watched file changes.

The pages are served as they are on disk, plus one script that waits for the next build; a fault in the content leaves the last
good page up and shows the findings on it.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

WAIT = 25.0
"""Seconds that a browser's question for news may stay open."""

_PAUSE = 0.1
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
    """What the browsers wait for: the number of the last build and its findings."""

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


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, news: News, **options: object) -> None:
        self.news = news
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == "/.preview":
            self._reply(200, "application/json", self.news.after(query.removeprefix("seen=")))
            return
        file = Path(self.translate_path(self.path))
        page = file / "index.html" if file.is_dir() and path.endswith("/") else file
        if page.suffix == ".html" and page.is_file():
            self._reply(200, "text/html; charset=utf-8", page.read_bytes() + _SCRIPT)
        elif not file.exists():
            self._reply(404, "text/html; charset=utf-8", self._not_found(path))
        else:
            super().do_GET()

    def _not_found(self, path: str) -> bytes:
        folder = Path(str(self.directory))
        own = folder / path.split("/")[1] / "404.html"
        page = own if own.is_file() else folder / "404.html"
        return (page.read_bytes() if page.is_file() else b"<!doctype html><title>404</title><p>404") + _SCRIPT

    def _reply(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Requests are not worth a line each."""


def preview(rebuild: Callable[[], str], folder: Path, watched: Iterable[Path], port: int, ready: Callable[[str], None]) -> None:
    """Builds, serves `folder` until interrupted, and calls `rebuild` (its findings as text, or empty) after each change."""
    news = News()
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(folder), news=news))
    server.daemon_threads = True
    paths = [path for path in watched if path.is_dir()]
    stamp = _stamp(paths)
    news.tell(rebuild())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ready(f"http://127.0.0.1:{server.server_port}/")
    try:
        while True:
            time.sleep(_PAUSE)
            now = _stamp(paths)
            if now != stamp:
                stamp = now
                news.tell(rebuild())
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _stamp(folders: Iterable[Path]) -> int:
    """A number that changes when a file below `folders` is written, added or removed."""
    return hash(tuple(_state(path) for folder in folders for path in sorted(folder.rglob("*"))))


def _state(path: Path) -> tuple[str, int, int]:
    try:
        info = path.stat()
    except OSError:  # an editor's swap file, gone since the folder was read
        return str(path), 0, 0
    return str(path), info.st_mtime_ns, info.st_size
