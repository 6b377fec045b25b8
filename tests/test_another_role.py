"""The tool works on the content of any role: the invented one, in a language that runs from right to left."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.pages import pages_of
from tests.tool import LIGHTHOUSE, run

SHIPPED = re.compile(r"account[ -]executive|finra|glassdoor|negotiat", re.IGNORECASE)


def test_every_page_is_published_in_arabic(lighthouse_site: Path) -> None:
    """The catalogs are complete, so no page is a stub."""
    arabic = {page.address.removeprefix("ar/") for page in pages_of(lighthouse_site) if page.locale == "ar"}
    english = {page.address.removeprefix("en/") for page in pages_of(lighthouse_site) if page.locale == "en"}
    assert arabic == english
    assert len(arabic) > 30
    contents = {
        address: (lighthouse_site / "ar" / address / "index.html").read_text(encoding="utf-8") for address in arabic if address[-1:] != "l"
    }
    stubs = [address for address, html in contents.items() if re.search(r'class="ae-action" href="[./]*en/', html)]
    hand_written = {"privacy/", "self-assessment/method/"}
    assert set(stubs) <= hand_written
    assert len(re.findall("[\u0620-\u064a]", contents["skills/lamp-care/"])) > 500


def test_the_catalogs_are_complete_and_sound() -> None:
    checked = run("translate", "check", "--strict", "--content", LIGHTHOUSE)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    (arabic,) = json.loads(run("translate", "status", "--format", "json", "--content", LIGHTHOUSE).stdout)
    assert arabic["locale"] == "ar"
    assert arabic["texts"] > 250
    open_files = [file["file"] for file in arabic["files"] if file["translated"] < file["texts"]]
    assert open_files == ["locale/ar/interface.po"], "of the tool's own words only those of menus are translated"


def test_nothing_of_the_shipped_role_is_in_its_site(lighthouse_site: Path) -> None:
    texts = [path for path in lighthouse_site.rglob("*") if path.suffix in {".html", ".json", ".xml", ".txt", ".js", ".css", ".csv"}]
    assert len(texts) > 100
    found = []
    for path in texts:
        if "min." not in path.name:
            text = path.read_text(encoding="utf-8")
            found += [
                f"{path.relative_to(lighthouse_site)}: {text[max(0, hit.start() - 40) : hit.end() + 20]!r}"
                for hit in SHIPPED.finditer(text)
            ]
    assert found == []


def test_the_words_that_give_the_shipped_role_away_are_in_its_own_site(site: Path) -> None:
    """The test above looks for something that can be found."""
    text = (site / "en" / "index.html").read_text(encoding="utf-8")
    assert SHIPPED.search(text)
