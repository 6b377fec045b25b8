"""A small area of texts for the tests, and PO text about it."""

from __future__ import annotations

from pathlib import Path

from aeskills.locales.catalogs import Area
from aeskills.locales.merge import Unit
from aeskills.locales.po import Catalog, CatalogMessage, po_text
from aeskills.locales.po_reader import read_catalog

NAME = Unit("skill/lamp-care#name", "Lamp care", "", False, ("Name of the skill",), "skills/lamp-care.yaml")
SUMMARY = Unit("skill/lamp-care#summary", "Keeps the *lamp* lit for 1,200 hours; see <term:watch>.", "", True, (), "skills/lamp-care.yaml")
WHY = Unit("skill/lamp-care#why", "Ships need it.\n\nCrews as well.", "", True, (), "skills/lamp-care.yaml")
HOURS = Unit(
    "interface/site#hours", "{count} hour at {place}", "{count} hours at {place}", False, (), "site.yaml", ("python-brace-format",)
)
UNITS = (NAME, SUMMARY, WHY, HOURS)


def area(folder: Path, units: tuple[Unit, ...] = UNITS) -> Area:
    """An area called `skills` below `folder`."""
    return Area("skills", units, folder, "lighthouse skills")


def unit(context: str, text: str, plural: str = "") -> Unit:
    """A text without more about it."""
    return Unit(context, text, plural, True, (), "a.yaml")


def entry(context: str, text: str, *strings: str, **more: object) -> CatalogMessage:
    """An entry with a translation."""
    return CatalogMessage(context, text, strings=strings or ("",), **more)  # type: ignore[arg-type]


def parsed(text: str, folder: Path) -> Catalog:
    """The catalog in a PO text; the test fails when it cannot be read."""
    path = folder / "parsed.po"
    path.write_text(text, encoding="utf-8", newline="")
    catalog, findings = read_catalog(path, path.name)
    assert catalog is not None, findings
    return catalog


def po(*entries: CatalogMessage) -> str:
    """The PO text of entries under an empty header."""
    return po_text(Catalog(entries=list(entries)))
