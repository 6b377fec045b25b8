"""What a real browser asks for before anything is done is what the budgets count."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from tests.pages import kinds, pages_of
from tests.tool import ROOT
from tests.weights import loaded

from .conftest import Visit, Visitor


def asked(someone: Visitor) -> list[str]:
    """All that was asked for since `requests` was emptied, but for the icon: a browser asks for it when it likes."""
    return [path for url in someone.requests if not (path := urlsplit(url).path.lstrip("/")).endswith("favicon.svg")]


def test_a_browser_asks_for_what_is_counted(visit: Visit, site: Path) -> None:
    pages = {page.address: page for page in pages_of(site)}
    someone = visit()
    found = kinds(ROOT / "content")
    assert len(found) >= 20
    for kind, addresses in found.items():
        page = pages[f"it/{addresses[0]}"]
        someone.requests.clear()
        someone.page.goto(f"{someone.address}/{page.address}", wait_until="networkidle")
        assert sorted(asked(someone)) == sorted({page.address, *loaded(site, page)}), kind


def test_the_form_goes_on_with_its_second_part_alone(visit: Visit) -> None:
    someone = visit()
    page = someone.go("it/self-assessment/")
    page.locator("#assessment .sa-page h2").wait_for()
    page.wait_for_load_state("networkidle")
    someone.requests.clear()
    page.check("input[name=form][value=quick]")
    page.select_option("#seniority", index=2)
    assert asked(someone) == []
    for number in ("question/1", "question/2"):
        if number == "question/2":
            page.locator("#answer input").first.check()
        page.locator("#assessment form .sa-main").click()
        page.wait_for_url(f"**/#/{number}")
    fetched = asked(someone)
    assert "it/self-assessment/questions.json" in fetched
    others = [address for address in fetched if not address.endswith("questions.json")]
    assert [address for address in others if not address.endswith(".js")] == []  # the scripts of later pages come with the questions
