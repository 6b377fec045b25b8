"""The role by trade: one page for each variant, below the page of the role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from aeskills.edition.edition import Edition
from aeskills.model.variants import Variant
from aeskills.views.charts.factors import factor_bar
from aeskills.views.variants import trade
from aeskills.views.view import View


def variants_views(edition: Edition) -> Iterator[View]:
    """A page for each variant; none where the handbook has no variants."""
    role, voice = edition.handbook.role, edition.voice
    variants = edition.handbook.variants.variants
    reach = max((abs(one.factor - 1) for variant in variants for one in variant.emphasis), default=0.0)
    for variant in variants:
        yield View(
            address=f"role/{variant.id}/",
            template="variant.html",
            styles=("career", "role", "figures", "industries"),
            title=voice.text("variant.title", role=role.title, trade=variant.name),
            short=variant.name,
            description=edition.plain(variant.summary),
            section="role",
            group=voice.text("variant.by-trade"),
            data=partial(_data, variant, reach, edition),
            subjects=(variant,),
            sources=variant.sources,
            checked=variant.checked,
            keywords=(role.title, variant.name, *variant.titles, *(step.title for step in variant.ladder)),
            parent="role/",
        )


def _data(variant: Variant, reach: float, edition: Edition) -> Mapping[str, Any]:
    hues = {family.id: number for number, family in enumerate(edition.handbook.role.families, 1)} | edition.hues
    emphasis = [
        (one, _weighed(edition, skill=one.skill, family=one.family), factor_bar(one.factor, reach, edition.voice.direction))
        for one in sorted(variant.emphasis, key=lambda one: -one.factor)
    ]
    return {
        "variant": variant,
        "trade": trade(variant, edition),
        "industries": [edition.record("industry", name) for name in variant.industries],
        "weights": [(one, _weighed(edition, duty=one.duty, phase=one.phase)) for one in variant.weights],
        "emphasis": emphasis,
        "hue": hues,
        "rules": [edition.record("regulation", name) for name in variant.regulations],
    }


def _weighed(edition: Edition, **targets: str | None) -> Any:
    """The record of the one kind in `targets` that is named."""
    return next(edition.record(kind, name) for kind, name in targets.items() if name is not None)
