"""The service worker of a locale: which files it keeps, each with the hash of its bytes, and the script that keeps them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from aeskills.assets.files import text_files

WORKER = "worker.js"
SCRIPT = "assets/offline/worker.js"
LEFT_OUT = ("data", "templates")
"""Folders with files to take along; of them only the pages are kept."""
KEPT = frozenset([".css", ".html", ".ico", ".jpg", ".js", ".json", ".png", ".svg", ".webmanifest", ".webp", ".woff2"])


def write_worker(folder: Path) -> None:
    """Writes the worker of a locale whose other files are all in the folder."""
    listed = json.dumps(dict(kept_files(folder)), ensure_ascii=True, separators=(",", ":"))
    (folder / WORKER).write_bytes(f"self.FILES={listed};\n{text_files()[SCRIPT]}".encode())


def kept_files(folder: Path) -> Iterator[tuple[str, str]]:
    """Address and hash of every file that is kept, in order of the addresses. A page's address ends in a slash."""
    for path in sorted(path for path in folder.rglob("*") if path.suffix in KEPT and path.is_file()):
        name = path.relative_to(folder).as_posix()
        page = path.name == "index.html"
        if name in (WORKER, SCRIPT, "404.html") or (not page and name.split("/")[0] in LEFT_OUT):
            continue
        yield name.removesuffix("index.html") if page else name, hashlib.sha256(path.read_bytes()).hexdigest()[:12]
