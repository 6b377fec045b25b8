"""The CSV files: by RFC 4180, whole, explained, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from aeskills.export.tables import Table, csv_text, guarded, tables
from aeskills.locales.voice import Voice
from tests.contents import handbook
from tests.export.editions import edition, exported
from tests.tool import LIGHTHOUSE

NAMES = (
    "skills-levels", "duties", "industries", "targets", "multipliers", "figures", "regulations",
    "variants", "variant-ladders", "variant-duties", "variant-skills", "glossary", "sources", "activities", "artefacts",
)  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    """A file of the real content as a reader's program sees it."""
    return list(csv.DictReader(io.StringIO(exported()[f"data/{name}.csv"], newline=""), strict=True))


def test_every_table_is_there() -> None:
    assert tuple(table.name for table in tables(handbook())) == NAMES
    assert {f"data/{name}.csv" for name in NAMES} <= exported().keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_every_entry_and_column(name: str) -> None:
    table = next(table for table in tables(handbook()) if table.name == name)
    found = rows(name)
    assert len(found) == len(table.entries) > (3 if name == "variants" else 10)
    assert tuple(found[0]) == table.header
    assert len(set(table.header)) == len(table.header)
    assert all(None not in row and None not in row.values() for row in found)
    for column in table.header:
        assert any(row[column] for row in found) or column in ("superseded_by", "until"), column


def test_lines_end_as_rfc_4180_says() -> None:
    text = exported()["data/glossary.csv"]
    assert text.endswith("\r\n")
    assert text.startswith("id,name,synonyms,definition,see\r\n")
    assert text.count("\r\n") >= len(rows("glossary")) + 1


def test_every_column_and_table_is_explained() -> None:
    voice = Voice("en")
    for table in tables(handbook()):
        assert voice.text(f"data.table-{table.name}")
        for column in table.header:
            assert voice.text(f"data.column-{column}")


def test_the_values_are_those_of_the_records() -> None:
    book = handbook()
    targets = {(row["seniority"], row["skill"]): int(row["target"]) for row in rows("targets")}
    assert targets == {(step.id, skill): target for step in book.career.levels for skill, target in step.targets.items()}
    figures = {row["id"]: row for row in rows("figures")}
    for figure in book.figures.figures:
        points = figure.percentiles
        assert figures[figure.id]["p50"] == (format(points.p50, "f") if points else "")
        assert figures[figure.id]["value"] == ("" if figure.value is None else format(figure.value, "f"))
    levels = rows("skills-levels")
    assert len(levels) == sum(len(skill.levels) for skill in book.skills)
    first = book.skills[0].levels[0]
    assert len(levels[0]["indicators"].split("\n")) == len(first.indicators)
    assert levels[0]["level"] == str(first.level)


def test_ladders_count_from_one_in_each_trade() -> None:
    for variant in handbook().variants.variants:
        ladder = [row for row in rows("variant-ladders") if row["variant"] == variant.id]
        assert [int(row["position"]) for row in ladder] == list(range(1, len(variant.ladder) + 1))
        assert [row["equivalent"] for row in ladder] == [step.equivalent or "" for step in variant.ladder]
        assert [row["beside"] for row in ladder] == ["true" if step.beside else "false" for step in variant.ladder]
    assert {row["beside"] for row in rows("variant-ladders")} == {"true", "false"}


def test_a_handbook_without_variants_has_no_table_of_them() -> None:
    assert [table.name for table in tables(handbook(LIGHTHOUSE)) if table.name.startswith("variant")] == []


def test_texts_are_plain() -> None:
    for name in NAMES:
        for row in rows(name):
            for column, cell in row.items():
                assert "](" not in cell and "<term:" not in cell and "\x02" not in cell, (name, column, cell)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"), ("+39 02", "'+39 02"), ("-1+2", "'-1+2"), ("@name", "'@name"), ("\tx", "'\tx"), ("\rx", "'\rx"), ("-", "'-"),
        ("-12", "-12"), ("-0.5", "-0.5"), ("+3", "+3"), ("12", "12"), ("a=b", "a=b"), ("", ""), ("-1.", "'-1."), ("=", "'="),
    ],
)  # fmt: skip
def test_a_cell_is_no_formula(cell: str, shown: str) -> None:
    assert guarded(cell) == shown


def test_quotes_commas_and_lines_survive() -> None:
    words = 'a "b", c\nd; =e'
    table = Table("t", (({"x": words, "y": "=z"},),), ((("x", "x"), ("y", "y")),))
    text = csv_text(table, edition(LIGHTHOUSE))
    assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == [["x", "y"], [words, "'=z"]]
