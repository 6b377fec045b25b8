"""Assessment items: what would make a key, a loading or an option meaningless."""

from __future__ import annotations

from collections.abc import Iterator

from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.assessment import Item, KnowledgeItem, SituationalItem

LEAST_OPTIONS = 3
LONGEST_SHARE = 0.35


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


def longest_keys(survey: Survey) -> Iterator[Finding]:
    """Readers learn to pick the longest option when it is the key more often than chance would have it."""
    items = [item for item in survey.handbook.items if item.options]
    longest = [item for item in items if _longest_is_key(item)]
    if items and len(longest) > LONGEST_SHARE * len(items):
        place = survey.reading.place(survey.handbook.forms, "forms", key=True)
        some = ", ".join(item.id for item in longest[:5])
        message = f"in {len(longest)} of {len(items)} items the key is the longest option, such as {some}"
        hint = f"shorten keys or lengthen other options until it is at most {LONGEST_SHARE:.0%}"
        yield Finding(place, "longest-key", message, hint, "warning")


def _longest_is_key(item: Item) -> bool:
    """Whether one option is longer than all others and right; an item whose key is at fault does not count."""
    lengths = [len(option.text) for option in item.options]
    if isinstance(item, KnowledgeItem):
        right = [option.keyed for option in item.options]
    else:
        top = max(option.effectiveness for option in item.options)
        right = [option.effectiveness == top for option in item.options]
        if sum(right) > 1:
            return False
    longest = max(lengths)
    return lengths.count(longest) == 1 and right[lengths.index(longest)] and not all(right)
