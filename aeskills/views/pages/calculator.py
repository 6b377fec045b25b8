"""The pay calculator, with an invented plan worked out before any script runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from aeskills.edition.edition import Edition
from aeskills.views.charts.curve import draw
from aeskills.views.pay_pages import CALCULATOR, OVERVIEW, subpages
from aeskills.views.payout import EXAMPLE, EXAMPLE_ATTAINMENT, ROWS, Plan, reach, slices, total_pay, variable_pay
from aeskills.views.view import View

CURRENCIES = (
    *("AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "INR"),
    *("JPY", "KRW", "MXN", "NOK", "PLN", "SEK", "SGD", "TRY", "USD", "ZAR"),
)
"""What the calculator offers besides the currencies that the handbook uses."""
TIERS = 4
_SPOKEN = (
    *("error-number", "error-doubt", "error-missing", "error-low", "error-high", "error-zero", "error-pair", "error-order", "error-line"),
    *("said", "copied", "not-copied", "curve-desc", "axis-total", "axis-attainment", "below-threshold", "at-cap"),
)
"""Messages that the browser fills in."""


class Payout(NamedTuple):
    """A row of the calculator's table."""

    attainment: str
    sales: str
    variable: str
    total: str
    share: str


def calculator_views(edition: Edition) -> Iterator[View]:
    """One page, where the handbook offers it."""
    voice, pay = edition.voice, edition.handbook.compensation
    if pay.calculator:
        yield View(
            address=CALCULATOR,
            template="calculator.html",
            styles=("pay", "calculator"),
            title=voice.text("pay.calculator"),
            description=voice.text("pay.calculator-description"),
            section="pay",
            frame="working",
            data=lambda: {**_data(edition), "pages": subpages(edition), "scripts": ("assets/javascripts/calculator.js",)},
            checked=pay.checked,
            parent=OVERVIEW,
        )


def _data(edition: Edition) -> dict[str, Any]:
    voice, handbook = edition.voice, edition.handbook
    used = [example.currency for example in handbook.compensation.examples] + [figure.currency or "" for figure in handbook.figures.figures]
    currency = next(filter(None, used), "EUR")
    messages = voice.interface.messages("site")
    plan, end = EXAMPLE, reach(EXAMPLE, EXAMPLE_ATTAINMENT)

    def money(value: float) -> str:
        return voice.money(Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP), currency)

    description = voice.text(
        "pay.curve-desc", low=money(plan.base), target=money(total_pay(plan, 100)), high=money(total_pay(plan, end)), end=voice.percent(end)
    )  # fmt: skip
    words = {
        "title": voice.text("pay.curve-title"),
        "desc": description,
        "total": voice.text("pay.axis-total", currency=currency),
        "attainment": voice.text("pay.axis-attainment"),
    }
    return {
        "plan": plan,
        "currency": currency,
        "currencies": sorted(((code, voice.currency(code)) for code in {*CURRENCIES, *filter(None, used)}), key=lambda pair: pair[1]),
        "here": _payout(plan, EXAMPLE_ATTAINMENT, edition, currency),
        "on_target": money(plan.base + plan.variable),
        "mix": [voice.percent(round(100 * part / (plan.base + plan.variable), 1)) for part in (plan.base, plan.variable)],
        "rate": voice.percent(round(100 * plan.variable / plan.quota, 2)),
        "rows": [_payout(plan, at, edition, currency) for at in ROWS],
        "ledger": _ledger(plan, EXAMPLE_ATTAINMENT, edition, money),
        "curve": draw(plan, EXAMPLE_ATTAINMENT, words, voice.number, voice.percent, voice.direction == "rtl"),
        "tiers": range(1, TIERS + 1),
        "given": json.dumps(_given(plan, currency)),
        "spoken": json.dumps({key: messages[f"pay.{key}"] for key in _SPOKEN}, ensure_ascii=False),
    }


def _payout(plan: Plan, attainment: float, edition: Edition, currency: str) -> Payout:
    voice = edition.voice
    variable = variable_pay(plan, attainment)
    sales, pay, total = (
        voice.money(Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP), currency)
        for value in (plan.quota * attainment / 100, variable, plan.base + variable)
    )
    return Payout(voice.percent(attainment), sales, pay, total, voice.percent(round(100 * variable / plan.variable, 1)))


def _ledger(plan: Plan, attainment: float, edition: Edition, money: Any) -> list[tuple[str, str, str]]:
    """Label, working and amount of each slice that sales reach, of the base, and of the sum."""
    voice = edition.voice
    found = []
    for start, end, rate in slices(plan):
        if attainment > start:
            part = min(attainment, end) - start
            label = voice.text("pay.slice", start=voice.percent(start), end=voice.percent(min(attainment, end)))
            working = f"{voice.percent(part)} × {voice.number(rate)} × {money(plan.variable)}"
            found.append((label, working, money(plan.variable * part * rate / 100)))
    found.append((voice.text("pay.variable-sum"), "", money(variable_pay(plan, attainment))))
    total = f"{money(plan.base)} + {money(variable_pay(plan, attainment))}"
    return [*found, (voice.text("pay.total"), total, money(total_pay(plan, attainment)))]


def _given(plan: Plan, currency: str) -> dict[str, Any]:
    """The plan as the calculator's fields hold it: name of the field → number, None for an empty one."""
    fields: dict[str, float | None] = {
        "base": plan.base,
        "variable": plan.variable,
        "quota": plan.quota,
        "attainment": EXAMPLE_ATTAINMENT,
        "threshold": plan.threshold,
        "cap": plan.cap,
    }
    for at in range(TIERS):
        tier = plan.tiers[at] if at < len(plan.tiers) else None
        fields[f"from{at + 1}"] = tier and tier.start
        fields[f"rate{at + 1}"] = tier and tier.rate
    return {"fields": fields, "currency": currency, "rows": ROWS}
