"""The foot of a page: sources, citation, the file to edit; and which file holds which record."""

from __future__ import annotations

from aeskills.edition.addresses import file_of
from aeskills.model.handbook import Handbook, records
from aeskills.views.pages import rules, skills
from tests.contents import SHIPPED, handbook
from tests.rendered import edition, printed


def _configured(**changes: str) -> Handbook:
    return handbook().model_copy(update={"site": handbook().site.model_copy(update=changes)})


def test_every_record_has_a_file_that_holds_its_id() -> None:
    found: set[str] = set()
    one = edition()
    for record in records(handbook()):
        file = one.file(record)
        assert file is not None, record
        if hasattr(record, "id"):
            assert str(record.id) in (SHIPPED / file).read_text(encoding="utf-8"), (file, record)
        found.add(file)
    assert len(found) > 50
    assert found <= {path.relative_to(SHIPPED).as_posix() for path in SHIPPED.rglob("*.yaml")}


def test_documents_have_files_and_parts_have_none() -> None:
    book = handbook()
    assert file_of(book, book.scales) == "scales.yaml"
    assert file_of(book, book.career) == f"roles/{book.role.id}/career.yaml"
    assert file_of(book, book.skills[0].levels[0]) is None


def test_a_page_can_be_cited() -> None:
    html = printed(rules.rules_views, edition())["rules/"].html
    assert "Rules. Account executive handbook, version of 1 December 2026." in html


def test_the_citation_ends_in_the_address_when_there_is_one() -> None:
    book = _configured(url="https://example.org/ae/")
    html = printed(rules.rules_views, edition(book, "it"))["rules/fcpa/"].html
    assert "https://example.org/ae/it/rules/fcpa/" in html


def test_edit_and_report_stand_there_only_when_configured() -> None:
    plain = printed(skills.skills_views, edition())["skills/negotiation/"]
    assert "Edit this page" not in plain.html
    assert "Report an error" not in plain.html
    book = _configured(edit_url="https://example.org/edit/content", report_url="https://example.org/issues")
    page = printed(skills.skills_views, edition(book))["skills/negotiation/"]
    assert "https://example.org/edit/content/roles/account-executive/skills/negotiation.yaml" in page.links
    assert "https://example.org/issues" in page.links


def test_titles_of_sources_say_their_language() -> None:
    html = printed(rules.rules_views, edition())["rules/consob-intermediaries/"].html
    assert '<a href="../../sources/consob-18a01210/" lang="it">' in html
