"""The panel's sheet: written for a spreadsheet, read back with every error named."""

from __future__ import annotations

import csv
import io

import pytest

from aeskills.assessment.scoring.distance import choices
from aeskills.assessment.scoring.likelihood import probabilities
from aeskills.assessment.study.panel import COLUMNS, UnreadableSheetError, as_yaml, judged, panel_sheet, place, read_panel

from . import handbooks

BUNDLE = handbooks.bundle()


def filled(values: dict[str, str], delimiter: str = ",") -> str:
    """A sheet as a practitioner sends it back."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(COLUMNS)
    writer.writerows([item, "", "", "", "", "", "", value] for item, value in values.items())
    return out.getvalue()


def test_sheet_has_every_item_with_its_key() -> None:
    rows = list(csv.DictReader(io.StringIO(panel_sheet(BUNDLE).removeprefix("\ufeff"))))
    assert [row["item"] for row in rows] == list(BUNDLE["items"]) and tuple(rows[0]) == COLUMNS
    keys = {row["item"]: row["key"] for row in rows}
    assert keys["aim-s1"] == "best b, worst d" and keys["aim-k2"] == "a, c" and all(row["of_ten"] == "" for row in rows)
    assert read_panel(panel_sheet(BUNDLE), BUNDLE) == {}


def test_formulas_are_words() -> None:
    items = {**BUNDLE["items"], "aim-s1": {**BUNDLE["items"]["aim-s1"], "stem": "=cmd()"}}
    assert "'=cmd()" in panel_sheet({**BUNDLE, "items": items})  # type: ignore[typeddict-item]


def test_commas_and_semicolons_are_read() -> None:
    assert read_panel(filled({"aim-s1": "7", "aim-k1": " "}), BUNDLE) == {"aim-s1": 7}
    assert read_panel("\ufeff" + filled({"aim-s1": "6,5"}, ";"), BUNDLE) == {"aim-s1": 6.5}


def test_all_errors_at_once() -> None:
    with pytest.raises(UnreadableSheetError) as caught:
        read_panel(filled({"ghost": "3", "aim-s1": "11", "aim-k1": "many"}), BUNDLE)
    assert len(caught.value.args) == 3 and "line 2" in caught.value.args[0] and "0 to 10" in caught.value.args[1]
    with pytest.raises(UnreadableSheetError, match="columns"):
        read_panel("a,b\n1,2\n", BUNDLE)


def test_place_is_where_the_model_expects_that_share() -> None:
    for name in ("aim-s1", "aim-k1", "aim-k2"):
        item = BUNDLE["items"][name]
        groups = choices(item, BUNDLE["model"]["size"])
        expected = probabilities(BUNDLE["model"], item, groups, 40)[0]
        assert place(BUNDLE["model"], item, 40, expected) == pytest.approx(item["difficulty"], abs=1e-6)
        assert place(BUNDLE["model"], item, 40, 1.0) == pytest.approx(-20) and place(BUNDLE["model"], item, 40, 0.0) == pytest.approx(120)


def test_five_practitioners_make_a_difficulty() -> None:
    """Who finds an item easier puts it lower; four are not enough."""
    sheets = [{"aim-k1": value, "aim-s1": 6.0} for value in (5.0, 6.0, 6.0, 7.0, 6.0)]
    del sheets[0]["aim-s1"]
    found = judged(BUNDLE, sheets)
    assert set(found) == {"aim-k1"} and found["aim-k1"].n == 5 and found["aim-k1"].sd >= 3
    easier = judged(BUNDLE, [{"aim-k1": value + 2} for value in (5.0, 6.0, 6.0, 7.0, 6.0)])
    assert easier["aim-k1"].mean < found["aim-k1"].mean
    assert next(as_yaml(found)).startswith("aim-k1: {mean: ")
