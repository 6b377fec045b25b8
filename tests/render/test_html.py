"""The HTML of every built page, of the shipped site and of the invented one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aeskills.locales.voice import Voice
from tests import guards
from tests.pages import Page, pages_of
from tests.tool import files_below

FLOOR = 150
"""The least number of pages that the shipped site has in all locales."""

SIMPLE: tuple[Callable[[Page], Iterator[str]], ...] = (
    guards.ids, guards.headings, guards.head, guards.references, guards.foreign, guards.plain_links, guards.inline, guards.images,
)  # fmt: skip


@pytest.fixture(params=["shipped", "lighthouse"])
def built(request: pytest.FixtureRequest) -> Path:
    """Each of the two sites."""
    folder = request.getfixturevalue("site" if request.param == "shipped" else "lighthouse_site")
    assert isinstance(folder, Path)
    return folder


def _report(found: list[str]) -> None:
    assert not found, "\n".join([f"{len(found)} faults", *found[:40]])


def test_all_pages_are_there(site: Path, lighthouse_site: Path) -> None:
    assert len(pages_of(site)) >= FLOOR
    assert len(pages_of(lighthouse_site)) >= 60
    for page in pages_of(site):
        assert len(page.elements) > 10, page.address


@pytest.mark.parametrize("guard", SIMPLE, ids=lambda guard: guard.__name__)
def test_every_page(built: Path, guard: Callable[[Page], Iterator[str]]) -> None:
    _report([f"{page.address}: {fault}" for page in pages_of(built) for fault in guard(page)])


def test_every_page_says_its_language_and_direction(built: Path) -> None:
    voices = {page.locale: Voice(page.locale or "en") for page in pages_of(built)}
    assert len(voices) == 3
    found = []
    for page in pages_of(built):
        voice = voices[page.locale]
        found += [f"{page.address}: {fault}" for fault in guards.language(page, page.locale or "en", voice.direction)]
    _report(found)


def test_titles_and_descriptions_tell_the_pages_of_a_locale_apart(built: Path) -> None:
    _report(list(guards.told_apart(pages_of(built))))


def test_every_link_and_anchor_leads_somewhere(built: Path) -> None:
    files = files_below(built).keys()
    anchors = {page.address: page.ids for page in pages_of(built)}
    _report([f"{page.address}: {fault}" for page in pages_of(built) for fault in guards.links(page, files, anchors)])


def test_structured_data_is_json(site: Path) -> None:
    values = [
        json.loads(element.text)
        for page in pages_of(site)
        for element in page.all("script")
        if element.attributes.get("type") == "application/ld+json"
    ]
    assert len(values) > 10
    assert {value["@context"] for value in values} == {"https://schema.org"}
    assert all("@type" in value for value in values)


def test_what_search_finds_is_there(built: Path) -> None:
    """Each place in a search index is a page, or an anchor of one."""
    anchors = {page.address: page.ids for page in pages_of(built)}
    for folder in (path for path in built.iterdir() if path.is_dir()):
        index = json.loads((folder / "search" / "index.json").read_text(encoding="utf-8"))
        found = [(address, "") for address, *_ in index["pages"]]
        found += [(page[0], index["sections"][number][0]) for page in index["pages"] for number in page[3]]
        found += [(index["pages"][number][0], identifier) for number, identifier, *_ in index["places"]]
        assert len(found) > 40
        for address, fragment in found:
            place = f"{folder.name}/{address}"
            assert place in anchors, place
            assert not fragment or fragment in anchors[place], f"{place}#{fragment}"
