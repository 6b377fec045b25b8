"""The document to print, and the page about open data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from aeskills.model.handbook import records
from aeskills.views.pages import data, handbook
from tests.contents import SHIPPED
from tests.contents import handbook as book_of
from tests.export.editions import edition
from tests.guards import headings, ids
from tests.rendered import Printed, printed
from tests.tool import LIGHTHOUSE

KINDS = {"phase", "duty", "account-model", "industry", "family", "skill", "seniority", "pay-component", "regulation", "term", "source"}


@pytest.fixture(scope="module", params=[(SHIPPED, "en"), (LIGHTHOUSE, "ar")], ids=["shipped", "lighthouse"])
def content(request: pytest.FixtureRequest) -> tuple[Path, str]:
    folder, tag = request.param
    return folder, tag


@pytest.fixture(scope="module")
def page(content: tuple[Path, str]) -> Printed:
    return printed(handbook.handbook_views, edition(*content))["handbook/"]


def anchors(content: Path) -> Iterator[str]:
    for record in records(book_of(content)):
        if record.kind in KINDS:
            yield f"{record.kind}-{getattr(record, 'id', '')}"


def test_every_record_has_its_place_in_the_document(page: Printed, content: tuple[Path, str]) -> None:
    wanted = set(anchors(content[0]))
    assert len(wanted) > (250 if content[0] == SHIPPED else 20)
    assert wanted <= page.page.ids


def test_it_is_well_formed(page: Printed) -> None:
    assert [*ids(page.page), *headings(page.page)] == []
    levels = {element.tag for element in page.page.all("h1", "h2", "h3", "h4", "h5")}
    assert levels == {"h1", "h2", "h3", "h4"}


def test_its_links_stay_inside(page: Printed) -> None:
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert len(inside) > 20
    assert inside <= page.page.ids
    outside = [link for link in page.links if not link.startswith(("#", "http://", "https://", "../"))]
    assert outside == []


def test_the_contents_lead_to_every_chapter(page: Printed) -> None:
    chapters = re.findall(r'<h2 id="(chapter-[a-z]+)"', page.html)
    assert chapters == [
        f"chapter-{name}" for name in ("role", "engagement", "industries", "skills", "career", "pay", "rules", "glossary", "sources")
    ]
    contents = page.html[page.html.index('id="contents"') : page.html.index("</nav>")]
    listed = re.findall(r'href="#([^"]+)"', contents)
    assert set(chapters) <= set(listed)
    assert len(listed) == len(set(listed))


def test_no_interview_question_and_no_item_is_in_it() -> None:
    html = printed(handbook.handbook_views, edition())["handbook/"].html
    questions = [question.question[:40] for skill in book_of().skills for question in skill.interview]
    stems = [item.stem[:40] for item in book_of().items]
    assert len(questions) > 20
    assert not [words for words in (*questions, *stems) if words in html]


def test_it_is_not_searched_and_is_checked_when_its_oldest_part_was() -> None:
    one = edition()
    (view,) = handbook.handbook_views(one)
    assert not view.search
    assert view.checked == min(skill.checked for skill in book_of().skills)


def test_the_data_page_explains_every_file_and_column(site: Path) -> None:
    page = printed(data.open_data_views, edition())["data/"]
    assert [*ids(page.page), *headings(page.page)] == []
    files = {path.name for path in (site / "en" / "data").iterdir()} - {"index.html"}
    assert len(files) == 17
    assert files <= page.links
    for name in files - {"handbook.json", "schema.json"}:
        header = (site / "en" / "data" / name).read_text(encoding="utf-8").split("\n")[0].strip().split(",")
        part = page.html[page.html.index(f'href="{name}"') :].split("</section>")[0]
        assert re.findall(r"<dt><code>(\w+)</code></dt>", part) == header
    assert {"../feed.xml", "../llms.txt"} <= page.links


def test_the_data_page_tells_the_changes_or_that_there_are_none() -> None:
    html = printed(data.open_data_views, edition())["data/"].html
    for change in book_of().changes.changes:
        assert f'id="change-{change.id}"' in html
        assert change.title in html
    none = printed(data.open_data_views, edition(LIGHTHOUSE))["data/"].html
    assert "No change has been noted yet." in none
