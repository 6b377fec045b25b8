"""The role by trade: a page for each variant, folds on the pages of career and pay, links from everywhere it matters; or no trace."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest

import aeskills
from aeskills.model.handbook import Handbook
from aeskills.model.variants import Variants
from aeskills.views.pages import all_views, career, handbook, industries, pay, role, variants
from aeskills.views.variants import titles_of, trades
from tests.contents import handbook as book_of
from tests.guards import headings, ids, images, inline
from tests.rendered import Printed, edition, printed
from tests.tool import LIGHTHOUSE

SOURCE = Path(aeskills.__file__).parent


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Printed]:
    one = edition()
    kinds = (variants.variants_views, career.career_views, pay.pay_views, role.role_views, industries.industries_views)
    return {address: page for views in kinds for address, page in printed(views, one).items()}


def without() -> Handbook:
    """The real content without its variants."""
    return book_of().model_copy(update={"variants": Variants()})


def test_every_variant_has_its_page_and_the_role_leads_there(pages: Mapping[str, Printed]) -> None:
    records = book_of().variants.variants
    assert len(records) >= 4
    assert {f"../role/{variant.id}/" for variant in records} <= pages["role/"].links
    for variant in records:
        page = pages[f"role/{variant.id}/"]
        assert [*ids(page.page), *headings(page.page), *inline(page.page), *images(page.page)] == []
        assert {f"../../industries/{name}/" for name in variant.industries} <= page.links
        assert {f"../../rules/{name}/" for name in variant.regulations} <= page.links
        assert {f"../../{way}/?trade={variant.id}#trade-{variant.id}" for way in ("career", "pay")} <= page.links
        assert page.html.count('<svg class="ae-factor"') == len(variant.emphasis)
        assert {f"../../sources/{citation.source}/" for citation in variant.sources} <= page.links


def test_a_ladder_counts_its_steps_and_names_the_closest_level() -> None:
    one = edition()
    beside = 0
    for trade in trades(one):
        numbers = [rung.number for rung in trade.rungs if rung.number]
        assert numbers == list(range(1, len(numbers) + 1))
        for rung in trade.rungs:
            beside += rung.step.beside
            assert (rung.number == 0) == rung.step.beside
            assert (rung.level.id if rung.level else None) == rung.step.equivalent
    assert beside > 1


@pytest.mark.parametrize(("address", "other"), [("career/", "pay"), ("pay/", "career")])
def test_a_fold_for_each_trade_works_without_a_script(pages: Mapping[str, Printed], address: str, other: str) -> None:
    page = pages[address]
    assert [*ids(page.page), *headings(page.page), *inline(page.page)] == []
    _, *parts = re.split(r'<details class="ae-fold" id="trade-([a-z-]+)" data-trade="\1">', page.html)
    folds = dict(zip(parts[::2], parts[1::2], strict=True))
    assert list(folds) == [variant.id for variant in book_of().variants.variants]
    for variant in book_of().variants.variants:
        fold = unescape(folds[variant.id])
        said = [step.title for step in variant.ladder] if other == "pay" else [re.split(r"[<[\n]", variant.pay.text)[0]]
        assert all(words in fold for words in (variant.name, *said))
        assert f'href="../role/{variant.id}/"' in fold
        assert f'href="../{other}/?trade={variant.id}#trade-{variant.id}"' in fold
    assert "assets/javascripts/trades.js" in page.data["scripts"]


def test_industries_lead_to_their_trades(pages: Mapping[str, Printed]) -> None:
    for industry in book_of().industries:
        own = {f"../../role/{variant.id}/" for variant in book_of().variants.variants if industry.id in variant.industries}
        assert own, industry.id
        assert {link for link in pages[f"industries/{industry.id}/"].links if link.startswith("../../role/") and link[11:]} >= own


def test_a_level_says_what_trades_call_it(pages: Mapping[str, Printed]) -> None:
    one = edition()
    for level in book_of().career.levels:
        for variant, steps in titles_of(level, one):
            html = unescape(pages[f"career/{level.id}/"].html)
            assert all(step.equivalent == level.id and step.title in html for step in steps)
            assert f"../../role/{variant.id}/" in pages[f"career/{level.id}/"].links
    assert sum(len(titles_of(level, one)) for level in book_of().career.levels) >= 15


def test_the_whole_document_has_the_trades() -> None:
    html = printed(handbook.handbook_views, edition())["handbook/"].html
    assert all(f'id="variant-{variant.id}"' in html for variant in book_of().variants.variants)


@pytest.mark.parametrize("book", [without(), book_of(LIGHTHOUSE)], ids=["emptied", "lighthouse"])
def test_without_variants_there_is_no_trace(book: Handbook) -> None:
    one = edition(book)
    kinds = (
        variants.variants_views,
        career.career_views,
        pay.pay_views,
        role.role_views,
        industries.industries_views,
        handbook.handbook_views,
    )
    found = {address: page for views in kinds for address, page in printed(views, one).items()}
    assert len(found) > 8
    assert [
        address
        for address, page in found.items()
        if "trade" in address or re.search(r"trade=|[#\"]trade-|trades\.js|data-trade", page.html)
    ] == []
    assert [view.address for view in all_views(one) if re.fullmatch(r"role/.+", view.address)] == []
    assert [page.data["scripts"] for page in found.values() if page.view.address in ("career/", "pay/")] == [(), ()]


def knowing(texts: Mapping[str, str], names: list[str]) -> list[str]:
    """The files that name a variant."""
    return [file for file, text in texts.items() if any(re.search(rf"""["'`]{name}["'`]""", text) for name in names)]


def test_no_code_knows_the_trades() -> None:
    paths = [path for path in SOURCE.rglob("*") if path.suffix in (".py", ".js", ".html")]
    assert len(paths) > 200
    texts = {str(path.relative_to(SOURCE)): path.read_text(encoding="utf-8") for path in paths}
    names = [variant.id for variant in book_of().variants.variants]
    assert knowing(texts, names) == []
    assert knowing({"a.py": f'if variant == "{names[0]}":', "b.py": names[0]}, names) == ["a.py"]
