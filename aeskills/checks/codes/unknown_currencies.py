"""Currencies of figures and worked examples."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.codes.fields import unknown_in
from aeskills.checks.survey import Survey
from aeskills.findings import Finding, did_you_mean
from aeskills.locales.known import currencies

MANUAL = r"""
- code: unknown-currency
  means: A currency is not among those of ISO 4217.
  why: An amount in a currency that does not exist says nothing, and has no sign.
  fix: Write the code of three letters, such as EUR or NOK.
  file: roles/lighthouse-keeper/figures.yaml
  good: |
    currency: NOK
    period: year
    percentiles:
  bad: |
    currency: NOX
    period: year
    percentiles:
"""


def check(survey: Survey) -> Iterator[Finding]:
    for place, code in unknown_in(survey, ("currency",), lambda code: code in currencies()):
        hint = did_you_mean(code, currencies(), "write an ISO 4217 code, such as EUR")
        yield Finding(place, "unknown-currency", f'"{code}" is no currency', hint)
