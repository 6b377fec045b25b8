"""What holds on every page: one edge, readable type, grids without gaps, nothing sideways; and home, pay and skills by themselves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.pages import kinds
from tests.tool import LIGHTHOUSE, ROOT

from .conftest import DESKTOP, Visit, Visitor

PHONE = {"width": 390, "height": 844}
OWN = ("", "pay/", "pay/how/", "pay/examples/", "pay/figures/", "pay/figures/us-occupations/", "skills/negotiation/")
"""Home, pay, a skill."""
WITHOUT_FRAME = ("handbook.html",)
"""Kinds whose page is a document of its own, made for paper."""
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitaen"

EDGES = """() => {
  const start = (one) => {
    if (!one) return null;
    const range = document.createRange();
    range.selectNodeContents(one);
    const boxes = [...range.getClientRects()].filter((box) => box.width);
    if (!boxes.length) return null;
    return document.dir === "rtl" ? innerWidth - Math.max(...boxes.map((box) => box.right)) : Math.min(...boxes.map((box) => box.left));
  };
  const shown = (selector) => [...document.querySelectorAll(selector)].find((one) => one.getClientRects().length);
  const outer = [".ae-brand .ae-icon", ".ae-tabs li a", ".ae-side li a", ".ae-footer p, .ae-footer li a"].map((selector) => {
    const one = shown(selector);
    return one?.tagName === "svg" ? (document.dir === "rtl" ? innerWidth - one.getBoundingClientRect().right
      : one.getBoundingClientRect().left) : start(one);
  });
  return [outer, [shown(".ae-crumbs a"), shown("h1")].map(start)].map((edges) => edges.filter((edge) => edge !== null));
}"""
"""Where the frame begins: mark, first tab, menu, footer; then breadcrumb and h1."""

TOP = """() => {
  const kicker = document.querySelector(".ae-kicker");
  const spare = kicker ? kicker.offsetHeight - parseFloat(getComputedStyle(kicker).lineHeight) : 0;
  return document.querySelector("h1").getBoundingClientRect().top - spare;
}"""
"""Where h1 begins, with what stands above it in one line: the name of a publisher may need two."""

SHORT_ROWS = """() => [...document.querySelectorAll(".ae-grid:not(table)")].flatMap((grid) => {
  const rows = {};
  for (const card of grid.children) {
    const box = card.getBoundingClientRect();
    if (box.width) rows[Math.round(box.top)] = (rows[Math.round(box.top)] ?? 0) + 1;
  }
  const counts = Object.values(rows);
  return [{ cards: grid.children.length, whole: new Set(counts).size <= 1 }];
})"""
"""For each grid: how many cards it has, and whether all its rows are as long."""

SMALL_TYPE = """() => {
  const found = {};
  for (const one of document.querySelectorAll("body *")) {
    const words = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!words || !one.getClientRects().length || one.closest(".ae-visually-hidden, script, style")) continue;
    const size = parseFloat(getComputedStyle(one).fontSize), least = one.closest("svg") ? 13 : one.closest("sup, sub") ? 9 : 14;
    if (size < least - 0.05) found[`${one.tagName} ${one.getAttribute("class") ?? ""} ${size}`] = 1;
  }
  return Object.keys(found);
}"""
"""Elements with words that are set smaller than 14 px, in pictures than 13."""


def of_all_kinds(root: str = "en") -> Iterator[str]:
    """A page of each kind of the shipped handbook, and of the kinds this module is about the pages by name."""
    found = [addresses[0] for kind, addresses in kinds(ROOT / "content").items() if kind not in WITHOUT_FRAME]
    assert len(found) >= 20
    yield from (f"{root}/{address}" for address in dict.fromkeys([*OWN, *found]))


def by_addresses(visitor: Visitor, addresses: Iterator[str], script: str) -> dict[str, object]:
    return {address: visitor.go(address).evaluate(script) for address in addresses}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_the_frame_of_every_kind_of_page(visit: Visit, size: dict[str, int]) -> None:
    """One edge for mark, tabs, menu and footer, one for breadcrumb and h1; a header that leaves the page its room; h1 near the top."""
    someone = visit(viewport=size)
    phone = size is PHONE
    faults = []
    for address in of_all_kinds():
        page = someone.go(address)
        outer, inner = page.evaluate(EDGES)
        assert len(outer) >= (2 if phone else 3), address
        if max(outer) - min(outer) > 1 or (inner and max(inner) - min(inner) > 1):
            faults.append(f"{address} edges {outer} {inner}")
        if phone and abs(outer[0] - inner[0]) > 1:
            faults.append(f"{address} page begins at {inner[0]}")
        height = page.locator(".ae-header").bounding_box()["height"]
        if height > (60 if phone else 100):
            faults.append(f"{address} header {height}")
        top = page.evaluate(TOP)
        if phone and top > (90 if address == "en/" else 150):
            faults.append(f"{address} h1 at {top}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("width", [390, 768, 1024, 1440])
def test_no_grid_has_a_gap_in_its_last_row(visit: Visit, lighthouse_address: str, width: int) -> None:
    size = {"width": width, "height": 900}
    grids: list[tuple[str, dict[str, object]]] = []
    for someone, addresses in (
        (visit(viewport=size), [f"{tag}/{address}" for tag in ("en", "it") for address in ("", "skills/negotiation/")]),
        (visit(viewport=size, at=lighthouse_address), ["ar/", "ar/skills/lamp-care/"]),
    ):
        for address, found in by_addresses(someone, iter(addresses), SHORT_ROWS).items():
            grids += [(address, grid) for grid in found]  # type: ignore[attr-defined]
    assert len(grids) >= 6
    assert [grid for grid in grids if not grid[1]["whole"]] == []


def test_a_gap_is_found(visit: Visit) -> None:
    page = visit().go("en/")
    page.evaluate("document.querySelector('.ae-grid').lastElementChild.remove()")
    page.evaluate("document.querySelector('.ae-grid').classList.replace('ae-grid--4', 'ae-grid--2')")
    assert [grid["whole"] for grid in page.evaluate(SHORT_ROWS)] == [False]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_type_can_be_read(visit: Visit, lighthouse_address: str, size: dict[str, int]) -> None:
    for someone, tags, addresses in (
        (visit(viewport=size), ("en", "it"), OWN),
        (visit(viewport=size, at=lighthouse_address), ("ar",), ("", "pay/", "skills/lamp-care/")),
    ):
        found = by_addresses(someone, iter(f"{tag}/{address}" for tag in tags for address in addresses), SMALL_TYPE)
        assert {address: small for address, small in found.items() if small} == {}


def stretch(page: Page) -> None:
    """Puts a word of 43 letters into every heading, tab, level and tile."""
    page.evaluate(
        """(word) => document.querySelectorAll("h1, h2, h3, .ae-tabs a, .ae-brand span, .ae-ladder__block span, .ae-tile a, .ae-side a")
        .forEach((one) => one.append(` ${word}`))""",
        LONG_WORD,
    )


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
def test_nothing_goes_sideways_even_with_long_words(visit: Visit, lighthouse_address: str, width: int) -> None:
    size = {"width": width, "height": 900}
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    found = {}
    for someone, addresses in (
        (visit(viewport=size), [f"en/{address}" for address in OWN]),
        (visit(viewport=size, at=lighthouse_address), ["ar/", "ar/pay/", "ar/skills/lamp-care/"]),
    ):
        for address in addresses:
            page = someone.go(address)
            as_it_is = page.evaluate(wide)
            stretch(page)
            found[address] = (as_it_is, page.evaluate(wide))
    assert len(found) == len(OWN) + 3
    assert {address: over for address, over in found.items() if over != (0, 0)} == {}


def test_letters_twice_as_large_cut_nothing(visit: Visit) -> None:
    for size in (DESKTOP, {"width": 320, "height": 700}):
        someone = visit(viewport=size)
        for address in ("it/", "it/pay/", "it/skills/negotiation/"):
            page = someone.go(address)
            page.evaluate("document.documentElement.style.fontSize = '250%'")
            assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, (size, address)


@pytest.mark.parametrize(
    ("path", "size", "piece"),
    [
        ("en/", DESKTOP, ".ae-opening__pay, .ae-opening__phases"),
        ("en/", PHONE, ".ae-opening__pay"),
        ("en/pay/", DESKTOP, ".ae-percentiles"),
        ("en/pay/", PHONE, ".ae-percentiles tbody tr:first-child"),
        ("en/skills/negotiation/", DESKTOP, ".ae-ladder"),
        ("en/skills/negotiation/", PHONE, "#level-4"),
        ("it/", PHONE, ".ae-opening__number, .ae-opening__pay > .ae-strip"),
        ("it/pay/", DESKTOP, ".ae-percentiles tbody tr:nth-child(4)"),
        ("it/skills/negotiation/", DESKTOP, ".ae-ladder"),
    ],
)
def test_the_first_screen_answers(visit: Visit, path: str, size: dict[str, int], piece: str) -> None:
    page = visit(viewport=size).go(path)
    boxes = [one.bounding_box() for one in page.locator(piece).all()]
    assert boxes
    assert [box for box in boxes if box is None or box["y"] < 0 or box["y"] + box["height"] > size["height"]] == []


@pytest.mark.parametrize("tag", ["en", "it"])
def test_pages_are_not_long(visit: Visit, tag: str) -> None:
    """At most six screens of a desk, twelve of a phone."""
    tall = {}
    for size, most in ((DESKTOP, 6), (PHONE, 12)):
        someone = visit(viewport=size)
        for address in OWN:
            screens = someone.go(f"{tag}/{address}").evaluate("document.documentElement.scrollHeight") / size["height"]
            if screens > most:
                tall[f"{address} {size['width']}"] = round(screens, 1)
    assert tall == {}


def test_what_has_no_room_among_the_tabs_stands_behind_more(visit: Visit) -> None:
    page = visit(viewport={"width": 800, "height": 600}).go("it/skills/")
    row, more = page.locator(".ae-tabs > div > ul > li"), page.locator(".ae-tabs__more")
    expect(more).to_be_visible()
    shown, whole = row.count(), page.locator(".ae-tabs li").count()
    assert 2 < shown < whole
    assert len({round(one.bounding_box()["y"]) for one in row.all()}) == 1
    hidden = more.locator("li a")
    expect(hidden.first).to_be_hidden()
    more.locator("summary").press("Enter")
    expect(hidden.first).to_be_visible()
    hidden.first.focus()
    page.keyboard.press("Escape")
    expect(hidden.first).to_be_hidden()
    expect(more.locator("summary")).to_be_focused()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(more).to_be_hidden()
    assert page.locator(".ae-tabs > div > ul > li").count() == whole


def test_old_fragments_lead_to_a_line_with_the_name(visit: Visit) -> None:
    someone = visit()
    page = someone.go("en/pay/#commission")
    expect(page.locator("#commission")).to_be_in_viewport()
    page.locator("#commission a").first.click()
    someone.arrives("en/pay/how/#commission")
    expect(page.locator("#commission p").first).to_be_in_viewport()
    expect(page.locator("#base-salary")).to_be_visible()  # the first stands open


def test_a_fold_has_a_ring(visit: Visit) -> None:
    page = visit().go("en/skills/negotiation/")
    count = page.locator(".ae-page summary").count()
    assert count >= 10
    for place in range(count):
        summary = page.locator(".ae-page summary").nth(place)
        summary.focus()
        page.keyboard.press("Shift")  # the focus came by keyboard
        style, width = summary.evaluate("(one) => [getComputedStyle(one).outlineStyle, parseFloat(getComputedStyle(one).outlineWidth)]")
        assert (style, width) == ("solid", 3)


def test_heads_name_the_feed_and_the_window_its_section(visit: Visit) -> None:
    someone = visit()
    page = someone.go("en/skills/negotiation/")
    assert page.title() == "Negotiating and closing – Skills – Account executive handbook"
    assert someone.go("en/skills/").title() == "Skills – Account executive handbook"
    assert someone.go("en/").title() == "Account executive handbook"
    feed = page.locator("link[type='application/atom+xml']").get_attribute("href")
    assert someone.context.request.get(f"{someone.address}/en/{feed}").ok


def test_the_invented_role_has_the_same_kinds() -> None:
    assert kinds(LIGHTHOUSE).keys() >= {"home.html", "pay.html", "pay-table.html", "skill.html"}
