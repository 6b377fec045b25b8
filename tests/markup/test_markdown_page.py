"""Pages written by hand: MkDocs pages whose links, files and headings are checked, with file, line and column."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aeskills.handwritten.classes import SHEETS
from aeskills.handwritten.convert import Converter
from aeskills.pipeline import localize, read_and_check, render
from aeskills.settings.read import watched
from tests.pages import parse
from tests.projects import checked, findings, html_of, places, project
from tests.tool import ROOT

LAMPS = "docs/en/lamps.md"
SHOWN = "../docs/en/lamps.md"
EXTENSIONS = (
    "markdown_extensions: [admonition, attr_list, footnotes, md_in_html, pymdownx.tabbed, pymdownx.superfences, pymdownx.details]\n"
)


def test_extensions_of_mkdocs_yml_are_used(tmp_path: Path) -> None:
    text = '# A\n\n!!! note\n    Words[^1].\n\n=== "One"\n\n    First\n\n``` py\nx = 1\n```\n\n| a |\n|--:|\n| 1 |\n\n[^1]: Foot.\n'
    html = html_of(tmp_path, {LAMPS: text}, "lamps/", EXTENSIONS)
    assert '<div class="admonition note">' in html and "!!!" not in html
    assert 'class="tabbed-set' in html and 'class="footnote"' in html
    assert '<td class="ae-end">1</td>' in html and "style=" not in html


def test_without_mkdocs_yml_pages_have_what_mkdocs_always_has(tmp_path: Path) -> None:
    html = html_of(tmp_path, {LAMPS: "# A\n\n| a |\n|---|\n| 1 |\n\n```\ncode\n```\n\n!!! note\n"}, "lamps/")
    assert '<table class="ae-table">' in html and "<pre><code>code" in html and "!!! note" in html


def test_style_sheets_are_shipped_where_they_are_used(tmp_path: Path) -> None:
    checked_pages = checked(tmp_path, {LAMPS: "# A\n\n!!! note\n    x\n", "docs/en/plain.md": "# B\n\nwords\n"}, EXTENSIONS)
    site = render(localize(checked_pages), "en")
    assert site.pages.render("lamps/").styles == ("assets/stylesheets/admonitions.css",)
    assert site.pages.render("plain/").styles == ()
    sheets = {name.rpartition("/")[2] for name in site.files() if name.endswith(".css")}
    assert sheets == {"admonitions.css"}


def test_each_class_that_asks_for_a_sheet_is_styled_in_it() -> None:
    for name, classes in SHEETS.items():
        (path,) = (ROOT / "aeskills/assets/stylesheets").glob(f"75-{name}.css")
        text = path.read_text(encoding="utf-8")
        styled = [word for word in classes if (f".{word}" in text if word[0] != "<" else word.strip("<>") in text)]
        assert styled, name
    assert len(SHEETS) == 5


def test_links_lead_to_records_pages_files_and_headings(tmp_path: Path) -> None:
    files = {
        "docs/en/guide/index.md": "# Guide\n\n## The lens\n\nwords\n",
        "docs/en/guide/start.md": "# Start\n\n## First steps\n\n[a](skill:lamp-care) <term:lens> [b](page:pay/#wage) [c](index.md#the-lens)"
        " [d](#first-steps)"
        " [e](../lamps.md) ![f](img/a.svg) [g](../../shared/plan.txt) [h](page:) [i](index.md#part-1)\n",
        LAMPS: "# Lamps\n",
        "docs/en/guide/img/a.svg": "<svg/>",
        "docs/shared/plan.txt": "plan",
    }
    content = project(tmp_path, files)
    (content.parent / "docs/shared/other.txt").write_text("is not named", encoding="utf-8")
    read = read_and_check(content)
    assert places(read.findings) == []
    html = render(localize(read), "en").pages.render("guide/start/").html
    links = [element.attributes["href"] for element in parse(html).all("a")]
    up = "../../"
    assert links[:6] == [f"{up}skills/lamp-care/", f"{up}glossary/#lens", f"{up}pay/#wage", f"{up}guide/#part-1", "#part-1", f"{up}lamps/"]
    assert links[6:] == [f"{up}shared/plan.txt", up, f"{up}guide/#part-1"]
    assert f'src="{up}guide/img/a.svg"' in html
    copies = render(localize(read), "en").copies()
    assert set(copies) == {"guide/img/a.svg", "shared/plan.txt"}


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("Text [a](skill:nope)", 10, "dangling-link"),
        ("Text <skill:nope>", 7, "dangling-link"),
        ("Text [a](nokind:nope)", 10, "unknown-kind"),
        ("Text [a](page:nope/)", 10, "missing-page"),
        ("Text [a](page:pay)", 10, "missing-page"),
        ("Text [a](page:pay/#nope)", 10, "missing-anchor"),
        ("Text [a](other.md)", 10, "missing-page"),
        ("Text [a](#nope)", 10, "missing-anchor"),
        ("Text [a](about.md#nope)", 10, "missing-anchor"),
        ("Text [a](https://example.org/)", 10, "web-link"),
        ("Text [a](//example.org/)", 10, "web-link"),
        ("Text <https://example.org/>", 7, "web-link"),
        ("Text [a](javascript:alert)", 10, "unknown-kind"),
        ("Text [a](JaVaScRiPt:alert)", 10, "unknown-kind"),
        ("Text [a](data:text/html,x)", 10, "unknown-kind"),
        ("Text [a](file.pdf)", 10, "missing-resource"),
        ("Text [a](/file.pdf)", 10, "missing-resource"),
        ("Text [a](../../content/site.yaml)", 10, "missing-resource"),
        ("Text ![a](https://example.org/x.png)", 11, "foreign-resource"),
        ("Text ![a](//example.org/x.png)", 11, "foreign-resource"),
        ("Text ![a](HTTPS://example.org/x.png)", 11, "foreign-resource"),
        ("Text ![a](data:image/png;base64,xx)", 11, "foreign-resource"),
        ("Text ![a](\\\\\\\\example.org/x.png)", 13, "foreign-resource"),
        ("Text ![a](x.png)", 11, "missing-resource"),
        ('<img src="ht&#x74;ps://example.org/x.png" alt="">', 1, "foreign-resource"),
        ("<p style='color: red'>x</p>", 4, "html-attribute"),
        ("<p onclick='x()'>x</p>", 4, "html-attribute"),
        ("<script>alert(1)</script>", 1, "html-element"),
        ("a <iframe src='x'></iframe>", 3, "html-element"),
        ("<div><p>x</div>", 6, "html-unbalanced"),
    ],
)
def test_what_leads_nowhere_is_a_finding_at_its_place(tmp_path: Path, line: str, column: int, code: str) -> None:
    found = findings(tmp_path, {LAMPS: f"---\ntitle: A\n---\n# A\n\n{line}\n", "docs/en/about.md": "# About\n"})
    assert [(one.location.file, one.code) for one in found] == [(SHOWN, code)]
    assert found[0].location[1:3] == ((1, 1) if "&#x74;" in line else (6, column)), found
    assert found[0].hint


def test_all_findings_of_all_pages_come_at_once(tmp_path: Path) -> None:
    found = findings(
        tmp_path, {LAMPS: "# A\n\n{{ x }} [a](skill:no) ![b](no.png)\n", "docs/ar/lamps.md": "# A\n\n[a](skill:no) and [b](skill:no)\n"}
    )
    assert places(found) == [
        ("../docs/ar/lamps.md", 3, 5, "dangling-link"),
        ("../docs/ar/lamps.md", 3, 23, "dangling-link"),
        (SHOWN, 3, 4, "page-expression"),
        (SHOWN, 3, 13, "dangling-link"),
        (SHOWN, 3, 28, "missing-resource"),
    ]


def test_ids_of_headings_are_the_same_in_every_language(tmp_path: Path) -> None:
    english = "# Lamps\n\n## First\n\n### More\n\n### Again\n\n## Second {#own}\n"
    files = {LAMPS: english, "docs/ar/lamps.md": "# مصابيح\n\n## أولا\n\n### أكثر\n\n### مرة\n\n## ثانيا {#own}\n"}
    content = project(tmp_path, files, EXTENSIONS)
    editions = localize(read_and_check(content))
    ids = [
        [e.attributes.get("id") for e in parse(render(editions, tag).pages.render("lamps/").html).all("h1", "h2", "h3")]
        for tag in ("en", "ar")
    ]
    assert ids[0] == ids[1] == [None, "part-1", "part-1-1", "part-1-2", "own"]


def test_files_of_a_page_come_from_its_language_or_the_source(tmp_path: Path) -> None:
    files = {
        LAMPS: "# A\n\n![x](a.svg) ![y](b.svg)\n",
        "docs/ar/lamps.md": "# A\n\n![x](a.svg) ![y](b.svg)\n",
        "docs/en/a.svg": "en",
        "docs/en/b.svg": "en",
        "docs/ar/b.svg": "ar",
    }
    editions = localize(checked(tmp_path, files))
    copies = render(editions, "ar").copies()
    assert {name: path.read_text() for name, path in copies.items()} == {"a.svg": "en", "b.svg": "ar"}


def test_front_matter_gives_title_description_and_date(tmp_path: Path) -> None:
    text = "---\ntitle: The lamps\ndescription: All of them.\nchecked: 2026-05-20\n---\n\nWords\n"
    site = render(localize(checked(tmp_path, {LAMPS: text, "docs/en/plain.md": "# Plain\n\nFirst *words*.\n"})), "en")
    lamps, plain = site.pages.views["lamps/"], site.pages.views["plain/"]
    assert (lamps.title, lamps.description, str(lamps.checked)) == ("The lamps", "All of them.", "2026-05-20")
    assert "<h1>The lamps</h1>" in site.pages.render("lamps/").html and "20 May 2026" in site.pages.render("lamps/").html
    assert (plain.title, plain.description, plain.checked) == ("Plain", "First words.", None)


@pytest.mark.parametrize("text", ["---\nchecked: 2026-13-01\n---\n# A\n", "---\nchecked: May\n---\n# A\n"])
def test_a_date_in_the_front_matter_is_a_date(tmp_path: Path, text: str) -> None:
    assert places(findings(tmp_path, {LAMPS: text})) == [(SHOWN, 2, 1, "bad-date")]


def test_a_page_of_one_language_alone_is_reported_and_its_translation_is_not_missed(tmp_path: Path) -> None:
    found = findings(tmp_path, {"docs/ar/only.md": "# A\n", LAMPS: "# A\n"})
    assert [(one.location.file, one.code, one.severity) for one in found] == [("../docs/ar/only.md", "page-without-source", "warning")]


def test_nav_orders_titles_and_groups(tmp_path: Path) -> None:
    files = {LAMPS: "# Lamps\n", "docs/en/guide/a.md": "# A long title\n", "docs/en/guide/b.md": "# B\n", "docs/en/rest.md": "# R\n"}
    read = checked(tmp_path, files, "nav:\n  - en/guide/b.md\n  - Guides:\n      - Short: guide/a.md\n      - guide/no.md\n  - lamps.md\n")
    assert [(one.location.line, one.code) for one in read.findings if one.severity == "error"] == [(8, "missing-page")]
    assert [one.location.file for one in read.findings if one.code == "page-not-in-nav"] == ["../docs/en/rest.md"]


def test_nav_stands_in_the_navigation(tmp_path: Path) -> None:
    files = {LAMPS: "# Lamps\n", "docs/en/guide/a.md": "# A long title\n"}
    site = render(localize(checked(tmp_path, files, "nav:\n  - lamps.md\n  - Guides:\n      - Short: guide/a.md\n")), "en")
    groups = {group.title: [entry.title for entry in group.entries] for group in site.pages.render("lamps/").entries}
    assert groups["Guides"] == ["Short"]
    assert "Lamps" in groups[""]


def test_what_is_excluded_is_no_page(tmp_path: Path) -> None:
    files = {"docs/en/drafts/a.md": "# {{ no }}\n", "docs/en/b.txt": "x", LAMPS: "# A\n"}
    read = checked(tmp_path, files, "exclude_docs: |\n  drafts/\n  *.txt\n")
    assert read.findings == []
    assert "drafts/a" not in read.docs.pages and read.docs.files == {}


@pytest.mark.parametrize("name", ["pay.md", "skills/index.md", "index.md", "data/handbook.json", "404.html", "assets/javascripts/site.js"])
def test_no_page_or_file_takes_the_place_of_another(tmp_path: Path, name: str) -> None:
    assert [(one.location.file, one.code) for one in findings(tmp_path, {f"docs/en/{name}": "# A\n"})] == [
        (f"../docs/en/{name}", "address-taken")
    ]


def test_a_page_that_is_too_deep_is_a_finding(tmp_path: Path) -> None:
    found = findings(tmp_path, {LAMPS: "# A\n\n" + "> " * 3000 + "x\n"})
    assert [one.code for one in found] in (["page-unreadable"], [])


def test_pages_are_kept_while_they_do_not_change(tmp_path: Path) -> None:
    content = project(tmp_path, {LAMPS: "# A\n", "docs/en/b.md": "# B\n"})
    first = read_and_check(content)
    (tmp_path / LAMPS).write_text("# Another\n", encoding="utf-8")
    second = read_and_check(content, first)
    assert second.docs.page("b", "en") is first.docs.page("b", "en")
    assert second.docs.page("lamps", "en") is not first.docs.page("lamps", "en")


def test_the_tools_own_page_is_replaced_in_all_languages(tmp_path: Path) -> None:
    read = checked(tmp_path, {"docs/en/privacy.md": "# Our privacy\n"})
    assert set(read.docs.pages["privacy"]) == {"en"}


def test_snippets_stay_in_the_project(tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("secret", encoding="utf-8")
    inside = tmp_path / "inside"
    settings = "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: [.., includes]\n"
    content = project(inside, {LAMPS: '# A\n\n--8<-- "note.md"\n', "includes/note.md": "from a file\n"}, settings)
    found = read_and_check(content).findings
    assert [one.code for one in found] == ["bad-setting"]
    shutil.rmtree(inside)
    settings = "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: [includes]\n"
    html = html_of(inside, {LAMPS: '# A\n\n--8<-- "note.md"\n', "includes/note.md": "from a file\n"}, "lamps/", settings)
    assert "from a file" in html
    shutil.rmtree(inside)
    found = findings(inside, {LAMPS: '# A\n\n--8<-- "../../outside.md"\n', "includes/note.md": "x"}, settings)
    assert [one.code for one in found] == ["page-unreadable"]


def test_a_page_follows_its_snippets(tmp_path: Path) -> None:
    settings = "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: [includes]\n      auto_append: [more/b.md]\n"
    files = {LAMPS: '# A\n\n--8<-- "note.md"\n', "includes/note.md": "first\n", "includes/more/b.md": "", "more/b.md": ""}
    content = project(tmp_path, files, settings)
    first = read_and_check(content)
    assert set(watched(first.project)) >= {tmp_path / "includes", tmp_path / "more"}
    (tmp_path / "includes/note.md").write_text("second\n", encoding="utf-8")
    assert "second" in render(localize(read_and_check(content, first)), "en").pages.render("lamps/").html


def test_a_converter_can_be_used_again() -> None:
    converter = Converter({"footnotes": {}, "toc": {}})
    once = converter.convert("## A\n\nx[^1]\n\n[^1]: y\n")
    again = converter.convert("## A\n\nx[^1]\n\n[^1]: y\n")
    assert once.pieces == again.pieces and once.slugs == again.slugs == {"a": "part-1"}
