"""Forms: every item belongs to a rated skill, and what the form reports can be told from its items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from aeskills.assessment.parallel import differences
from aeskills.checks.survey import Survey
from aeskills.findings import Finding
from aeskills.model.assessment import Form

ITEMS_PER_SKILL = 2


def _skill_of(survey: Survey) -> dict[str, str]:
    return {item.id: bank.skill for bank in survey.handbook.banks for item in bank.items}


def rated(survey: Survey) -> Iterator[Finding]:
    """An item's skill is also self-rated in the form, so that claim and evidence can be compared."""
    skill_of = _skill_of(survey)
    for form in survey.handbook.forms.forms:
        if not form.self_ratings:
            continue
        asked = frozenset(form.self_ratings)
        for index, item in enumerate(form.items):
            skill = skill_of.get(item)
            if skill is not None and skill not in asked:
                place = survey.reading.place(form, "items", index)
                message = f'"{item}" belongs to "{skill}", which the form does not rate'
                yield Finding(place, "item-not-rated", message, f'add "{skill}" to self_ratings, or take the item out')


def coverage(survey: Survey) -> Iterator[Finding]:
    """A form that reports skills has each skill with enough items; one that reports families has enough items in each."""
    for form in survey.handbook.forms.forms:
        if form.items:
            yield from _lacking(survey, form)


def facts(survey: Survey) -> Iterator[Finding]:
    """A fixed form has one item for each fact or idea: two answers to one question would count as two."""
    items = {item.id: item for item in survey.handbook.items}
    for form in survey.handbook.forms.forms:
        if form.type != "fixed":
            continue
        first: dict[str, str] = {}
        for index, name in enumerate(form.items):
            fact = items[name].fact if name in items else None
            if fact is not None and first.setdefault(fact, name) != name:
                place = survey.reading.place(form, "items", index)
                message = f'"{name}" rests on the same fact as "{first[fact]}": {fact}'
                yield Finding(place, "same-fact", message, "take one of the two out")


def parallel(survey: Survey) -> Iterator[Finding]:
    """Forms that are called parallel are: same kinds, levels alike, nothing shared."""
    book = survey.handbook
    by_id = {form.id: form for form in book.forms.forms}
    family_of = {skill.id: skill.family for skill in book.skills}
    for form in book.forms.forms:
        other = by_id.get(form.parallel or "")
        if other is None or other is form:
            continue
        reasons = list(differences(other, form, book.banks, family_of))
        if form.type != "fixed" or other.type != "fixed":
            reasons = ["only fixed forms can be"]
        if reasons:
            place = survey.reading.place(form, "parallel")
            message = f'"{form.id}" is not parallel to "{other.id}": {"; ".join(reasons)}'
            yield Finding(place, "parallel-forms", message, "exchange items until they are, or delete parallel")


def _lacking(survey: Survey, form: Form) -> Iterator[Finding]:
    """A skill without any items is reported elsewhere."""
    place = partial(survey.reading.place, form, key=True)
    count = Counter(map(_skill_of(survey).get, form.items))
    banked = {bank.skill for bank in survey.handbook.banks if bank.items}
    testable = [skill for skill in survey.handbook.skills if skill.id in banked]
    if form.report == "families":
        least = survey.handbook.scoring.family_items
        families: Counter[str] = Counter()
        for skill in testable:
            families[skill.family] += count[skill.id]
        if few := [family for family, items in families.items() if items < least]:
            message = f"fewer than {least} items in the family {', '.join(few)}: no result could be shown"
            yield Finding(place("items"), "form-coverage", message, "add items of its skills")
        return
    asked = frozenset(form.self_ratings or (skill.id for skill in survey.handbook.skills))
    unrated = [skill.id for skill in survey.handbook.skills if skill.id not in asked]
    if unrated and not form.choose_skills:
        message = f"the form reports skills but does not rate {', '.join(unrated)}"
        yield Finding(place("self_ratings"), "form-coverage", message, "add them, or report families")
    if few := [skill.id for skill in testable if skill.id in asked and count[skill.id] < ITEMS_PER_SKILL]:
        message = f"fewer than {ITEMS_PER_SKILL} items on {', '.join(few)}"
        yield Finding(place("items"), "form-coverage", message, "add items, or report families")
