"""The pages of the role, its work, industries, skills and career: the first screen answers, pages are short, and old addresses work."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect

from tests.contents import handbook
from tests.tool import LIGHTHOUSE

from .conftest import DESKTOP, Visit
from .test_accessibility import violations
from .test_look_frame import PHONE, SHORT_ROWS, SMALL_TYPE, stretch

KINDS = ("role/", "account-models/", "official-codes/", "engagement/", "industries/", "skills/", "career/")
"""Pages of which there is one."""


def members(*, lighthouse: bool = False) -> list[str]:
    """The pages of which there is one for each phase, industry, level and trade."""
    book = handbook(LIGHTHOUSE) if lighthouse else handbook()
    parts: tuple[tuple[str, Sequence[object]], ...] = (
        ("engagement", book.engagement.phases),
        ("industries", book.industries),
        ("career", book.career.levels),
        ("role", book.variants.variants),
    )
    return [f"{section}/{record.id}/" for section, records in parts for record in records]  # type: ignore[attr-defined]


ALL = (*KINDS, *members())
ONE_EACH = (*KINDS, "engagement/pitch/", "industries/software/", "career/senior/", "role/technology/")

FIRST_SCREEN = {
    "role/": (".ae-facts--strip, .ae-brief > li", ".ae-facts--strip"),
    "account-models/": (".ae-beside > table", ".ae-beside__choice, .ae-beside tbody tr:nth-child(2)"),
    "official-codes/": (".ae-fold.ae-codes:nth-of-type(5)", ".ae-fold.ae-codes:nth-of-type(1)"),
    "engagement/": (".ae-life", ".ae-life li:nth-child(3)"),
    "engagement/pitch/": (".ae-thirds", ".ae-thirds > :first-child"),
    "industries/": (".ae-lanes", ".ae-lanes > :first-child"),
    "industries/software/": (".ae-facts--strip, .ae-day > li:nth-child(3)", ".ae-facts--strip"),
    "skills/": (".ae-lanes", ".ae-lanes > :first-child"),
    "career/": (".ae-path", ".ae-path li:nth-child(3)"),
    "career/senior/": ("#scope, .ae-facts--strip, .ae-steps", "#scope, .ae-facts--strip > :first-child"),
    "role/technology/": ("h1 + .ae-lead", "h1 + .ae-lead"),
}
"""For each kind the piece that answers, on a desk and on a phone."""


def outside(page: Page, piece: str, height: int) -> list[object]:
    """Where shown parts of a piece stand that the first screen cuts."""
    boxes = [one.bounding_box() for one in page.locator(piece).all() if one.is_visible()]
    assert boxes, piece
    return [box for box in boxes if box is None or box["y"] < 0 or box["y"] + box["height"] > height]


@pytest.mark.parametrize("tag", ["en", "it"])
@pytest.mark.parametrize(("size", "most"), [(DESKTOP, 6), (PHONE, 12)], ids=["desk", "phone"])
def test_pages_are_short(visit: Visit, tag: str, size: dict[str, int], most: int) -> None:
    assert len(ALL) >= 35
    someone = visit(viewport=size)
    tall = {}
    for address in ALL:
        page = someone.go(f"{tag}/{address}")
        screens = page.evaluate("document.documentElement.scrollHeight") / size["height"]
        if screens > most:
            tall[address] = round(screens, 2)
        assert page.locator("h1").bounding_box()["y"] <= 200, address
    assert tall == {}


@pytest.mark.parametrize("tag", ["en", "it"])
@pytest.mark.parametrize(("size", "at"), [(DESKTOP, 0), (PHONE, 1)], ids=["desk", "phone"])
def test_the_first_screen_answers(visit: Visit, tag: str, size: dict[str, int], at: int) -> None:
    someone = visit(viewport=size)
    assert set(FIRST_SCREEN) == set(ONE_EACH)
    cut = {address: outside(someone.go(f"{tag}/{address}"), pieces[at], size["height"]) for address, pieces in FIRST_SCREEN.items()}
    assert {address: boxes for address, boxes in cut.items() if boxes} == {}


def test_a_piece_below_the_first_screen_is_found(visit: Visit) -> None:
    assert outside(visit(viewport=PHONE).go("en/role/"), "#titles", PHONE["height"])


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
def test_nothing_goes_sideways_and_no_grid_has_a_gap(visit: Visit, lighthouse_address: str, width: int) -> None:
    size = {"width": width, "height": 900}
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    over, gaps, grids = {}, [], 0
    arabic = [f"ar/{address}" for address in (*KINDS, *members(lighthouse=True))]
    for someone, addresses in (
        (visit(viewport=size), [f"{tag}/{address}" for tag in ("en", "it") for address in ONE_EACH]),
        (visit(viewport=size, at=lighthouse_address), arabic),
    ):
        for address in addresses:
            page = someone.go(address)
            found = page.evaluate(SHORT_ROWS)
            grids += len(found)
            gaps += [address for grid in found if not grid["whole"]]
            as_it_is = page.evaluate(wide)
            stretch(page)
            page.evaluate("document.querySelectorAll('.ae-path a').forEach((one) => one.append(' Donaudampfschifffahrtsgesellschaft'))")
            over[address] = (as_it_is, page.evaluate(wide))
    assert len(over) >= 2 * len(ONE_EACH) + 12 and grids >= 4
    assert gaps == []
    assert {address: widths for address, widths in over.items() if widths != (0, 0)} == {}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_type_can_be_read(visit: Visit, size: dict[str, int]) -> None:
    someone = visit(viewport=size)
    found = {}
    for address in ONE_EACH:
        page = someone.go(f"it/{address}")
        page.evaluate("document.querySelectorAll('.ae-page details').forEach((one) => { one.open = true; })")
        found[address] = page.evaluate(SMALL_TYPE)
    assert {address: small for address, small in found.items() if small} == {}


def test_letters_twice_as_large_cut_nothing(visit: Visit) -> None:
    for size in (DESKTOP, {"width": 320, "height": 700}):
        someone = visit(viewport=size)
        for address in ONE_EACH:
            page = someone.go(f"it/{address}")
            page.evaluate("document.documentElement.style.fontSize = '250%'")
            assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, (size, address)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible_with_their_folds_open(visit: Visit, scheme: str) -> None:
    """Closed, as they come, they are pages of a kind in test_accessibility."""
    someone = visit(viewport=PHONE, color_scheme=scheme)
    found = {}
    for address in ONE_EACH:
        page = someone.go(f"en/{address}")
        page.evaluate("document.querySelectorAll('.ae-page details').forEach((one) => { one.open = true; })")
        found[address] = violations(page)
    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("old", "shown"),
    [
        ("role/#classification", "#classification"),
        ("role/#trades", "#trades"),
        ("account-models/#portfolio", "#portfolio > p:first-child"),
        ("engagement/#duties", "#duties"),
        ("engagement/pitch/#write-proposal", "#write-proposal > p:first-child"),
        ("industries/#comparison", "#comparison a"),
        ("industries/software/#vocabulary", "#vocabulary dt:first-child"),
        ("industries/software/#work", "#work > p:first-child"),
        ("skills/#communication", "#communication"),
        ("career/#steps", "#steps caption ~ thead"),
        ("career/senior/#to-team-lead", "#to-team-lead > p:first-child"),
        ("career/senior/#targets", "#targets > p:first-child"),
        ("role/agency/#ladder", "#ladder > p:first-child"),
    ],
)
def test_old_fragments_lead_to_what_they_name(visit: Visit, old: str, shown: str) -> None:
    expect(visit().go(f"en/{old}").locator(shown).first).to_be_in_viewport()


def test_a_phone_shows_the_account_model_that_is_chosen(visit: Visit) -> None:
    page = visit(viewport=PHONE).go("en/account-models/")
    head = page.locator(".ae-beside thead th")
    assert head.count() >= 5
    assert [place for place in range(head.count()) if head.nth(place).is_visible()] == [0, 1]
    page.get_by_role("radio").nth(2).check(force=True)
    assert [place for place in range(head.count()) if head.nth(place).is_visible()] == [0, 3]
    page.set_viewport_size(DESKTOP)
    assert all(head.nth(place).is_visible() for place in range(head.count()))
    expect(page.get_by_role("radio").first).to_be_hidden()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_the_rails_meet_the_levels_they_join(visit: Visit, size: dict[str, int]) -> None:
    """Each line begins and ends inside the box of a level."""
    page = visit(viewport=size).go("en/career/")
    missed = page.evaluate(
        """() => {
          const boxes = [...document.querySelectorAll(".ae-path a")].map((one) => one.getBoundingClientRect());
          const picture = [...document.querySelectorAll(".ae-path__rails")].find((one) => one.getClientRects().length);
          const lines = [...picture.querySelectorAll("path")];
          const inside = (line, share) => {
            const at = line.getPointAtLength(line.getTotalLength() * share).matrixTransform(line.getScreenCTM());
            return boxes.some((box) => at.x >= box.left && at.x <= box.right && at.y >= box.top && at.y <= box.bottom);
          };
          return [lines.length, lines.filter((line) => !inside(line, 0) || !inside(line, 1)).length];
        }"""
    )
    assert missed == [sum(len(level.next) for level in handbook().career.levels), 0]


def test_every_name_on_the_path_has_a_ring_and_is_not_covered(visit: Visit) -> None:
    page = visit().go("en/career/")
    links = page.locator(".ae-path a")
    assert links.count() == len(handbook().career.levels)
    for place in range(links.count()):
        link = links.nth(place)
        link.focus()
        page.keyboard.press("Shift")  # the focus came by keyboard
        style, width, seen = link.evaluate(
            """(one) => {
              const box = one.getBoundingClientRect(), look = getComputedStyle(one);
              const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
              return [look.outlineStyle, parseFloat(look.outlineWidth), one === top || one.contains(top)];
            }"""
        )
        assert (style, width, seen) == ("solid", 3, True)


@pytest.mark.parametrize("path", ["official-codes/", "career/senior/"])
def test_rows_and_folds_are_large_enough_for_a_finger(visit: Visit, path: str) -> None:
    page = visit(viewport=PHONE, has_touch=True).go(f"en/{path}")
    heights = page.locator(".ae-page summary").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")
    assert len(heights) >= 4
    assert min(height for height in heights if height) >= 43.9


def test_all_is_there_on_paper(visit: Visit) -> None:
    page = visit(viewport={"width": 680, "height": 980}).go("en/account-models/")
    page.emulate_media(media="print")
    head = page.locator(".ae-beside thead th")
    assert all(head.nth(place).is_visible() for place in range(head.count()))
    expect(page.locator(".ae-beside__choice")).to_be_hidden()
