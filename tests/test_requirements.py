"""What is imported is declared, and the locked packages can be installed by the least Python that the project promises."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from importlib.metadata import metadata, packages_distributions

from packaging.specifiers import SpecifierSet

from tests.tool import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LEAST = PROJECT["requires-python"].removeprefix(">=") + ".0"


def locked() -> dict[str, str]:
    """Package → the Pythons it asks for, of everything that is installed from a lock."""
    names = re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "test.txt").read_text(encoding="utf-8"), re.MULTILINE)
    return {name: metadata(name)["Requires-Python"] or "" for name in names}


def imported(sources: Iterable[str]) -> set[str]:
    """The packages from outside that the sources import, by the name of their distribution."""
    found = set()
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [getattr(node, "module", "") or ""]
            found |= {name.partition(".")[0] for name in names if isinstance(node, ast.Import | ast.ImportFrom)}
    distributions = packages_distributions()
    return {distributions[name][0].lower().replace("_", "-") for name in found - sys.stdlib_module_names - {"aeskills", ""}}


def test_everything_that_is_imported_is_declared() -> None:
    used = imported(path.read_text(encoding="utf-8") for path in (ROOT / "aeskills").rglob("*.py"))
    declared = {re.split(r"[<>=\[ ]", wanted)[0] for wanted in PROJECT["dependencies"]}
    assert len(used) > 8
    assert used - declared == set()


def test_an_import_that_is_not_declared_is_seen() -> None:
    assert imported(["import os, numpy.linalg\nfrom yaml import parse\nfrom aeskills import cli"]) == {"numpy", "pyyaml"}


def too_new(wanted: Mapping[str, str]) -> list[str]:
    """The packages that refuse the least Python."""
    return [name for name, pythons in wanted.items() if not SpecifierSet(pythons).contains(LEAST)]


def test_every_locked_package_takes_the_least_python() -> None:
    wanted = locked()
    assert len(wanted) > 40
    assert LEAST == "3.11.0"
    assert too_new(wanted) == []


def test_one_that_asks_for_more_is_found() -> None:
    assert too_new({**locked(), "newer": ">=3.11.5"}) == ["newer"]
