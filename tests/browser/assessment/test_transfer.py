"""Files in and out, and share links: nothing of the reader's is lost, nothing of a file is executed."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from aeskills.assessment.file_schema import result_file_schema
from aeskills.assessment.responses import parse_responses
from aeskills.assessment.scoring.score import score

from .conftest import Reader, answered

SCRIPT = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'


def look(reader: Reader, data: bytes) -> str:
    """What the page says about a file."""
    reader.page.set_input_files("#file", {"name": "answers.json", "mimeType": "application/json", "buffer": data})
    reader.page.evaluate("document.querySelectorAll('.sa-errors').forEach((old) => old.remove())")
    reader.page.click("text=Look at the file")
    found = reader.page.locator(".sa-errors, .sa-panel").first
    found.wait_for()
    return found.inner_text()


def hostile(bundle: Any) -> dict[str, tuple[bytes, str]]:
    """Name → bytes and what the message must say."""
    good = answered(bundle)

    def made(**more: Any) -> bytes:
        return json.dumps({**good, **more}).encode()

    text = json.dumps(good)
    return {
        "oversized": (b" " * 70000, "70,000 bytes. At most 65,536"),
        "not JSON": (b"{", "not JSON"),
        "not UTF-8": (b'{"\xff":1}', "not JSON"),
        "a list": (b"[]", "does not hold an object"),
        "too deep": (b"[" * 60000, "not JSON"),
        "prototype": (text[:-1].encode() + b', "__proto__": {"polluted": 1}}', "__proto__"),
        "prototype below": (text.replace('"ratings": {', '"ratings": {"__proto__": 3, ').encode(), "__proto__"),
        "constructor": (made(answers={"constructor": {"best": "a"}}), "constructor"),
        "script as key": (made(**{SCRIPT: 1}), "is not known here"),
        "script as value": (made(form=SCRIPT), "form: "),
        "script as rating": (made(ratings={"discovery": SCRIPT}), "not a possible value"),
        "wrong types": (made(seed="1", skills="all", started=5, finished=[], bank=None), "seed: "),
        "range": (made(ratings={"discovery": 6}), "not a possible value"),
        "true is no number": (made(seed=True), "seed: true"),
        "empty picks": (made(answers={"discovery-k1": {"picks": []}}), "not a possible value"),
        "two kinds of answer": (made(answers={"discovery-k1": {"picks": ["a"], "unknown": True}}), "not a possible value"),
        "other schema": (made(schema=3), "has the format 3"),
        "a key twice": (text[:-1].encode() + b', "seed": 8}', "a key twice"),
        "missing": (json.dumps({"schema": 1}).encode(), "is missing"),
    }


def test_hostile_files(reader: Reader, bundle: Any) -> None:
    own = answered(bundle, quality=1)
    reader.put(own)
    reader.open("#/data")
    before = reader.stored()
    cases = hostile(bundle)
    assert len(cases) >= 15
    for name, (data, words) in cases.items():
        said = look(reader, data)
        assert "nothing has changed" in said and words in said, name
        assert reader.page.evaluate("document.activeElement.className") == "sa-errors", name
        assert reader.page.get_by_text("Use this file").count() == 0, name
    assert reader.page.evaluate("[window.hit, ({}).polluted, document.querySelector('#assessment img, #assessment script')]") == [None] * 3
    assert reader.stored() == before


def test_import_shows_first_and_keeps_what_was(reader: Reader, bundle: Any) -> None:
    """A file of another bank, with ids that nobody knows: previewed, taken over on demand, the present attempt kept."""
    own = answered(bundle, quality=1)
    reader.put(own)
    reader.open("#/data")
    theirs = answered(bundle, "quick", bank="0" * 12, started="2026-01-02T03:04:05Z", ratings={"discovery": 2, "no-such-skill": 3})
    said = look(reader, b"\xef\xbb\xbf" + json.dumps(theirs).encode())
    assert "Quick form, begun on 2 January 2026" in said and "2 self-ratings" in said and "another version of the questions" in said
    assert reader.stored()["current"] == own
    reader.page.click("text=Close without using it")
    look(reader, json.dumps(theirs).encode())
    reader.page.click("text=Use this file")
    reader.heading("Your result")
    assert reader.stored()["current"] == {**theirs, "origin": "file"} and reader.stored()["history"] == [own]


def test_exports(reader: Reader, bundle: Any) -> None:
    page = reader.page
    own = answered(bundle, quality=1)
    reader.put(own)
    reader.open("#/data")
    with page.expect_download() as saved:
        page.click("text=Save my answers as a file")
    assert "not-for-hiring" in saved.value.suggested_filename
    assert json.loads(saved.value.path().read_text("utf-8")) == own
    with page.expect_download() as saved:
        page.click("text=Save as a table")
    raw = saved.value.path().read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw
    assert_whole(list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))), own, bundle, ".")


def assert_whole(rows: list[list[str]], own: Any, bundle: Any, point: str) -> None:
    """A rectangle with every answer, skill and family, and the facts of the attempt in each row."""
    head, *body = rows
    assert {len(row) for row in rows} == {len(head)} == {20}
    table = [dict(zip(head, row, strict=True)) for row in body]
    kinds = Counter(row["kind"] for row in table)
    assert kinds == {"rating": 23, "situational": 23, "knowledge": 23, "skill": 23, "family": 4, "overall": 1}
    assert {(row["form"], row["started"], row["level"]) for row in table} == {("full", own["started"], own["seniority"])}
    assert all("not for hiring" in row["purpose"] for row in table)
    assert all(row["answer"] and row["worst"] for row in table if row["kind"] == "situational")
    result = score(bundle, own)
    for row in table:
        if row["kind"] == "family":
            estimate = float(row["estimate"].replace(point, "."))
            assert abs(estimate - result["families"][row["id"]]["estimate"]) <= 0.005
            assert point in row["estimate"]
    assert not any(cell[:1] in "=+-−@\t\r" for row in rows for cell in row if cell)


def test_an_italian_spreadsheet_reads_the_table(reader: Reader, bundle: Any) -> None:
    own = answered(bundle, quality=1)
    reader.put(own)
    reader.open("#/data", "it")
    with reader.page.expect_download() as saved:
        reader.page.click("text=Save as a table")
    text = saved.value.path().read_bytes().decode("utf-8-sig")
    assert_whole(list(csv.reader(io.StringIO(text, newline=""), delimiter=";")), own, bundle, ",")


def test_the_schema_knows_what_is_written_and_what_is_wrong(bundle: Any) -> None:
    schema = result_file_schema(bundle)
    Draft202012Validator.check_schema(schema)
    good = Draft202012Validator(schema)
    own = answered(bundle, quality=1)
    assert list(good.iter_errors(own)) == []
    for wrong in (
        {"seed": -1}, {"bank": "x"}, {"form": "nope"}, {"started": "yesterday"}, {"extra": 1}, {"ratings": {"a b": 1}},
        {"ratings": {"negotiation": 6}}, {"answers": {"x": {"best": "a", "picks": ["a"]}}}, {"answers": {"constructor": {"best": "a"}}},
        {"whose": "boss"}, {"notes": {"negotiation": "x" * 501}}, {"skills": ["a", "a"]}, {"country": "it"},
    ):  # fmt: skip
        spoiled = {**own, **wrong}
        assert list(good.iter_errors(spoiled)), wrong
        assert parse_responses(json.dumps(spoiled).encode(), bundle).responses is None, wrong
    assert list(good.iter_errors({key: value for key, value in own.items() if key != "seed"}))


def test_cells_are_no_formulas(reader: Reader) -> None:
    body = """async (address) => (await import(address)).csv([["=1+1", "+1", "-1", "−1", "@x", "\\tx", 'say "hi"', "a=b", null]])"""
    found = reader.page.evaluate(body, f"{reader.site}/assets/transfer.js")
    assert next(csv.reader([found.lstrip("\ufeff")])) == ["'=1+1", "'+1", "'-1", "'−1", "'@x", "'\tx", 'say "hi"', "a=b", ""]


def make_link(reader: Reader, raw: bool) -> str:
    reader.open("#/result")
    reader.page.click("summary:has-text('Share a link')")
    if raw:
        reader.page.check("#raw")
    reader.page.click("text=Make the link")
    return reader.page.input_value("#address")


@pytest.mark.parametrize("raw", [False, True])
def test_share_link_round_trip(reader: Reader, bundle: Any, raw: bool) -> None:
    """The other reader sees the same numbers and keeps the own answers; the fragment is gone; raw answers only when asked."""
    page = reader.page
    theirs = answered(bundle, quality=1, industry="software", started="2026-11-19T10:00:00Z", finished="2026-11-19T10:20:00Z")
    one, two = list(theirs["answers"])[:2]
    theirs["answers"][one]["worst"] = "a" if theirs["answers"][one]["best"] != "a" else "b"
    theirs["answers"][two] = {"unknown": True}
    theirs["ratings"]["discovery"], theirs["ratings"]["negotiation"] = "none", "not-mine"
    reader.put(theirs)
    link = make_link(reader, raw)
    table = page.locator("table").first.inner_text()
    assert len(link) < (500 if raw else 250)
    mine = answered(bundle, "quick")
    reader.put(mine)
    before = reader.stored()
    reader.open(link[link.index("#") :])
    reader.heading("A shared result")
    shown = page.locator("table").first.inner_text()
    assert shown.splitlines()[2:] == table.replace("How you rate yourself", "Self-rating").splitlines()[2:] and "person’s result" in shown
    assert page.url.endswith(link[link.index("#") :]) and reader.stored() == before
    assert page.locator("details:has(> .sa-answers)").count() == (4 if raw else 0)
    if not raw:
        return
    page.click("text=Keep a copy")
    kept = reader.stored()
    assert kept["current"] == mine and len(kept["history"]) == 1
    copy = kept["history"][0]
    assert (copy.pop("origin"), copy.pop("whose")) == ("link", "colleague")
    assert sorted(copy.pop("skills")) == sorted(theirs["skills"]) and copy.pop("started")[:19] == "2026-11-19T10:00:00"
    assert copy.pop("finished")[:19] == "2026-11-19T10:20:00"
    assert copy == {key: value for key, value in theirs.items() if key in copy}


def test_spoiled_share_links(reader: Reader, bundle: Any) -> None:
    reader.put(answered(bundle))
    code = make_link(reader, True).split("#s=")[1]
    before = reader.stored()
    call = "async (address) => { const link = await import(address); return link.%s; }"
    module = f"{reader.site}/assets/link.js"
    raw: list[int] = reader.page.evaluate(call % f"contentIn('{code}')", module)

    def sealed(data: list[int]) -> str:
        found: str = reader.page.evaluate(call % f"lettered({data})", module)
        return found

    def changed(at: int) -> list[int]:
        return [byte ^ (at == place) for place, byte in enumerate(raw)]

    assert sealed(raw) == code
    letter = "1" if code[60] != "1" else "2"
    cases = {
        code[:-3]: "incomplete or damaged", "%00<script>": "incomplete or damaged", "": "incomplete or damaged",
        code[:60] + letter + code[61:]: "incomplete or damaged", sealed([4, *raw[1:]]): "another version of this site",
        sealed(changed(3)): "another version of the questions", sealed(raw[:-20]): "incomplete or damaged",
        sealed(changed(10)): "incomplete or damaged",
    }  # fmt: skip
    for bad, words in cases.items():
        reader.open(f"#s={bad}")
        reader.heading("A shared result")
        assert words in reader.page.locator(".sa-panel").inner_text(), bad
        assert reader.stored() == before
