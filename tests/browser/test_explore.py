"""Tables and questions that filter and sort: by keyboard, by link, without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, POLICY, Visit, tab_to
from tests.browser.test_accessibility import MEASURE, violations
from tests.conftest import LIGHTHOUSES, Serve
from tests.contents import handbook


@pytest.fixture(scope="module")
def address(site: Path, serve: Serve) -> str:
    """Of the built site, in English."""
    return f"{serve(site)}/en/"


def _column(table: Locator, at: int) -> list[str]:
    found: list[str] = table.evaluate(
        "(table, at) => [...table.tBodies[0].rows].filter((row) => !row.hidden).map((row) => row.cells[at].innerText.trim())", at
    )
    return found


def test_a_column_sorts_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}explore/")
    table = page.locator("table").first
    level = handbook().career.levels[0]
    button = table.get_by_role("button", name=f"Sort by {level.name}", exact=True)
    head = button.locator("xpath=..")
    before = _column(table, 0)
    targets = sorted(level.targets.values())
    assert len(set(targets)) > 1
    tab_to(page, button)
    page.keyboard.press("Enter")
    assert [int(cell) for cell in _column(table, 2)] == targets[::-1]
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("status")).to_have_text(f"Sorted by {level.name}, from high to low.")
    page.keyboard.press("Space")
    assert [int(cell) for cell in _column(table, 2)] == targets
    expect(head).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Enter")
    assert _column(table, 0) == before
    assert head.get_attribute("aria-sort") is None


def test_words_and_factors_sort_too(page: Page, address: str) -> None:
    page.goto(f"{address}explore/")
    skills, factors, duties = page.locator("table").nth(0), page.locator("table").nth(1), page.locator("table").nth(2)
    skills.get_by_role("button", name="Sort by Skill", exact=True).click()
    assert _column(skills, 0) == sorted(_column(skills, 0), key=str.lower)
    industry = handbook().industries[0]
    factors.get_by_role("button", name=f"Sort by {industry.name}", exact=True).click()
    found = [float(cell) for cell in _column(factors, 2)]
    assert found == sorted(found, reverse=True) and found[0] > 1
    duties.get_by_role("button", name="Sort by Skills used", exact=True).click()
    counts = [int(cell) for cell in _column(duties, 2)]
    assert counts == sorted(counts, reverse=True) and counts[0] > counts[-1]
    skill = next(skill for skill in handbook().skills if skill.family == handbook().role.families[0].id)
    duties.get_by_role("button", name=f"Sort by {skill.name}", exact=True).click()
    marks = _column(duties, 3)
    assert marks == sorted(marks, reverse=True) and marks[0] and not marks[-1]


def test_one_family_as_rows_and_as_columns(page: Page, address: str) -> None:
    page.goto(f"{address}explore/")
    family = handbook().role.families[1]
    members = [skill.name for skill in handbook().skills if skill.family == family.id]
    assert 0 < len(members) < len(handbook().skills)
    choice = page.get_by_label("Family", exact=True)
    tab_to(page, choice)
    choice.select_option(family.id)
    for at in range(2):
        assert sorted(_column(page.locator("table").nth(at), 0)) == sorted(members)
    columns = page.locator("table").nth(2).locator("thead th[data-family]:visible a").all_inner_texts()
    assert sorted(columns) == sorted(members)
    expect(page.get_by_role("status")).to_have_text(f"{len(members)} of {len(handbook().skills)} skills shown.")
    assert page.url.endswith(f"?family={family.id}")
    page.reload()
    assert sorted(_column(page.locator("table").first, 0)) == sorted(members)
    choice.select_option("")
    assert "?" not in page.url
    assert len(_column(page.locator("table").first, 0)) == len(handbook().skills)


def test_an_unknown_choice_in_the_link_shows_everything(page: Page, address: str) -> None:
    page.goto(f"{address}explore/?family=nonsense")
    assert len(_column(page.locator("table").first, 0)) == len(handbook().skills)


def test_questions_by_family_and_level(page: Page, address: str) -> None:
    page.goto(f"{address}interview/")
    family, level = handbook().role.families[0], handbook().scales.proficiency[2]
    expected = [
        question
        for skill in handbook().skills
        if skill.family == family.id
        for question in skill.interview
        if question.level == level.level
    ]
    assert expected
    page.get_by_label("Family", exact=True).select_option(family.id)
    page.get_by_label("Level", exact=True).select_option(str(level.level))
    expect(page.locator("details.ae-question:visible")).to_have_count(len(expected))
    expect(page.locator("h2:visible")).to_have_text([family.name])
    assert f"family={family.id}&level={level.level}" in page.url
    page.reload()
    expect(page.locator("details.ae-question:visible")).to_have_count(len(expected))
    page.get_by_role("button", name="Open all answers").press("Enter")
    assert page.locator("details.ae-question[open]").count() == len(expected)
    page.get_by_role("button", name="Close all answers").press("Enter")
    assert page.locator("details.ae-question[open]").count() == 0


def test_an_answer_opens_by_keyboard_and_all_for_print(page: Page, address: str) -> None:
    page.goto(f"{address}interview/")
    skill = page.locator("details[data-group]").first
    tab_to(page, skill.locator("> summary"))
    page.keyboard.press("Enter")
    first = page.locator("details.ae-question").first
    tab_to(page, first.locator("summary"))
    page.keyboard.press("Enter")
    expect(first.locator("p")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.ae-question:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.ae-question[open]").count() == 1


def test_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}explore/")
    expect(page.locator("tbody").first.locator("tr")).to_have_count(len(handbook().skills))
    expect(page.locator(".ae-content button:visible")).to_have_count(0)
    expect(page.locator("form:visible")).to_have_count(0)
    page.goto(f"{address}interview/")
    expect(page.locator("details.ae-question")).to_have_count(sum(len(skill.interview) for skill in handbook().skills))
    expect(page.locator(".ae-sift:visible")).to_have_count(0)
    page.locator("details[data-group] > summary").first.click()
    page.locator(".ae-question summary").first.click()
    expect(page.locator(".ae-question p").first).to_be_visible()
    context.close()


@pytest.fixture(scope="module")
def large_address(large_site: Path, serve: Serve) -> str:
    """Of the site whose long tables are lists."""
    return serve(large_site, POLICY)


def test_long_tables_sort_by_keyboard(visit: Visit, large_address: str) -> None:
    page = visit(large_address).go("en/explore/")
    varied, named = page.locator("table").nth(1), page.locator("table").nth(2)
    before = _column(varied, 0)
    assert len(before) == 2 * LIGHTHOUSES
    button = varied.get_by_role("button", name="Sort by Counts more in", exact=True)
    tab_to(page, page.locator('.ae-jump a[href="#industries"]'))
    page.keyboard.press("Enter")
    tab_to(page, button)
    page.keyboard.press("Enter")
    counts = [bool(cell) for cell in _column(varied, 2)]
    assert counts == sorted(counts, reverse=True) and counts[0]
    expect(button.locator("xpath=..")).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("status")).to_have_text("Sorted by Counts more in, from high to low.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert _column(varied, 0) == before
    varied.get_by_role("button", name="Sort by Skill", exact=True).click()
    assert _column(varied, 0)[:3] == ["Log writing", "Log writing 1", "Log writing 2"], "numbers in names sort as numbers"
    named.get_by_role("button", name="Sort by Skills used", exact=True).click()
    counts = named.evaluate("(table) => [...table.tBodies[0].rows].map((row) => row.querySelectorAll('td a').length)")
    assert counts == sorted(counts, reverse=True) and counts[0] > counts[-1]


def test_one_family_in_long_tables(visit: Visit, large_address: str) -> None:
    page = visit(large_address).go("en/explore/")
    named = page.locator("table").nth(2)
    duties = len(_column(named, 0))
    page.get_by_label("Family", exact=True).select_option("station")
    expect(page.get_by_role("status")).to_have_text(f"{LIGHTHOUSES} of {3 * LIGHTHOUSES} skills shown.")
    assert set(page.locator("table").nth(1).locator("tbody tr:visible td:nth-child(2)").all_inner_texts()) <= {"Keeping the station"}
    skills = named.locator("tbody li:visible .ae-family").all_inner_texts()
    assert set(skills) == {"Keeping the station"}
    assert 0 < len(_column(named, 0)) == len(skills) < duties
    page.get_by_label("Family", exact=True).select_option("")
    assert len(_column(named, 0)) == duties


@pytest.mark.parametrize(("scheme", "size"), [("light", DESKTOP), ("dark", PHONE)])
def test_long_tables_are_accessible(visit: Visit, large_address: str, scheme: str, size: dict[str, int]) -> None:
    page = visit(large_address, viewport=size, color_scheme=scheme).go("en/explore/")
    assert violations(page) == []
    assert page.evaluate(MEASURE) is None
    sizes = page.locator(".ae-lists button").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")
    assert len(sizes) == 7 and min(sizes) >= 24


def test_long_tables_without_javascript(visit: Visit, large_address: str) -> None:
    page = visit(large_address, java_script_enabled=False).go("en/explore/")
    expect(page.locator(".ae-content button:visible")).to_have_count(0)
    expect(page.locator("table").nth(2).locator("tbody tr")).to_have_count(3 * LIGHTHOUSES)
    assert page.locator("table").nth(1).locator("tbody a:visible").count() > 2 * LIGHTHOUSES
