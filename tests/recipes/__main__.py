"""Serves a built site by nginx with docs/recipes/nginx.conf, and by Python's own server, and asks what a visitor would ask.

`python -m tests.recipes` ends with 1 and the line that does not hold, and with 2 where there is no nginx.
"""

from __future__ import annotations

import functools
import gzip
import http.client
import http.server
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from tests.tool import ROOT, build, in_english

RECIPES = ROOT / "docs" / "recipes"
PREFIX = "/handbook/"
Answer = tuple[int, dict[str, str], bytes]


def main() -> int:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        print("recipes: there is no nginx; apt-get install nginx-light", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # nginx reads as another user
        content = in_english(folder)
        site = build(content, folder / "site", "--prefix", PREFIX)
        with_nginx(nginx, site, folder)
        with_python(site, folder)
        by_file(site)
    print("untried here: GitHub Pages, GitLab, Read the Docs, S3, and the image of docs/recipes/Dockerfile (its nginx.conf was tried)")
    return 0


def with_nginx(nginx: str, site: Path, folder: Path) -> None:
    port = _free_port()
    recipe = (RECIPES / "nginx.conf").read_text(encoding="utf-8")
    recipe = recipe.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/var/www/handbook", str(site))
    paths = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    config = folder / "nginx.conf"
    config.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; {paths} {recipe} }}\n",
        encoding="utf-8",
    )
    server = subprocess.Popen([nginx, "-c", str(config), "-p", str(folder)])
    try:
        _wait_for(port)
        ask = functools.partial(_ask, port)
        walk("nginx", ask)
        status, headers, body = ask(f"{PREFIX}en/", {"Accept-Encoding": "gzip"})
        expect("nginx: pages are compressed", headers.get("content-encoding") == "gzip" and b"<html" in gzip.decompress(body))
        expect("nginx: pages are asked for again", headers.get("cache-control") == "no-cache")
        expect("nginx: nothing is loaded from elsewhere", "default-src 'self'" in headers.get("content-security-policy", ""))
        status, headers, body = ask(f"{PREFIX}en/", {"If-None-Match": ask(f"{PREFIX}en/")[1].get("etag", "")})
        expect("nginx: what did not change is not sent again", status == 304 and not body)
        expect("nginx: the address without a slash leads on", ask("/handbook")[0] == 301)
        expect("nginx: a page of the language for a wrong address", b'lang="en"' in ask(f"{PREFIX}en/no/such/")[2])
    finally:
        server.terminate()
        server.wait(10)


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def with_python(site: Path, folder: Path) -> None:
    """As on any server that only knows folders: the site below a path, with relative links."""
    place = folder / "www"
    place.mkdir()
    (place / PREFIX.strip("/")).symlink_to(site)
    make = functools.partial(_Silent, directory=str(place))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), make) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        walk("plain server", functools.partial(_ask, server.server_address[1]), has_404=False)
        server.shutdown()


def by_file(site: Path) -> None:
    """On a file share: every link of the first page leads to a file."""
    page = site / "en" / "index.html"
    links = re.findall(r'(?:href|src)="([^"#?]+)', page.read_text(encoding="utf-8"))
    missing = [link for link in links if "//" not in link and not (page.parent / link).exists()]
    expect("file share: every link leads to a file or its folder", len(links) > 20 and not missing, str(missing))


def walk(name: str, ask: functools.partial[Answer], has_404: bool = True) -> None:
    """Every address that the first pages name is there, and the page for wrong addresses stays below the prefix."""
    waiting, seen = [PREFIX, f"{PREFIX}en/", f"{PREFIX}en/skills/"], set()
    for address in waiting:
        status, _, body = ask(address)
        expect(f"{name}: {address} is there", status == 200, str(status))
        for link in re.findall(r'(?:href|src)="([^"#?]+)', body.decode()):
            if "//" not in link and ":" not in link:
                seen.add(urlsplit(urljoin(address, link)).path)
    expect(f"{name}: links stay below the prefix", len(seen) > 20 and all(link.startswith(PREFIX) for link in seen))
    broken = [link for link in sorted(seen) if ask(link)[0] != 200]
    expect(f"{name}: all {len(seen)} links are there", not broken, str(broken[:5]))
    if has_404:
        for wrong in ("no-such-page", "no/such/page/", "en/skills/no/such/"):
            status, _, body = ask(PREFIX + wrong)
            links = re.findall(r'(?:href|src)="([^"#?]+)', body.decode())
            away = [link for link in links if not link.startswith(PREFIX) and "//" not in link]
            expect(f"{name}: 404 for {wrong}, with links that work", status == 404 and links != [] and not away, f"{status} {away[:3]}")
            expect(f"{name}: they lead to something", all(ask(link)[0] == 200 for link in links if "//" not in link))


def expect(what: str, holds: bool, found: str = "") -> None:
    print(f"{'ok' if holds else 'NOT'}  {what} {found if not holds else ''}".rstrip())
    if not holds:
        sys.exit(1)


def _ask(port: int, address: str, headers: dict[str, str] | None = None) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", address, headers=headers or {})
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return found


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("recipes: nginx does not answer")


if __name__ == "__main__":
    sys.exit(main())
