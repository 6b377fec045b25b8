"""How findings are shown: the caret stands under the fault; GitHub and JSON carry the same place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aeskills.findings import Finding, Location, did_you_mean, ordered
from aeskills.reports import as_github, as_json, as_text


def caret_row(folder: Path, line: str, column: int, length: int) -> tuple[str, str]:
    """The line as shown and the line with the carets, without their margin."""
    (folder / "a.yaml").write_text(f"first\n{line}\n", encoding="utf-8")
    text = as_text([Finding(Location("a.yaml", 2, column, length), "bad-id", "message", "hint")], folder)
    place, shown, carets, hint = text.split("\n")
    assert place == f"a.yaml:2:{column}: error[bad-id]: message"
    assert hint == "  hint: hint  (aeskills explain bad-id)"
    assert shown.startswith("    2 | ")
    assert carets.startswith("      | ")
    return shown[8:], carets[8:]


@pytest.mark.parametrize(
    ("line", "column", "length", "carets"),
    [
        ("name: lens", 7, 4, "      ^^^^"),
        ("name: lens", 7, 99, "      ^^^^"),
        ("name: ", 7, 3, "      ^"),
        ("灯台: x", 5, 1, "      ^"),
        ("a: 灯台", 4, 2, "   ^^^^"),
        ("e\u0301: x", 5, 1, "   ^"),
        ("منارة: x", 8, 1, "       ^"),
        ("\tname: x", 2, 4, " ^^^^"),
        ("a\x07b: x", 4, 1, "   ^"),
    ],
)
def test_the_caret_stands_under_the_fault(tmp_path: Path, line: str, column: int, length: int, carets: str) -> None:
    assert caret_row(tmp_path, line, column, length)[1] == carets


def test_what_cannot_be_printed_is_shown_as_a_dot(tmp_path: Path) -> None:
    assert caret_row(tmp_path, "\tna\x07me: x", 1, 1)[0] == "·na·me: x"


def test_no_line_is_shown_for_a_missing_file_or_a_huge_line(tmp_path: Path) -> None:
    (tmp_path / "long.yaml").write_text("x" * 500, encoding="utf-8")
    for file in ("none.yaml", "long.yaml"):
        assert as_text([Finding(Location(file), "bad-id", "message")], tmp_path).count("\n") == 1


def test_github_escapes_what_ends_a_property() -> None:
    finding = Finding(Location("a,b:c.yaml", 3, 4), "bad-id", "50% of\nit", "do this", "warning")
    assert as_github([finding], Path("content")) == (
        "::warning file=content/a%2Cb%3Ac.yaml,line=3,col=4,title=bad-id::50%25 of%0Ait. do this"
    )


def test_json_is_flat_and_keeps_every_field() -> None:
    finding = Finding(Location("a.yaml", 3, 4, 5), "bad-id", "灯", "hint", "warning")
    assert json.loads(as_json([finding])) == [
        {
            "file": "a.yaml", "line": 3, "column": 4, "length": 5,
            "code": "bad-id", "message": "灯", "hint": "hint", "severity": "warning",
        }
    ]  # fmt: skip
    assert json.loads(as_json([])) == []


def test_findings_are_sorted_by_place_and_each_is_told_once() -> None:
    places = [("b.yaml", 1, 1), ("a.yaml", 10, 1), ("a.yaml", 9, 2), ("a.yaml", 9, 1), ("a.yaml", 9, 1)]
    findings = [Finding(Location(*place), "bad-id", "message") for place in places]
    assert [(f.location.file, f.location.line, f.location.column) for f in ordered(findings)] == sorted(set(places))


def test_did_you_mean_names_the_nearest_or_says_otherwise() -> None:
    assert did_you_mean("indicater", ["indicators", "interview"]) == 'did you mean "indicators"?'
    assert did_you_mean("xyz", ["indicators"], "known: indicators") == "known: indicators"


ONE_LINE = st.text(alphabet=st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=40)


@given(ONE_LINE, st.integers(1, 60), st.integers(1, 9))
def test_no_line_breaks_the_layout(tmp_path_factory: pytest.TempPathFactory, line: str, column: int, length: int) -> None:
    folder = tmp_path_factory.mktemp("lines")
    (folder / "a.yaml").write_text(f"{line}\n", encoding="utf-8", newline="")
    rows = as_text([Finding(Location("a.yaml", 1, column, length), "bad-id", "message")], folder).split("\n")
    assert len(rows) == 4
    assert set(rows[2][8:]) <= {" ", "^"}
    assert rows[2].rstrip().endswith("^")
