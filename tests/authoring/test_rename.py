"""`aeskills rename`: everywhere at once, with nothing else changed, and nothing lost by readers."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aeskills.assessment.bundle import plain_bundle
from aeskills.assessment.responses import parse_responses
from aeskills.authoring import changes
from aeskills.cli import main
from aeskills.content.reader import read
from aeskills.pipeline import localize, read_and_check, render
from tests.projects import findings, project
from tests.test_cli_assessment import responses
from tests.tool import files_below

ROLE = "roles/lighthouse-keeper"


def rename(content: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["rename", *arguments, "--content", str(content)])


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return project(tmp_path, {"docs/en/own.md": "---\ntitle: Own\n---\n\nSee [lamps](skill:lamp-care) and skill:lamp-care-more.\n"})


RENAMED = [
    ("skill", "lamp-care"), ("family", "light"), ("industry", "public-stations"), ("phase", "night-watch"), ("term", "lens"),
    ("seniority", "keeper"), ("item", "lamp-care-k1"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "old"), RENAMED)
def test_the_content_stays_whole_and_translated(content: Path, kind: str, old: str) -> None:
    before = read(content).handbook
    assert before is not None and old in before.by_kind[kind]
    done = rename(content, f"{kind}:{old}", "quite-new")
    assert done.exit_code == 0, done.output
    checked = read_and_check(content)
    assert not checked.findings
    after = checked.reading.handbook
    assert after is not None
    assert after.by_kind[kind]["quite-new"].formerly == (old,)  # type: ignore[attr-defined]
    assert old not in after.by_kind[kind]
    status = CliRunner().invoke(main, ["translate", "check", "--content", str(content)])
    assert status.exit_code == 0, status.output


def test_only_the_id_changes(content: Path) -> None:
    before = files_below(content)
    assert rename(content, "term:lens", "big-lens").exit_code == 0
    after = files_below(content)
    assert set(before) == set(after)
    changed = [name for name in before if before[name] != after[name]]
    assert "glossary.yaml" in changed and any(name.endswith(".po") for name in changed)
    for name in changed:
        restored = after[name].replace(b"    formerly: [lens]\n", b"").replace(b"term:big-lens", b"term:lens")
        restored = restored.replace(b"term/big-lens#", b"term/lens#").replace(b"id: big-lens", b"id: lens").replace(b"big-lens", b"lens")
        assert restored == before[name], name


def test_files_named_by_the_id_move_and_pages_by_hand_follow(content: Path) -> None:
    assert rename(content, "skill:lamp-care", "lantern-care").exit_code == 0
    assert (content / ROLE / "skills/lantern-care.yaml").is_file() and not (content / ROLE / "skills/lamp-care.yaml").exists()
    assert (content / ROLE / "assessment/items/lantern-care.yaml").is_file()
    page = (content.parent / "docs/en/own.md").read_text(encoding="utf-8")
    assert "[lamps](skill:lantern-care)" in page and "skill:lamp-care-more" in page


def test_twice_renamed_knows_both_ids(content: Path) -> None:
    assert rename(content, "skill:lamp-care", "lantern-care").exit_code == 0
    assert rename(content, "skill:lantern-care", "light-care").exit_code == 0
    handbook = read(content).handbook
    assert handbook is not None
    assert handbook.by_kind["skill"]["light-care"].formerly == ("lantern-care", "lamp-care")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("record", "new", "says"),
    [
        ("skill:lamp-care", "log-writing", "exists already"), ("skill:lamp-car", "x", "there is no skill:lamp-car"),
        ("skill:lamp-care", "Lamp Care", "is no id"), ("role:lighthouse-keeper", "x", "no kind of record that can be renamed"),
        ("lamp-care", "x", "has no kind"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_whole_is_refused(content: Path, record: str, new: str, says: str) -> None:
    before = files_below(content.parent)
    done = rename(content, record, new)
    assert done.exit_code == 2 and says in done.output
    assert files_below(content.parent) == before


def test_a_disk_that_fails_half_way_leaves_everything_as_it_was(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files_below(content.parent)
    moved = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if target.parent.name == "items":
            raise OSError(28, "No space left on device")
        return moved(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    done = rename(content, "skill:lamp-care", "lantern-care")
    assert done.exit_code == 2 and "nothing was changed" in done.output
    assert files_below(content.parent) == before
    assert not [name for _, _, names in os.walk(content.parent) for name in names if name.startswith(".")]


def test_a_dry_run_changes_nothing(content: Path) -> None:
    before = files_below(content.parent)
    done = rename(content, "skill:lamp-care", "lantern-care", "--dry-run")
    assert "would change" in done.output and files_below(content.parent) == before


def test_the_old_address_leads_to_the_new_one(content: Path) -> None:
    assert rename(content, "skill:lamp-care", "lantern-care").exit_code == 0
    files = render(localize(read_and_check(content)), "en").files()
    page = "".join(map(str, files["skills/lamp-care/index.html"]()))
    assert 'content="0; url=../../skills/lantern-care/"' in page and "<script" not in page
    assert "skills/lantern-care/index.html" not in files


def test_stored_answers_count_after_renaming(content: Path) -> None:
    stored = json.dumps(responses(content)).encode()
    for record, new in (("skill:lamp-care", "lantern-care"), ("item:lamp-care-s1", "lantern-care-s1"), ("seniority:assistant", "helper")):
        assert rename(content, record, new).exit_code == 0
    handbook = read(content).handbook
    assert handbook is not None
    bundle = plain_bundle(handbook)
    assert bundle["renamed"] == {
        "skill": {"lamp-care": "lantern-care"}, "item": {"lamp-care-s1": "lantern-care-s1"}, "seniority": {"assistant": "helper"},
    }  # fmt: skip
    found = parse_responses(stored, bundle).responses
    assert found is not None
    assert "lantern-care" in found["skills"] and "lantern-care-s1" in found["answers"] and found["seniority"] == "helper"
    assert found["bank"] in bundle["former"], "links to results made before the renaming"


def test_a_former_id_in_use_is_a_finding(tmp_path: Path) -> None:
    text = "checked: 2026-01-01\nterms:\n  - {id: a, formerly: [b], name: A, definition: One.}\n  - {id: b, name: B, definition: Two.}\n"
    found = [(one.code, one.location.line) for one in findings(tmp_path, {"content/glossary.yaml": text}) if one.code == "former-id"]
    assert found == [("former-id", 3)]


def test_new_files_are_never_written_over_others(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine", encoding="utf-8")
    with pytest.raises(changes.ChangeRefused):
        changes.write_new({tmp_path / "a": "new", tmp_path / "b": "new"})
    assert files_below(tmp_path) == {"b": b"mine"}
