"""Faults of a catalog: each code by a broken file, with line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from aeskills.findings import Finding
from aeskills.locales.catalogs import Area, update_catalog
from aeskills.locales.fidelity import _digits
from aeskills.locales.merge import Unit
from aeskills.locales.review import review, strays
from aeskills.locales.status import as_data, locale_status
from tests.locales.areas import HOURS, NAME, SUMMARY, UNITS, WHY, area

HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: {plural}\\n"\n\n'
GOOD = {
    NAME: 'msgstr "Cura della lampada"',
    SUMMARY: 'msgstr "Tiene accesa la *lampada* per 1.200 ore; vedi [la guardia](term:watch)."',
    WHY: 'msgstr ""\n"Serve alle navi.\\n"\n"\\n"\n"Anche agli equipaggi."',
    HOURS: 'msgstr[0] "un\'ora a {place}"\nmsgstr[1] "{count} di ore a {place}"\nmsgstr[2] "{count} ore a {place}"',
}


def catalog(target: Area, changes: dict[Unit, str], before: str = "") -> Path:
    """Writes the Italian catalog: the header, then an entry for each text."""
    update_catalog(target, "it")
    path = target.path("it")
    header = path.read_text(encoding="utf-8").split("\n\n")[0]
    blocks = [header]
    for unit in target.units:
        plural = f'msgid_plural "{unit.plural}"\n' if unit.plural else ""
        text = unit.text.replace("\n", "\\n")
        blocks.append(f'{before}msgctxt "{unit.context}"\nmsgid "{text}"\n{plural}{(GOOD | changes)[unit]}')
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    return path


def found(target: Area, threshold: float = 100) -> list[Finding]:
    return sorted(review([target], {"it": threshold}))


def line_of(path: Path, text: str) -> int:
    return next(number for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1) if text in line)


def test_a_faithful_translation_has_no_findings(tmp_path: Path) -> None:
    target = area(tmp_path)
    catalog(target, {})
    assert found(target) == []


# the text, its translation, the code, the words at which the finding points, what it says
UNFAITHFUL = [
    (HOURS, 'msgstr[0] "a {place}"\nmsgstr[1] "{count} a {place}"\nmsgstr[2] "{cont} ore a {place}"', "po-broken-placeholder", "{cont}"),
    (HOURS, 'msgstr[0] "a {place}"\nmsgstr[1] "{count} a {place}"\nmsgstr[2] "ore a {place}"', "po-broken-placeholder", "a {place}"),
    (HOURS, 'msgstr[0] "un\'ora"\nmsgstr[1] "{count} a {place}"\nmsgstr[2] "{count} a {place}"', "po-broken-placeholder", "un'ora"),
    (HOURS, 'msgstr[0] "a {luogo}"\nmsgstr[1] "{count} a {place}"\nmsgstr[2] "{count} a {place}"', "po-broken-placeholder", "{luogo}"),
    (HOURS, 'msgstr[0] "a {place}"\nmsgstr[1] "{count} a {place}"\nmsgstr[2] "{count} } {place}"', "po-broken-placeholder", "}"),
    (SUMMARY, 'msgstr "La *lampada*, 1.200 ore; vedi [la guardia](term:wach)."', "po-broken-link", "term:wach"),
    (SUMMARY, 'msgstr "La *lampada*, 1.200 ore; vedi la guardia."', "po-broken-link", "La *lampada*"),
    (SUMMARY, 'msgstr "La *lampada*, 1.200 ore; <term:watch>, <term:watch>."', "po-broken-link", "term:watch"),
    (SUMMARY, 'msgstr "La lampada, 1.200 ore; <term:watch>."', "po-broken-markup", "La lampada"),
    (SUMMARY, 'msgstr "La **lampada**, 1.200 ore; <term:watch>."', "po-broken-markup", "La **"),
    (SUMMARY, 'msgstr "La *lampada*, 1.200 ore; <term:watch>. <br> qui"', "po-broken-markup", "<br"),
    (NAME, 'msgstr "Cura *della* lampada"', "po-broken-markup", "Cura"),
    (NAME, 'msgstr "Cura della <term:lamp>"', "po-broken-markup", "term:lamp"),
    (NAME, 'msgstr "Cura\\ndella lampada"', "po-broken-markup", "Cura"),
    (WHY, 'msgstr "Serve alle navi. Anche agli equipaggi."', "po-broken-markup", "Serve"),
    (SUMMARY, 'msgstr "La *lampada* per 1.300 ore; <term:watch>."', "po-number-differs", "La *lampada*"),
    (NAME, 'msgstr "Cura delle 2 lampade"', "po-number-differs", "Cura"),
]


@pytest.mark.parametrize(("unit", "string", "code", "word"), UNFAITHFUL, ids=range(len(UNFAITHFUL)))
def test_an_unfaithful_translation_is_found_at_its_place(unit: Unit, string: str, code: str, word: str, tmp_path: Path) -> None:
    target = area(tmp_path)
    path = catalog(target, {unit: string})
    findings = {finding.code: finding for finding in found(target)}
    assert set(findings) == {code}
    place = findings[code].location
    line = path.read_text(encoding="utf-8").split("\n")[place.line - 1]
    assert line.startswith("msgstr")
    pointed = line[place.column - 1 :]
    assert pointed.startswith(word) or (place.column == len(line[: line.index('"')]) + 1 and word in pointed)
    assert place.file == "locale/it/skills.po"
    assert findings[code].hint


def test_a_near_target_is_named_in_the_hint(tmp_path: Path) -> None:
    target = area(tmp_path)
    catalog(target, {SUMMARY: 'msgstr "La *lampada*, 1.200 ore; <term:wach>."'})
    assert 'did you mean "term:watch"?' in {finding.hint for finding in found(target)}


@pytest.mark.parametrize(
    ("source", "translation", "equal"),
    [
        ("EUR 18,000 in 2026", "18.000 EUR nel 2026", True),
        ("18,000", "18\u202f000", True),
        ("18,000", "١٨٬٠٠٠", True),
        ("at 08:45", "alle 8.45", True),
        ("2026-03-05", "5/3/2026", True),
        ("1.05", "1,05", True),
        ("<figure:us-2021> and 3", "<figure:us-2021>, 3", True),
        ("[Rule 3220](regulation:finra-3220)", "[regola 3220](regulation:finra-3220)", True),
        ("[Rule 3220](regulation:finra-3220)", "[la regola](regulation:finra-3220)", False),
        ("12 %", "21 % e 1 %", False),
        ("3", "tre", False),
        ("100", "10", False),
    ],
)
def test_numbers_are_compared_by_their_digits(source: str, translation: str, equal: bool) -> None:
    assert (_digits(source) == _digits(translation)) is equal


def test_a_difference_that_the_translator_explains_is_no_finding(tmp_path: Path) -> None:
    target = area(tmp_path)
    catalog(target, {SUMMARY: 'msgstr "La *lampada* per 1.300 ore; <term:watch>."'}, before="# numbers: another lamp here\n")
    assert found(target) == []


def test_an_entry_twice_is_found_in_one_file_and_across_files(tmp_path: Path) -> None:
    first = area(tmp_path)
    path = catalog(first, {})
    again = '\nmsgctxt "skill/lamp-care#name"\nmsgid "Lamp care"\nmsgstr "Lampada"\n'
    path.write_text(path.read_text(encoding="utf-8") + again, encoding="utf-8")
    (finding,) = found(first)
    where = (finding.code, finding.location.line, finding.location.column)
    assert where == ("po-duplicate-context", line_of(path, '"Lampada"') - 2, 1)
    assert f"on line {line_of(path, 'Lamp care') - 1}" in finding.message
    other = Area("role", (), tmp_path, "x")
    catalog(first, {})
    other.path("it").write_text(again, encoding="utf-8")
    findings = list(review([first, other], {"it": 100}))
    assert {(f.location.file, f.location.line, f.code) for f in findings} == {
        ("locale/it/role.po", 2, "po-duplicate-context"),
        ("locale/it/role.po", 2, "po-unknown"),
    }


def test_a_stale_an_unknown_and_a_changed_text_are_warnings(tmp_path: Path) -> None:
    target = area(tmp_path)
    path = catalog(target, {})
    text = path.read_text(encoding="utf-8").replace('msgctxt "skill/lamp-care#why"', '#, fuzzy\nmsgctxt "skill/lamp-care#why"')
    text = text.replace('"Lamp care"', '"Care of lamps"') + '\nmsgctxt "skill/x#name"\nmsgid "X"\nmsgstr "X"\n'
    path.write_text(text, encoding="utf-8")
    findings = found(target, threshold=0)
    assert {(f.code, f.location.line, f.severity) for f in findings} == {
        ("po-stale", line_of(path, "lamp-care#why"), "warning"),
        ("po-unknown", line_of(path, "lamp-care#name"), "warning"),
        ("po-unknown", line_of(path, "skill/x#name"), "warning"),
        ("po-missing", 1, "warning"),
    }
    assert {f.hint for f in findings if f.code == "po-missing"} == {"run: aeskills translate update it"}


@pytest.mark.parametrize(("threshold", "severity"), [(100, "error"), (80, "warning"), (0, "warning")])
def test_a_missing_text_is_an_error_below_the_threshold(threshold: float, severity: str, tmp_path: Path) -> None:
    target = area(tmp_path)
    path = catalog(target, {NAME: 'msgstr ""'})
    (finding,) = found(target, threshold)
    assert (finding.code, finding.severity, finding.location.line) == ("po-missing", severity, line_of(path, "lamp-care#name"))
    assert "skill/lamp-care: 1 of 3 texts" in finding.message


def test_a_catalog_without_a_translation_or_a_file_is_one_finding(tmp_path: Path) -> None:
    target = area(tmp_path)
    assert [(f.code, f.severity, f.hint) for f in found(target)] == [("po-missing", "error", "run: aeskills translate update it")]
    update_catalog(target, "it")
    assert [(f.code, f.message) for f in found(target)] == [("po-missing", f"none of the {len(UNITS)} texts is translated")]


def test_other_plural_forms_are_found(tmp_path: Path) -> None:
    target = area(tmp_path)
    path = catalog(target, {HOURS: 'msgstr[0] "un\'ora a {place}"\nmsgstr[1] "{count} ore a {place}"'})
    (finding,) = found(target)
    assert (finding.code, finding.location.line) == ("po-plural-forms", line_of(path, "msgstr[0]"))
    catalog(target, {})
    path.write_text(path.read_text(encoding="utf-8").replace("nplurals=3", "nplurals=2"), encoding="utf-8")
    assert [finding.code for finding in found(target)] == ["po-plural-forms"]


def test_an_unreadable_catalog_is_one_finding(tmp_path: Path) -> None:
    target = area(tmp_path)
    path = catalog(target, {NAME: 'msgstr "a'})
    (finding,) = found(target)
    assert (finding.code, finding.location.line, finding.location.column) == ("po-unreadable", line_of(path, 'msgstr "a'), 8)


def test_catalogs_that_nothing_reads_are_found(tmp_path: Path) -> None:
    target = area(tmp_path)
    for tag, name in (("it", "skils"), ("itt", "skills"), ("en", "skills"), ("it", "skills")):
        (tmp_path / "locale" / tag).mkdir(parents=True, exist_ok=True)
        (tmp_path / "locale" / tag / f"{name}.po").write_text("")
    (tmp_path / "locale" / "templates").mkdir()
    findings = list(strays(tmp_path, [target], ["it"], "en"))
    assert [(f.location.file, f.code, f.severity) for f in findings] == [
        ("locale/en/skills.po", "po-unknown", "warning"),
        ("locale/it/skils.po", "po-unknown", "warning"),
        ("locale/itt/skills.po", "po-unknown", "warning"),
    ]
    assert "source language" in findings[0].message
    assert [f.hint for f in findings[1:]] == ['did you mean "skills"?', 'did you mean "it"?']


def test_the_state_counts_texts_and_words(tmp_path: Path) -> None:
    target = area(tmp_path)
    path = catalog(target, {NAME: 'msgstr ""'})
    text = path.read_text(encoding="utf-8").replace('msgctxt "skill/lamp-care#why"', '#, fuzzy\nmsgctxt "skill/lamp-care#why"')
    path.write_text(text, encoding="utf-8")
    (data,) = as_data(locale_status([target], {"it": 90}))
    counted = {key: data[key] for key in ("locale", "threshold", "texts", "translated", "stale", "missing", "words", "words_translated")}
    assert counted == {
        "locale": "it",
        "threshold": 90,
        "texts": 4,
        "translated": 2,
        "stale": 1,
        "missing": 1,
        "words": 2 + 9 + 6 + 4,
        "words_translated": 9 + 4,
    }
    assert [(record["record"], record["percent"]) for record in data["files"][0]["records"]] == [
        ("skill/lamp-care", round(100 * 9 / 17, 1)),
        ("interface/site", 100.0),
    ]
