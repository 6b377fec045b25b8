"""The generator of the bench: a handbook without findings, of the size that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from aeskills.checks.registry import run_checks
from aeskills.content.reader import read
from aeskills.locales.catalogs import content_areas
from aeskills.locales.status import locale_status
from tests.bench.stock import write_hugo, write_material
from tests.bench.synthetic import LIGHTHOUSE, write_handbook

COPIED = {"item-cue", "repeated-phrasing", "no-interface"}
"""Copies have the cues and phrases of what they copy, and no interface speaks the third language."""


@pytest.mark.parametrize("copies", [0, 3])
def test_is_sound_and_of_the_asked_size(tmp_path: Path, copies: int) -> None:
    base = read(LIGHTHOUSE).handbook
    reading = read(write_handbook(tmp_path, copies, ("en", "it", "de")))
    assert base is not None
    assert reading.handbook is not None
    found = [*reading.findings, *run_checks(reading)]
    assert [finding for finding in found if finding.code not in COPIED] == []
    for kind in ("skill", "industry", "source", "term", "regulation", "item", "duty", "figure"):
        assert len(reading.handbook.by_kind[kind]) == (copies + 1) * len(base.by_kind[kind]) > 0
    assert [locale.percent for locale in (found.total for found in locale_status(content_areas(reading), {"it": 0, "de": 0}))] == [100, 100]


def test_the_peers_get_every_page_and_nothing_is_written_elsewhere(tmp_path: Path) -> None:
    site = tmp_path / "site"
    addresses = ["", "skills/", "skills/lamp-care/"]
    for address in addresses:
        page = site / "en" / address / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f'<title>{address}</title><article id="content"><h1>Here</h1><a href="../">up</a></article>', encoding="utf-8")
    _, count = write_material(site, tmp_path / "stock", "en")
    (tmp_path / "hugo").mkdir()
    write_hugo(site, tmp_path / "hugo", ["en"])
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md")}
    homes = {"stock/docs-en": "index", "hugo/content/en": "_index"}
    assert count == len(addresses)
    assert written == {
        f"{home}/{name}" for home, index in homes.items() for name in (f"{index}.md", f"skills/{index}.md", "skills/lamp-care.md")
    }
    assert "[up](index.md)" in (tmp_path / "stock/docs-en/skills/lamp-care.md").read_text(encoding="utf-8")


def test_texts_of_copies_differ(tmp_path: Path) -> None:
    book = read(write_handbook(tmp_path, 2)).handbook
    assert book is not None
    assert len({skill.summary for skill in book.skills}) == len(book.skills) == 9
    assert "term:lens-2" in next(skill.why for skill in book.skills if skill.id == "lamp-care-2")
