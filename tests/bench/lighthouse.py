"""`python -m tests.bench.lighthouse [pages …]`: Lighthouse for mobile on the heaviest page of each kind in each locale."""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from tests.tool import CHROMIUM_ARGUMENTS, ROOT, build
from tests.weights import heaviest

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PASSED = 0.9
"""Lighthouse's own mark: an audit from this score on has passed."""
LONGEST = 120
"""Seconds after which a run of Lighthouse has hung."""
UNCOUNTED = ("informative", "manual", "notApplicable")
METRICS = {"LCP, ms": "largest-contentful-paint", "CLS": "cumulative-layout-shift", "TBT, ms": "total-blocking-time"}
TARGETS = {"performance": 98, "LCP, ms": 1800, "CLS": 0, "TBT, ms": 50} | dict.fromkeys(CATEGORIES[1:], 100)

Row = Mapping[str, Any]


class _Pages(SimpleHTTPRequestHandler):
    """Answers as GitHub Pages does: text compressed, everything fresh for ten minutes."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> Any:
        path = Path(self.translate_path(self.path)) / ("index.html" if self.path.endswith("/") else "")
        kind = self.guess_type(path)
        if not path.is_file() or not kind.startswith(("text/", "application/j", "application/xml", "image/svg")):
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_arguments: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def main() -> None:
    """Prints a table, a row a page, and exits with 1 when a page misses a target."""
    options = _options()
    if not shutil.which(options.lighthouse):
        print("Lighthouse is not installed: npm install lighthouse, then --lighthouse node_modules/.bin/lighthouse", file=sys.stderr)
        raise SystemExit(2)
    with tempfile.TemporaryDirectory(prefix="aeskills-lighthouse-") as name:
        site = options.site or build(ROOT / "content", Path(name) / "site")
        reports = options.reports or Path(name)
        reports.mkdir(parents=True, exist_ok=True)
        with served(site) as address:
            wanted = {page.strip("/") for page in options.pages}
            pages = [page for page in _pages(site) if not wanted or page[1].strip("/") in wanted]
            if not pages:
                raise SystemExit("no such page; the heaviest of each kind are: " + ", ".join(page for _, page in _pages(site)))
            measured = ((kind, page, list(_runs(f"{address}/{page}", options, reports))) for kind, page in pages)
            rows = [_row(kind, page, runs) for kind, page, runs in measured if runs]
    _print(rows)
    raise SystemExit(len(rows) < len(pages) or any(row["missed"] for row in rows))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.lighthouse", description=__doc__)
    parser.add_argument("pages", nargs="*", help="addresses below the site, such as en/pay/ (default: all that would be taken)")
    parser.add_argument("--runs", type=int, default=5, help="runs of a page; the categories but performance are measured in the first")
    parser.add_argument("--lighthouse", default="lighthouse", help="where its command is")
    parser.add_argument("--only", default=",".join(CATEGORIES), help="comma-separated categories")
    parser.add_argument("--site", type=Path, help="a built site (default: this repository's, built now)")
    parser.add_argument("--reports", type=Path, help="keep Lighthouse's reports in this folder")
    return parser.parse_args()


def _pages(site: Path) -> Iterator[tuple[str, str]]:
    """Kind and address: above the locales the chooser, for wrong addresses, then the heaviest page of each kind."""
    tags = tuple(sorted(path.parent.name for path in site.glob("*/index.html")))
    yield from [("chooser", ""), *(("wrong address", f"{folder}404.html") for folder in ("", *(f"{tag}/" for tag in tags)))]
    yield from ((kind.replace(".html", ""), page.address) for kind, _, page in heaviest(site, tags))


def _runs(url: str, options: argparse.Namespace, reports: Path) -> Iterator[Row]:
    categories = options.only.split(",")
    if url.endswith("404.html") and "seo" in categories:
        categories.remove("seo")  # such a page asks not to be indexed, which Lighthouse counts as a fault
    for number in range(options.runs):
        report = reports / f"{url.split('/', 3)[3].strip('/').replace('/', '-') or 'chooser'}-{number}.json"
        call = [options.lighthouse, url, "--quiet", "--output=json", f"--output-path={report}"]
        call += [f"--only-categories={','.join(categories)}", f"--chrome-flags=--headless=new {' '.join(CHROMIUM_ARGUMENTS)}"]
        environment = {"CHROME_PATH": shutil.which("chromium") or "", **os.environ}
        try:
            subprocess.run(call, stdout=subprocess.DEVNULL, env=environment, timeout=LONGEST, check=True)
        except subprocess.SubprocessError as error:
            print(f"{report.stem} is left out: {error}", file=sys.stderr)
            continue
        yield json.loads(report.read_text(encoding="utf-8"))
        categories = [name for name in categories if name == "performance"]
        if not categories:
            return


def _row(kind: str, page: str, runs: Sequence[Row]) -> Row:
    first = runs[0]
    scores = {
        name: [round(100 * (run["categories"][name]["score"] or 0)) for run in runs if name in run["categories"]] for name in CATEGORIES
    }
    row: dict[str, Any] = {name: median(found) if found else "–" for name, found in scores.items()}
    for name, audit in METRICS.items():
        found = [run["audits"][audit]["numericValue"] for run in runs if audit in run["audits"]]
        row[name] = round(median(found), 3 if name == "CLS" else None) if found else "–"
    requests = first["audits"].get("network-requests", {}).get("details", {}).get("items", [])
    missed = [name for name, target in TARGETS.items() if row[name] != "–" and (row[name] - target) * (-1 if name in CATEGORIES else 1) > 0]
    row |= {"requests": len(requests), "kB": round(sum(one["transferSize"] for one in requests) / 1000)}
    print(f"/{page}", *(f"{name} {value}" for name, value in row.items()), sep=", ", file=sys.stderr, flush=True)
    return {"kind": kind, "page": f"/{page}", **row, "missed": missed, "failed": _failed(first["audits"])}


def _failed(audits: Mapping[str, Row]) -> set[str]:
    """Ids of the audits that have not passed, whether they count for the score or not."""
    counted = {name: one["score"] for name, one in audits.items() if one["scoreDisplayMode"] not in UNCOUNTED}
    return {name for name, score in counted.items() if score is None or score < PASSED}


def _print(rows: Sequence[Row]) -> None:
    everywhere = set.intersection(*(row["failed"] for row in rows))
    names = ["kind", "page", *CATEGORIES, *METRICS, "requests", "kB"]
    print(f"| {' | '.join(names)} | missed | failed audits |\n{'|---' * (len(names) + 2)}|")
    for row in rows:
        cells = [*(row[name] for name in names), ", ".join(row["missed"]), ", ".join(sorted(row["failed"] - everywhere))]
        print(f"| {' | '.join(map(str, cells))} |")
    print(f"\nFailed on every page: {', '.join(sorted(everywhere)) or 'none'}")


if __name__ == "__main__":
    main()
