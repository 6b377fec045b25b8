"""Templates are compiled once, beside the other work of a first build; what is kept is what a build would compile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from jinja2 import nodes
from jinja2.defaults import DEFAULT_FILTERS

from aeskills.site import templates
from aeskills.site.printing import Printer
from tests.site.printed import edition


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for caches."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    templates._compiled.cache_clear()
    yield tmp_path
    templates._compiled.cache_clear()


def kept(caches: Path) -> list[str]:
    return [path.name for path in caches.glob("aeskills/jinja-*/*")]


def load_all() -> int:
    """Loads every template; gives their number."""
    names = [(folder, name) for folder in (templates.PAGES, templates.THEME) for name in folder.rglob("*.html")]
    for folder, path in names:
        templates.environment(folder).get_template(path.relative_to(folder).as_posix())
    return len(names)


def refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError("compiled again")


def test_what_is_compiled_beside_is_not_compiled_again(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with templates.compiling():
        pass
    monkeypatch.setattr(templates._Environment, "compile", refuse)
    assert load_all() + 1 == len(kept(caches)) > 30


@pytest.mark.usefixtures("caches")
def test_without_it_templates_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates._Environment, "compile", refuse)
    with pytest.raises(AssertionError, match="compiled again"):
        load_all()


def test_it_is_done_once(caches: Path) -> None:
    with templates.compiling():
        pass
    (code,) = [path for path in caches.glob("aeskills/jinja-*/*") if path.name == "all"]
    others = [path for path in code.parent.iterdir() if path != code]
    for path in others:
        path.unlink()
    with templates.compiling():
        pass
    assert others
    assert kept(caches) == ["all"]


def test_caches_that_cannot_be_written_hinder_nothing(caches: Path) -> None:
    (caches / "aeskills").write_text("no folder", encoding="utf-8")
    with templates.compiling():
        pass
    assert Printer(edition()).environment.get_template("home.html").name == "home.html"


def taken(names: Iterable[str]) -> set[str]:
    """Names of filters that Jinja has already: a template would be compiled for the other one."""
    return DEFAULT_FILTERS.keys() & set(names)


def test_no_filter_of_ours_has_the_name_of_another() -> None:
    ours = {name for name, made in Printer(edition()).environment.filters.items() if DEFAULT_FILTERS.get(name) is not made}
    assert len(ours) > 10
    assert taken(ours) == set()
    assert taken([*ours, "join"]) == {"join"}


def test_a_template_is_compiled_for_all_locales(tmp_path: Path) -> None:
    """Jinja works out at once what a filter makes of a constant: the first locale that prints a page would speak for all."""
    (tmp_path / "five.html").write_text("{{ 5|number }} {{ places|length }} {{ [1, 2]|join('-') }}", encoding="utf-8")
    printed = []
    for word in ("five", "cinque"):
        here = templates.environment(tmp_path)
        here.filters["number"] = lambda _value, word=word: word
        printed.append(here.get_template("five.html").render(places="abc"))
    assert printed == ["five 3 1-2", "cinque 3 1-2"]


def glued(source: str) -> int:
    """How often a template joins words with nothing between them, where `listing` would put them in a sentence."""
    found = Printer(edition()).environment.parse(source).find_all(nodes.Filter)
    return sum(one.name == "join" and not one.args for one in found)


def test_lists_in_sentences_have_commas() -> None:
    sources = [path.read_text(encoding="utf-8") for path in templates.PAGES.rglob("*.html")]
    assert sum(source.count("|listing") for source in sources) >= 5
    assert sum(map(glued, sources)) == 0
    assert glued("{{ words|join }} {{ words|join(', ') }}") == 1
