"""One file with everything: out of one browser, into another; and old data that could not be read, opened again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from .conftest import Reader, answered
from .test_transfer import look

TICKS = {"done": {"meet-the-team": True}, "plan": {"path": "new-to-sales", "start": "2026-12-07"}}
PRACTISED = {"discovery-k1": {"right": 2, "day": "2026-11-25"}}


@pytest.fixture
def device(browser: Browser, site: str, bundle: Any) -> Iterator[Reader]:
    """A second device, which knows nothing of the first."""
    context = browser.new_context(accept_downloads=True)
    someone = Reader(context, site, bundle)
    someone.open("#/data")
    yield someone
    context.close()
    assert someone.trouble == []


def saved(reader: Reader, words: str) -> bytes:
    with reader.page.expect_download() as file:
        reader.page.click(f"text={words}")
    assert "not-for-hiring" in file.value.suggested_filename
    return file.value.path().read_bytes()


def earlier(bundle: Any, **more: Any) -> dict[str, Any]:
    return answered(bundle, "full-b", 1, started="2026-05-01T09:00:00Z", finished="2026-05-01T10:00:00Z", **more)


def test_everything_moves_to_another_device(reader: Reader, device: Reader, bundle: Any) -> None:
    """Attempts, those of others, ticks, plan, practice and what this version cannot read: nothing before the yes, all of it after."""
    theirs = earlier(bundle, seed=8, whose="colleague", origin="file")
    odd = {"schema": 99}
    reader.put(answered(bundle), history=[earlier(bundle), theirs, odd], practised=PRACTISED, **TICKS)
    reader.open("#/data")
    data = saved(reader, "Save everything as one file")
    said = look(device, data)
    assert "3 attempts" in said and "1 activity done" in said and "Plan from 7 December 2026" in said and "1 entry cannot be read" in said
    assert "Somebody else’s" in said and "Replace" not in said
    assert device.stored() is None
    device.page.click("text=Use this file")
    device.heading("Earlier attempts")
    device.page.get_by_text("The file has been taken over.").wait_for()
    assert device.stored() == {**reader.stored(), "bank": bundle["bank"]}


def test_adding_keeps_what_is_here(reader: Reader, bundle: Any) -> None:
    """The fuller copy of an attempt stays, the choice made here wins, and the later day of an exercise."""
    whole, short = answered(bundle), answered(bundle)
    short["answers"] = dict(list(short["answers"].items())[:3])
    other = {"discovery-k1": {"right": 0, "day": "2026-11-28"}}
    file = {"schema": 1, "current": whole, "history": [earlier(bundle)], "done": {"first-call": True}, "plan": {"start": "2027-01-11"},
        "practised": PRACTISED}  # fmt: skip
    reader.put(short, practised=other, **TICKS)
    reader.open("#/data")
    look(reader, json.dumps(file).encode())
    reader.page.click("text=Add to what is here")
    reader.heading("Earlier attempts")
    kept = reader.stored()
    assert kept["current"] == whole and kept["history"] == [earlier(bundle)]
    assert kept["done"] == {"meet-the-team": True, "first-call": True} and kept["plan"] == TICKS["plan"] and kept["practised"] == other


def test_replacing_says_what_is_lost(reader: Reader, bundle: Any) -> None:
    mine = answered(bundle)
    reader.put(mine, history=[earlier(bundle)], **TICKS)
    reader.open("#/data")
    before = reader.stored()
    data = json.dumps({"schema": 1, "current": answered(bundle, "quick", seed=5), "history": [], "done": {}, "plan": {}}).encode()
    assert "2 attempts that are not in the file are deleted" in look(reader, data)
    reader.page.click("text=Close without using it")
    assert reader.stored() == before
    look(reader, data)
    reader.page.click("text=Replace what is here")
    reader.heading("Earlier attempts")
    kept = reader.stored()
    assert (kept["current"]["form"], kept["history"], kept["done"], kept["plan"]) == ("quick", [], {}, {})


def test_unreadable_data_are_mentioned_at_the_start_and_open_again(reader: Reader, device: Reader, bundle: Any) -> None:
    """A whole record that another version wrote, and single attempts: what can be read by then is, the rest stays as it is."""
    record = json.dumps({"schema": 1, "current": earlier(bundle), "history": [], "done": {"first-call": True}})
    odd = {"schema": 99, "__proto__": {"polluted": 1}}
    reader.put(None, history=[odd])
    reader.open()
    assert "1 earlier entry cannot be read" in reader.page.locator(".sa-panel").inner_text()
    assert json.loads(saved(reader, "Save the old data")) == [odd]
    said = look(device, json.dumps([record, answered(bundle), odd, "spoiled"]).encode())
    assert "2 attempts" in said and "2 entries cannot be read" in said
    device.page.click("text=Use this file")
    device.heading("Earlier attempts")
    kept = device.stored()
    assert kept["current"] == earlier(bundle), "as it was in the record"
    assert kept["history"] == [answered(bundle), odd, "spoiled"] and kept["done"] == {"first-call": True}
    assert device.page.evaluate("({}).polluted") is None


def test_a_file_of_which_nothing_can_be_read_changes_nothing(reader: Reader, bundle: Any) -> None:
    reader.put(answered(bundle))
    reader.open("#/data")
    before = reader.stored()
    cases = {
        json.dumps([{"schema": 99}]): "Nothing in this file can be read", json.dumps({"schema": 7, "history": []}): "Nothing in this file",
        '{"schema": 1, "history": [], "history": []}': "a key twice", "[" + " " * 5_300_000 + "]": "At most 65,536",
    }  # fmt: skip
    for data, words in cases.items():
        said = look(reader, data.encode())
        assert "nothing has changed" in said and words in said
    assert reader.stored() == before


PERSIST = """if (globalThis.StorageManager) for (const [name, kept] of [["persisted", false], ["persist", %s]])
  Object.defineProperty(StorageManager.prototype, name, { value: async () => kept });"""


@pytest.mark.parametrize(
    ("granted", "words"), [("true", "The browser keeps your data until you delete them"), ("false", "has not promised it")]
)
def test_the_browser_is_asked_to_keep_the_data_by_a_button(reader: Reader, granted: str, words: str) -> None:
    reader.context.add_init_script(PERSIST % granted)
    reader.open("#/data")
    assert "Safari deletes what a site has saved when you use Safari for seven days" in reader.page.locator("#assessment").inner_text()
    reader.page.click("text=Ask the browser to keep my data")
    reader.page.get_by_text(words).wait_for()


def test_no_wish_is_offered_where_nothing_is_kept(reader: Reader) -> None:
    reader.context.add_init_script(PERSIST % "false")
    reader.begin(tab_only=True)
    reader.open("#/data")
    reader.page.get_by_text("kept in this tab only").wait_for()
    assert reader.page.get_by_text("Ask the browser").count() == 0
