"""`python -m tests.bench.heights`: how high a page of each kind is, in screens of a desk and of a phone, as a Markdown table."""

from __future__ import annotations

import argparse
import shutil
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.pages import kinds
from tests.tool import CHROMIUM_ARGUMENTS, ROOT, build

SIZES = ((1440, 900), (390, 844))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def heights(site: Path, addresses: list[str]) -> dict[str, list[float]]:
    """Address → screens at each size."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found: dict[str, list[float]] = {address: [] for address in addresses}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS)
        for width, height in SIZES:
            page = browser.new_page(viewport={"width": width, "height": height})
            for address in addresses:
                page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
                found[address].append(page.evaluate("document.documentElement.scrollHeight") / height)
    server.shutdown()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, help="A built site; without it, one is built.")
    chosen = parser.parse_args().site
    with tempfile.TemporaryDirectory() as folder:
        site = chosen or Path(folder) / "site"
        if chosen is None:
            build(ROOT / "content", site)
        pages = {kind: addresses[0] for kind, addresses in kinds(ROOT / "content").items()}
        measured = {tag: heights(site, [f"{tag}/{address}" for address in pages.values()]) for tag in ("en", "it")}
        print("| page | desk en | phone en | desk it | phone it |\n|---|---:|---:|---:|---:|")
        for address in pages.values():
            values = [value for tag, found in measured.items() for value in found[f"{tag}/{address}"]]
            print(f"| {address or 'home'} | " + " | ".join(f"{value:.1f}" for value in values) + " |")


if __name__ == "__main__":
    main()
