"""The page that compares, without its script: both tables in full."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from aeskills.edition.edition import Edition
from aeskills.locales.voice import Voice
from aeskills.markup.html_printer import Printers
from aeskills.render.menus import menu_entries
from aeskills.render.pages import all_views, content_html
from aeskills.views.pages import compare
from tests.contents import handbook
from tests.guards import headings, ids
from tests.pages import Page, parse

SCRIPT = Path("aeskills/assets/static/javascripts/compare.js")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition(handbook(), Voice("en"), (), handbook())


@pytest.fixture(scope="module")
def page(edition: Edition) -> Page:
    printers = Printers(edition)
    (view,) = compare.compare_views(edition)
    return parse(content_html(printers, view, view.data()))


def test_headings_and_ids(page: Page) -> None:
    assert [*headings(page), *ids(page)] == []


def test_both_tables_are_full(edition: Edition, page: Page) -> None:
    heads = [element.attributes["data-column"] for element in page.all("th") if "data-column" in element.attributes]
    industries = [industry.id for industry in edition.handbook.industries]
    levels = [level.id for level in edition.handbook.career.levels]
    assert heads == industries + levels
    cells = [element for element in page.all("td") if "data-column" in element.attributes]
    assert {cell.attributes["data-column"] for cell in cells} == {*industries, *levels}
    assert all(cell.attributes["data-label"] for cell in cells)


def test_every_target_is_there(edition: Edition, page: Page) -> None:
    cells = [element.attributes for element in page.all("td") if "data-level" in element.attributes]
    shown = [(cell["data-column"], int(cell["data-level"])) for cell in cells]
    families = [family.id for family in edition.handbook.role.families]
    skills = sorted(edition.handbook.skills, key=lambda skill: families.index(skill.family))
    wanted = [(level.id, level.targets[skill.id]) for skill in skills for level in edition.handbook.career.levels]
    assert shown == wanted
    assert len(wanted) >= 23 * 7


def test_controls_wait_for_the_script(edition: Edition, page: Page) -> None:
    assert all("hidden" in element.attributes for element in page.all("fieldset"))
    assert len(list(page.all("select"))) == 5
    options = [element.attributes["value"] for element in page.all("option") if element.attributes["value"]]
    assert options.count(edition.handbook.industries[0].id) == 3
    assert options.count(edition.handbook.career.levels[0].id) == 2


def test_with_one_industry_there_is_nothing_to_choose(edition: Edition) -> None:
    alone = replace(edition, handbook=edition.handbook.model_copy(update={"industries": edition.handbook.industries[:1]}))
    printers = Printers(alone)
    (view,) = compare.compare_views(alone)
    found = parse(content_html(printers, view, view.data()))
    assert [element.attributes["data-pick"] for element in found.all("fieldset")] == ["levels"]


def test_it_stands_last_in_its_section(edition: Edition) -> None:
    groups = menu_entries(all_views(edition))["industries"]
    assert groups[-1].entries[-1].address == "compare/"
    assert groups[0].entries[0].address == "industries/"


def test_the_script_is_small() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes())) <= 3072
