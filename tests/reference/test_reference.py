"""docs/reference/ is fresh and complete: every file, field, command, option, finding and public function is described."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatch

import click
import pytest

from aeskills.checks.explain import manual_entries
from aeskills.content.layout import PARTS
from aeskills.model.base import Record
from tests.reference import PAGES
from tests.reference.commands import commands
from tests.reference.examples import example_of, guide_examples, whole_example
from tests.reference.fields import meaning_of, models_below, spaced
from tests.reference.files import file_name
from tests.reference.findings import severities_in
from tests.reference.functions import EXAMPLE, PUBLIC, public
from tests.reference.markdown import FOLDER
from tests.tool import ROOT


def text_of(name: str) -> str:
    """A page as it is in the repository."""
    path = FOLDER / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def stale(pages: dict[str, Callable[[], str]]) -> list[str]:
    """Pages whose text is not what would be generated now."""
    return [name for name, page in pages.items() if page() != text_of(name)]


def test_the_pages_are_fresh() -> None:
    assert len(PAGES) == 4
    assert stale(dict(PAGES)) == [], "run `make reference`"


def test_a_page_that_differs_is_stale() -> None:
    assert stale({"files.md": lambda: "other", "no-such-page.md": lambda: "new"}) == ["files.md", "no-such-page.md"]


def models() -> list[type[Record]]:
    """Every model of a YAML file."""
    return list(dict.fromkeys(model for part in PARTS for model in models_below(part.model)))


def undocumented_fields(page: str, known: Sequence[type[Record]]) -> Iterator[str]:
    """Fields that have no row under their model's heading, or no meaning, or no example."""
    sections = {title.lower(): body for title, body in re.findall(r"^###? (.+?)\n(.*?)(?=^##|\Z)", page, re.DOTALL | re.MULTILINE)}
    for model in known:
        for name in model.model_fields:
            if f"\n| `{name}` | " not in sections.get(spaced(model), ""):
                yield f"{model.__name__}.{name} has no row"
            elif not meaning_of(model, name):
                yield f"{model.__name__}.{name} has no meaning: give its field a description"
            elif not example_of(model, name):
                yield f"{model.__name__}.{name} has no example: write one in docs/authoring.md"


def test_every_field_is_documented() -> None:
    assert len(models()) > 50
    assert list(undocumented_fields(text_of("files.md"), models())) == []


def test_a_field_without_row_meaning_or_example_is_seen() -> None:
    class Buoy(Record):
        """A buoy."""

        colour: str
        depth: int

    assert list(undocumented_fields("", [Buoy])) == ["Buoy.colour has no row", "Buoy.depth has no row"]
    assert "Buoy.colour has no meaning" in next(undocumented_fields("## Buoy\n\n| `colour` | text |", [Buoy]))


def test_every_kind_of_file_is_listed_with_an_example() -> None:
    page = text_of("files.md")
    assert len(PARTS) >= 18
    for part in PARTS:
        assert f"`{file_name(part.pattern)}`" in page
        shown = [file for file, _ in guide_examples() if fnmatch(file, part.pattern.format(role="*"))]
        assert shown or f"### Example: `{whole_example(part.pattern)[0]}`" in page, part.pattern


def undocumented_commands(page: str, known: Sequence[tuple[str, click.Command]]) -> Iterator[str]:
    """Commands without a section, and arguments and options that their command's section does not name."""
    sections = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE))
    for path, command in known:
        if path not in sections:
            yield path
            continue
        for parameter in command.params:
            names = [parameter.make_metavar(click.Context(command))] if isinstance(parameter, click.Argument) else parameter.opts
            yield from (f"{path} {name}" for name in names if name not in sections[path])


def test_every_command_argument_and_option_is_documented() -> None:
    known = list(commands())
    assert len(known) > 12
    assert sum(len(command.params) for _, command in known) > 25
    assert list(undocumented_commands(text_of("commands.md"), known)) == []


def test_an_undocumented_command_or_option_is_seen() -> None:
    sail = click.Command("sail", params=[click.Option(["--wind"]), click.Argument(["port"])])
    assert list(undocumented_commands("", [("aeskills sail", sail)])) == ["aeskills sail"]
    assert list(undocumented_commands("## aeskills sail\n\nPORT\n", [("aeskills sail", sail)])) == ["aeskills sail --wind"]


def undocumented_codes(page: str, codes: Sequence[str]) -> list[str]:
    """Codes without a section that says severity, reason, fix and both examples."""
    heading = "|".join(map(re.escape, codes)) or "(?!)"  # a snippet may hold headings of its own
    sections = dict(re.findall(rf"^## ({heading})\n(.*?)(?=^## (?:{heading})\n|\Z)", page, re.DOTALL | re.MULTILINE))
    parts = ("**Why.** ", "**Fix.** ", "Bad, in `", "Good:")
    return [
        code
        for code in codes
        if not re.search(r"^\*(Error|Warning)", sections.get(code, ""), re.MULTILINE) or any(part not in sections[code] for part in parts)
    ]


def test_every_code_is_documented() -> None:
    assert len(manual_entries()) >= 80
    assert undocumented_codes(text_of("findings.md"), list(manual_entries())) == []


def test_an_undocumented_code_is_seen() -> None:
    assert undocumented_codes("## foggy\n\n*Error.* No light.\n", ["foggy", "dark"]) == ["foggy", "dark"]


def test_severities_are_read_from_calls() -> None:
    source = 'Finding(p, "a", m)\nFinding(p, "b", m, h, "warning")\nFinding(p, "c", m, h, severity="error" if x else "warning")'
    assert dict(severities_in(source)) == {"a": {"error"}, "b": {"warning"}, "c": {"error", "warning"}}


def test_every_public_function_is_documented() -> None:
    page = text_of("python.md")
    names = [name for group in PUBLIC.values() for name in group]
    assert len(names) > 12
    for name in names:
        assert f"### {name.replace(':', '.')}\n" in page
        assert public(name).__doc__, name


def test_the_example_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(EXAMPLE, "docs/reference/python.md", "exec"), {})
    assert capsys.readouterr().out
