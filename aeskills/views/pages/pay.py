"""Pay: an overview, how it is built, worked examples, the figures with one page a table, and the calculator."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from aeskills.edition.edition import Edition
from aeskills.edition.navigation import NavigationEntry
from aeskills.locales.figures import amount, date_of
from aeskills.model.evidence import Figure
from aeskills.model.pay import FigureTable
from aeskills.views.figure_tables import FigureGroup, chosen, groups
from aeskills.views.pay_pages import EXAMPLES, FIGURES, HOW, OVERVIEW, subpages
from aeskills.views.variants import SCRIPTS, trades
from aeskills.views.view import View


class PayHeadline(NamedTuple):
    """The figures that the overview compares, from the largest median down, and what they come to in words."""

    group: FigureGroup
    words: str


class Listed(NamedTuple):
    """A table of figures as a line: its page, how many figures it has, and how new the newest is."""

    table: FigureTable
    address: str
    size: int
    newest: str


def pay_views(edition: Edition) -> Iterator[View]:
    """The overview, then the pages that it leads to; no page where the handbook says nothing of pay."""
    handbook, voice = edition.handbook, edition.voice
    if "pay" not in edition.parts:
        return
    pay, variants = handbook.compensation, handbook.variants.variants
    tables = [_listed(table, edition) for table in pay.tables]
    pages = subpages(edition)
    yield View(
        address=OVERVIEW,
        template="pay.html",
        styles=("career", "figures", "pay"),
        title=voice.text("pay.title"),
        short=voice.text("nav.overview"),
        description=edition.plain(pay.summary),
        section="pay",
        frame="working",
        data=lambda: {
            "pay": pay,
            "pages": pages,
            "headline": _headline(edition),
            "tables": tables,
            "trades": trades(edition),
            "scripts": SCRIPTS if variants else (),
        },
        subjects=(pay, *variants),
        sources=pay.sources,
        checked=pay.checked,
        keywords=tuple(component.name for component in pay.components),
    )
    for address, key, wanted in ((HOW, "how", pay.components), (EXAMPLES, "examples", pay.examples), (FIGURES, "figures", pay.tables)):
        if wanted:
            yield View(
                address=address,
                template=f"pay-{key}.html",
                styles=("figures", "pay"),
                title=voice.text(f"pay.{key}"),
                description=voice.text(f"pay.{key}-description"),
                section="pay",
                frame="working",
                data=lambda: {"pay": pay, "pages": pages, "tables": tables},
                subjects=(pay,),
                checked=pay.checked,
                parent=OVERVIEW,
            )
    for one in tables:
        yield _table(one, pages, edition)


def _table(one: Listed, pages: tuple[NavigationEntry, ...], edition: Edition) -> View:
    pay = edition.handbook.compensation
    return View(
        address=one.address,
        template="pay-table.html",
        styles=("figures", "pay"),
        title=one.table.title,
        description=f"{one.table.title}: {edition.voice.text('pay.table-size', count=one.size, date=one.newest)}.",
        section="pay",
        group=edition.voice.text("pay.figures"),
        frame="working",
        data=lambda: {"table": one.table, "pages": pages, "groups": groups(chosen(one.table.figures, edition), edition)},
        subjects=(one.table,),
        checked=pay.checked,
        parent=FIGURES,
    )


def _listed(table: FigureTable, edition: Edition) -> Listed:
    dated: list[Figure] = [figure for figure in chosen(table.figures, edition) if figure.as_of]
    newest = max(dated, key=lambda figure: str(figure.as_of), default=None)
    return Listed(table, f"{FIGURES}{table.id}/", len(table.figures), date_of(edition.voice, newest) if newest else "")


def _headline(edition: Edition) -> PayHeadline | None:
    """The figures named in the content; None where there are none."""
    found = sorted(chosen(edition.handbook.compensation.headline, edition), key=lambda figure: -_middle(figure))
    if not found:
        return None
    group, *_others = groups(found, edition)
    voice, shown = edition.voice, [row.figure for row in group.rows]
    high, low = (amount(voice, one, one.percentiles.p50 if one.percentiles else one.value or Decimal(0)) for one in (shown[0], shown[-1]))
    if len(shown) == 1:
        words = voice.text("pay.headline-one", value=high)
    else:
        words = voice.text("pay.headline", count=len(shown), low=low, high=high)
    return PayHeadline(group, words)


def _middle(figure: Figure) -> float:
    value = figure.percentiles.p50 if figure.percentiles else figure.value if figure.value is not None else figure.low
    return float(value or 0)
