"""Variants of the role by trade as several pages show them: ladders with the levels they compare with, pay with its figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aeskills.edition.edition import Edition
from aeskills.model.career import Seniority
from aeskills.model.industry import Industry
from aeskills.model.variants import LadderStep, Variant
from aeskills.views.figure_tables import FigureGroup, chosen, groups

SCRIPTS = ("assets/javascripts/trades.js",)
"""What a page with a fold for each trade loads."""


class Rung(NamedTuple):
    """A step of a ladder; `number` counts from 1 and is 0 for a position beside the ladder. `level` is the closest of the career path."""

    number: int
    step: LadderStep
    level: Seniority | None


class Trade(NamedTuple):
    """A variant with its ladder and the figures of its pay."""

    variant: Variant
    rungs: tuple[Rung, ...]
    figures: tuple[FigureGroup, ...]


def trades(edition: Edition) -> list[Trade]:
    """Every variant, in the author's order; none where the handbook has no variants."""
    return [trade(variant, edition) for variant in edition.handbook.variants.variants]


def trade(variant: Variant, edition: Edition) -> Trade:
    """One variant."""
    return Trade(variant, tuple(_rungs(variant, edition)), groups(chosen(variant.pay.figures, edition), edition))


def _rungs(variant: Variant, edition: Edition) -> Iterator[Rung]:
    number = 0
    for step in variant.ladder:
        number += not step.beside
        level = edition.record("seniority", step.equivalent) if step.equivalent else None
        yield Rung(0 if step.beside else number, step, level)


def variants_of(industry: Industry, edition: Edition) -> list[Variant]:
    """The variants that an industry belongs to."""
    return [variant for variant in edition.handbook.variants.variants if industry.id in variant.industries]


def titles_of(level: Seniority, edition: Edition) -> list[tuple[Variant, list[LadderStep]]]:
    """What a level of the career path is called in each trade that has an equivalent."""
    steps = [(one, [step for step in one.ladder if step.equivalent == level.id]) for one in edition.handbook.variants.variants]
    return [(variant, found) for variant, found in steps if found]
