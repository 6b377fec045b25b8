"""`aeskills new`: what it writes is valid and builds at once, in any language; it writes over nothing."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
import yaml

from aeskills.authoring.begin import begin, begin_translations, starter
from aeskills.authoring.changes import ChangeRefused
from aeskills.pipeline import read_and_check
from tests.pages import pages_of
from tests.tool import build, files_below, run

TODAY = dt.date(2026, 11, 3)
COMMANDS = (
    *(("build",), ("serve",), ("check",), ("status",), ("simulate",), ("upgrade",), ("rename", "skill:a", "b")),
    *(("translate", "update"), ("translate", "check"), ("translate", "status")),
)


@pytest.mark.parametrize("locales", [("en",), ("it", "en"), ("en", "it")])
def test_it_is_valid_at_once(locales: tuple[str, ...], tmp_path: Path) -> None:
    begin(tmp_path, "harbour-pilot", "Harbour pilot", locales, TODAY)
    begin_translations(tmp_path)
    assert read_and_check(tmp_path / "content").findings == []


def test_a_language_without_interface_is_all_that_is_missing(tmp_path: Path) -> None:
    begin(tmp_path, "pflegefachkraft", "Pflegefachkraft", ("de",), TODAY)
    begin_translations(tmp_path)
    assert [finding.code for finding in read_and_check(tmp_path / "content").findings] == ["no-interface"]
    assert (tmp_path / "content" / "locale" / "de" / "interface.po").is_file()
    assert (tmp_path / "docs" / "de" / "privacy.md").is_file()


def test_a_title_with_signs_of_yaml_stays_itself(tmp_path: Path) -> None:
    title = 'Pilot: the "last" mile # 1 – [ESCO]'
    begin(tmp_path, "pilot", title, ("en",), TODAY)
    checked = read_and_check(tmp_path / "content")
    assert checked.findings == []
    assert checked.handbook.role.title == checked.handbook.site.title == title


def test_every_file_of_the_content_names_its_schema() -> None:
    texts = {name: text for name, text in starter("pilot", "Pilot", ("en",), TODAY).items() if name.endswith(".yaml")}
    assert len(texts) > 15
    for name, text in texts.items():
        first = text.partition("\n")[0]
        assert first.startswith("# yaml-language-server: $schema=../"), name
        depth = name.count("/")
        assert first.endswith(".schema.json")
        assert first.count("../") == depth, name


def test_settings_of_the_editor_lead_to_its_schemas(tmp_path: Path) -> None:
    begin(tmp_path, "pilot", "Pilot", ("en",), TODAY)
    setting = json.loads((tmp_path / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert len(setting) > 15
    for schema, pattern in setting.items():
        assert (tmp_path / schema).is_file()
        assert pattern.startswith("/content/")


def test_workflows_are_yaml_and_install_what_the_requirements_name(tmp_path: Path) -> None:
    begin(tmp_path, "pilot", "Pilot", ("en",), TODAY)
    for name in (".github/workflows/pages.yml", ".gitlab-ci.yml"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert yaml.safe_load(text)
        assert "pip install -r requirements.txt" in text
    assert "aeskills==" in (tmp_path / "requirements.txt").read_text(encoding="utf-8")


def test_nothing_is_written_over_and_then_nothing_at_all(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(ChangeRefused, match="exists already"):
        begin(tmp_path, "pilot", "Pilot", ("en",), TODAY)
    assert files_below(tmp_path) == {"content/site.yaml": b"mine"}


def test_the_command_says_what_comes_next(tmp_path: Path) -> None:
    done = run("new", "my handbook", "--role", "pilot", "--title", "Pilot", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "cd 'my handbook'" in done.stdout
    assert "aeskills serve" in done.stdout
    pages = pages_of(build(tmp_path / "my handbook" / "content", tmp_path / "site"))
    assert len(pages) > 30
    again = run("new", "my handbook", cwd=tmp_path)
    assert (again.returncode, "nothing was written" in again.stderr) == (2, True)


@pytest.mark.parametrize(
    "options", [("--role", "Pilot"), ("--role", "../x"), ("--locales", "xx"), ("--locales", ","), ("--title", " "), ("--title", "a\nb")]
)
def test_what_cannot_be_is_refused(options: tuple[str, ...], tmp_path: Path) -> None:
    done = run("new", *options, cwd=tmp_path)
    assert done.returncode == 2
    assert files_below(tmp_path) == {}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_in_an_empty_folder_every_command_names_it(command: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*command, cwd=tmp_path)
    assert done.returncode == 2
    assert "aeskills new" in done.stderr
