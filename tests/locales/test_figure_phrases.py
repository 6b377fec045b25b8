"""A figure inside a sentence is one phrase: the unit once, no date, and the article that the language asks for."""

from __future__ import annotations

from typing import Any

import pytest

from aeskills.locales.elision import elide
from aeskills.locales.figures import date_of, figure_in_text, value_of, with_period
from aeskills.locales.voice import Voice
from aeskills.model.evidence import Figure


def figure(**fields: Any) -> Figure:
    plain = {"id": "one", "label": "One", "geography": "IT", "as_of": "2026-03-30", "source": "somewhere", "certainty": "B"}
    return Figure.model_validate({**plain, **fields})


RATE = figure(measure="rate", unit="percent", low=10, high=12)
SHARE = figure(measure="share", unit="percent", low=20, high=28)
RAMP = figure(measure="duration", unit="months", low=4, high=6)
PAY = figure(measure="on-target", unit="money", currency="USD", period="year", low=100000, high=140000)
RATIO = figure(measure="ratio", unit="ratio", low=4, high=6)
MEAL = figure(measure="limit", unit="money", currency="EUR", period="item", value=60)


@pytest.mark.parametrize(
    ("one", "english", "italian"),
    [
        (RATE, "10 to 12%", "dal 10 al 12%"),
        (SHARE, "between 20 and 28%", "tra il 20 e il 28%"),
        (RAMP, "4 to 6 months", "da 4 a 6 mesi"),
        (PAY, "US$100,000 to 140,000 a year", "da 100.000 a 140.000\u00a0USD all'anno"),
        (RATIO, "4 to 6 times", "da 4 a 6 volte"),
        (MEAL, "€60", "60\u00a0€"),
    ],
)
def test_a_phrase_says_its_unit_once_and_no_date(one: Figure, english: str, italian: str) -> None:
    assert figure_in_text(Voice("en"), one) == english
    assert figure_in_text(Voice("it"), one) == italian


@pytest.mark.parametrize(
    ("one", "english", "italian"),
    [(RATE, "10–12%", "10-12%"), (RAMP, "4–6 months", "4-6 mesi"), (PAY, "US$100,000–140,000", "100.000-140.000\u00a0USD")],
)
def test_a_table_parts_the_ends_of_a_range_by_a_dash(one: Figure, english: str, italian: str) -> None:
    assert value_of(Voice("en"), one) == english
    assert value_of(Voice("it"), one) == italian


def test_a_unit_that_comes_first_stands_at_the_first_number() -> None:
    assert figure_in_text(Voice("tr"), RATE) == "%10 to 12"


def test_cents_stay_at_both_ends() -> None:
    fee = figure(measure="limit", unit="money", currency="USD", low="13.5", high="14.25")
    assert value_of(Voice("en"), fee) == "US$13.50–14.25"


def test_a_table_still_says_what_an_amount_is_counted_by() -> None:
    assert with_period(Voice("en"), MEAL) == "€60 each"


def test_the_date_of_a_past_limit_has_two_ends() -> None:
    assert date_of(Voice("en"), MEAL) == "30 March 2026"
    assert date_of(Voice("en"), figure(measure="limit", unit="number", value=1, until="2026-11")) == "30 March 2026 to November 2026"


def test_a_figure_whose_source_bears_no_date_says_so() -> None:
    assert date_of(Voice("en"), figure(measure="limit", unit="number", value=1, as_of=None)) == "undated"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("dal 8 al 12%", "dall'8 al 12%"),
        ("tra il 80 e il 88%", "tra l'80 e l'88%"),
        ("dal 1 al 11%", "dall'1 all'11%"),
        ("dal 1.000 al 11.000", "dal 1.000 all'11.000"),
        ("dal 18 al 110", "dal 18 al 110"),
        ("dal 8,5 al 1,5%", "dall'8,5 all'1,5%"),
    ],
)
def test_an_italian_article_is_shortened_before_a_vowel(written: str, said: str) -> None:
    assert elide("it", written) == said
    assert elide("it-CH", written) == said
    assert elide("es", written) == written
