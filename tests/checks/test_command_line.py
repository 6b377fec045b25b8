"""`aeskills check` and `aeskills explain`: what they print and how they end."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aeskills.checks.explain import Edit
from aeskills.cli import main
from tests.checks.edits import LIGHTHOUSE, apply, copied
from tests.tool import COMMAND, ENVIRONMENT

WARNING = Edit(file="site.yaml", good="updated: 2026-06-01", bad="updated: 2027-12-01")
ERROR = Edit(file="scales.yaml", good="    name: Alone", bad="    nam: Alone")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


def test_a_clean_folder_ends_with_0() -> None:
    result = run("check", "--content", LIGHTHOUSE, "--strict")
    assert (result.exit_code, result.stdout) == (0, f"{LIGHTHOUSE}: no findings\n")


def test_errors_end_with_1_and_show_the_line(folder: Path) -> None:
    apply(folder, ERROR)
    result = run("check", "--content", folder)
    assert result.exit_code == 1
    assert "scales.yaml:9:5: error[unknown-key]" in result.stdout
    assert "    9 |     nam: Alone\n      |     ^^^\n" in result.stdout
    assert "(aeskills explain unknown-key)" in result.stdout


def test_warnings_end_with_0_and_with_1_when_strict(folder: Path) -> None:
    apply(folder, WARNING)
    assert run("check", "--content", folder).exit_code == 0
    result = run("check", "--content", folder, "--strict")
    assert result.exit_code == 1
    assert "warning[stale-check]" in result.stdout


def test_json_is_json_with_and_without_findings(folder: Path) -> None:
    assert json.loads(run("check", "--content", folder, "--format", "json").stdout) == []
    apply(folder, ERROR)
    rows = json.loads(run("check", "--content", folder, "--format", "json").stdout)
    assert [(row["file"], row["code"], row["line"], row["column"]) for row in rows] == [("scales.yaml", "unknown-key", 9, 5)]


def test_github_names_the_file_from_where_it_is_called(folder: Path) -> None:
    apply(folder, ERROR)
    result = run("check", "--content", folder, "--format", "github")
    assert f"::error file={folder.as_posix()}/scales.yaml,line=9,col=5,title=unknown-key::" in result.stdout


def test_a_missing_folder_ends_with_2_and_a_way_out(tmp_path: Path) -> None:
    result = run("check", "--content", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"aeskills: there is no folder {tmp_path / 'nowhere'}; name one with --content, or begin")


def test_an_empty_folder_names_the_file_to_start_with(tmp_path: Path) -> None:
    result = run("check", "--content", tmp_path)
    assert result.exit_code == 1
    assert "site.yaml:1:1: error[missing-file]" in result.stdout


def test_explain_prints_the_page_of_a_code() -> None:
    result = run("explain", "duplicate-key")
    assert result.exit_code == 0
    assert result.stdout.startswith("duplicate-key (error): A key stands twice")
    assert "Good:\n" in result.stdout


def test_a_full_disk_gives_a_message() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*COMMAND, "explain"], env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", timeout=60)
    assert done.returncode == 2
    assert done.stderr == "aeskills: No space left on device\n"


def test_explain_alone_lists_every_code() -> None:
    result = run("explain")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) >= 70


@pytest.mark.parametrize(
    ("code", "hint"), [("duplicate-kye", 'did you mean "duplicate-key"?'), ("", "lists all"), ("quite-another-thing", "lists all")]
)
def test_an_unknown_code_ends_with_2_and_a_hint(code: str, hint: str) -> None:
    result = run("explain", code)
    assert result.exit_code == 2
    assert hint in result.stderr
    assert result.stdout == ""
