"""`python -m tests.mutants [heart] [views] [scripts]`: the share of mutants that the tests notice, and those they do not."""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from tests.mutants import python, script
from tests.mutants.covering import Covering, covering
from tests.node import NODE
from tests.tool import ROOT

SECONDS = 300
"""A mutant that takes so long counts as noticed: it never ends."""

COPIED = ("aeskills", "tests", "content", "docs", "mkdocs.yml", "pyproject.toml", "README.md", "CHANGELOG.md", "Makefile", "requirements")


class Area(NamedTuple):
    """Code, the tests that are there for it, and the least share of its mutants that they must notice."""

    files: tuple[str, ...]
    tests: tuple[str, ...]
    least: float


AREAS = {
    "heart": Area(
        ("aeskills/assessment/*.py", "aeskills/assessment/scoring/*.py", "aeskills/checks/**/*.py", "aeskills/locales/merge.py",
         "aeskills/content/reader.py"),
        ("tests/assessment", "tests/checks", "tests/locales", "tests/content", "tests/test_cli_assessment.py"), 0.92,
    ),
    "views": Area(("aeskills/views/**/*.py",), ("tests/views", "tests/render"), 0.80),
    "scripts": Area(
        tuple(f"aeskills/assets/static/assessment/{name}.js" for name in ("score", "responses", "share")),
        ("tests/assessment/test_parity.py", "tests/assessment/test_judged.py"), 0.85,
    ),
}  # fmt: skip


class Drawn(NamedTuple):
    """A mutant of a file, named from the root."""

    file: str
    mutant: python.Mutant

    def __str__(self) -> str:
        return f"{self.file}:{self.mutant.line}: {self.mutant.change}"


def main() -> int:
    """Prints a line an area, below it what went unnoticed; 1 when an area is below its least share."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("areas", nargs="*", choices=[*AREAS, []], help="[default: all]")
    parser.add_argument("--count", type=int, default=150, help="mutants an area; 0 is all of them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    below = False
    for name in options.areas or AREAS:
        area = AREAS[name]
        drawn = draw(name, options.count, options.seed)
        unnoticed = list(survivors(area, drawn, options.jobs))
        share = 1 - len(unnoticed) / len(drawn)
        below |= share < area.least
        print(f"{name}: {share:.1%} of {len(drawn)} noticed, at least {area.least:.0%}", *unnoticed, sep="\n  ", flush=True)
    return int(below)


def files(area: Area) -> list[str]:
    """The files of an area."""
    return sorted(
        {path.relative_to(ROOT).as_posix() for pattern in area.files for path in ROOT.glob(pattern) if path.name != "__init__.py"}
    )


def draw(name: str, count: int, seed: int) -> list[Drawn]:
    """So many mutants of an area, each as likely as any other."""
    maker = script.mutants if name == "scripts" else python.mutants
    every = [Drawn(file, mutant) for file in files(AREAS[name]) for mutant in maker((ROOT / file).read_text(encoding="utf-8"))]
    return sorted(random.Random(f"{name} {seed}").sample(every, count)) if 0 < count < len(every) else every


def survivors(area: Area, drawn: Sequence[Drawn], jobs: int) -> Iterator[Drawn]:
    """The mutants that no test notices."""
    with tempfile.TemporaryDirectory(prefix="aeskills-mutants-") as name:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(jobs):
            copies.put(copy_checkout(Path(name) / str(number)))
        known = None if area.files[0].endswith(".js") else covering(area.tests, Path(name))

        def noticed(one: Drawn) -> bool:
            folder = copies.get()
            try:
                return is_noticed(folder, one, area, known)
            finally:
                copies.put(folder)

        with ThreadPoolExecutor(jobs) as pool:
            yield from (one for one, seen in zip(drawn, pool.map(noticed, drawn), strict=True) if not seen)


def copy_checkout(folder: Path) -> Path:
    """A checkout that may be broken."""
    folder.mkdir()
    for name in COPIED:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, folder)
    return folder


def is_noticed(folder: Path, one: Drawn, area: Area, known: Covering | None) -> bool:
    """Whether a test fails: first those of node or those that run the line, then, if they pass, all tests of the area."""
    path = folder / one.file
    before = path.read_text(encoding="utf-8")
    path.write_text(one.mutant.text, encoding="utf-8")
    try:
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "not browser and not slow"]
        if known is None:
            near = [NODE, "--test", *map(str, sorted((folder / "tests" / "js").glob("*.test.js")))]
        else:
            near = [*command, *known.get((one.file, one.mutant.line), ("--version",))]
        return fails(folder, near) or fails(folder, [*command, *area.tests])
    finally:
        path.write_text(before, encoding="utf-8")


def fails(folder: Path, command: Sequence[str]) -> bool:
    """Whether tests fail in a checkout, or do not end."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


if __name__ == "__main__":
    sys.exit(main())
