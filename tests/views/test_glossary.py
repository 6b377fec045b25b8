"""The glossary: every term in its place in the alphabet, and the file with the definitions."""

from __future__ import annotations

import pytest

from aeskills.edition.alphabet import letter, sort_key
from aeskills.locales.texts import Untranslated
from aeskills.markup.html_printer import HtmlPrinter
from aeskills.model.handbook import Handbook
from aeskills.views.pages import glossary
from tests.contents import handbook
from tests.guards import headings, ids
from tests.rendered import Printed, edition, printed

PRINTER = HtmlPrinter(edition(), "../")


@pytest.fixture(scope="module")
def page() -> Printed:
    return printed(glossary.glossary_views, edition())["glossary/"]


def _renamed(names: dict[str, str]) -> Handbook:
    book = handbook()
    terms = tuple(
        term.model_copy(update={"name": names[term.id], "definition": "A word.", "see": ()})
        for term in book.glossary.terms
        if term.id in names
    )
    return book.model_copy(update={"glossary": book.glossary.model_copy(update={"terms": terms})})


def test_every_term_has_its_anchor_and_is_under_one_letter(page: Printed) -> None:
    terms = handbook().glossary.terms
    assert len(terms) >= 100
    assert {term.id for term in terms} <= page.page.ids
    listed = [entry.term.id for one in page.data["letters"] for entry in one.entries]
    assert sorted(listed) == sorted(term.id for term in terms)
    for one in page.data["letters"]:
        assert all(entry.term.name.upper().startswith(one.name) for entry in one.entries)
        assert f"#{one.id}" in page.links


def test_the_page_is_well_formed(page: Printed) -> None:
    assert [*ids(page.page), *headings(page.page)] == []


def test_related_terms_and_sources_are_linked(page: Printed) -> None:
    for term in handbook().glossary.terms:
        assert {f"../glossary/#{other}" for other in term.see} <= page.links
        assert {f"../sources/{citation.source}/" for citation in term.sources} <= page.links


def test_the_definitions_are_words_without_markup(page: Printed) -> None:
    found = page.view.files["terms.json"](PRINTER)
    assert found["more"] == "In the glossary"
    assert found["terms"].keys() == {term.id for term in handbook().glossary.terms}
    for one in found["terms"].values():
        assert "<" not in one["text"]
        assert one["text"]
    assert found["terms"]["accelerator"]["name"] == "Accelerator"
    assert found["terms"]["accelerator"]["text"].startswith("A higher commission rate for sales")


def test_a_definition_that_is_not_translated_says_its_language() -> None:
    book = handbook()
    terms = tuple(term.model_copy(update={"definition": Untranslated(term.definition)}) for term in book.glossary.terms)
    half = book.model_copy(update={"glossary": book.glossary.model_copy(update={"terms": terms})})
    page = printed(glossary.glossary_views, edition(half, "it"))["glossary/"]
    assert {one["lang"] for one in page.view.files["terms.json"](PRINTER)["terms"].values()} == {"en"}


def test_a_translation_shows_the_word_of_the_source_where_it_differs() -> None:
    page = printed(glossary.glossary_views, edition(_renamed({"quota": "quota", "discount": "sconto"}), "it"))["glossary/"]
    assert "discount" in page.html
    assert '<span lang="en">discount</span>' in page.html
    assert '<span lang="en">quota</span>' not in page.html


@pytest.mark.parametrize(
    ("name", "tag", "expected"),
    [
        ("échéance", "fr", "E"),
        ("Änderung", "de", "A"),
        ("ñame", "es", "Ñ"),
        ("ñame", "it", "N"),
        ("ångström", "sv", "Å"),
        ("العميل", "ar", "ع"),
        ("إيراد", "ar", "ا"),
        ("“quota”", "en", "Q"),
        ("90 days", "en", ""),
        ("商談", "ja", ""),
        ("ノルマ", "ja", ""),
        ("CRM", "ja", "C"),
    ],
)
def test_the_letter_of_a_name(name: str, tag: str, expected: str) -> None:
    assert letter(name, tag) == expected


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("fr", ["cote", "côté", "coter"]),
        ("es", ["nube", "nuz", "ñame", "objetivo"]),
        ("it", ["nube", "ñame", "nuz"]),
        ("sv", ["zon", "ångström", "ärende", "öre"]),
        ("ar", ["حساب", "العميل", "مبيعات"]),
    ],
)
def test_the_order_of_names(tag: str, names: list[str]) -> None:
    wanted = sorted(names, key=lambda name: sort_key(name, tag))
    assert wanted == (names if tag != "it" else ["ñame", "nube", "nuz"])


def test_names_without_letters_come_last_under_a_word() -> None:
    page = printed(glossary.glossary_views, edition(_renamed({"quota": "ノルマ", "discount": "値引き", "crm": "CRM"}), "ja"))["glossary/"]
    assert [(one.id, len(one.entries)) for one in page.data["letters"]] == [("letter-c", 1), ("letter-other", 2)]


def test_the_ids_of_letters_are_plain() -> None:
    page = printed(glossary.glossary_views, edition(_renamed({"quota": "حصة", "discount": "خصم"}), "ar"))["glossary/"]
    assert [one.id for one in page.data["letters"]] == ["letter-62d", "letter-62e"]
