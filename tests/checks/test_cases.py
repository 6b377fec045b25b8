"""Broken content, one case a file in tests/cases: the complete findings, with file, line and column."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from aeskills.checks.explain import Edit
from aeskills.content.validate import validate
from aeskills.content.yaml_source import parse_yaml
from aeskills.findings import Finding
from aeskills.model.base import Plain, Record
from tests.checks.edits import findings_after

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.yaml"))
FLOOR = 45


class Expected(Record):
    """A finding; `says` stands in its message or hint."""

    code: Plain
    file: Plain
    line: int
    column: int
    says: Plain
    severity: Literal["error", "warning"] = "error"


class Case(Edit):
    """An edit of the lighthouse handbook and everything that is then found."""

    title: Plain
    also: tuple[Edit, ...] = ()
    expect: tuple[Expected, ...]


def case_in(path: Path) -> Case:
    root, findings = parse_yaml(path.read_bytes(), path.name)
    assert root is not None, findings
    case, faults = validate(root, Case, path.name)
    assert isinstance(case, Case), faults
    assert not findings, findings
    assert not faults, faults
    return case


def compare(findings: list[Finding], expected: tuple[Expected, ...]) -> None:
    """Asserts that exactly the expected findings were made."""
    found = [(f.code, f.location.file, f.location.line, f.location.column, f.severity) for f in findings]
    assert found == [(e.code, e.file, e.line, e.column, e.severity) for e in expected]
    for finding, entry in zip(findings, expected, strict=True):
        assert entry.says in f"{finding.message} {finding.hint}"


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= FLOOR
    several = [case for case in map(case_in, CASES) if len({(e.file, e.code) for e in case.expect}) > 1]
    assert len(several) >= 15


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_broken_content_gives_exactly_these_findings(path: Path, tmp_path: Path) -> None:
    case = case_in(path)
    compare(findings_after(tmp_path, case, *case.also), case.expect)


WRONG = [{"line": 1}, {"column": 1}, {"code": "other-code"}, {"file": "site.yaml"}, {"says": "nobody says this"}, {"severity": "error"}]


@pytest.mark.parametrize("wrong", WRONG)
def test_the_comparison_fails_when_one_thing_is_wrong(wrong: dict[str, object], tmp_path: Path) -> None:
    case = case_in(next(path for path in CASES if path.stem == "falling-targets"))
    findings = findings_after(tmp_path, case, *case.also)
    broken = (case.expect[0].model_copy(update=wrong), *case.expect[1:])
    with pytest.raises(AssertionError):
        compare(findings, broken)
    with pytest.raises(AssertionError):
        compare(findings, case.expect[1:])
