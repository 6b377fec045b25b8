"""The scripts of the pages outside of a browser: their own tests under node, and that the type checker reads all of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.node import NODE
from tests.tool import ROOT

TESTS = sorted((ROOT / "tests" / "js").glob("*.test.js"))
SCRIPTS = [*(ROOT / "aeskills" / "assets" / "static").rglob("*.js"), *(ROOT / "aeskills" / "serve").glob("*.js")]
COMPILER = Path(sys.prefix) / "js" / "node_modules" / "typescript" / "bin" / "tsc"
"""Where `make check` and `make test` install it."""


def node_tests(files: Iterable[Path]) -> tuple[int, str]:
    """How many tests ran, all of them passing, and what node said; an AssertionError when one fails or a file holds none."""
    ran = 0
    said = ""
    for file in files:
        call = [NODE, "--test", "--test-reporter=tap", str(file)]
        done = subprocess.run(call, capture_output=True, encoding="utf-8", timeout=300, cwd=ROOT)
        said += done.stdout
        assert done.returncode == 0, done.stdout + done.stderr
        # A file without tests is one that passes.
        names = [name for name in re.findall(r"^# Subtest: (.+)$", done.stdout, re.MULTILINE) if not name.endswith(file.name)]
        assert names, f"{file.name} has no tests"
        ran += len(names)
    return ran, said


def test_the_scripts_under_node() -> None:
    parts = {file.name.removesuffix(".test.js") for file in TESTS}
    assert parts >= {"score", "responses", "share", "query", "format", "numerals", "calendar"}
    ran, said = node_tests(TESTS)
    assert ran >= 45
    assert not re.search(r"# (SKIP|TODO)", said)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('import test from "node:test";\ntest("off", () => { throw new Error("seen"); });\n', "seen"),
        ("export const nothing = 1;\n", "no tests"),
        ("export const nothing = ;\n", "SyntaxError"),
    ],
)
def test_what_fails_under_node_is_seen(tmp_path: Path, body: str, message: str) -> None:
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    file = tmp_path / "planted.test.js"
    file.write_text(body, encoding="utf-8")
    with pytest.raises(AssertionError, match=message):
        node_tests([file])


def compiled(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([NODE, COMPILER, *map(str, arguments)], capture_output=True, encoding="utf-8", timeout=120, cwd=ROOT)


def test_the_type_checker_reads_every_script() -> None:
    read = {Path(line).resolve() for line in compiled("-p", "tests/js", "--listFilesOnly").stdout.splitlines()}
    assert len(SCRIPTS) > 40
    assert {path for path in SCRIPTS if path.resolve() not in read} == set()
    for path in SCRIPTS:
        assert not re.search(r"@ts-(nocheck|ignore|expect-error)", path.read_text(encoding="utf-8")), path


def test_the_type_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    """Its settings, read by a folder with one slip of each kind that it is there for."""
    settings = json.loads((ROOT / "tests" / "js" / "tsconfig.json").read_text(encoding="utf-8"))
    (tmp_path / "tsconfig.json").write_text(json.dumps({**settings, "include": ["*.js"]}), encoding="utf-8")
    slips = {
        "null": "document.querySelector('p').hidden = true;",
        "name": "export const size = [1].lenght;",
        "type": "/** @param {number} a */ const f = (a) => a;\nf('1');",
        "untyped": "export const f = (a) => a;",
        "unused": "const spare = 1;",
    }
    for name, text in slips.items():
        (tmp_path / f"{name}.js").write_text(f"{text}\n", encoding="utf-8")
    done = compiled("-p", tmp_path)
    assert done.returncode != 0
    assert set(re.findall(r"(\w+)\.js\(\d+,\d+\): error", done.stdout)) == set(slips)


def test_the_lock_of_the_tools_names_versions_and_digests_only() -> None:
    lock = json.loads((ROOT / "tests" / "js" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert len(packages) > 1
    for entry in packages.values():
        assert re.fullmatch(r"[\d.]+", entry["version"])
        assert entry["integrity"].startswith("sha512-")
    assert "://" not in json.dumps(lock)
