"""The pages that the subject of pay is split into."""

from __future__ import annotations

from aeskills.edition.edition import Edition
from aeskills.edition.navigation import NavigationEntry

OVERVIEW, HOW, EXAMPLES, FIGURES, CALCULATOR = "pay/", "pay/how/", "pay/examples/", "pay/figures/", "pay/calculator/"


def subpages(edition: Edition) -> tuple[NavigationEntry, ...]:
    """The pages that the subject is split into, without those that would be empty."""
    pay, voice = edition.handbook.compensation, edition.voice
    offered = (
        (OVERVIEW, "nav.overview", True),
        (HOW, "pay.how", pay.components),
        (EXAMPLES, "pay.examples", pay.examples),
        (FIGURES, "pay.figures", pay.tables),
        (CALCULATOR, "pay.calculator", pay.calculator),
    )
    return tuple(NavigationEntry(address, voice.text(key)) for address, key, there in offered if there)
