"""The locked packages can be installed by the least Python that the project promises."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib.metadata import metadata

from packaging.specifiers import SpecifierSet

from tests.tool import ROOT

LEAST = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"].removeprefix(">=") + ".0"


def locked() -> dict[str, str]:
    """Package → the Pythons it asks for, of everything that is installed from a lock."""
    names = re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "test.txt").read_text(encoding="utf-8"), re.MULTILINE)
    return {name: metadata(name)["Requires-Python"] or "" for name in names}


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
