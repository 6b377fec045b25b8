"""A public name has one definition, and no module takes the name of one of Python's own."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.tool import ROOT

PACKAGE = ROOT / "aeskills"
REGISTERED = frozenset({"check", "MANUAL"})
"""What every module of a check defines, by which the registry finds it."""


def defined(tree: ast.Module) -> Iterator[str]:
    """The public names that a module defines at its top."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign):
            names = [one.id for target in node.targets for one in ast.walk(target) if isinstance(one, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names = [node.target.id]
        else:
            names = []
        yield from (name for name in names if not name.startswith("_"))


def repeated(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Name → the modules that define it, where there are several; a check's own names only outside the checks."""
    where: dict[str, list[str]] = defaultdict(list)
    for file, text in texts.items():
        for name in dict.fromkeys(defined(ast.parse(text))):
            if not (name in REGISTERED and file.startswith("checks/")):
                where[name].append(file)
    return {name: files for name, files in where.items() if len(files) > 1}


def shadowing(files: Mapping[str, str]) -> list[str]:
    """Modules with the name of a module of the standard library."""
    return [file for file in files if Path(file).stem in sys.stdlib_module_names - {"__main__"}]


def sources() -> dict[str, str]:
    return {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}


def test_every_public_name_has_one_definition() -> None:
    texts = sources()
    assert len(texts) > 200
    assert len({name for text in texts.values() for name in defined(ast.parse(text))}) > 800
    assert repeated(texts) == {}


def test_no_module_shadows_a_standard_one() -> None:
    assert shadowing(sources()) == []


def test_a_second_definition_and_a_shadow_are_seen() -> None:
    texts = {"a.py": "class Row: ...\nA, B = 1, 2\n_own = 1", "html.py": "Row: int = 1\n_own = 2", "checks/b.py": "B = 3\ndef check(): ..."}
    assert repeated(texts) == {"Row": ["a.py", "html.py"], "B": ["a.py", "checks/b.py"]}
    assert repeated({"a.py": "def check(): ...", "checks/b.py": "def check(): ...", "c.py": "check = 1"}) == {"check": ["a.py", "c.py"]}
    assert shadowing(texts) == ["html.py"]
