"""Files, functions, folders and commands that the documents name exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch

import click
import pytest

from aeskills.cli import main
from aeskills.content.layout import PARTS
from tests.test_layers import LAYERS
from tests.tool import ROOT

PACKAGE = ROOT / "aeskills"
GUIDES = (
    *("README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/authoring.md", "docs/translating.md", "docs/publishing.md"),
    *("docs/developing/architecture.md", "docs/developing/performance.md"),
)
OLD_WORDS = re.compile(r"\b(?:Press|Leaf|PrintedEdition|Seal|share_out|entry_files|spoken_fields|mend(?:s|ed|ing)?|faults?|faulty)\b")
"""Names that are gone from the code, and words that have a plain one: fix, error."""
_PATH = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|js|html|yaml|po|md|css|toml))(?::([\w.]+))?`")
_FOLDER = re.compile(r"`((?:[\w-][\w.-]*/)+)`")
_COMMAND = re.compile(r"(?:^|`)(?:\.venv/bin/)?aeskills ([a-z]+)(?: ([a-z]+))?", re.MULTILINE)
_TARGET = re.compile(r"(?:^|`)make ([a-z]+)", re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
_CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
_CONTENT = tuple(part.pattern.format(role="*") for part in PARTS)


def is_content(file: str) -> bool:
    """Whether a guide means a file of any content folder by this name: `roles/harbour-pilot/duties.yaml`, `skills/ship-handling.yaml`."""
    return any(fnmatch(f"{before}{file}", pattern) for pattern in _CONTENT for before in ("", "roles/any/", "roles/any/assessment/"))


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def missing_names(text: str) -> Iterator[str]:
    """Files in backticks that are neither in the repository nor in the package, and names that such a file does not define."""
    for file, name in _PATH.findall(text):
        path = next((folder / file for folder in (ROOT, PACKAGE) if (folder / file).is_file()), None)
        if path is None:
            yield from () if is_content(file) else (file,)
        elif name and not _defines(path.read_text(encoding="utf-8"), name):
            yield f"{file}:{name}"
    made = re.findall(r"^/(.+)$", text_of(".gitignore"), re.MULTILINE)
    yield from (name for name in _FOLDER.findall(text) if name not in made and not any((root / name).is_dir() for root in (ROOT, PACKAGE)))


def _defines(source: str, name: str) -> bool:
    """Whether Python or JavaScript source defines a function, class, method or constant."""
    *owners, last = name.split(".")
    found = re.search(rf"^\s*(?:export )?(?:async )?(?:def|class|function|const) {last}\b|^{last}\b.*=", source, re.MULTILINE)
    return found is not None and all(re.search(rf"^class {owner}\b", source, re.MULTILINE) for owner in owners)


def commands(text: str) -> list[tuple[str, str]]:
    """Command and the word after it, of every `aeskills …`."""
    return [found for code in _CODE.findall(text) for found in _COMMAND.findall(code)]


def unknown_commands(text: str) -> Iterator[str]:
    """Commands that do not exist; the word after a group is a command of the group."""
    context = click.Context(main)
    for name, word in commands(text):
        command = main.get_command(context, name)
        if command is None:
            yield name
        elif isinstance(command, click.Group) and word and word not in command.list_commands(context):
            yield f"{name} {word}"


def unknown_targets(text: str) -> list[str]:
    """`make` targets that the Makefile lacks."""
    known = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    return [name for code in _CODE.findall(text) for name in _TARGET.findall(code) if name not in known]


def dead_links(name: str) -> list[str]:
    """Relative links of a document that lead nowhere."""
    return [target for target in _LINK.findall(_CODE.sub("", text_of(name))) if not (ROOT / name).parent.joinpath(target).exists()]


@pytest.mark.parametrize("name", GUIDES)
def test_what_a_guide_names_exists(name: str) -> None:
    text = text_of(name)
    assert list(missing_names(text)) == []
    assert list(unknown_commands(text)) == []
    assert unknown_targets(text) == []
    assert dead_links(name) == []
    assert OLD_WORDS.findall(text) == []


def test_there_is_something_to_look_up() -> None:
    assert len(_PATH.findall(text_of("docs/developing/architecture.md"))) > 50
    assert sum(1 for _, name in _PATH.findall(text_of("docs/developing/architecture.md")) if name) > 35
    assert len(commands(text_of("README.md"))) > 8
    assert len(_LINK.findall(text_of("README.md"))) > 8


def test_a_wrong_name_is_seen() -> None:
    text = (
        "`pipeline.py:read_and_check`, `pipeline.py:nothing`, `no/such.py`, `Views/`, `edition/edition.py:Edition.coverage`, `x/y/z.html`"
    )
    assert list(missing_names(text)) == ["pipeline.py:nothing", "no/such.py", "x/y/z.html", "Views/"]
    assert list(unknown_commands("`aeskills check`, `aeskills sail`\n```\naeskills translate hoist --fast\n```\naeskills is")) == [
        "sail",
        "translate hoist",
    ]
    assert OLD_WORDS.findall("The Press mends a fault.") == ["Press", "mends", "fault"]
    assert unknown_targets("`make test`, `make sail`, make it") == ["sail"]


def test_the_folders_are_described_in_import_order() -> None:
    """A new folder needs a paragraph in architecture.md, in the place that tests/test_layers.py gives it."""
    layers = [name for layer in LAYERS for name in layer if name != "__main__"]
    section = text_of("docs/developing/architecture.md").partition("## Folders")[2].partition("\n## ")[0]
    assert re.findall(r"\*\*(\w+)\*\*", section) == layers


def test_the_readme_lists_the_folders_in_import_order() -> None:
    folders = [name for layer in LAYERS for name in layer if (PACKAGE / name).is_dir()]
    assert len(folders) > 12
    assert re.findall(r"^\| `aeskills/(\w+)/` \|", text_of("README.md"), re.MULTILINE) == folders
