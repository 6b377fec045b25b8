"""`aeskills translate`: what it prints, writes and returns."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aeskills.cli import main
from aeskills.locales import catalogs
from tests.tool import in_english

Run = Callable[..., Result]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return in_english(tmp_path, "it")


@pytest.fixture
def run(content: Path) -> Run:
    def invoke(*arguments: str) -> Result:
        result = CliRunner().invoke(main, ["translate", *arguments, "--content", str(content)])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke


def translate_all(content: Path) -> None:
    """Every text is its own translation: complete and faithful."""
    for path in (content / "locale" / "it").glob("*.po"):
        lines = path.read_text(encoding="utf-8").split("\n")
        msgid: list[str] = []
        done = []
        for line in lines:
            if line.startswith("msgid "):
                msgid = [line[6:]]
            elif line.startswith('"') and msgid:
                msgid.append(line)
            elif line == 'msgstr ""' and msgid != ['""']:
                line = "\n".join(["msgstr " + msgid[0], *msgid[1:]])
                msgid = []
            else:
                msgid = []
            done.append(line)
        path.write_text("\n".join(done), encoding="utf-8")


def test_update_writes_one_catalog_for_each_area_and_then_changes_nothing(run: Run, content: Path) -> None:
    result = run("update")
    assert result.exit_code == 0
    files = sorted((content / "locale" / "it").iterdir())
    assert len(files) >= 15
    assert len(result.output.splitlines()) == len(files)
    assert "locale/it/skills.po: " in result.output
    before = [path.read_bytes() for path in files]
    result = run("update")
    assert [path.read_bytes() for path in files] == before
    assert all(" 0 new, 0 changed, 0 gone" in line for line in result.output.splitlines())


def test_update_tells_what_is_new_changed_and_gone(run: Run, content: Path) -> None:
    run("update")
    translate_all(content)
    assert run("check").exit_code == 0
    glossary = content / "glossary.yaml"
    text = glossary.read_text(encoding="utf-8")
    text = text.replace("name: lens", "name: great lens").replace("    synonyms: [optic]\n", "")
    glossary.write_text(text.replace("name: station log", "name: station log\n    synonyms: [book]"), encoding="utf-8")
    result = run("update", "it")
    assert "glossary.po" in result.output
    assert next(line for line in result.output.splitlines() if "glossary" in line).endswith("1 new, 1 changed, 1 gone, 0 back")
    catalog = (content / "locale" / "it" / "glossary.po").read_text(encoding="utf-8")
    assert '#, fuzzy\n#| msgid "lens"\nmsgctxt "term/lens#name"\nmsgid "great lens"\nmsgstr "lens"\n' in catalog
    assert '#~ msgctxt "term/lens#synonyms"\n#~ msgid "optic"\n' in catalog
    result = run("check")
    assert result.exit_code == 1
    assert "warning[po-stale]" in result.output
    assert "error[po-missing]: term/station-log: 1 of" in result.output


def test_update_of_a_named_language_begins_it(run: Run, content: Path) -> None:
    assert run("update", "pt-BR", "ja").exit_code == 0
    assert sorted(path.name for path in (content / "locale").iterdir()) == ["ja", "pt-BR"]


@pytest.mark.parametrize("tag", ["xx", "en", "../it", "templates"])
def test_a_tag_that_is_no_language_to_translate_into_cannot_run(tag: str, run: Run, content: Path) -> None:
    result = run("update", tag)
    assert result.exit_code == 2
    assert tag in result.stderr
    assert not (content / "locale").exists()


def test_a_broken_catalog_is_left_alone_and_told(run: Run, content: Path) -> None:
    run("update")
    path = content / "locale" / "it" / "skills.po"
    path.write_text('msgid "a"\nmsgstr "b\n', encoding="utf-8")
    result = run("update")
    assert result.exit_code == 1
    assert "locale/it/skills.po:2:8: error[po-unreadable]" in result.stderr
    assert path.read_text(encoding="utf-8") == 'msgid "a"\nmsgstr "b\n'
    assert "cannot be read" in run("status").output
    assert run("check").exit_code == 1


@pytest.mark.parametrize("command", ["update", "status", "check", "extract"])
def test_faulty_content_stops_every_command_before_it_writes(command: str, run: Run, content: Path) -> None:
    (content / "glossary.yaml").write_text("terms: [", encoding="utf-8")
    result = run(command)
    assert result.exit_code == 2
    assert "aeskills check" in result.stderr
    assert not (content / "locale").exists()


def test_a_folder_that_is_not_there_cannot_run(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["translate", "status", "--content", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert "no folder" in result.stderr


def test_status_in_text_and_json(run: Run, content: Path) -> None:
    assert run("status").exit_code == 0
    run("update")
    translate_all(content)
    path = content / "locale" / "it" / "glossary.po"
    path.write_text(path.read_text(encoding="utf-8").replace('msgstr "lens"', 'msgstr ""'), encoding="utf-8")
    text = run("status").output
    assert "locale/it/skills.po" in text
    assert "  term/lens" in text
    assert "term/watch" not in text
    (locale,) = json.loads(run("status", "--format", "json").stdout)
    assert (locale["locale"], locale["missing"], locale["stale"]) == ("it", 1, 0)
    assert locale["texts"] == sum(file["texts"] for file in locale["files"]) == locale["translated"] + 1
    glossary = next(file for file in locale["files"] if file["file"] == "locale/it/glossary.po")
    assert {record["record"] for record in glossary["records"] if record["percent"] < 100} == {"term/lens"}


def test_check_prints_each_format_and_counts_warnings_only_when_strict(run: Run, content: Path) -> None:
    run("update")
    translate_all(content)
    assert run("check").output == "it: no findings\n"
    assert run("check", "--format", "json").stdout == "[]\n"
    path = content / "locale" / "it" / "glossary.po"
    path.write_text(path.read_text(encoding="utf-8") + '\nmsgctxt "x#y"\nmsgid "a"\nmsgstr "b"\n', encoding="utf-8")
    assert run("check").exit_code == 0
    result = run("check", "--strict", "--format", "json")
    assert result.exit_code == 1
    (finding,) = json.loads(result.stdout)
    assert (finding["code"], finding["file"], finding["column"]) == ("po-unknown", "locale/it/glossary.po", 1)
    assert "::warning file=" in run("check", "--format", "github").output


def test_extract_writes_templates_where_it_is_told(run: Run, content: Path, tmp_path: Path) -> None:
    result = run("extract")
    assert result.exit_code == 0
    templates = sorted((content / "locale" / "templates").iterdir())
    assert {path.suffix for path in templates} == {".pot"}
    assert len(templates) >= 15
    run("extract", "--output", str(tmp_path / "pot"))
    assert [path.read_bytes() for path in sorted((tmp_path / "pot").iterdir())] == [path.read_bytes() for path in templates]
    run("update")
    translate_all(content)
    assert run("check").exit_code == 0


def test_interface_catalogs_are_written_beside_their_texts(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = catalogs.interface_area([catalogs.Phrase("site", "menu", "Menu", "", "")], tmp_path / "interface")
    monkeypatch.setattr(catalogs, "interface_area", lambda: target)
    result = run("update", "it", "--interface")
    assert f"{tmp_path.as_posix()}/interface/it.po: 0 kept, 1 new" in result.output
    assert (tmp_path / "interface" / "it.po").is_file()
    result = run("check", "--interface")
    assert f"{tmp_path.as_posix()}/interface/it.po:1:1: error[po-missing]" in result.output
    assert "interface/it.po" in run("status", "--interface").output


@pytest.mark.parametrize("command", [[], ["extract"], ["update"], ["status"], ["check"]])
def test_every_command_explains_itself(command: list[str]) -> None:
    result = CliRunner().invoke(main, ["translate", *command, "--help"])
    assert result.exit_code == 0
    assert len(result.output.split()) > 40
