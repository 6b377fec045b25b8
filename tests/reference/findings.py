"""docs/reference/findings.md: every code of a finding, from the manual; severities from running the bad examples."""

from __future__ import annotations

import ast
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from aeskills.checks.explain import ManualEntry, manual_entries
from tests.checks.edits import findings_after
from tests.reference.markdown import NOTICE, block, joined, prose, table
from tests.tool import ROOT

INTRODUCTION = """# Findings

Every code that `aeskills check` and `aeskills translate check` report. `aeskills explain CODE` prints the same in a terminal.
Errors stop a build, warnings do not; `--strict` counts both. The examples belong to an invented lighthouse handbook, and the tests
run each of them: the bad one gives exactly its code, the good one none. In them ⟨…⟩ stands for characters that cannot be printed."""


def page() -> str:
    """The page."""
    rows = ([f"[{code}](#{code})", severity(code), prose(entry.means)] for code, entry in manual_entries().items())
    sections = (part for code in manual_entries() for part in _section(code))
    return joined([NOTICE, INTRODUCTION, table(["code", "severity", "meaning"], rows), *sections])


@cache
def severity(code: str) -> str:
    """`error`, `warning`, or both where it depends on the content: as the code says it, and as the bad example is reported."""
    entry = manual_entries()[code]
    found = _in_source().get(code, frozenset()) | (frozenset() if entry.file.endswith(".po") else _measured(entry))
    return " or ".join(sorted(found)) or "error"


def _measured(entry: ManualEntry) -> frozenset[str]:
    with tempfile.TemporaryDirectory() as folder:
        return frozenset(finding.severity for finding in findings_after(Path(folder), entry, *entry.also) if finding.code == entry.code)


@cache
def _in_source() -> dict[str, frozenset[str]]:
    """Code → the severities that calls of `Finding` give to it."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted((ROOT / "aeskills").rglob("*.py")):
        for code, severities in severities_in(path.read_text(encoding="utf-8")):
            found[code] = found.get(code, frozenset()) | severities
    return found


def severities_in(source: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Code and severities of each call of `Finding` in a module; a call that names none is an error."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding" and len(node.args) >= 3:
            given = [*node.args[4:5], *(keyword.value for keyword in node.keywords if keyword.arg == "severity")]
            words = {part.value for argument in given for part in ast.walk(argument) if isinstance(part, ast.Constant)}
            if isinstance(node.args[1], ast.Constant):
                yield str(node.args[1].value), frozenset(map(str, words & {"error", "warning"})) or frozenset({"error"})


def _section(code: str) -> Iterator[str]:
    entry = manual_entries()[code]
    yield f"## {code}"
    yield f"*{severity(code).capitalize()}.* {prose(entry.means)}"
    yield f"**Why.** {prose(' '.join(entry.why.split()))}"
    yield f"**Fix.** {prose(' '.join(_fix(entry).split()))}"
    yield f"Bad, in `{entry.file}`:"
    yield block(entry.bad, _language(entry.bad))
    yield "Good:"
    yield block(entry.good, _language(entry.good))


def _fix(entry: ManualEntry) -> str:
    """How to repair it."""
    return entry.fix


def _language(snippet: str) -> str:
    return "text" if "⟨" in snippet or snippet.startswith("(") else ""
