"""Every stop of the keyboard, on a page of each kind: a ring that can be seen, and nothing that covers it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.pages import kinds
from tests.tool import LIGHTHOUSE, ROOT

from .conftest import DESKTOP, Visit

PHONE = {"width": 390, "height": 844}
PAPER = ("handbook.html", "paper-form.html", "paper-keys.html")
"""Documents for paper, whose stops are all links in a text."""

WALK = """() => {
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((one) =>
    !one.disabled && one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length
    && !(one.type === "radio" && !one.checked && document.querySelector(`input[name="${one.name}"]:checked`)));
  const ring = (one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  const faults = [];
  for (const stop of stops) {
    stop.focus();
    if (document.activeElement !== stop) continue;
    const name = `${stop.tagName} ${stop.getAttribute("class") ?? ""} ${(stop.textContent || stop.name || "").trim().slice(0, 40)}`;
    if (![stop, stop.closest("label"), stop.parentElement].some((one) => one && ring(one))) faults.push(`no ring: ${name}`);
    const shown = [...stop.getClientRects()].find((box) => box.width && box.height);
    // what is larger than the window is seen where the window shows it
    const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;
    const tall = shown.height > innerHeight, wide = shown.width > innerWidth;
    const x = wide ? middle(shown.left, shown.right, innerWidth) : shown.left + shown.width / 2;
    const y = tall ? middle(shown.top, shown.bottom, innerHeight) : shown.top + shown.height / 2;
    const top = document.elementFromPoint(x, y);
    const label = stop.closest("label");
    if (!top) faults.push(`out of sight at ${Math.round(x)}, ${Math.round(y)}: ${name}`);
    else if (![[stop, top], [top, stop], [label, top]].some(([outer, inner]) => outer?.contains(inner)))
      faults.push(`under ${top.tagName} ${top.className}: ${name}`);
  }
  return [stops.length, faults];
}"""
"""How many stops there are, and what is wrong with some."""


def addresses(tag: str, content: Any) -> Iterator[str]:
    """A page of each kind."""
    yield from (f"{tag}/{found[0]}" for kind, found in kinds(content).items() if kind not in PAPER)


def walked(page: Page) -> tuple[int, list[str]]:
    """The stops of a page; a key is pressed first, so that the browser shows where the focus is."""
    page.keyboard.press("Tab")
    stops, faults = page.evaluate(WALK)
    return stops, faults


@pytest.mark.parametrize(("tag", "size"), [("en", DESKTOP), ("it", PHONE), ("ar", PHONE)], ids=["en-desk", "it-phone", "ar-phone"])
def test_every_stop_has_a_ring_and_is_not_covered(visit: Visit, lighthouse_address: str, tag: str, size: dict[str, int]) -> None:
    invented = tag == "ar"
    someone = visit(viewport=size, at=lighthouse_address) if invented else visit(viewport=size)
    found: dict[str, list[str]] = {}
    total = pages = 0
    for address in addresses(tag, LIGHTHOUSE if invented else ROOT / "content"):
        stops, faults = walked(someone.go(address))
        pages, total = pages + 1, total + stops
        if faults:
            found[address] = faults[:5]
    assert pages >= 20 and total > 15 * pages
    assert found == {}


def test_a_stop_without_a_ring_and_one_that_is_covered_are_found(visit: Visit) -> None:
    page = visit().go("en/skills/")
    page.evaluate(
        """() => {
          const [first, second] = document.querySelectorAll("main a");
          first.style.outline = "none";
          const lid = document.createElement("div"), box = second.getBoundingClientRect();
          lid.style.cssText = `position: absolute; z-index: 99; top: ${box.top + scrollY}px; left: ${box.left}px;`;
          lid.style.width = `${box.width}px`;
          lid.style.height = `${box.height}px`;
          document.body.append(lid);
        }"""
    )
    _, faults = walked(page)
    assert [fault.partition(":")[0] for fault in faults] == ["no ring", "under DIV "]
