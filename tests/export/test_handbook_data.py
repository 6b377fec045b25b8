"""handbook.json: valid by its schema, whole, without answer keys, the same each time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from aeskills.export.files import handbook_pieces
from aeskills.export.values import ExportValues, plain_words
from aeskills.model.handbook import Handbook, records
from aeskills.schema.fields import KEYS
from tests.contents import SHIPPED, handbook
from tests.export.editions import URL, edition, exported, files
from tests.export.validation import closed, errors, paths
from tests.tool import LIGHTHOUSE

EDITIONS = ((SHIPPED, "en"), (LIGHTHOUSE, "en"), (LIGHTHOUSE, "ar"))


def data(content: Path = SHIPPED, tag: str = "en", **how: Any) -> dict[str, Any]:
    found = exported(content, tag, **how)["data/handbook.json"]
    assert isinstance(found, dict)
    return found


def entries(value: Any) -> Iterator[tuple[str, Any]]:
    """Every key with its value, at any depth."""
    if isinstance(value, dict):
        yield from value.items()
    for entry in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from entries(entry)


@pytest.mark.parametrize(("content", "tag"), EDITIONS)
def test_it_is_valid_and_the_schema_knows_every_key(content: Path, tag: str) -> None:
    files = exported(content, tag)
    assert errors(closed(files["data/schema.json"]), data(content, tag)) == []


def test_the_schema_refuses_what_the_format_does_not_hold() -> None:
    schema, sound = exported(LIGHTHOUSE)["data/schema.json"], data(LIGHTHOUSE)
    assert errors(schema, sound) == []
    for key, wrong in (("schema", 0), ("translated", 101), ("locale", 5), ("licence", "words"), ("updated", "today")):
        assert paths(schema, {**sound, key: wrong}) == {f"$.{key}"}
    book = sound["handbook"]
    figure = book["figures"]["figures"][0]
    for key, wrong in (
        ("as_of", "May"),
        ("value", 12),
        ("label", {"text": "rich"}),
        ("note", "plain"),
        ("page", None),
        ("measure", "guess"),
    ):
        figures = {**book["figures"], "figures": [{**figure, key: wrong}]}
        assert paths(schema, {**sound, "handbook": {**book, "figures": figures}}) == {f"$.handbook.figures.figures[0].{key}"}
    for key in ("label", "source", "page", "geography"):
        figures = {**book["figures"], "figures": [{name: value for name, value in figure.items() if name != key}]}
        assert paths(schema, {**sound, "handbook": {**book, "figures": figures}}) == {"$.handbook.figures.figures[0]"}
    item = {**book["banks"][0]["items"][0], "type": "essay"}
    banks = [{**book["banks"][0], "items": [item]}]
    assert paths(schema, {**sound, "handbook": {**book, "banks": banks}}) == {"$.handbook.banks[0].items[0]"}


def test_new_fields_may_come_without_a_new_version() -> None:
    sound = data(LIGHTHOUSE)
    book = sound["handbook"]
    skills = [{**skill, "new": 1} for skill in book["skills"]]
    assert errors(exported(LIGHTHOUSE)["data/schema.json"], {**sound, "new": 1, "handbook": {**book, "skills": skills}}) == []


def test_every_record_is_in_it_with_a_page() -> None:
    found = [value for key, value in entries(data()["handbook"]) if key == "id"]
    ids = [str(getattr(record, "id", "")) for record in records(handbook()) if hasattr(record, "id")]
    assert len(ids) > 500
    assert set(ids) <= set(found)
    assert data()["handbook"].keys() == Handbook.model_fields.keys()
    skill = data()["handbook"]["skills"][0]
    assert skill["page"] == f"../skills/{skill['id']}/"


def test_the_pages_are_there(site: Path) -> None:
    built = json.loads((site / "en" / "data" / "handbook.json").read_text(encoding="utf-8"))
    pages = {value.partition("#")[::2] for key, value in entries(built) if key == "page"}
    assert len(pages) > 500
    for address, fragment in pages:
        text = (site / "en" / "data" / address / "index.html").read_text(encoding="utf-8")
        assert not fragment or f'id="{fragment}"' in text, (address, fragment)


def test_references_are_ids_and_numbers_keep_their_digits() -> None:
    book = data()["handbook"]
    skill = book["skills"][0]
    assert skill["family"] in {family["id"] for family in book["role"]["families"]}
    written = {figure["id"]: figure for figure in book["figures"]["figures"]}
    assert len(written) > 50
    for figure in handbook().figures.figures:
        for name in ("value", "low", "high", "mean"):
            number = getattr(figure, name)
            assert written[figure.id].get(name) == (None if number is None else format(number, "f"))
    assert all(isinstance(one, str) and Decimal(one) for one in written["oews-413011-all"]["percentiles"].values())


def test_rich_text_has_words_and_html() -> None:
    texts = [
        value
        for _, value in entries(data()["handbook"])
        if isinstance(value, dict) and "text" in value and value.keys() <= {"text", "html", "lang"}
    ]
    assert len(texts) > 500
    linked = [text for text in texts if "html" in text]
    assert len(linked) > 100
    for text in texts:
        assert not re.search(r"<[a-z]|\]\(", text["text"]), text
        assert "\x02" not in text["text"] + text.get("html", "")
    assert all(re.match("<p>.*</p>$", text["html"], re.DOTALL) for text in linked)
    assert not [text for text in linked if "&lt;" in text["html"] and "<" not in text["text"]]
    assert any("\n\n" in text["text"] for text in linked)


def test_no_answer_key_is_in_it() -> None:
    for content, tag in EDITIONS:
        assert not KEYS & {key for key, _ in entries(data(content, tag))}
    rationales = [option.rationale for item in handbook().items for option in item.options]
    assert len(rationales) > 100
    whole = json.dumps(data(), ensure_ascii=False)
    assert not [words for words in rationales if " ".join(words.split())[:60] in whole]


def test_what_is_not_translated_says_so() -> None:
    bare = data(LIGHTHOUSE, "ar", translated=False)
    assert bare["translated"] == 0
    texts = [value for key, value in entries(bare["handbook"]) if key == "summary" and isinstance(value, dict)]
    assert texts
    assert {text["lang"] for text in texts} == {"en"}
    assert data()["translated"] == 100
    assert not [key for key, _ in entries(data()["handbook"]["skills"]) if key == "lang"]


def test_addresses_are_whole_where_the_site_has_one() -> None:
    book = data(LIGHTHOUSE, "en", url=URL)["handbook"]
    assert book["skills"][0]["page"] == f"{URL}/en/skills/{book['skills'][0]['id']}/"
    links = re.findall(r'href=\\"([^"\\]*)', json.dumps(book))
    assert links
    assert all(link.startswith(f"{URL}/en/") for link in links)


def test_the_same_content_gives_the_same_files() -> None:
    once, again = (json.dumps(files(edition(LIGHTHOUSE))) for _ in range(2))
    assert once == again


@pytest.mark.parametrize(
    ("written", "words", "html"),
    [
        ("A lamp.", "A lamp.", None),
        ("A  lamp > a\nlens & \\*more\\*.", "A lamp > a lens & *more*.", None),
        ("A *lamp*.", "A lamp.", "<p>A <em>lamp</em>.</p>"),
        ("`a<b>`", "a<b>", "<p><code>a&lt;b&gt;</code></p>"),
        ("One >\n two.\n\n\n\n*Three* &amp; <term:lens>.", "One > two.\n\nThree & lens.", "<p>One &gt;\ntwo.</p><p><em>Three</em> &amp; "),
        ("One.\n\n&#32;\n\nTwo.", "One.\n\nTwo.", "<p>One.</p><p> </p><p>Two.</p>"),
    ],
)
def test_text_has_its_words_and_html_where_they_differ(written: str, words: str, html: str | None) -> None:
    one = edition(LIGHTHOUSE)
    found = ExportValues(one, "../").text(written)
    assert found["text"] == words == plain_words(written, one)
    assert found.get("html", "").startswith(html or "") and ("html" in found) == (html is not None)


def test_records_without_a_value_leave_the_field_out() -> None:
    assert not [key for key, value in entries(data()["handbook"]) if value is None]


@pytest.mark.parametrize(("content", "tag"), EDITIONS)
def test_the_pieces_are_the_whole_value_as_json(content: Path, tag: str) -> None:
    one = edition(content, tag)
    text = "".join(handbook_pieces(one))
    value = json.loads(text)
    assert text == json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    values = ExportValues(one, "../")
    documents = {name: getattr(one.handbook, name) for name in Handbook.model_fields}
    assert value["handbook"] == {name: json.loads(values.json(found)) for name, found in documents.items()}
    assert list(value) == ["$schema", "schema", "locale", "updated", "licence", "translated", "handbook"]


def test_no_piece_holds_a_whole_document() -> None:
    one = edition()
    sizes = [len(piece) for piece in handbook_pieces(one)]
    assert sum(sizes) > 500_000
    assert max(sizes) < sum(sizes) / 25
