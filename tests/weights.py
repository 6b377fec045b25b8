"""What a page makes its reader load before anything is done, and which page of each kind is the heaviest."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from tests.pages import Page, kinds, pages_of
from tests.tool import ROOT

_IMPORT = re.compile(r"""(?:^|[\s;}])(?:import|export)\s*(?:[^"'();]*?[\s}]from\s*)?["'](\.[^"']+)["']""", re.MULTILINE)
"""A static import; `import("…")` is loaded later."""


@dataclass(frozen=True, order=True)
class Weight:
    """Compressed bytes of a page with all that comes with it, and of its style sheets and scripts that are our own."""

    whole: int
    own: int
    address: str


@cache
def size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def static_imports(script: str) -> list[str]:
    """What a script loads with itself."""
    return _IMPORT.findall(script)


def loaded(site: Path, page: Page) -> set[str]:
    """The style sheets and scripts that come with a page, and the data that a script fetches at once."""
    sheets = {link.attributes["href"] for link in page.all("link") if link.attributes.get("rel") == "stylesheet"}
    scripts = {script.attributes["src"] for script in page.all("script") if "src" in script.attributes}
    data = {urlsplit(element.attributes["data-bundle"]).path for element in page.elements if "data-bundle" in element.attributes}
    found = {urljoin(page.address, address).lstrip("/") for address in sheets | data}
    return found.union(*(_imported(site, urljoin(page.address, address).lstrip("/")) for address in scripts))


def _imported(site: Path, address: str) -> set[str]:
    found, waiting = set(), [address]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += [urljoin(here, name) for name in static_imports((site / here).read_text(encoding="utf-8"))]
    return found


def _own(address: str) -> bool:
    return address.endswith((".css", ".js")) and ".min." not in address and "/assessment/" not in address


def _weighed(site: Path, page: Page) -> Weight:
    files = loaded(site, page)
    whole = size(site / page.address / "index.html") + sum(size(site / file) for file in files)
    return Weight(whole, sum(size(site / file) for file in files if _own(file)), page.address)


def heaviest(site: Path, tags: tuple[str, ...]) -> Iterator[tuple[str, str, Weight]]:
    """Kind, locale and the heaviest page of that kind in it, for every kind of page of this repository's site."""
    pages = {page.address: page for page in pages_of(site)}
    for kind, addresses in kinds(ROOT / "content").items():
        for tag in tags:
            yield kind, tag, max(_weighed(site, pages[f"{tag}/{address}"]) for address in addresses)
