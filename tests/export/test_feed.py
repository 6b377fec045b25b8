"""The feed of changes and llms.txt."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from xml.etree import ElementTree as Tree

from aeskills.edition.navigation import SECTIONS
from aeskills.export.feed import feed
from aeskills.export.llms import llms
from aeskills.model.changes import Change, Changes
from aeskills.render.locale_site import page_summaries
from aeskills.views.pages import all_views
from tests.contents import SHIPPED, handbook
from tests.export.editions import URL, edition, exported
from tests.tool import LIGHTHOUSE

ATOM = "{http://www.w3.org/2005/Atom}"
OLD = Change(
    id="old",
    date=dt.date(2025, 1, 2),
    title="Old & <b>",
    text="A *first* [lamp](skill:lamp-care) & <term:lens>.",
    records=("skill:lamp-care",),
)
NEW = Change(id="new", date=dt.date(2026, 3, 4), title="New", text="Text.")


def made(url: str | None = None, changes: tuple[Change, ...] = (OLD, NEW), tag: str = "en") -> Tree.Element:
    one = edition(LIGHTHOUSE, tag, url=url, changes=Changes(changes=changes))
    return Tree.fromstring(feed(one))


def text(element: Tree.Element, name: str) -> str:
    found = element.find(ATOM + name)
    assert found is not None and found.text
    return found.text


def links(element: Tree.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall(f"{ATOM}link")}


def test_it_has_what_atom_asks_for() -> None:
    for root in (made(), made(URL), made(changes=()), Tree.fromstring(exported()["feed.xml"])):
        assert root.tag == f"{ATOM}feed"
        for element in (root, *root.findall(f"{ATOM}entry")):
            assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", text(element, "id"))
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", text(element, "updated"))
            assert text(element, "title")
            assert links(element)["alternate"]
        assert root.find(f"{ATOM}author/{ATOM}name") is not None
        assert links(root)["self"].endswith("feed.xml")
    ids = [element.text for element in made().iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) == 3


def test_the_newest_stands_first_and_dates_come_from_the_content() -> None:
    root = made()
    assert [text(entry, "title") for entry in root.findall(f"{ATOM}entry")] == ["New", "Old & <b>"]
    assert text(root, "updated") == "2026-03-04T00:00:00Z"
    assert text(made(changes=()), "updated") == f"{handbook(LIGHTHOUSE).site.updated}T00:00:00Z"


def test_texts_are_html_with_links() -> None:
    entry = made(URL).findall(f"{ATOM}entry")[1]
    content = entry.find(f"{ATOM}content")
    assert content is not None and content.text and content.attrib["type"] == "html"
    assert f'<a href="{URL}/en/skills/lamp-care/">lamp</a> &amp; ' in content.text
    assert "<em>first</em>" in content.text
    assert "\x02" not in content.text
    assert links(entry)["alternate"] == f"{URL}/en/skills/lamp-care/"


def test_links_are_relative_without_a_public_address() -> None:
    entry = made().findall(f"{ATOM}entry")[1]
    assert links(entry)["alternate"] == "./skills/lamp-care/"
    assert "http" not in "".join(link for element in made().iter() for link in links(element).values())


def test_ids_stay_when_the_address_changes_and_differ_by_language() -> None:
    assert text(made(), "id") == text(made(URL), "id") != text(made(tag="ar"), "id")


def test_the_real_feed_speaks_of_every_change() -> None:
    root = Tree.fromstring(exported()["feed.xml"])
    changes = handbook().changes.changes
    assert 2 <= len(changes) == len(root.findall(f"{ATOM}entry"))
    assert all(change.date <= handbook().site.updated for change in changes)


def test_llms_names_every_page_that_is_searched(site: Path) -> None:
    one = edition()
    views = list(all_views(one))
    lines = llms(one, page_summaries(views)).split("\n")
    assert lines[0] == f"# {one.handbook.site.title}"
    assert lines[2].startswith("> ")
    listed = [match.groups() for line in lines if (match := re.fullmatch(r"- \[([^\[\]]+)\]\(([^)]*)\): (.+)", line))]
    searched = [view for view in views if view.search]
    assert len(searched) > 100
    assert {f"./{view.address}" for view in searched} <= {address for _, address, _ in listed}
    assert [line[3:] for line in lines if line.startswith("## ")] == [one.voice.text(f"section.{name}") for name, _ in SECTIONS]
    for _, address, _ in listed:
        assert (site / "en" / address / "index.html").is_file(), address


def test_the_files_stand_on_the_site(site: Path) -> None:
    for tag in ("en", "it"):
        names = {path.relative_to(site / tag).as_posix() for path in (site / tag).rglob("*") if path.is_file()}
        assert exported(SHIPPED).keys() <= names
    written = (site / "en" / "data" / "glossary.csv").read_bytes().decode("utf-8")
    assert written == exported()["data/glossary.csv"]
