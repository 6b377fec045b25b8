"""A broken catalog stops check and build, and is told by `translate status`; nothing of it is published in silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aeskills.checks import translations
from aeskills.checks.registry import run_checks
from aeskills.cli import main
from aeskills.content.reader import read
from aeskills.locales import review
from tests.content.test_read_again import rewrite
from tests.tool import LIGHTHOUSE, copied

SKILLS = "locale/ar/skills.po"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied(LIGHTHOUSE, tmp_path)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def replace(old: str, new: str) -> Callable[[Path], None]:
    return lambda path: rewrite(path, old, new)


def bytes_added(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(path.read_bytes() + data)


BROKEN = {
    "unquoted": (replace('msgid "', "msgid "), "po-unreadable"),
    "latin": (bytes_added(b"# caf\xe9\n"), "not-utf-8"),
    "conflict": (bytes_added(b"<<<<<<< HEAD\n=======\n>>>>>>> b\n"), "merge-conflict"),
    "override": (replace('msgstr "تُبقي', 'msgstr "\u202eتُبقي'), "control-character"),
    "other number": (replace('msgstr "تُبقي', 'msgstr "12 تُبقي'), "po-number-differs"),
    "link": (replace('msgstr "تُبقي', 'msgstr "<term:nowhere> تُبقي'), "po-broken-link"),
    "HTML": (replace('msgstr "تُبقي', 'msgstr "<br> تُبقي'), "po-broken-markup"),
    "a pipe": (lambda path: (path.unlink(), path.symlink_to("/dev/zero")), "unreadable-file"),
    "a dangling link": (lambda path: (path.unlink(), path.symlink_to("nowhere.po")), "broken-symlink"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_check_build_and_status_tell_it_alike(name: str, content: Path, tmp_path: Path) -> None:
    change, code = BROKEN[name]
    change(content / SKILLS)
    findings = [finding for finding in run_checks(read(content)) if finding.severity == "error"]
    findings += [finding for finding in read(content).findings if finding not in findings]
    assert [(finding.code, finding.location.file) for finding in findings] == [(code, SKILLS)]
    for arguments in (("check",), ("build", "--out", tmp_path / "site"), ("translate", "status"), ("translate", "check")):
        result = run(*arguments, "--content", content)
        assert result.exit_code == 1, (arguments, result.output)
        assert f"{SKILLS}:{findings[0].location.line}:" in result.output, arguments
        assert f"error[{code}]" in result.output, arguments
    assert not (tmp_path / "site").exists()


def test_what_is_only_missing_or_stale_is_no_error_of_the_content(content: Path) -> None:
    (content / "locale" / "ar" / "glossary.po").unlink()
    rewrite(content / SKILLS, 'msgctxt "', '#, fuzzy\nmsgctxt "')
    assert run_checks(read(content)) == []


def test_catalogs_that_nothing_reads_are_told(content: Path) -> None:
    path = content / SKILLS
    path.rename(path.with_name("skils.po"))
    assert [(f.code, f.severity, f.location.file) for f in run_checks(read(content))] == [("po-unknown", "warning", "locale/ar/skils.po")]


def test_catalogs_that_stay_as_they_are_are_not_checked_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    monkeypatch.setattr(review, "read_catalog", lambda path, file, real=review.read_catalog: names.append(file) or real(path, file))
    reading = read(content)
    assert list(translations.catalogs(reading)) == []
    assert len(names) > 5
    names.clear()
    assert list(translations.catalogs(reading)) == []
    assert names == []
    rewrite(content / SKILLS, 'msgstr "تُبقي', 'msgstr "12 تُبقي')
    assert [finding.code for finding in translations.catalogs(reading)] == ["po-number-differs"]
    assert names == [SKILLS]
    rewrite(content / "glossary.yaml", "name: ", "name: Changed ")
    changed = read(content, reading)
    assert [finding.code for finding in translations.catalogs(changed)] == ["po-number-differs"]
    assert names == [SKILLS], "the changed text is not translated, so there is nothing to look at"
    rewrite(content / "glossary.yaml", "name: Changed ", "name: ")
    assert [finding.code for finding in translations.catalogs(read(content, changed))] == ["po-number-differs"]
    assert names == [SKILLS, "locale/ar/glossary.po"], "the text is back, and with it its translation"
