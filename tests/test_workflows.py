"""The repository's own workflows: they parse, ask for no more than they need, and test what the package promises."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import yaml

from tests.tool import ROOT

FOLDER = ROOT / ".github" / "workflows"


def workflows() -> dict[str, dict[Any, Any]]:
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yml"))}


def test_every_workflow_says_what_it_may_do() -> None:
    found = workflows()
    assert set(found) == {"pages", "release", "test"}
    for name, workflow in found.items():
        assert workflow["permissions"]["contents"] == "read", name
        assert all("secrets." not in line for line in (FOLDER / f"{name}.yml").read_text(encoding="utf-8").split("\n"))
        assert all(step.keys() & {"run", "uses"} for job in workflow["jobs"].values() for step in job["steps"])


def test_the_matrix_has_all_systems_and_begins_at_the_lowest_python() -> None:
    matrix = workflows()["test"]["jobs"]["matrix"]["strategy"]["matrix"]
    assert matrix["os"] == ["ubuntu-latest", "macos-latest", "windows-latest"]
    lowest = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"].removeprefix(">=")
    assert matrix["python"] == [lowest, "3.12", "3.13", "3.14"]


def test_commands_and_files_that_they_name_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    text = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yml"))
    made = re.findall(r"run: make ([a-z-]+)", text)
    assert made and set(made) <= targets
    files = re.findall(r"(?:-r|--ignore) (\S+)", text)
    assert files and all((ROOT / file).exists() for file in files)
