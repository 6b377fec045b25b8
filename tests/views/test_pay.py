"""The page of pay and the calculator as they are before any script runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

import pytest

from aeskills.model.evidence import Figure
from aeskills.views.charts.strips import points, points_scale
from aeskills.views.charts.svg import scale
from aeskills.views.figure_tables import groups
from aeskills.views.pages import calculator, pay
from aeskills.views.payout import EXAMPLE, EXAMPLE_ATTAINMENT, ROWS, total_pay
from tests.contents import handbook
from tests.guards import headings, ids, images, inline, references
from tests.rendered import Printed, edition, printed


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Printed]:
    return {**printed(pay.pay_views, edition()), **printed(calculator.calculator_views, edition())}


@pytest.fixture(scope="module")
def page(pages: Mapping[str, Printed]) -> Printed:
    return pages["pay/"]


def test_the_pages_are_well_formed(pages: Mapping[str, Printed]) -> None:
    tables = {f"pay/figures/{table.id}/" for table in handbook().compensation.tables}
    assert len(tables) >= 5
    assert pages.keys() == {"pay/", "pay/how/", "pay/examples/", "pay/figures/", "pay/calculator/", *tables}
    for one in pages.values():
        faults = [*ids(one.page), *headings(one.page), *inline(one.page), *images(one.page), *references(one.page)]
        assert faults == [], one.view.address


def test_every_part_stands_where_links_lead_and_where_they_once_led(pages: Mapping[str, Printed]) -> None:
    components = handbook().compensation.components
    overview, how = pages["pay/"], pages["pay/how/"]
    assert len(components) >= 9
    for component in components:
        assert component.id in overview.page.ids & how.page.ids
        assert f"../pay/how/#{component.id}" in overview.links
        assert edition().address("pay-component", component.id) == f"pay/how/#{component.id}"
        assert not component.term or f"../../glossary/#{component.term}" in how.links


def test_every_line_of_every_example_is_there(pages: Mapping[str, Printed]) -> None:
    examples = handbook().compensation.examples
    overview, page = pages["pay/"], pages["pay/examples/"]
    assert len(examples) >= 5
    voice = edition().voice
    for example in examples:
        assert f"example-{example.id}" in overview.page.ids & page.page.ids
        assert f"../pay/examples/#example-{example.id}" in overview.links
        for line in example.lines:
            assert voice.money(line.amount, example.currency) in page.html


def test_every_figure_is_shown_with_value_place_date_kind_and_source(pages: Mapping[str, Printed]) -> None:
    one = edition()
    shown = 0
    for table in handbook().compensation.tables:
        page = pages[f"pay/figures/{table.id}/"]
        found = page.data["groups"]
        assert f"table-{table.id}" in pages["pay/"].page.ids
        assert f"../pay/figures/{table.id}/" in pages["pay/"].links
        assert list(table.figures) == [*dict.fromkeys(table.figures)]
        assert sorted(row.figure.id for group in found for row in group.rows) == sorted(table.figures)
        for group in found:
            for row in group.rows:
                names = [fact.name for fact in (*group.facts, *row.facts)]
                assert {"measure", "place", "date", "source", "certainty"} <= set(names)
                assert row.value or any(row.percentiles)
                assert not row.figure.percentiles or f">{one.voice.number(row.figure.percentiles.p50)}</td>" in page.html
                shown += 1
    assert shown >= 60


def test_the_headline_compares_what_the_content_names_from_the_top_down(page: Printed) -> None:
    wanted = handbook().compensation.headline
    group = page.data["headline"].group
    medians = [row.figure.percentiles.p50 for row in group.rows]
    assert {row.figure.id for row in group.rows} == set(wanted) and len(wanted) >= 5
    assert medians == sorted(medians, reverse=True)
    for ends in (medians[0], medians[-1]):
        assert edition().voice.money(ends, "USD") in page.data["headline"].words
    assert page.html.count('<td class="ae-percentiles__value">') == len(wanted)


def test_without_headline_examples_or_tables_there_is_no_page_for_them() -> None:
    book = handbook()
    bare = book.compensation.changed({"headline": (), "examples": (), "tables": (), "calculator": False})
    found = printed(pay.pay_views, edition(book.changed({"compensation": bare})))
    assert found.keys() == {"pay/", "pay/how/"}
    assert "ae-percentiles" not in found["pay/"].html


def test_figures_of_one_unit_share_a_scale() -> None:
    figures = [figure for figure in handbook().figures.figures if figure.currency == "USD" and figure.period == "year"]
    on = points_scale(figures)
    assert max(float(point) for figure in figures for point in points(figure)) <= on.end
    found = groups(figures, edition())
    assert {str(group.axis) for group in found} == {str(found[0].axis)}
    assert {group.spread for group in found} == {True, False}


def test_units_are_not_mixed() -> None:
    for group in groups(handbook().figures.figures, edition()):
        assert len({(row.figure.unit, row.figure.currency, row.figure.period) for row in group.rows}) == 1


def test_a_superseded_figure_says_so_and_leads_to_its_successor() -> None:
    past = [figure for figure in handbook().figures.figures if figure.superseded_by]
    assert past
    book = handbook()
    table = book.compensation.tables[0].model_copy(
        update={"figures": tuple(name for figure in past for name in (figure.id, figure.superseded_by))}
    )
    changed = book.model_copy(update={"compensation": book.compensation.model_copy(update={"tables": (table,)})})
    one = printed(pay.pay_views, edition(changed))[f"pay/figures/{table.id}/"]
    assert one.html.count('class="ae-figures__past"') == len(past)
    assert one.html.count("ae-strip--past") == len(past)
    for figure in past:
        successor: Figure = edition(changed).record("figure", str(figure.superseded_by))
        assert f"../../../sources/{successor.source}/#{successor.id}" in one.links
        assert figure.until is None or edition().voice.date(figure.until) in one.html


def test_a_note_of_several_rows_is_said_once() -> None:
    first, second, *rest = (figure for figure in handbook().figures.figures if figure.id.startswith("ses-"))
    figures = [
        first,
        second.model_copy(update={"note": first.note}),
        *(one.model_copy(update={"note": f"Note {at}"}) for at, one in enumerate(rest)),
    ]
    (group,) = groups(figures, edition())
    assert group.common is None
    assert [row.note_number for row in group.rows[:3]] == [1, 1, 0]
    assert group.notes == (first.note,)
    (alike,) = groups([one.model_copy(update={"note": "The same"}) for one in figures], edition())
    assert alike.common == "The same" and all(row.note is None and not row.note_number for row in alike.rows)


@pytest.mark.parametrize(
    ("values", "step", "end"),
    [([357_020.0], 100_000, 400_000), ([28.45], 10, 30), ([100.0], 50, 100), ([0.3], 0.1, 0.3), ([], 0.5, 1), ([0.0], 0.5, 1)],
)
def test_scales_are_round(values: list[float], step: float, end: float) -> None:
    found = scale(values, 4)
    assert found.step == pytest.approx(step)
    assert found.end == pytest.approx(end)


def test_the_calculator_says_the_example_without_any_script(pages: Mapping[str, Printed]) -> None:
    one = pages["pay/calculator/"]
    form = next(one.page.all("form"))
    assert "hidden" in form.attributes
    assert "data-need" in one.html
    rows = one.data["rows"]
    assert len(rows) == len(ROWS) >= 6
    voice, currency = edition().voice, one.data["currency"]
    for at, row in zip(ROWS, rows, strict=True):
        assert row.total == voice.money(Decimal(str(total_pay(EXAMPLE, at))), currency)
        assert f'<td class="ae-number">{row.total}</td>' in one.html
    assert one.data["ledger"][-1][-1] == voice.money(Decimal(str(total_pay(EXAMPLE, EXAMPLE_ATTAINMENT))), currency)


def test_the_form_has_a_field_for_every_number_of_the_plan(pages: Mapping[str, Printed]) -> None:
    one = pages["pay/calculator/"]
    form = next(one.page.all("form"))
    given = json.loads(form.attributes["data-given"])
    inputs = {element.attributes["name"] for element in one.page.all("input")}
    assert inputs == given["fields"].keys()
    labelled = {element.attributes["for"] for element in one.page.all("label")}
    assert inputs | {"currency"} == labelled
    assert given["currency"] in {element.attributes["value"] for element in one.page.all("option")}


def test_the_currencies_of_the_content_are_offered(pages: Mapping[str, Printed]) -> None:
    offered = {element.attributes["value"] for element in pages["pay/calculator/"].page.all("option")}
    assert {example.currency for example in handbook().compensation.examples} <= offered


def test_a_plan_without_examples_tables_and_questions_is_a_page() -> None:
    book = handbook()
    empty = {"components": (), "examples": (), "tables": (), "questions": ()}
    found = printed(pay.pay_views, edition(book.model_copy(update={"compensation": book.compensation.model_copy(update=empty)})))
    for one in found.values():
        assert [*ids(one.page), *headings(one.page)] == []
