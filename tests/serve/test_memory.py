"""The site in memory after any series of edits is the site that a fresh start shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from aeskills.findings import ContentError
from aeskills.serve.memory import SiteInMemory
from aeskills.settings.read import project_of
from tests.content.test_read_again import rewrite
from tests.tool import LIGHTHOUSE, copied

SKILL = "roles/lighthouse-keeper/skills/lamp-care.yaml"
PAGES = (
    *("", "skills/", "skills/lamp-care/", "glossary/", "sources/", "industries/", "explore/", "career/", "handbook/", "about/"),
    *("self-assessment/bundle.json", "self-assessment/questions.json"),
    *("glossary/terms.json", "search/index.json", "data/handbook.json", "llms.txt"),
)


def shown(live: SiteInMemory) -> dict[str, bytes | None]:
    """Address → what is sent, of a page of every sort in every locale."""
    found = {f"{tag}/{page}": live.find(f"{tag}/{page}") for tag in ("en", "ar") for page in PAGES}
    return {address: file.data if file else None for address, file in found.items()}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = copied(LIGHTHOUSE, tmp_path)
    (tmp_path / "docs" / "en").mkdir(parents=True)
    (tmp_path / "docs" / "en" / "about.md").write_text("# About\n\nThis is {{ handbook.role.title }}.\n", encoding="utf-8")
    return content


def test_every_edit_shows_what_a_fresh_start_shows(content: Path) -> None:
    prose = content.parent / "docs"
    live = SiteInMemory(project_of(content))
    live.refresh()
    before = shown(live)
    assert [address for address, data in before.items() if data is None] == []
    edits = [
        (content / SKILL, "name: ", "name: Changed "),
        (content / "locale" / "ar" / "skills.po", "تُبقي المصباح", "نعم تُبقي المصباح"),
        (content / "glossary.yaml", "name: ", "name: Changed "),
        (content / "site.yaml", "title: ", "title: Changed "),
        (prose / "en" / "about.md", "This is", "Changed is"),
        (content / "locale" / "ar" / "skills.po", "نعم تُبقي المصباح", "تُبقي المصباح"),
        (content / SKILL, "name: Changed ", "name: "),
    ]
    for path, old, new in edits:
        rewrite(path, old, new)
        live.refresh()
        after = shown(live)
        fresh = SiteInMemory(project_of(content))
        fresh.refresh()
        assert after == shown(fresh), path
        assert after != before, path
        before = after


def test_a_fault_leaves_the_last_good_pages(content: Path) -> None:
    live = SiteInMemory(project_of(content))
    live.refresh()
    before = shown(live)
    for path, old, new in (
        (content / SKILL, "weight: ", "wieght: "),
        (content.parent / "docs" / "en" / "about.md", "handbook.role", "nothing"),
    ):
        rewrite(path, old, new)
        with pytest.raises(ContentError):
            live.refresh()
        assert shown(live) == before
        rewrite(path, new, old)
    live.refresh()
    assert shown(live) == before


def test_nothing_is_there_before_the_first_good_refresh(content: Path) -> None:
    live = SiteInMemory(project_of(content))
    rewrite(content / SKILL, "weight: ", "wieght: ")
    with pytest.raises(ContentError):
        live.refresh()
    assert live.find("en/") is None
    assert b"404" in live.not_found("en/").data
