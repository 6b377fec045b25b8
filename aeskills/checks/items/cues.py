"""Rules of thumb that need no knowledge must not find the key much more often than chance, over all items and on each fixed form."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.assessment.study.cues import MARGIN, CueItem, offending
from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.assessment import Form, Item, KnowledgeItem, SituationalItem

MANUAL = r"""
- code: item-cue
  severity: warning
  means: A rule of thumb that needs no knowledge, such as "pick the longest", finds the key more often than chance.
  why: >-
    Readers learn such rules without noticing, and the result would show that instead of what they know. On 20 items and more, five points
    above chance are too many; on fewer, where one item weighs more than that, thirty.
  fix: Rewrite options until they look alike. The hint names the items that the rule gains most on.
  file: roles/lighthouse-keeper/assessment/items/lamp-care.yaml
  good: "        text: Before noon, while it is cool."
  bad: "        text: Before noon."
"""

LARGE_SET = 20
"""Items from which on a margin of five points can be asked for."""

SMALL_SET_MARGIN = 0.30
"""Margin for fewer items, where each one weighs more than five points."""


def check(survey: Survey) -> Iterator[Finding]:
    book, language = survey.handbook, survey.handbook.site.source_locale
    everything = {item.id: found for item in book.items if (found := cue_item(item)) is not None}
    sets: list[tuple[str, Form | None, list[CueItem]]] = [("all items", None, list(everything.values()))]
    for form in book.forms.forms:
        if form.type == "fixed" and len(form.items) >= LARGE_SET:
            sets.append((f'the form "{form.id}"', form, [everything[name] for name in form.items if name in everything]))
    for name, subject, items in sets:
        margin = MARGIN if len(items) >= LARGE_SET else SMALL_SET_MARGIN
        over = sorted(offending(items, language, margin), key=lambda result: result.chance - result.share)
        if over:
            reading = survey.reading
            place = reading.place(subject, "items", key=True) if subject else reading.place(book.forms, "forms", key=True)
            worst = over[0]
            more = f"; so do {len(over) - 1} more rules" if len(over) > 1 else ""
            picked, chance = f"{worst.share:.0%}", f"{worst.chance:.0%}"
            message = f'over {name}, the rule "{worst.rule}" finds the key in {picked}, where chance finds it in {chance}{more}'
            hint = f"rewrite options, first of {', '.join(identifier for identifier, _ in worst.hits[:5])}"
            yield Finding(place, "item-cue", message, hint, "warning")


def cue_item(item: Item) -> CueItem | None:
    """An item as somebody without knowledge sees it; None when its key is at error."""
    texts = tuple(" ".join(option.text.split()) for option in item.options)
    if isinstance(item, KnowledgeItem):
        right = frozenset(at for at, option in enumerate(item.options) if option.keyed)
    else:
        top = max((option.effectiveness for option in item.options), default=0)
        right = frozenset(at for at, option in enumerate(item.options) if option.effectiveness == top)
    if not right or len(right) == len(texts) or (isinstance(item, SituationalItem) and len(right) > 1):
        return None
    return CueItem(item.id, " ".join(item.stem.split()), texts, right)
