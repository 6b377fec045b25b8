"""What a page shows is recorded while it is printed, so that search finds it."""

from __future__ import annotations

import re
from html import unescape

import pytest

from aeskills.markup.outline import Outline, current, recording
from aeskills.render.locale_site import LocaleSite
from aeskills.render.pages import RenderedPage
from tests.contents import SHIPPED
from tests.export.editions import edition
from tests.tool import LIGHTHOUSE

_SILENT = re.compile(r"<(?:svg\b.*?</svg>|nav\b.*?</nav>|[^>]*>)", re.DOTALL)
_MARKS = frozenset({"____", "و"})
"""Blanks to write into on paper, and the "and" that parts entries of lists in Arabic."""


def unrecorded(page: RenderedPage) -> set[str]:
    """The words that the content shows and its outline does not have."""
    shown = re.findall(r"\w+", unescape(_SILENT.sub(" ", page.html)))
    return set(shown) - {word for part in page.parts for word in re.findall(r"\w+", f"{part.title} {part.words}")} - _MARKS


@pytest.mark.parametrize(("content", "tag"), [(SHIPPED, "en"), (LIGHTHOUSE, "ar")])
def test_every_word_that_a_page_shows_is_recorded(content: object, tag: str) -> None:
    site = LocaleSite(edition(content, tag), "")
    pages = {page.view.address: unrecorded(page) for page in site.rendered_pages() if page.view.search}
    assert len(pages) > 25
    assert {address: words for address, words in pages.items() if words} == {}


def test_a_word_that_is_not_recorded_is_found() -> None:
    page = next(LocaleSite(edition(LIGHTHOUSE, "en"), "").rendered_pages())
    assert unrecorded(page._replace(html=f"{page.html}<p>unheard &amp; <svg>of</svg>")) == {"unheard"}


def test_a_heading_begins_a_part() -> None:
    with recording() as outline:
        assert current() is outline
        outline.say("above")
        outline.say("Title")
        outline.heading("one", "Title")
        outline.say("below")
    assert current() is None
    assert outline.parts == (("", "", "above"), ("one", "Title", "below"))


def test_a_document_is_taken_in_by_its_headings() -> None:
    outline = Outline()
    outline.document('<h1>A</h1><p>b</p><h2 id="x"><em>C</em></h2><p>d &amp; e</p>')
    assert outline.parts == (("", "", "Ab"), ("x", "C", "d & e")) or outline.parts == (("", "", "A b"), ("x", "C", "d & e"))
