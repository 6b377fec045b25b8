"""Citation, licence and changelog agree with the project and with the content they speak of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
import yaml

from aeskills.model.evidence import Source
from tests.contents import handbook
from tests.tool import ROOT

GROUPS = ("Added", "Changed", "Fixed", "Removed")


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def citation_problems(citation: Mapping[str, Any], version: str) -> Iterator[str]:
    """What the Citation File Format 1.2.0 asks for and is not there; a version that is not the project's."""
    required = {"cff-version": "1.2.0", "version": version, "license": "MIT"}
    yield from (f"{key} is {citation.get(key)!r}" for key, value in required.items() if citation.get(key) != value)
    yield from (f"no {key}" for key in ("message", "title") if not isinstance(citation.get(key), str))
    authors = citation.get("authors")
    if not authors or not all(isinstance(author, dict) and {"name", "family-names"} & author.keys() for author in authors):
        yield "an author has no name"
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(citation.get("date-released", ""))):
        yield "no date"


def test_the_citation_is_valid() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert len(citation) > 6
    assert list(citation_problems(citation, project()["version"])) == []


def test_a_broken_citation_is_seen() -> None:
    broken = {"cff-version": "1.2.0", "version": "0.0.1", "license": "MIT", "title": "x", "authors": [{}], "date-released": "soon"}
    assert list(citation_problems(broken, "0.1.0")) == ["version is '0.0.1'", "no message", "an author has no name", "no date"]


def unattributed(licence: str, sources: Sequence[Source]) -> list[str]:
    """Sources that ask for an attribution and whose name and version the licence does not give."""
    words = {source.id: re.findall(r"O\*NET|ESCO|\d+(?:\.\d+)+|20\d\d", source.title) for source in sources if source.attribution}
    return [name for name, parts in words.items() if not parts or any(part not in licence for part in parts)]


def test_the_licence_of_the_content_names_who_asks_for_it() -> None:
    sources = handbook().sources.sources
    assert sum(source.attribution is not None for source in sources) >= 4
    licence = (ROOT / "content" / "LICENSE").read_text(encoding="utf-8")
    assert unattributed(licence, sources) == []
    assert set(unattributed("O*NET 28.0", sources)) > {"esco-1-2-0"}


def changelog_problems(text: str) -> Iterator[str]:
    """Sections of the newest part that are no known group, out of order or empty; a part without lines."""
    newest = re.split(r"^## ", text, flags=re.MULTILINE)[1]
    if not newest.startswith("Unreleased"):
        yield "the first part is not Unreleased"
    groups = re.findall(r"^### (\w+)\n((?:.*\n)*?)(?=^###|\Z)", newest, re.MULTILINE)
    names = [name for name, _ in groups]
    if names != [name for name in GROUPS if name in names]:
        yield f"groups are {names}"
    yield from (f"{name} is empty" for name, lines in groups if "- " not in lines)


def test_the_changelog_is_grouped() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert text.count("\n- ") > 10
    assert list(changelog_problems(text)) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("# C\n\n## 0.1.0\n", "the first part is not Unreleased"),
        ("## Unreleased\n\n### Fixed\n\n- a\n\n### Added\n\n- b\n", "groups are ['Fixed', 'Added']"),
        ("## Unreleased\n\n### Added\n\n### Fixed\n\n- b\n", "Added is empty"),
    ],
)
def test_a_broken_changelog_is_seen(text: str, problem: str) -> None:
    assert list(changelog_problems(f"{text}")) == [problem]


def unlisted(index: str, names: Sequence[str]) -> list[str]:
    """Records of decisions that the index does not list, or lists and are not there."""
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", index)
    return sorted(set(listed) ^ set(names))


def test_every_decision_is_listed_with_its_status() -> None:
    folder = ROOT / "docs" / "developing" / "decisions"
    names = [path.name for path in folder.glob("0*.md")]
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert len(names) >= 15
    assert unlisted(index, names) == []
    assert unlisted(index, [*names, "9999-new.md"]) == ["9999-new.md"]
    for name in names:
        superseded = "Superseded by" in (folder / name).read_text(encoding="utf-8")
        assert superseded == (f"({name}) | superseded by" in index), name
