"""Every code is documented, every documented code exists, and every snippet of the manual does what it says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import aeskills
from aeskills.checks.explain import ManualEntry, explanation, manual_entries, overview
from aeskills.checks.registry import EVERYTHING, WHOLE, WRITTEN
from aeskills.locales.catalogs import write_translations
from aeskills.locales.review import review
from tests.checks.edits import LIGHTHOUSE, apply, find_lines, findings_after, findings_of
from tests.locales.areas import area

SOURCE = Path(aeskills.__file__).parent
CHECKS = SOURCE / "checks"
CODE = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
CONTENT = [entry for entry in manual_entries().values() if not entry.file.endswith(".po")]
CATALOGS = [entry for entry in manual_entries().values() if entry.file.endswith(".po")]


_POSITIONS = {"Finding": 1, "report": 1, "Broken": 0, "Fault": 2}
"""Call that makes a finding → the position of its code."""


def codes_in(source: str, tables: bool = True) -> set[str]:
    """The codes that a module can give to a finding: in calls, and with `tables` in tables and results (code, message, hint)."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        code: ast.expr | None = None
        if isinstance(node, ast.Call) and len(node.args) >= 3:
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            code = node.args[_POSITIONS[name]] if name in _POSITIONS else None
        elif tables and isinstance(node, ast.Tuple) and len(node.elts) == 3 and _is_sentence(node.elts[1]):
            code = node.elts[0]
        if isinstance(code, ast.Constant) and isinstance(code.value, str) and CODE.match(code.value):
            found.add(code.value)
    return found


def _is_sentence(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and " " in str(node.value))


def emitted() -> set[str]:
    paths = sorted(SOURCE.rglob("*.py"))
    assert len(paths) > 60
    return set().union(*(codes_in(path.read_text(encoding="utf-8"), path.name == "messages.py") for path in paths))


def test_every_code_is_documented_and_every_documented_code_exists() -> None:
    codes = emitted()
    assert len(codes) >= 80
    assert codes == set(manual_entries())


def modules(path: Path) -> list[str]:
    """The checks in a folder that are registered nowhere, by the names of their modules."""
    known = {check.__module__ for check in (*WRITTEN, *WHOLE, *EVERYTHING)}
    files = [file for file in path.rglob("*.py") if "\ndef check(survey: Survey)" in file.read_text(encoding="utf-8")]
    assert len(files) > 30 or path != CHECKS
    names = ["aeskills.checks." + ".".join(file.relative_to(path).with_suffix("").parts) for file in files]
    return [name for name in names if name not in known]


def test_every_check_is_registered() -> None:
    assert modules(CHECKS) == []


def test_a_check_that_is_not_registered_is_seen(tmp_path: Path) -> None:
    (tmp_path / "spare.py").write_text("\ndef check(survey: Survey) -> None: ...\n", encoding="utf-8")
    assert modules(tmp_path) == ["aeskills.checks.spare"]


def test_a_severity_that_is_turned_round_is_seen(tmp_path: Path) -> None:
    entry = manual_entries()["never-used"]
    assert entry.severity == "warning"
    with pytest.raises(AssertionError):
        test_the_bad_snippet_gives_exactly_its_code_and_the_good_one_nothing(entry.model_copy(update={"severity": "error"}), tmp_path)
    assert sum(entry.severity == "warning" for entry in manual_entries().values()) >= 8


def test_the_search_for_codes_sees_an_undocumented_one() -> None:
    source = 'yield Finding(place, "made-up", message, hint)\nreturn "other-one", f"{x}", "hint"\n_T = {"a": ("third", "is wrong", "h")}'
    assert codes_in(source) == {"made-up", "other-one", "third"}


def test_the_example_handbook_is_clean() -> None:
    assert findings_of(LIGHTHOUSE) == []


@pytest.mark.parametrize("entry", CONTENT, ids=lambda entry: entry.code)
def test_the_bad_snippet_gives_exactly_its_code_and_the_good_one_nothing(entry: ManualEntry, tmp_path: Path) -> None:
    findings = findings_after(tmp_path, entry, *entry.also)
    assert [(finding.code, finding.severity) for finding in findings] == [(entry.code, entry.severity)], findings
    if entry.how not in ("add", "link"):
        find_lines((LIGHTHOUSE / entry.file).read_text(encoding="utf-8"), entry.good)


@pytest.mark.parametrize("entry", CATALOGS, ids=lambda entry: entry.code)
def test_the_bad_snippet_of_a_catalog_gives_exactly_its_code_and_the_good_one_nothing(entry: ManualEntry, tmp_path: Path) -> None:
    """The catalog is a full translation into the same words, so that a snippet can be read without Arabic."""
    skills = area(tmp_path)
    write_translations(tmp_path, "ar", {unit.key: unit.text for unit in skills.units}, [skills])
    path = tmp_path / entry.file
    path.write_text(re.sub(r'(msgstr\[\d]) ""', r'\1 "{count} hours at {place}"', path.read_text(encoding="utf-8")), encoding="utf-8")
    assert list(review([skills], {"ar": 100.0})) == []
    apply(tmp_path, entry)
    findings = list(review([skills], {"ar": 100.0}))
    assert [(finding.code, finding.severity) for finding in findings] == [(entry.code, entry.severity)]


@pytest.mark.parametrize("code", manual_entries())
def test_the_page_of_a_code_says_why_and_how(code: str) -> None:
    page = explanation(code)
    entry = manual_entries()[code]
    assert page is not None
    assert all(part.split("\n")[0] in page for part in (code, entry.means, entry.bad, entry.good))
    assert code in overview()


def test_an_unknown_code_has_no_page() -> None:
    assert explanation("no-such-code") is None
