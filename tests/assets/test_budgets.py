"""How many bytes a reader's first view of a page costs, kind by kind, and how many of them are our own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from aeskills.assets.files import MATERIAL
from aeskills.assets.styles import COMMON, THEIRS, sheets, stylesheet, without_unused
from tests.pages import Page, pages_of, parse
from tests.weights import heaviest, loaded, size, static_imports

FIRST_VIEW = 45_000
"""All that is fetched before the reader does anything, compressed; search and the questions are fetched when asked for."""

FORMS = {"assessment.html": 56_000, "paper.html": 60_000, "paper-keys.html": 48_000}
"""The self-assessment: its scripts, and the first part of its bundle; all its questions on paper, and their keys."""

LISTS = {"onboarding.html": 48_000, "glossary.html": 49_000}
"""A hundred activities, a hundred and forty-five terms: whole on one page, so that they can be found, ticked and printed."""

DOCUMENTS = {"handbook.html": 180_000}
"""A whole document on one page, made to be printed."""

BUNDLE = 16_000
"""The first part of the self-assessment's bundle, compressed."""

OWN = 18_000
"""Our style sheets and scripts on a page, compressed, without those of the self-assessment."""

INDEX = 60_000
"""A locale's search index, compressed, for every 100 of its pages; it is fetched when a reader goes to search."""

SEARCH = 3_000
"""The script of the search, compressed."""

LOCALES = ("en", "it")


def test_every_kind_of_page_is_measured(site: Path) -> None:
    found = list(heaviest(site, LOCALES))
    assert len(found) >= 40
    for kind, _, page in found:
        assert page.whole > 10_000, (kind, page)
        assert 5_000 < page.own < page.whole, (kind, page)


def test_the_first_view_is_light(site: Path) -> None:
    found = list(heaviest(site, LOCALES))
    limits = {**FORMS, **LISTS, **DOCUMENTS}
    assert {kind for kind, _, _ in found} >= limits.keys()
    assert [(kind, page) for kind, _, page in found if page.whole > limits.get(kind, FIRST_VIEW)] == []
    assert all(limit <= 60_000 for limit in (FIRST_VIEW, *FORMS.values(), *LISTS.values()))


@pytest.mark.parametrize("tag", LOCALES)
def test_the_start_of_the_form_counts_the_first_part_of_its_bundle(site: Path, tag: str) -> None:
    (page,) = (page for page in pages_of(site) if page.address == f"{tag}/self-assessment/")
    first, second = (f"{tag}/self-assessment/{name}.json" for name in ("bundle", "questions"))
    assert {first, second} & loaded(site, page) == {first}
    assert 5_000 < size(site / first) <= BUNDLE < 40_000 < size(site / second)


def test_our_own_share_is_small(site: Path) -> None:
    assert [(kind, page) for kind, _, page in heaviest(site, LOCALES) if page.own > OWN] == []


def test_no_style_sheet_names_another_file(site: Path) -> None:
    sheets = sorted(site.glob("*/assets/**/*.css"))
    assert len(sheets) >= 6
    for sheet in sheets:
        assert not re.findall(r"url\(|@import", sheet.read_text(encoding="utf-8")), sheet


def test_search_is_not_part_of_a_page(site: Path) -> None:
    for page in pages_of(site):
        assert not [file for file in loaded(site, page) if "search" in file], page.address


@pytest.mark.parametrize("tag", LOCALES)
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
    ("css", "kept"),
    [
        (".md-nav a,.md-typeset a{color:red}", ".md-typeset a{color:red}"),
        ("a{color:red}.md-nav{color:red}p{color:red}", "a{color:red}p{color:red}"),
        ("@supports (top:0){@media print{.md-nav{color:red}}}", ""),
        ("@media print{.md-nav{color:red}.md-main{color:red}}", "@media print{.md-main{color:red}}"),
        ("[data-md-color-scheme=slate]{color:red}", ""),
        (".md-typeset p:not(.lead,:is(.md-nav a)){color:red}", ".md-typeset p:not(.lead,:is(.md-nav a)){color:red}"),
        ("@keyframes a{0%{top:.5px}to{top:0}}", "@keyframes a{0%{top:.5px}to{top:0}}"),
        (""":root{--md-a:url('data:image/svg+xml;charset=utf-8,<svg>{}</svg>');--b:0}""", ":root{--b:0}"),
    ],
)
def test_the_theme_is_left_what_our_pages_show(css: str, kept: str) -> None:
    assert without_unused(css) == kept


def test_no_class_of_the_theme_has_lost_its_rules(site: Path) -> None:
    (sheet,) = (MATERIAL / "assets" / "stylesheets").glob("main.*.css")
    theirs = set(re.findall(r"\.([a-zA-Z][\w-]*)", sheet.read_text(encoding="utf-8")))
    used = {name for page in pages_of(site) for element in page.elements for name in element.attributes.get("class", "").split()}
    assert used & theirs == THEIRS


@pytest.mark.parametrize(
    ("script", "count"),
    [
        ('import { a } from "./a.js";\nimport "./b.js";\nexport * from "./c.js";', 3),
        ('import {\n  a,\n  b,\n} from "./a.js"', 1),
        ('import a, { b } from "./a.js";import c from "./c.js"', 2),
        ('import{a}from"./a.js";export{b}from"./b.js";let c=1', 2),
        ('const late = await import("./late.js"); // not from "./here.js"', 0),
    ],
)
def test_what_a_script_loads_is_found(script: str, count: int) -> None:
    assert len(static_imports(script)) == count


def missing_sheets(page: Page, sheets: Mapping[str, str]) -> list[str]:
    """The sheets that a page uses classes of and does not load; a class that the common sheet knows too tells nothing."""
    classes = {address: set(re.findall(r"\.(ae-[\w-]+)", text)) for address, text in sheets.items()}
    loads = {link.attributes["href"].rpartition("../")[2].removeprefix("./") for link in page.all("link")}
    used = {name for element in page.elements for name in element.attributes.get("class", "").split()} - classes[COMMON]
    return [address for address, own in classes.items() if address not in loads and own & used]


def test_every_page_loads_the_sheets_it_needs(site: Path) -> None:
    pages = [page for page in pages_of(site) if page.address.count("/") > 1]
    assert len(pages) > 250
    assert {page.address: missing for page in pages if (missing := missing_sheets(page, sheets()))} == {}


def test_a_page_without_its_sheet_is_found() -> None:
    page = parse('<link href="../assets/stylesheets/aeskills.css"><p class="ae-figures__picture">', "en/pay/")
    assert missing_sheets(page, sheets()) == ["assets/stylesheets/figures.css"]
