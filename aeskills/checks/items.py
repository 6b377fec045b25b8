"""Assessment items: what would make a key, a loading or an option meaningless."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.assessment.study.cues import MARGIN, CueItem, offending
from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.assessment import Form, Item, KnowledgeItem, SituationalItem

LEAST_OPTIONS = 3
LARGE_SET = 20
"""Items from which on a margin of five points can be asked for."""

SMALL_SET_MARGIN = 0.30
"""Margin for fewer items, where each one weighs more than five points."""


def options(survey: Survey) -> Iterator[Finding]:
    """An item with fewer than three options can be guessed too easily."""
    for item in survey.handbook.items:
        if len(item.options) < LEAST_OPTIONS:
            place = survey.reading.place(item, "options", key=True)
            message = f"the item has {len(item.options)} options; {LEAST_OPTIONS} are the least"
            yield Finding(place, "few-options", message, "write another plausible option, with its rationale")


def keys(survey: Survey) -> Iterator[Finding]:
    """One situational option is best; a knowledge item has right and wrong options."""
    for item in survey.handbook.items:
        if not item.options:
            continue
        if isinstance(item, SituationalItem):
            top = max(option.effectiveness for option in item.options)
            best = [option.id for option in item.options if option.effectiveness == top]
            if len(best) > 1:
                message = f"the options {', '.join(best)} are equally effective, so none is best"
                place = survey.reading.place(item, "options", key=True)
                yield Finding(place, "no-single-best", message, "give one option the highest effectiveness")
        elif len({option.keyed for option in item.options}) < 2:
            message = "every option is keyed" if item.options[0].keyed else "no option is keyed"
            place = survey.reading.place(item, "options", key=True)
            yield Finding(place, "key-missing", message, 'write "keyed: true" for the right options and "keyed: false" for the others')


def loadings(survey: Survey) -> Iterator[Finding]:
    """`share` and `also` go together: what an item does not load on its own skill goes to another one."""
    for bank in survey.handbook.banks:
        for item in bank.items:
            if item.also is None and item.share < 1:
                place = survey.reading.place(item, "share", key=True)
                hint = 'add "also:" with the second skill, or delete share'
                yield Finding(place, "item-loading", f"{1 - item.share:.0%} of the item load on no skill", hint)
            elif item.also == bank.skill:
                place = survey.reading.place(item, "also")
                hint = "name another skill, or delete also and share"
                yield Finding(place, "item-loading", f'"{item.also}" is the bank\'s own skill', hint)
            elif item.also is not None and item.share == 1:
                place = survey.reading.place(item, "also", key=True)
                hint = 'add "share:", such as 0.7, for the bank\'s own skill'
                yield Finding(place, "item-loading", f'nothing of the item loads on "{item.also}"', hint)


def scopes(survey: Survey) -> Iterator[Finding]:
    """`applies_to` and `twin` go together: where an item does not apply, another one on the same skill is asked."""
    skill_of = {item.id: bank.skill for bank in survey.handbook.banks for item in bank.items}
    for item in survey.handbook.items:
        bound = item.applies_to is not None and bool(item.applies_to.countries or item.applies_to.industries)
        if item.twin is not None and not bound:
            place = survey.reading.place(item, "twin", key=True)
            yield Finding(place, "item-twin", "the item applies everywhere, so its twin is never asked", "add applies_to, or delete twin")
        elif bound and item.twin is None:
            place = survey.reading.place(item, "applies_to", key=True)
            yield Finding(
                place, "item-twin", "where the item does not apply, nothing is asked", 'add "twin:" with an item that fits everywhere'
            )
        elif item.twin in skill_of and skill_of[item.twin] != skill_of[item.id]:
            place = survey.reading.place(item, "twin")
            message = f'its twin belongs to "{skill_of[item.twin]}"'
            yield Finding(place, "item-twin", message, f'name an item of "{skill_of[item.id]}"')


def cues(survey: Survey) -> Iterator[Finding]:
    """Rules of thumb that need no knowledge must not find the key much more often than chance, over all items and on each fixed form."""
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
    """An item as somebody without knowledge sees it; None when its key is at fault."""
    texts = tuple(" ".join(option.text.split()) for option in item.options)
    if isinstance(item, KnowledgeItem):
        right = frozenset(at for at, option in enumerate(item.options) if option.keyed)
    else:
        top = max((option.effectiveness for option in item.options), default=0)
        right = frozenset(at for at, option in enumerate(item.options) if option.effectiveness == top)
    if not right or len(right) == len(texts) or (isinstance(item, SituationalItem) and len(right) > 1):
        return None
    return CueItem(item.id, " ".join(item.stem.split()), texts, right)
