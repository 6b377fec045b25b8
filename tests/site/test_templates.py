"""Templates are compiled once, beside the other work of a first build; what is kept is what a build would compile, and prints what
Jinja would print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError, nodes
from jinja2.defaults import DEFAULT_FILTERS
from markupsafe import Markup

from aeskills.export import files
from aeskills.locales import interface
from aeskills.site import assets, ready, styles, templates
from aeskills.site.compiler import SYNTAX, compiler
from aeskills.site.printing import Printer
from tests.site.printed import edition


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for caches, and nothing in memory."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    forget()
    yield tmp_path / "aeskills"
    forget()


def forget() -> None:
    for made in (templates.compiled, assets.joined_files, styles._made, interface.phrases, interface._read, files.schema):
        made.cache_clear()


def kept(caches: Path) -> list[str]:
    return sorted(path.name.partition("-")[0] for path in caches.iterdir() if path.is_file())


def refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError("made again")


def test_what_is_made_beside_is_not_made_again(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ready.made_beside():
        pass
    monkeypatch.setattr(templates, "_compiled", refuse)
    monkeypatch.setattr(assets, "_squeezed_files", refuse)
    monkeypatch.setattr(interface, "_phrases", refuse)
    ready.make()
    assert len(templates.compiled()) > 30
    assert kept(caches) == ["assets", "interface", "schema", "styles", "templates"]


@pytest.mark.usefixtures("caches")
def test_without_it_templates_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "_compiled", refuse)
    with pytest.raises(AssertionError, match="made again"):
        templates.compiled()


def test_it_is_begun_once(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready.make()
    monkeypatch.setattr(ready, "get_context", refuse)
    with ready.made_beside():
        pass
    for path in caches.glob("templates-*"):
        path.unlink()
    with pytest.raises(AssertionError, match="made again"), ready.made_beside():
        pass


def test_caches_that_cannot_be_written_hinder_nothing(caches: Path) -> None:
    caches.write_text("no folder", encoding="utf-8")
    with ready.made_beside():
        pass
    assert Printer(edition()).environment.get_template("home.html").name == "home.html"


def test_what_cannot_be_read_is_made_again(caches: Path) -> None:
    ready.make()
    whole = {path: path.read_bytes() for path in caches.iterdir()}
    for path in whole:
        path.write_bytes(whole[path][:-99])
    forget()
    ready.make()
    assert len(whole) == 5
    assert {path: path.read_bytes() for path in caches.iterdir()}.keys() == whole.keys()
    assert len(templates.compiled()) > 30


def test_another_template_is_not_mixed_up_with_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = tmp_path / "home.html"
    monkeypatch.setattr(templates, "_paths", lambda: [template])
    states = []
    for text in ("one", "another", "one"):
        template.write_text(text, encoding="utf-8")
        states.append(templates.state.__wrapped__())
    assert states[0] == states[2] != states[1]


def taken(names: Iterable[str]) -> set[str]:
    """Names of filters that Jinja has already: a template would be compiled for the other one."""
    return DEFAULT_FILTERS.keys() & set(names)


def test_no_filter_of_ours_has_the_name_of_another() -> None:
    ours = {name for name, made in Printer(edition()).environment.filters.items() if DEFAULT_FILTERS.get(name) is not made}
    assert len(ours) > 10
    assert taken(ours) == set()
    assert taken([*ours, "join"]) == {"join"}


def printed(source: str, **names: Any) -> str:
    """A template of ours in print, with a filter `number`."""
    here = templates.environment(templates.PAGES, StrictUndefined)
    here.filters["number"] = names.pop("number", str)
    return here.template_class.from_code(here, compiler().compile(source), {}).render(names)


def test_a_template_is_compiled_for_all_locales() -> None:
    """Jinja works out at once what a filter makes of a constant: the first locale that prints a page would speak for all."""
    source = "{{ 5|number }} {{ places|length }} {{ [1, 2]|join('-') }}"
    assert [printed(source, number=lambda _, word=word: word, places="abc") for word in ("five", "cinque")] == [
        "five 3 1-2",
        "cinque 3 1-2",
    ]


class Untitled(str):
    """Text that is more than text."""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<a> & 'b' \"c\"", "&lt;a&gt; &amp; &#39;b&#39; &#34;c&#34;"),
        (Untitled("<i>"), "&lt;i&gt;"),
        (Markup("<b>"), "<b>"),
        (5, "5"),
        (None, "None"),
    ],
)
def test_what_is_printed_is_escaped_as_jinja_does(value: object, shown: str) -> None:
    """Wherever it is printed: on the page, in a macro, in a block that is set."""
    source = "{% macro m(v) %}{{ v }}{% endmacro %}{% set s %}{{ v }}{% endset %}{{ v }} {{ m(v) }} {{ s }} {{ '' ~ v }}"
    assert printed(source, v=value) == Environment(**SYNTAX).from_string(source).render(v=value) == " ".join([shown] * 4)


def test_dots_and_calls_mean_what_they_mean_to_jinja() -> None:
    source = (
        "{% macro all() %}{{ caller(1) }}{{ varargs|join }}{{ kwargs.class }}{% endmacro %}"
        "{% for a, b in pairs %}{% call(n) all(a, *[b], **{'class': n}) %}{{ n }}{{ loop.index }}{% endcall %}{{ a.real }}{% endfor %}"
    )
    names = {"pairs": [(1, 2), (3, 4)], "n": "x"}
    assert printed(source, **names) == Environment(**SYNTAX).from_string(source).render(names) == "1112x11234x3"


def test_a_name_that_is_missing_is_an_error() -> None:
    for source, error in (
        ("{{ nothing }}", UndefinedError),
        ("{{ words.nothing }}", AttributeError),
        ("{{ nothing.words }}", UndefinedError),
    ):
        with pytest.raises(error, match="nothing"):
            printed(source, words="")


def glued(source: str) -> int:
    """How often a template joins words with nothing between them, where `listing` would put them in a sentence."""
    found = Printer(edition()).environment.parse(source).find_all(nodes.Filter)
    return sum(one.name == "join" and not one.args for one in found)


def test_lists_in_sentences_have_commas() -> None:
    sources = [path.read_text(encoding="utf-8") for path in templates.PAGES.rglob("*.html")]
    assert sum(source.count("|listing") for source in sources) >= 5
    assert sum(map(glued, sources)) == 0
    assert glued("{{ words|join }} {{ words|join(', ') }}") == 1
