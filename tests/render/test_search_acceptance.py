"""What a page shows finds it: every title, every name of a place and every code, in each language, among the first five results."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.contents import handbook
from tests.node import NODE
from tests.tool import ROOT

FIRST = 5

_RUN = """
import { readFileSync } from "node:fs";
const [folder, index] = process.argv.slice(1);
const { engine } = await import(folder + "/query.js");
const find = engine(JSON.parse(readFileSync(index, "utf8")));
const brought = (query) => find(query).entries.slice(0, %d).map(({ address }) => address);
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(brought)));
"""


def brought(index: Path, queries: list[str]) -> list[list[str]]:
    """The addresses of the first results of each query."""
    folder = (ROOT / "aeskills" / "assets" / "static" / "search").as_uri()
    command = [NODE, "--input-type=module", "-e", _RUN % FIRST, folder, str(index)]
    done = subprocess.run(command, input=json.dumps(queries), capture_output=True, text=True, timeout=120, check=True)
    found: list[list[str]] = json.loads(done.stdout)
    return found


def wanted(index: dict[str, Any]) -> list[tuple[str, str]]:
    """Queries and the address that must be among what they bring."""
    pages = index["pages"]
    places = [(place[2], f"{pages[place[0]][0]}#{place[1]}") for place in index["places"]]
    return [(page[1], page[0]) for page in pages] + places


@pytest.mark.parametrize("tag", ["en", "it"])
def test_every_title_and_name_finds_its_page(site: Path, tag: str) -> None:
    path = site / tag / "search" / "index.json"
    pairs = wanted(json.loads(path.read_text(encoding="utf-8")))
    assert len(pairs) > 400
    found = brought(path, [query for query, _ in pairs])
    missed = [(query, address, had) for (query, address), had in zip(pairs, found, strict=True) if address not in had]
    assert missed == []


@pytest.mark.parametrize("tag", ["en", "it"])
def test_every_code_finds_a_page_that_shows_it(site: Path, tag: str) -> None:
    codes = sorted({entry.code for entry in handbook().role.classifications})
    assert len(codes) > 15
    found = brought(site / tag / "search" / "index.json", codes)
    for code, addresses in zip(codes, found, strict=True):
        shown = [
            address for address in addresses if code in (site / tag / address.partition("#")[0] / "index.html").read_text(encoding="utf-8")
        ]
        assert shown, (code, addresses)


def test_a_name_that_is_nowhere_would_be_missed(site: Path) -> None:
    path = site / "en" / "search" / "index.json"
    (first, second) = brought(path, ["Qqxyzzy", "Negotiation"])
    assert first == []
    assert second
