"""Which tests run a line: the quick way to the test that notices its mutant."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.tool import ROOT

MOST = 40
"""Tests of a line that are tried before all tests of its area."""

Covering = Mapping[tuple[str, int], Sequence[str]]
"""File from the root and line → names of tests."""


def covering(tests: Sequence[str], folder: Path) -> Covering:
    """Runs the tests once, which must pass, and notes the lines of each; the data lie in `folder`."""
    from coverage import CoverageData

    data = folder / "covering"
    command = [
        sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not browser and not slow", "--cov=aeskills",
        "--cov-context=test", "--cov-report=", *tests,
    ]  # fmt: skip
    subprocess.run(command, cwd=ROOT, env={**os.environ, "COVERAGE_FILE": str(data)}, check=True, stdout=subprocess.DEVNULL)
    read = CoverageData(str(data))
    read.read()
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for path in read.measured_files():
        name = Path(path).relative_to(ROOT).as_posix()
        for line, contexts in read.contexts_by_lineno(path).items():
            found[name, line] = sorted({context.partition("|")[0] for context in contexts if context})[:MOST]
    return found
