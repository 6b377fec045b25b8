"""What is imported is declared, what is declared is locked, and a lock says which files to install and nothing of a machine."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import metadata, packages_distributions
from importlib.util import module_from_spec, spec_from_file_location

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.tool import ROOT

PARSED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PARSED["project"]
LEAST = PROJECT["requires-python"].removeprefix(">=") + ".0"
NEEDED = [*PARSED["build-system"]["requires"], *PROJECT["dependencies"]]
TOOLS = PROJECT["optional-dependencies"]["test"]

ONLY_NAMED = {"mkdocs-material-extensions"}
"""Its functions are a known value in a project's mkdocs.yml; what they do is done by MkDocs Material's own."""

_PIN = re.compile(r"(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[\w.+!]+)( ; (?P<marker>[^\\]+?))? \\")
_HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?P<more> \\)?")
_NAMED = re.compile(r"[a-z_0-9]+(\.[a-z_0-9]+)+")


def lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def pins(text: str) -> dict[str, str]:
    """Package → version of a lock."""
    return {found["name"]: found["version"] for line in text.splitlines() if (found := _PIN.fullmatch(line))}


def strange(text: str) -> Iterator[str]:
    """The lines of a lock that are no name with a version and perhaps a marker, nor one of the hashes that follow it."""
    hashes_follow = False
    for line in text.splitlines():
        pin, written = _PIN.fullmatch(line), _HASH.fullmatch(line)
        if pin and not hashes_follow:
            Marker(pin["marker"] or "python_version > '3'")
            hashes_follow = True
        elif written and hashes_follow:
            hashes_follow = bool(written["more"])
        else:
            yield line
    if hashes_follow:
        yield "the last package has no hash"


def unlocked(wanted: Iterable[str], locked: Mapping[str, str]) -> Iterator[str]:
    """What is declared and not locked, or locked in a version that is not admitted."""
    for line in wanted:
        requirement = Requirement(line)
        version = locked.get(canonicalize_name(requirement.name))
        if version is None or not requirement.specifier.contains(version):
            yield line


def mentioned(source: str) -> Iterator[str]:
    """Names of modules that a source imports, and those that it writes out as a text for others to import."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _NAMED.fullmatch(node.value):
            yield node.value


@cache
def distributions() -> Mapping[str, list[str]]:
    return packages_distributions()


def imported(sources: Iterable[str]) -> set[str]:
    """The packages from outside that the sources import or let others import, by the name of their distribution."""
    tops = {name.partition(".")[0] for source in sources for name in mentioned(source)}
    outside = tops & distributions().keys() - sys.stdlib_module_names - {"aeskills"}
    return {canonicalize_name(distributions()[top][0]) for top in outside}


def names(wanted: Iterable[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in wanted}


def python_files(folder: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in (ROOT / folder).rglob("*.py")]


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    assert len(imported(python_files("aeskills"))) > 8
    assert imported(python_files("aeskills")) - ONLY_NAMED == names(PROJECT["dependencies"])


def test_what_the_tests_import_is_declared() -> None:
    used = imported(python_files("tests"))
    assert len(used) > 12
    assert used - names(PROJECT["dependencies"]) - names(TOOLS) == set()


def test_an_import_that_is_not_declared_is_seen() -> None:
    source = 'import os, numpy.linalg\nfrom yaml import parse\nfrom aeskills import cli\nextensions = ["pymdownx.emoji"]'
    assert imported([source]) == {"numpy", "pyyaml", "pymdown-extensions"}


@pytest.mark.parametrize(("name", "wanted"), [("run", NEEDED), ("test", [*NEEDED, *TOOLS])])
def test_a_lock_pins_everything_and_says_nothing_else(name: str, wanted: list[str]) -> None:
    assert len(pins(lock(name))) > 20
    assert "setuptools" in pins(lock(name))
    assert list(strange(lock(name))) == []
    assert list(unlocked(wanted, pins(lock(name)))) == []


def test_both_locks_agree() -> None:
    assert pins(lock("run")).items() <= pins(lock("test")).items()


HASH = "    --hash=sha256:" + 64 * "a"


@pytest.mark.parametrize(
    "line",
    [
        "--find-links /opt/packages",
        "--index-url https://packages.invalid/simple",
        "--extra-index-url=https://packages.invalid/simple",
        "--trusted-host packages.invalid",
        "-e .",
        "-r run.txt",
        "b @ file:///opt/b-1.whl \\",
        "b @ https://packages.invalid/b-1.whl \\",
        "/opt/b-1.whl",
        "b==1",
        "b>=1 \\",
        "# made on my machine",
        "    --hash=md5:" + 32 * "a",
    ],
)
def test_a_line_that_is_no_pin_is_seen(line: str) -> None:
    sound = f'a-b==1.0 \\\n{HASH} \\\n{HASH}\nc==2 ; sys_platform == "win32" \\\n{HASH}\n'
    assert list(strange(sound)) == []
    assert next(strange(f"{line}\n{sound}")) == line
    assert line in list(strange(f"{sound}{line}\n"))


def test_a_lock_that_is_behind_is_seen() -> None:
    assert list(unlocked(["a>=1", "b>=2,<3", "C_d"], {"a": "1.1", "b": "3.0"})) == ["b>=2,<3", "C_d"]
    assert list(strange("a==1 \\\n")) == ["the last package has no hash"]


def lowest_of(text: str) -> list[str]:
    """What `make lowest` installs for a pyproject.toml."""
    spec = spec_from_file_location("lowest", ROOT / "requirements" / "lowest.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return list(module.requirements(text))


def test_every_package_has_a_lowest_version() -> None:
    lowest = lowest_of((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert names(lowest) == names([*NEEDED, *TOOLS]) - {"mypy", "ruff"}
    for line in lowest:
        assert re.fullmatch(r"[\w.-]+==[\w.]+", line)


def test_a_requirement_without_a_lowest_version_is_refused() -> None:
    text = '[build-system]\nrequires = ["a>=1"]\n[project]\ndependencies = ["b<3"]\n[project.optional-dependencies]\ntest = []'
    with pytest.raises(ValueError, match="b<3: no lowest version"):
        lowest_of(text)


def too_new(wanted: Mapping[str, str]) -> list[str]:
    """The packages that refuse the least Python."""
    return [name for name, pythons in wanted.items() if not SpecifierSet(pythons).contains(LEAST)]


def pythons_of_locked() -> dict[str, str]:
    """Package → the Pythons it asks for, of everything that is installed from a lock."""
    return {name: metadata(name)["Requires-Python"] or "" for name in pins(lock("test"))}


def test_every_locked_package_takes_the_least_python() -> None:
    wanted = pythons_of_locked()
    assert len(wanted) > 40
    assert LEAST == "3.11.0"
    assert too_new(wanted) == []


def test_one_that_asks_for_more_is_found() -> None:
    assert too_new({**pythons_of_locked(), "newer": ">=3.11.5"}) == ["newer"]
