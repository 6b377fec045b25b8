"""Each part of a handbook may be left out: then no page, menu entry, heading or link speaks of it."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from aeskills.authoring.begin import begin
from aeskills.pipeline import read_and_check
from tests import guards
from tests.pages import Page, pages_of
from tests.tool import build, files_below

ROLE = Path("content", "roles", "pilot")
PARTS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "assessment": (("assessment",), "self-assessment/", "Self-assessment"),
    "onboarding": (("onboarding.yaml",), "onboarding/", "First 90 days"),
    "pay": (("compensation.yaml", "figures.yaml"), "pay/", "Pay"),
    "rules": (("regulations.yaml",), "rules/", "Rules"),
    "industries": (("industries",), "industries/", "Industries"),
    "engagement": (("engagement.yaml", "duties.yaml"), "engagement/", "The work"),
    "career": (("career.yaml", "assessment"), "career/", "Career path"),
    "account models": (("role.yaml:account_models",), "account-models/", "How accounts are held"),
    "interview": (tuple(f"skills/{name}-skill.yaml:interview" for name in ("first", "second", "third")), "interview/", "Interview"),
}
"""Part → its files, or a key of a file; the address of its first page; what a menu or heading would call it."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    begin(tmp_path, "pilot", "Pilot", ("en",), dt.date(2026, 11, 3))
    return tmp_path


def leave_out(project: Path, names: tuple[str, ...]) -> None:
    for name in names:
        file, _, key = name.partition(":")
        path = project / ROLE / file
        if key:
            text = path.read_text(encoding="utf-8")
            shorter = re.sub(rf"^{key}:.*\n(?:[ #].*\n)*", "", text, flags=re.MULTILINE)
            assert shorter != text
            path.write_text(shorter, encoding="utf-8")
        elif path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def built(project: Path) -> tuple[Page, ...]:
    """Its pages, none of which has a dead link."""
    site = build(project / "content", project / "site")
    pages, files = pages_of(site), set(files_below(site))
    anchors = {page.address: page.ids for page in pages}
    dead = [f"{page.address}: {fault}" for page in pages for fault in guards.links(page, files, anchors)]
    assert dead == []
    return pages


def words(page: Page) -> set[str]:
    """What headings and links of a page say."""
    return {" ".join(element.text.split()) for element in page.all("h1", "h2", "h3", "a", "dt", "th", "legend", "summary")}


def test_with_everything_all_parts_are_there(project: Path) -> None:
    pages = {page.address: page for page in built(project)}
    for part, (_, address, name) in PARTS.items():
        assert f"en/{address}" in pages, part
        assert any(name in said for page in pages.values() for said in words(page)), part


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_left_out_is_nowhere(part: str, project: Path) -> None:
    names, address, name = PARTS[part]
    leave_out(project, names)
    assert read_and_check(project / "content").findings == []
    pages = built(project)
    assert len(pages) > 15
    assert not [page.address for page in pages if page.address.startswith(f"en/{address}")]
    assert not [(page.address, said) for page in pages for said in words(page) if said == name]


def test_several_parts_at_once(project: Path) -> None:
    leave_out(project, tuple(dict.fromkeys(name for names, _, _ in PARTS.values() for name in names)))
    assert read_and_check(project / "content").findings == []
    assert {page.address for page in built(project)} > {"en/", "en/role/", "en/skills/", "en/glossary/"}


def test_nothing_but_a_role_and_three_skills(tmp_path: Path) -> None:
    skills = tmp_path / "content" / "roles" / "nurse" / "skills"
    skills.mkdir(parents=True)
    site = "format: 2\ntitle: Nursing\ndescription: What a nurse does.\nlocales:\n  - tag: en\nrole: nurse\nupdated: 2026-11-01\n"
    (tmp_path / "content" / "site.yaml").write_text(site, encoding="utf-8")
    (skills.parent / "role.yaml").write_text(
        "id: nurse\ntitle: Nurse\ntagline: You are there.\nsummary: A nurse cares for the ill.\ndefinition: A nurse watches and acts.\n"
        "families:\n  - {id: care, name: Care, icon: material/heart-outline, summary: What is done at the bed.}\nchecked: 2026-10-01\n",
        encoding="utf-8",
    )
    for name in ("watching", "washing", "talking"):
        text = f"id: {name}\nfamily: care\nname: {name.capitalize()}\nsummary: What it is.\nwhy: Why it matters.\nchecked: 2026-10-01\n"
        (skills / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert read_and_check(tmp_path / "content").findings == []
    addresses = {page.address for page in built(tmp_path)}
    expected = {
        "",
        "role/",
        "skills/",
        "skills/watching/",
        "skills/washing/",
        "skills/talking/",
        "handbook/",
        "data/",
        "offline/",
        "privacy/",
    }
    assert {address.removeprefix("en/") for address in addresses if address.startswith("en/") and not address.endswith("html")} == expected
