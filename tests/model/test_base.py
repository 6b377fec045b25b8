"""What all records share: copies with changes, and what is remembered of a record."""

from __future__ import annotations

from aeskills.content.reader import read
from aeskills.model.handbook import records
from aeskills.model.memo import remembered
from tests.contents import handbook
from tests.tool import LIGHTHOUSE

calls: list[object] = []


@remembered
def length(record: object) -> int:
    calls.append(record)
    return len(repr(record))


def test_a_value_is_worked_out_once_for_each_object() -> None:
    skill, other = handbook().skills[:2]
    calls.clear()
    assert length(skill) == length(skill) == len(repr(skill))
    assert length(other) == len(repr(other))
    assert calls == [skill, other]


def test_a_changed_copy_shares_what_stays_and_remembers_nothing() -> None:
    skill = handbook().skills[0]
    assert records(skill)[0] is skill
    copy = skill.changed({"name": "Other"})
    assert (copy.name, copy.levels is skill.levels, type(copy)) == ("Other", True, type(skill))
    assert copy != skill and copy.changed({"name": skill.name}) == skill
    assert records(copy)[0] is copy
    assert copy.model_fields_set == skill.model_fields_set


def test_what_is_remembered_is_not_compared() -> None:
    first, second = (read(LIGHTHOUSE).handbook for _ in range(2))
    assert first is not None and second is not None
    for book in (first, second):
        assert records(book.site)[0] is book.site
    assert first.site is not second.site
    assert first.site == second.site
    assert first == second
    assert first.site.changed({"title": "Another"}) != second.site
