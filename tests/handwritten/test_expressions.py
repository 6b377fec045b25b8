"""`{{ … }}`: dotted names and filters, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aeskills.findings import Finding, Location
from aeskills.handwritten.expressions import FILTERS, Expression, read_expression, take_out
from aeskills.markup.html_printer import HtmlPrinter
from aeskills.markup.values import NoValue, look_up, printed
from aeskills.model.base import Record
from tests.contents import handbook
from tests.projects import findings, html_of, places
from tests.rendered import edition
from tests.tool import LIGHTHOUSE

PAGE = "docs/en/lamps.md"
START = Location("lamps.md", 1, 1)


def read(text: str) -> Expression | Finding:
    return read_expression(text, START)


@pytest.mark.parametrize(
    "text",
    [
        "t.__func__.__globals__['__builtins__']['open']('X','w')",
        "handbook.__class__",
        "handbook._abc_impl",
        "handbook.by_kind()",
        "handbook.role.title.upper()",
        "handbook['role']",
        "handbook.skills|map(attribute='name')",
        "handbook.skills | attr",
        "1 + 1",
        "handbook.a + 1",
        '"text"',
        "edition.tag",
        "self",
        "cycler.__init__",
        "",
        " ",
        "handbook.",
        "handbook..role",
        "handbook.role |",
        "handbook.role || name",
        "handbook.role.title if 1",
        "namespace()",
    ],
)
def test_what_is_no_dotted_name_is_a_finding(text: str) -> None:
    found = read(text)
    assert isinstance(found, Finding), found
    assert found.code == "page-expression"
    assert found.hint
    assert 1 <= found.location.column <= len(text) + 1


@given(st.text(max_size=80))
def test_any_text_is_an_expression_or_a_finding(text: str) -> None:
    found = read(text)
    if isinstance(found, Expression):
        assert all(name.replace("-", "").replace("_", "").isalnum() and not name.startswith("_") for name in found.path)
        assert set(found.filters) <= FILTERS.keys()


@given(st.lists(st.sampled_from([*dir(Record), *dir(handbook()), "0", "skills", "site"]), max_size=4))
def test_names_of_python_lead_nowhere(names: list[str]) -> None:
    """Only fields, entries and numbers are looked up, whatever else the objects have."""
    fields = type(handbook()).model_fields
    try:
        found = look_up(Expression(tuple(names), (), START), handbook())
    except NoValue as error:
        assert error.finding.hint
    else:
        assert not names or names[0] in fields
        assert not callable(found.value)


def test_a_page_cannot_write_a_file(tmp_path: Path) -> None:
    target = tmp_path / "written"
    attack = f"t.__func__.__globals__['__builtins__']['open']('{target}','w')"
    found = findings(tmp_path, {PAGE: f"# A\n\n{{{{ {attack} }}}}\n\n{{% set x = 1 %}}\n"})
    assert not target.exists()
    assert places(found) == [("../docs/en/lamps.md", 3, 4, "page-expression"), ("../docs/en/lamps.md", 5, 1, "page-expression")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("handbook.role.title", "Lighthouse keeper"),
        ("handbook.skills | count", "3"),
        ("handbook.skills.lamp-care.name", "Lamp care"),
        ("handbook.skills.0.name | heading", "Lamp care"),
        ("handbook.skills | listing", "Lamp care, Log writing and Weather watch"),
        ("handbook.site.updated", "1 June 2026"),
        ("handbook.scoring.coverage | share", "60%"),
        ("handbook.scoring.verdict.likely | complement | share", "20%"),
        ("handbook.role | name", "Lighthouse keeper"),
    ],
)
def test_values_and_filters(text: str, shown: str) -> None:
    found = read(text)
    assert isinstance(found, Expression)
    assert str(printed(found, HtmlPrinter(edition(handbook(LIGHTHOUSE)), "./"))) == shown


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("handbook.role.titel", '"title"'),
        ("handbook.skills.lamp-car.name", '"lamp-care"'),
        ("handbook.skills", "count"),
        ("handbook.role", "dot"),
        ("handbook.role.title | share", "number"),
        ("handbook.role.title | count", "list"),
        ("handbook.skills.99.name", "lamp-care"),
        ("handbook.role.title.0", "end"),
    ],
)
def test_what_cannot_be_printed_says_what_could(text: str, word: str) -> None:
    found = read(text)
    assert isinstance(found, Expression)
    with pytest.raises(NoValue) as caught:
        printed(found, HtmlPrinter(edition(handbook(LIGHTHOUSE)), "./"))
    assert word in caught.value.finding.hint


def test_values_are_words_and_no_markup(tmp_path: Path) -> None:
    html = html_of(
        tmp_path, {PAGE: "# About {{ handbook.role.title }}\n\n*{{ handbook.role.title }}* `{{ handbook.skills | count }}`\n"}, "lamps/"
    )
    assert "<h1>About Lighthouse keeper</h1>" in html
    assert "<em>Lighthouse keeper</em> <code>3</code>" in html


def test_escaped_marks_are_printed_in_words_and_in_code(tmp_path: Path) -> None:
    html = html_of(tmp_path, {PAGE: "# A\n\n\\{{ x }} and `\\{{ y }}` and \\{% z %}\n"}, "lamps/")
    assert "<p>{{ x }} and <code>{{ y }}</code> and {% z %}</p>" in html


def test_a_value_has_no_place_in_an_address(tmp_path: Path) -> None:
    found = findings(tmp_path, {PAGE: "# A\n\n![{{ handbook.role.title }}]({{ handbook.role.title }})\n"})
    assert [one.code for one in found] == ["page-expression"]


def test_places_count_the_front_matter() -> None:
    filled = take_out("one\ntwo {{ x }}\n", "a.md", 3)
    assert [finding.location[:3] for finding in filled.findings] == [("a.md", 5, 8)]


def test_a_mark_is_a_word_that_the_page_does_not_have() -> None:
    filled = take_out("aeskills aeskillsx {{ handbook.role }}", "a.md")
    (mark,) = filled.marks
    assert filled.text == f"aeskills aeskillsx {mark}"
    assert mark.startswith("aeskillsxx")
