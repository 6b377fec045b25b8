"""What the style of a language finds in its catalogs, what silences it, and the faults of the style file itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from aeskills.findings import Finding
from aeskills.locales.catalogs import content_areas, interface_area, write_translations
from aeskills.locales.number_values import number_values
from aeskills.locales.review import review
from aeskills.locales.style import read_style
from tests.checks.edits import copied, findings_of
from tests.contents import reading
from tests.locales.areas import ITALIAN, OPTIONS, STYLE, SUMMARY, area, styled

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "content"


def findings(folder: Path, words: str) -> list[Finding]:
    """The findings once SUMMARY has these Italian words."""
    skills = styled(folder)
    write_translations(folder, "it", {SUMMARY.key: words}, [skills])
    return list(review([skills], {"it": 100.0}, folder))


TYPICAL = [
    ("Tiene accesa la *lampada* per 1,200 ore; vedi <term:watch>.", "po-number-differs"),
    ("Tiene accesa la *lampada* per 2.100 ore; vedi <term:watch>.", "po-number-differs"),
    ("Tiene accesa la *lampada* per 1.200 dollari; vedi <term:watch>.", "po-currency"),
    ("Keeps the *lamp* lit per 1.200 hours; see <term:watch>.", "po-untranslated"),
    ("Tiene accesa la “*lampada*” per 1.200 ore; vedi <term:watch>.", "po-sign"),
    ("Tiene accesa la *lampada* per 1.200 ore; vedi <term:watch>?", "po-ending"),
    ("Tiene accesa la *lampada* per 1.200 ore ???; vedi <term:watch>.", "po-leftover"),
    ("Tiene accesa la *lampada* per 1.200 ore ore; vedi <term:watch>.", "po-doubled"),
    ("Tiene accesa la *lampa\u200bda* per 1.200 ore; vedi <term:watch>.", "po-blank"),
    ("Tiene accesa la *luce* per 1.200 ore; vedi <term:watch>.", "po-term"),
]


@pytest.mark.parametrize(("words", "code"), TYPICAL, ids=range(len(TYPICAL)))
def test_a_typical_fault_is_found(words: str, code: str, tmp_path: Path) -> None:
    assert code in {finding.code for finding in findings(tmp_path, words)}


def test_a_good_translation_has_no_finding(tmp_path: Path) -> None:
    assert findings(tmp_path, ITALIAN[SUMMARY]) == []


def test_a_finding_points_at_the_word(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, "Tiene accesa la *lampada* per 1.200 ore datate; vedi <term:watch>.")
    line = (tmp_path / finding.location.file).read_text(encoding="utf-8").split("\n")[finding.location.line - 1]
    assert line[finding.location.column - 1 :].startswith("datate")


@pytest.mark.parametrize(
    ("comment", "silent"), [("ok: forbidden, the ship is old", True), ("ok: forbidden", False), ("ok: term, no", False)]
)
def test_a_comment_with_a_reason_silences_its_rule(comment: str, silent: bool, tmp_path: Path) -> None:
    words = "Tiene accesa la *lampada* per 1.200 ore datate; vedi <term:watch>."
    assert findings(tmp_path, words)
    path = tmp_path / "locale/it/skills.po"
    text = path.read_text(encoding="utf-8").replace(f'msgctxt "{SUMMARY.context}"', f'#  {comment}\nmsgctxt "{SUMMARY.context}"')
    path.write_text(text, encoding="utf-8")
    skills = area(tmp_path, tuple(ITALIAN | OPTIONS))
    assert bool(list(review([skills], {"it": 100.0}, tmp_path))) != silent


def test_without_a_style_wording_is_not_looked_at(tmp_path: Path) -> None:
    skills = styled(tmp_path)
    (tmp_path / "locale/it/style.yaml").unlink()
    write_translations(tmp_path, "it", {SUMMARY.key: "Tiene  accesa la *luce* per 1.200 ore; vedi <term:watch>."}, [skills])
    assert list(review([skills], {"it": 100.0}, tmp_path)) == []


@pytest.mark.parametrize(
    ("before", "after", "code", "line", "column"),
    [
        ("word: lampada", "wrod: lampada", "unknown-key", 5, 5),
        ("'[\"“”]'", "'[\"“”'", "bad-pattern", 2, 14),
        ("address: Tu to the reader", "address:", "empty-value", 1, 1),
    ],
)
def test_a_fault_of_the_style_has_its_place(before: str, after: str, code: str, line: int, column: int, tmp_path: Path) -> None:
    folder = tmp_path / "locale/it"
    folder.mkdir(parents=True)
    (folder / "style.yaml").write_text(STYLE.replace(before, after), encoding="utf-8")
    (finding, *_) = read_style(tmp_path, "it").findings
    assert (finding.code, finding.location[:3]) == (code, ("locale/it/style.yaml", line, column))


def test_the_shipped_style_is_sound_and_says_enough() -> None:
    style, faults = read_style(SHIPPED, "it")
    assert faults == ()
    assert style is not None
    assert len(style.terms) >= 12
    assert len(style.forbidden) >= 18


@pytest.mark.parametrize(
    ("text", "tag", "values"),
    [
        ("2,000 and 1.5", "en", ["2000", "1.5"]),
        ("2.000 e 1,5", "it", ["2000", "1.5"]),
        ("2\u202f000 et 1,5", "fr", ["2000", "1.5"]),
        ("release 1.2.3, 07", "en", ["1.2.3", "7"]),
        ("٢٬٠٠٠", "ar", ["2000"]),
    ],
)
def test_numbers_are_read_by_the_signs_of_the_language(text: str, tag: str, values: list[str]) -> None:
    assert list(number_values(text, tag)) == values


def test_the_shipped_italian_has_no_finding() -> None:
    areas = (*content_areas(reading(SHIPPED)), interface_area())
    assert sum(len(area.units) for area in areas) > 7000
    assert list(review(areas, {"it": 100.0}, SHIPPED)) == []


def test_the_check_of_the_content_reads_the_style(tmp_path: Path) -> None:
    content = copied(tmp_path)
    (content / "locale/ar").mkdir(parents=True, exist_ok=True)
    (content / "locale/ar/style.yaml").write_text("address: you\nwrong_signs: '['\n", encoding="utf-8")
    assert [(finding.code, finding.location.line) for finding in findings_of(content)] == [("bad-pattern", 2)]
