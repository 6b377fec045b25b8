"""Whether two forms are parallel: what would make a change between them a difference of the forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from aeskills.model.assessment import Bank, Form, Item

MEAN_APART = 0.3
"""Most difference of the mean level of a family's items, in levels."""

SPREAD_APART = 0.5
"""Most difference of the standard deviation of a family's levels."""


def differences(form: Form, other: Form, banks: Sequence[Bank], family_of: Mapping[str, str]) -> Iterator[str]:
    """Each reason why two forms are not parallel, in words; `family_of`: skill → family. Items that no bank has are left out."""
    items: dict[str, tuple[str, Item]] = {item.id: (bank.skill, item) for bank in banks for item in bank.items}
    one, two = ([items[name] for name in each.items if name in items] for each in (form, other))
    shared = sorted({item.id for _, item in one} & {item.id for _, item in two})
    if shared:
        yield f"both ask {', '.join(shared)}"
    facts = sorted({item.fact for _, item in one if item.fact} & {item.fact for _, item in two if item.fact})
    if facts:
        yield f"both rest on {', '.join(facts)}"
    kinds = [Counter((skill, item.type) for skill, item in each) for each in (one, two)]
    uneven = sorted({skill for skill, kind in (kinds[0] - kinds[1]) + (kinds[1] - kinds[0])})
    if uneven:
        yield f"they do not ask the same kinds of questions on {', '.join(uneven)}"
    for family in sorted({family_of[skill] for skill, _ in (*one, *two) if skill in family_of}):
        levels = [[float(item.level) for skill, item in each if family_of.get(skill) == family] for each in (one, two)]
        if not all(levels):
            continue
        (mean, sd), (other_mean, other_sd) = map(_moments, levels)
        if abs(mean - other_mean) > MEAN_APART + 1e-9:
            yield f"the mean level of {family} is {mean:.2f} and {other_mean:.2f}; at most {MEAN_APART} apart is parallel"
        if abs(sd - other_sd) > SPREAD_APART + 1e-9:
            yield f"the spread of levels of {family} is {sd:.2f} and {other_sd:.2f}; at most {SPREAD_APART} apart is parallel"


def _moments(values: Sequence[float]) -> tuple[float, float]:
    mean = sum(values) / len(values)
    return mean, sqrt(sum((value - mean) ** 2 for value in values) / len(values))
