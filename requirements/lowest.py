"""Prints the lowest version that pyproject.toml admits of each package that aeskills, its build and its tests need.

`make lowest` installs them; pip chooses what they need in turn. mypy and ruff judge the code, not the packages, and are left out.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path


def lowest(wanted: str) -> str:
    """`name==version` of a requirement such as `name>=version,<other`. Raises ValueError where it names no lowest version."""
    match = re.fullmatch(r"([\w.-]+)>=([\w.]+)(,.*)?", wanted)
    if match is None:
        raise ValueError(f"{wanted}: no lowest version; write name>=version")
    return f"{match[1]}=={match[2]}"


def requirements(text: str) -> Iterator[str]:
    """The lines for pip, from the text of pyproject.toml."""
    parsed = tomllib.loads(text)
    project = parsed["project"]
    tools = [wanted for wanted in project["optional-dependencies"]["test"] if not wanted.startswith(("mypy", "ruff"))]
    yield from map(lowest, [*parsed["build-system"]["requires"], *project["dependencies"], *tools])


if __name__ == "__main__":
    text = Path(__file__).parent.with_name("pyproject.toml").read_text(encoding="utf-8")
    sys.stdout.write("\n".join(requirements(text)) + "\n")
