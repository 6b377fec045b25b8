"""How a figure is said: value, unit, place, date."""

from __future__ import annotations

from decimal import Decimal

from aeskills.locales.elision import elide
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
    """The value, the range as tables print it (10–12%), or the median."""
    if figure.low is not None and figure.high is not None:
        return range_of(voice, figure, figure.low, figure.high)
    return _single(voice, figure)


def range_of(voice: Voice, figure: Figure, low: Decimal, high: Decimal) -> str:
    """Two values of a figure as tables print a range, the unit once."""
    start, end = _ends(voice, figure, low, high)
    return voice.text("figure.range", low=start, high=end)


def with_period(voice: Voice, figure: Figure) -> str:
    """The value with what it is counted by: a year, a person and year."""
    return _by_period(voice, figure, value_of(voice, figure))


def figure_in_text(voice: Voice, figure: Figure) -> str:
    """A figure as a phrase inside a sentence, without its date, which is a note: "4 to 6 months", "US$100 per person a year".

    A limit for each single thing is the amount alone: the sentence says what the thing is.
    """
    if figure.low is None or figure.high is None:
        phrase = _single(voice, figure)
    else:
        start, end = _ends(voice, figure, figure.low, figure.high)
        phrase = elide(voice.tag, voice.text(f"figure.span-{_span(figure)}", low=start, high=end))
    return phrase if figure.period == "item" else _by_period(voice, figure, phrase)


def date_of(voice: Voice, figure: Figure) -> str:
    """When a figure held: its date, the first and the last day of a past limit, or that the source gives no date."""
    start = voice.date(figure.as_of) if figure.as_of else ""
    if figure.until:
        return voice.text("figures.held", start=start, end=voice.date(figure.until)).strip()
    return start or voice.text("figures.undated")


def _single(voice: Voice, figure: Figure) -> str:
    if figure.value is not None:
        return amount(voice, figure, figure.value)
    assert figure.percentiles is not None
    return amount(voice, figure, figure.percentiles.p50)


def _by_period(voice: Voice, figure: Figure, shown: str) -> str:
    return voice.text(f"figure.per.{figure.period}", value=shown) if figure.period else shown


def _span(figure: Figure) -> str:
    """Which pattern a range of this kind takes inside a sentence."""
    if figure.unit in ("months", "days"):
        return "duration"
    return "share" if figure.measure == "share" else figure.unit


def _ends(voice: Voice, figure: Figure, low: Decimal, high: Decimal) -> tuple[str, str]:
    """Both ends of a range; the unit stands at the end that it is written next to."""
    start, end = amount(voice, figure, low), amount(voice, figure, high)
    bare_start, bare_end = _bare(voice, figure, low), _bare(voice, figure, high)
    return (bare_start, end) if end.startswith(bare_end) else (start, bare_end)


def _bare(voice: Voice, figure: Figure, value: Decimal) -> str:
    has_cents = figure.unit == "money" and value != value.to_integral_value()
    return voice.number(value, 2) if has_cents else voice.number(value)
