"""How many bytes a reader's first view of a page costs, kind by kind, and how many of them are our own."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import pytest

from aeskills.site.styles import stylesheet
from tests.site.pages import Page, kinds, pages_of
from tests.tool import ROOT

FIRST_VIEW = 60_000
"""HTML, style sheets and scripts of a page, compressed; without what is fetched only when asked for: search, the questions."""

DOCUMENTS = {"handbook.html": 160_000, "paper.html": 90_000}
"""Whole documents on one page, made to be printed: the role, and every question with its scoring sheets."""

OWN = 15_000
"""Our style sheets and scripts on a page, compressed, without those of the self-assessment."""

INDEX = 60_000
"""A locale's search index, compressed, for every 100 of its pages; it is fetched when a reader goes to search."""

SEARCH = 3_000
"""The script of the search, compressed."""

_IMPORT = re.compile(r"""(?:^|[\s;}])(?:import|export)\s*(?:[^"'();]*?\sfrom\s*)?["'](\.[^"']+)["']""", re.MULTILINE)
"""A static import; `import("…")` is loaded later."""


@cache
def size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def imported(site: Path, address: str) -> set[str]:
    """A script and all that it loads with itself."""
    found, waiting = set(), [address]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += [urljoin(here, name) for name in _IMPORT.findall((site / here).read_text(encoding="utf-8"))]
    return found


def loaded(site: Path, page: Page) -> set[str]:
    """The style sheets and scripts that come with a page."""
    sheets = {link.attributes["href"] for link in page.all("link") if link.attributes.get("rel") == "stylesheet"}
    scripts = {script.attributes["src"] for script in page.all("script") if "src" in script.attributes}
    found = {urljoin(page.address, address).lstrip("/") for address in sheets}
    return found.union(*(imported(site, urljoin(page.address, address).lstrip("/")) for address in scripts))


def own(address: str) -> bool:
    return ".min." not in address and "/assessment/" not in address


def largest(site: Path) -> dict[str, tuple[int, int, str]]:
    """Kind → bytes of the first view and of our own share, and the address, of its most expensive page."""
    pages = {page.address: page for page in pages_of(site)}
    found = {}
    for kind, addresses in kinds(ROOT / "content").items():
        costs = []
        for tag in ("en", "it"):
            for address in addresses:
                files = loaded(site, pages[f"{tag}/{address}"])
                whole = size(site / tag / address / "index.html") + sum(size(site / file) for file in files)
                costs.append((whole, sum(size(site / file) for file in files if own(file)), f"{tag}/{address}"))
        found[kind] = max(costs)
    return found


def test_every_kind_of_page_is_measured(site: Path) -> None:
    found = largest(site)
    assert len(found) >= 20
    for kind, (whole, share, address) in found.items():
        assert whole > 25_000, (kind, address)
        assert 5_000 < share < whole, (kind, address)


def test_the_first_view_is_light(site: Path) -> None:
    found = largest(site)
    assert found.keys() >= DOCUMENTS.keys()
    over = {kind: f"{whole} bytes: {address}" for kind, (whole, _, address) in found.items() if whole > DOCUMENTS.get(kind, FIRST_VIEW)}
    assert over == {}


def test_our_own_share_is_small(site: Path) -> None:
    over = {kind: f"{share} bytes: {address}" for kind, (_, share, address) in largest(site).items() if share > OWN}
    assert over == {}


def test_no_style_sheet_names_another_file(site: Path) -> None:
    sheets = sorted(site.glob("*/assets/**/*.css"))
    assert len(sheets) >= 6
    for sheet in sheets:
        assert not re.findall(r"url\(|@import", sheet.read_text(encoding="utf-8")), sheet


def test_search_is_not_part_of_a_page(site: Path) -> None:
    for page in pages_of(site):
        assert not [file for file in loaded(site, page) if "search" in file], page.address


@pytest.mark.parametrize("tag", ["en", "it"])
def test_the_search_is_light(site: Path, tag: str) -> None:
    pages = sum(page.locale == tag for page in pages_of(site))
    assert pages > 100
    assert 20_000 < size(site / tag / "search" / "index.json") <= INDEX * pages / 100
    assert size(site / tag / "assets" / "search" / "main.js") <= SEARCH


def test_the_style_sheet_keeps_what_means_something(tmp_path: Path) -> None:
    part = tmp_path / "a.css"
    css = '@media (min-width: 60em) {\n  .a > .b,\n  .c {\n    margin: calc(1px + 2px)\n      auto;\n    content: "{ , ";\n  }\n}\n'
    part.write_text(f"/* of\n two lines */\n{css}", encoding="utf-8")
    assert stylesheet([part]) == '@media (min-width: 60em){.a > .b,.c{margin: calc(1px + 2px)\nauto;content: "{ , ";}}\n'


@pytest.mark.parametrize(
    ("script", "count"),
    [
        ('import { a } from "./a.js";\nimport "./b.js";\nexport * from "./c.js";', 3),
        ('import {\n  a,\n  b,\n} from "./a.js"', 1),
        ('import a, { b } from "./a.js";import c from "./c.js"', 2),
        ('const late = await import("./late.js"); // not from "./here.js"', 0),
    ],
)
def test_what_a_script_loads_is_found(script: str, count: int) -> None:
    assert len(_IMPORT.findall(script)) == count
