"""The shape of the code: imports lead only downward, foreign engines stay in their rooms, and nothing knows the shipped role."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "aeskills"

LAYERS: tuple[tuple[str, ...], ...] = (
    ("findings", "failures", "signals"), ("text",), ("files",), ("reports",), ("model",), ("content",), ("locales",), ("assessment",),
    ("checks",),
    ("settings",), ("handwritten",), ("edition",), ("schema",), ("authoring",), ("markup",), ("export",), ("views",),
    ("assets",), ("render",),
    ("pipeline",), ("publish", "serve"), ("mkdocs_plugin", "cli"), ("__main__",),
)  # fmt: skip
"""From the ground up, in the order of the pipeline. A module may import its own folder and the layers below it."""

ROOMS: Mapping[str, tuple[str, ...]] = {
    "yaml": ("content/yaml_source.py",),
    "ruamel": ("authoring/yaml_text.py",),
    "babel": ("locales/",),
    "markdown": ("handwritten/convert.py",),
    "pathspec": ("handwritten/docs.py",),
    "mkdocs": ("mkdocs_plugin.py",),
    "click": ("cli",),
    "docx": ("export/documents/word.py",),
    "xlsxwriter": ("export/documents/spreadsheet.py",),
}
"""Library → where it may be imported."""

LONGEST = 300
READ = ("*.py", "*.html", "*.js", "*.css", "*.yaml", "*.md", "*.po", "*.svg")

Sources = Mapping[str, str]


@cache
def sources() -> Sources:
    """Every text of the package, by its path."""
    paths = sorted(path for pattern in READ for path in PACKAGE.rglob(pattern))
    return {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def modules(files: Sources) -> Sources:
    return {name: text for name, text in files.items() if name.endswith(".py")}


def imports(text: str, loading: bool = False) -> Iterator[str]:
    """The full names of all modules that a module imports, wherever in it, or only when it is loaded."""
    tree = ast.parse(text)
    for node in tree.body if loading else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(name: str) -> str:
    """The layer's room of a module's path or full name: `site/root.py` and `aeskills.render.root_files` → `site`."""
    return re.split(r"[/.]", name.removeprefix("aeskills."))[0]


def upward(files: Sources) -> Iterator[str]:
    """Imports that lead to a higher layer, or to another folder of the same layer."""
    rank = {name: number for number, layer in enumerate(LAYERS) for name in layer}
    for file, text in modules(files).items():
        here = room(file)
        if here == "__init__":
            continue
        for name in imports(text):
            there = room(name)
            if name.startswith("aeskills.") and there in rank and there != here and rank[there] >= rank[here]:
                yield f"{file} imports {name}"


def cycles(files: Sources) -> Iterator[str]:
    """Modules that need themselves to be loaded."""
    names = {f"aeskills.{file.removesuffix('.py').removesuffix('/__init__').replace('/', '.')}": file for file in modules(files)}
    needs = {name: set(imports(files[file], loading=True)) & names.keys() - {name} for name, file in names.items()}
    while free := [name for name, others in needs.items() if not others & needs.keys()]:
        for name in free:
            del needs[name]
    if needs:
        yield " ↔ ".join(sorted(needs))


def astray(files: Sources) -> Iterator[str]:
    """Imports of a library outside its room."""
    for file, text in modules(files).items():
        for name in {name.partition(".")[0] for name in imports(text)} & ROOMS.keys():
            if not file.startswith(ROOMS[name]):
                yield f"{file} imports {name}"


def long(files: Sources) -> Iterator[str]:
    """Modules that should be two."""
    yield from (
        f"{name}: {count} lines"
        for name, text in modules(files).items()
        if (count := text.count("\n")) > LONGEST and name.endswith((".py", ".js"))
    )


def knowing(files: Sources, words: Iterable[str]) -> Iterator[str]:
    """Texts that name what only the content may name."""
    ids = "|".join(map(re.escape, sorted(words)))
    pattern = re.compile(rf"(?<![\w-])(?:{ids}|(?i:account[ -]executives?))(?![\w-])")
    for file, text in files.items():
        yield from (f'{file}:{text.count(chr(10), 0, found.start()) + 1}: "{found[0]}"' for found in pattern.finditer(text))


def _loaded(path: Path) -> object:
    return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def _ids(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("id"), str):
            yield node["id"]
        for value in node.values():
            yield from _ids(value)
    elif isinstance(node, list):
        for value in node:
            yield from _ids(value)


@cache
def known_words() -> frozenset[str]:
    """The ids of the shipped records that no one writes by chance: two words or more.

    Glossary terms are words of the language; what the invented role has too, such as a form's id, is a word of the model.
    """
    paths = [path for path in (ROOT / "content").rglob("*.yaml") if path.name != "glossary.yaml"]
    found = {name for path in paths for name in _ids(_loaded(path))}
    found |= {path.stem for path in paths if path.parent.name in ("skills", "industries")}
    invented = {name for path in (ROOT / "tests" / "handbooks").rglob("*.yaml") for name in _ids(_loaded(path))}
    return frozenset(name for name in found - invented if "-" in name)


def test_there_is_something_to_guard() -> None:
    assert len(modules(sources())) > 80
    assert {Path(name).suffix for name in sources()} >= {".py", ".html", ".js", ".css", ".yaml", ".md"}
    assert {room(name) for name in modules(sources())} - {"__init__"} == {name for layer in LAYERS for name in layer}
    assert len(known_words()) > 150


def test_imports_lead_only_downward() -> None:
    assert list(upward(sources())) == []


def test_no_module_needs_itself() -> None:
    assert list(cycles(sources())) == []


def test_libraries_stay_in_their_rooms() -> None:
    assert list(astray(sources())) == []
    for library, rooms in ROOMS.items():
        users = [
            file
            for file, text in modules(sources()).items()
            if file.startswith(rooms) and library in {n.partition(".")[0] for n in imports(text)}
        ]
        assert users, library


def test_modules_are_short() -> None:
    assert list(long(sources())) == []


def test_nothing_in_the_package_knows_the_shipped_role() -> None:
    assert list(knowing(sources(), known_words())) == []


def test_each_guard_finds_what_it_is_there_for() -> None:
    word = max(known_words(), key=len)
    broken = {
        "model/a.py": "from aeskills.content import reader\n",
        "content/b.py": "def late():\n    import aeskills.render.root_files\n",
        "serve/c.py": "from aeskills.publish.publication import Publication\n",
        "checks/d.py": "import yaml\nfrom babel.core import Locale\n",
        "views/c.py": "from mkdocs.plugins import BasePlugin\n",
        "render/e.py": "\n" * (LONGEST + 1),
        "templates/f.html": "<p>\nThe Account Executive does it.",
        "theme/g.js": f'show("{word}");',
    }
    assert {line.split()[0] for line in upward(broken)} == {"model/a.py", "content/b.py", "serve/c.py"}
    assert list(cycles({**broken, "content/reader.py": "from aeskills.model import a"})) == ["aeskills.content.reader ↔ aeskills.model.a"]
    assert sorted(astray(broken)) == ["checks/d.py imports babel", "checks/d.py imports yaml", "views/c.py imports mkdocs"]
    assert list(long(broken)) == [f"render/e.py: {LONGEST + 1} lines"]
    assert sorted(knowing(broken, known_words())) == ['templates/f.html:2: "Account Executive"', f'theme/g.js:1: "{word}"']


def test_sound_code_passes_the_guards() -> None:
    sound = {
        "render/a.py": "import aeskills\nfrom aeskills.render.root_files import root_files\nfrom aeskills.model.base import Record\n",
        "cli/building.py": "import click\n",
    }
    for guard in (upward, cycles, astray, long):
        assert list(guard(sound)) == []
    assert list(knowing(sound, known_words())) == []
