"""How a figure is said: value, unit, place, date."""

from __future__ import annotations

from decimal import Decimal

from aeskills.locales.voice import Voice
from aeskills.model.evidence import Figure


def amount(voice: Voice, figure: Figure, value: Decimal) -> str:
    """One value of a figure in its unit, without its period."""
    if figure.unit == "money" and figure.currency:
        return voice.money(value, figure.currency)
    if figure.unit == "percent":
        return voice.percent(value)
    if figure.unit in ("months", "days"):
        return voice.text(f"unit.{figure.unit}", count=int(value)) if value == int(value) else voice.number(value)
    return voice.text("unit.ratio", value=voice.number(value)) if figure.unit == "ratio" else voice.number(value)


def value_of(voice: Voice, figure: Figure) -> str:
    """The value, the range, or the median."""
    if figure.value is not None:
        return amount(voice, figure, figure.value)
    if figure.low is not None and figure.high is not None:
        return voice.text("figure.range", low=amount(voice, figure, figure.low), high=amount(voice, figure, figure.high))
    assert figure.percentiles is not None
    return amount(voice, figure, figure.percentiles.p50)


def with_period(voice: Voice, figure: Figure) -> str:
    """The value with what it is counted by: a year, a person and year."""
    shown = value_of(voice, figure)
    return voice.text(f"figure.per.{figure.period}", value=shown) if figure.period else shown


def figure_in_text(voice: Voice, figure: Figure) -> str:
    """A figure inside a sentence: value, unit and date."""
    return voice.text("figure.in-text", value=with_period(voice, figure), date=voice.date(figure.as_of))
