"""The index and the script that reads it: both split words the same way, and a few made-up pages in many languages are found."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from aeskills.assets.files import STATIC
from aeskills.render.folding import words
from aeskills.render.search_index import SearchDocument, index_of
from aeskills.views.view import SearchPlace
from tests.conftest import Serve

FIND = """async ([index, queries]) => {
  const { engine } = await import("/search/query.js");
  const find = engine(index);
  return queries.map((query) => find(query).entries.map((entry) => entry.address));
}"""

WORDS = """async ([index, texts]) => {
  const { reader } = await import("/search/words.js");
  return texts.map(reader(index));
}"""

STEMS = """async ([index, words]) => {
  const { shortener } = await import("/search/words.js");
  const { bare, stem } = shortener(index);
  return words.map((word) => stem(bare(word)));
}"""

VOCABULARY = """async ([index]) => {
  const { reader } = await import("/search/words.js");
  let before = "";
  const all = index.words.split(/(?=[A-Z])/).map((rest) => (before = before.slice(0, rest.charCodeAt(0) - 65) + rest.slice(1)));
  return { all, odd: all.filter((word) => reader(index)(word).join() !== word) };
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An empty page beside the search modules as they are written."""
    folder = tmp_path_factory.mktemp("search-modules")
    shutil.copytree(STATIC / "search", folder / "search")
    (folder / "index.html").write_text("<!doctype html><title>Search</title>", encoding="utf-8")
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(serve(folder, {"Content-Security-Policy": "default-src 'self'"}))
    yield opened
    context.close()


def asked(page: Page, script: str, *values: Any) -> Any:
    """What a script answers to these values. They go as JSON: Playwright's own way takes many seconds for long lists."""
    answer = page.evaluate(f"async (values) => JSON.stringify(await ({script})(JSON.parse(values)))", json.dumps(values))
    return json.loads(answer)


def find(page: Page, tag: str, documents: list[SearchDocument], *queries: str) -> list[list[str]]:
    """For each query, the addresses it brings."""
    index = json.loads(json.dumps(index_of(documents, tag)))
    return asked(page, FIND, index, queries)  # type: ignore[no-any-return]


def texts_of(site: Path, tag: str) -> tuple[dict[str, Any], list[str]]:
    """A locale's index, and all the text of its pages."""
    index = json.loads((site / tag / "search" / "index.json").read_text(encoding="utf-8"))
    return index, [path.read_text(encoding="utf-8") for path in sorted((site / tag).rglob("index.html"))]


@pytest.mark.parametrize("tag", ["en", "it"])
def test_python_and_the_browser_split_the_same_words(page: Page, site: Path, tag: str) -> None:
    """On every page's source, marks and all, and on every word of the index."""
    index, texts = texts_of(site, tag)
    assert asked(page, WORDS, index, texts) == [words(text, tag) for text in texts]
    vocabulary = asked(page, VOCABULARY, index)
    assert len(vocabulary["all"]) == index["found"].count(" ") + 1 > 3000
    assert vocabulary["all"] == sorted(set(vocabulary["all"]))
    assert vocabulary["odd"] == []
    assert all(words(word, tag) == [word] for word in vocabulary["all"])


ODD = [
    "Straße, Œuvre, smørrebrød, İstanbul, ΟΔΟΣ ὁδός, naïve café, ﬁn de siècle, ½ m² №5 ™",
    "l'opportunità dell’accordo — don't stop; e-mail 18A01210 $1,000.50",
    "البَيَانَاتُ الأسعار إدارة آخر مسؤول شيء هيئة لغة مستشفى كـــتاب ١٢٣ ۴۵۶ ﻻ",
    "ｱｶｳﾝﾄ・エグゼクティブ、がんばれ ガ サーバー サーバ 契約書の管理 々 ㈱ ２０２６年",
    "한국어 검색 Việt Nam क्षेत्र ไทย 𝒜𝓑 𠮷野",
]


@pytest.mark.parametrize("tag", ["en", "ar", "ja"])
def test_python_and_the_browser_split_odd_writing_the_same_way(page: Page, tag: str) -> None:
    index = json.loads(json.dumps(index_of([], tag)))
    assert asked(page, WORDS, index, ODD) == [words(text, tag) for text in ODD]


@pytest.mark.parametrize(
    ("tag", "alike"),
    [
        ("en", "negotiate negotiates negotiated negotiating negotiation negotiations negotiator"),
        ("en", "proposal proposals propose proposed proposing"),
        ("en", "company companies"),
        ("en", "sell selling sells seller"),
        ("it", "negoziare negoziazione negoziazioni negoziato negoziando negoziatore negozia"),
        ("it", "trattativa trattative"),
        ("it", "vendere vendita vendite venditore venditori venditrice venduto"),
        ("it", "pubblica pubbliche pubblico"),
        ("es", "negociar negociacion negociaciones negociando negociador negociado"),
        ("fr", "negocier negociation negociations negociateur negocie"),
        ("de", "verhandeln verhandlung verhandlungen verhandelt"),
        ("de", "kunde kunden kundin kundinnen"),
        ("pt", "negociar negociacao negociacoes negociando negociador negociado"),
        ("ar", "بيان البيان بيانات البيانات والبيانات بالبيانات للبيانات"),
    ],
)
def test_forms_of_a_word_have_one_stem(page: Page, tag: str, alike: str) -> None:
    index = json.loads(json.dumps(index_of([], tag)))
    stems = asked(page, STEMS, index, alike.split())
    assert len(set(stems)) == 1, stems


def test_arabic_is_found_with_and_without_what_stands_before_a_word(page: Page) -> None:
    documents = [
        SearchDocument("a/", "إدارة البيانات", "كيف تُحفظ", text="تُحفظ البياناتُ في مكان واحد"),
        SearchDocument("b/", "المبيعات", "الأسعار", text="سعر واحد للأسعار كلها وللعملاء"),
    ]
    queries = ("بيانات", "البيانات", "والبيانات", "ادارة", "إداره", "أسعار", "عملاء", "مبيع")
    assert find(page, "ar", documents, *queries) == [["a/"], ["a/"], ["a/"], ["a/"], ["a/"], ["b/"], ["b/"], ["b/"]]


def test_japanese_is_found_inside_its_compounds(page: Page) -> None:
    documents = [
        SearchDocument("a/", "アカウントエグゼクティブ", "役割", text="アカウントエグゼクティブは契約書を管理する"),
        SearchDocument("b/", "サーバー", "設備", text="サーバーの更新とデータ"),
    ]
    queries = ("エグゼクティブ", "ｴｸﾞｾﾞｸﾃｨﾌﾞ", "あかうんと", "契約", "サーバ", "データ", "管理する", "営業")
    assert find(page, "ja", documents, *queries) == [["a/"], ["a/"], ["a/"], ["a/"], ["b/"], ["b/"], ["a/"], []]


def test_titles_come_before_sections_and_sections_before_text(page: Page) -> None:
    documents = [
        SearchDocument("text/", "One", "First", text="A word about lanterns."),
        SearchDocument("description/", "Two", "Lanterns in short", text="Nothing."),
        SearchDocument("section/", "Three", "Third", [("lanterns", "Lanterns")], "Nothing else."),
        SearchDocument("title/", "Lanterns", "Fourth", text="Nothing more."),
        SearchDocument("glossary/", "Glossary", "Terms", text="Nothing.", places=[SearchPlace("lamp", "Lamp", ("lantern", "light"))]),
        SearchDocument("other/", "Five", "Fifth", text="Of something else."),
    ]
    wanted = ["title/", "glossary/#lamp", "section/#lanterns", "description/", "text/"]
    assert find(page, "en", documents, "lanterns", "lantern") == [wanted, wanted]


def test_every_word_must_be_found_somewhere_or_as_many_as_can_be(page: Page) -> None:
    documents = [SearchDocument(f"{name}/", name, "", text=f"what the {name} does") for name in ("keeper", "lamp", "boat", "storm")]
    documents.append(SearchDocument("both/", "Both", "", text="the keeper in the storm"))
    results = find(page, "en", documents, "the keeper storm", "keeper boat", "what does the lamp", "the", "k", "")
    assert results == [["both/"], ["boat/", "keeper/", "both/"], ["lamp/"], [], [], []]


def test_a_page_that_is_about_a_word_comes_before_one_that_names_it(page: Page) -> None:
    documents = [
        SearchDocument("names/", "One", "", text="a lantern " + "and other things " * 100),
        SearchDocument("about/", "Two", "", text="lantern by lantern, lantern after lantern"),
        *(SearchDocument(f"{number}/", "More", "", text="nothing") for number in range(4)),
    ]
    assert find(page, "en", documents, "lantern") == [["about/", "names/"]]


def test_many_pages_are_counted_right(page: Page) -> None:
    """Steps of one, two and three signs in the coded lists."""
    documents = [
        SearchDocument(f"{number}/", f"Page {number}", "", text=f"every{number % 50} rare{number % 2500}x") for number in range(6000)
    ]
    few, many = find(page, "en", documents, "rare7x", "every49")
    assert sorted(few) == ["2507/", "5007/", "7/"]
    assert sorted(many) == sorted(f"{number}/" for number in range(49, 6000, 50))
