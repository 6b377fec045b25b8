"""`aeskills upgrade`: the present format, with comments and layout as they were."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from aeskills.cli import main
from aeskills.pipeline import read_and_check
from tests.projects import checked, html_of, project
from tests.tool import files_below

ROSTER = """links:
  - name: Duty roster
    url: https://intranet.example.org/roster
    note: Who is on.
"""


def upgrade(content: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["upgrade", "--content", str(content), *arguments])


def older(tmp_path: Path) -> Path:
    content = project(tmp_path, {})
    site = content / "site.yaml"
    text = site.read_text(encoding="utf-8")
    assert "format: 2\n" in text
    site.write_text(text.replace("format: 2\n", "# the last word\n"), encoding="utf-8")
    (content / "glossary.yaml").rename(content / "glossary.yml")
    return content


def test_older_content_comes_up_and_keeps_its_comments(tmp_path: Path) -> None:
    content = older(tmp_path)
    before = (content / "site.yaml").read_text(encoding="utf-8")
    done = upgrade(content)
    assert done.exit_code == 0 and "glossary.yml → glossary.yaml" in done.output
    after = (content / "site.yaml").read_text(encoding="utf-8")
    assert after.replace("format: 2\n", "") == before
    assert not read_and_check(content).findings
    assert upgrade(content).output == f"{content}: already in the present format\n"


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    content = older(tmp_path)
    before = files_below(content)
    assert "format: 2" in upgrade(content, "--dry-run").output
    assert files_below(content) == before


def test_a_file_in_the_way_stops_all(tmp_path: Path) -> None:
    content = older(tmp_path)
    (content / "glossary.yaml").write_text("mine\n", encoding="utf-8")
    before = files_below(content)
    done = upgrade(content)
    assert done.exit_code == 2 and "glossary.yaml exists already" in done.output
    assert files_below(content) == before


def test_a_format_of_the_future_is_left_alone(tmp_path: Path) -> None:
    content = project(tmp_path, {})
    site = content / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8").replace("format: 2\n", "format: 3\n"), encoding="utf-8")
    done = upgrade(content)
    assert done.exit_code == 2 and "says format: 3" in done.output


def test_tools_of_ones_own_are_linked_without_a_source(tmp_path: Path) -> None:
    content = project(tmp_path, {})
    skill = content / "roles/lighthouse-keeper/skills/lamp-care.yaml"
    text = skill.read_text(encoding="utf-8") + ROSTER
    summary = next(line for line in text.split("\n") if line.startswith("summary:"))
    changed = text.replace(summary, "summary: You keep the [lamp book](https://intranet.example.org/book) in order.")
    site = (content / "site.yaml").read_text(encoding="utf-8")
    files = {
        f"content/{skill.relative_to(content).as_posix()}": changed,
        "content/site.yaml": site + "link_hosts: [intranet.example.org]\n",
    }
    place = tmp_path / "own"
    place.mkdir()
    html = html_of(place, files, "skills/lamp-care/")
    assert '<a href="https://intranet.example.org/roster">Duty roster</a>' in html
    assert '<a href="https://intranet.example.org/book">lamp book</a>' in html
    other = tmp_path / "other"
    other.mkdir()
    found = checked(other, {name: text for name, text in files.items() if "skills" in name}).findings
    assert [finding.code for finding in found if finding.severity == "error"] == ["web-link"]
