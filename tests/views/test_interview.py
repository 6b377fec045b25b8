"""The interview and review kit: every question of every skill, with its level and answer."""

from __future__ import annotations

import pytest

from aeskills.views.pages import interview
from tests.contents import handbook
from tests.guards import headings, ids, inline
from tests.rendered import Printed, edition, printed


@pytest.fixture(scope="module")
def page() -> Printed:
    return printed(interview.interview_views, edition())["interview/"]


def test_the_page_is_well_formed(page: Printed) -> None:
    assert [*ids(page.page), *headings(page.page), *inline(page.page)] == []


def test_every_question_is_there_with_its_family_and_level(page: Printed) -> None:
    questions = [(skill.family, str(question.level)) for skill in handbook().skills for question in skill.interview]
    assert len(questions) >= 100
    found = [
        (element.attributes["data-family"], element.attributes["data-level"])
        for element in page.page.all("details")
        if "data-item" in element.attributes
    ]
    assert sorted(found) == sorted(questions)
    assert page.html.count("<summary>") == len(questions) + len([skill for skill in handbook().skills if skill.interview]) + 1


def test_every_skill_is_linked(page: Printed) -> None:
    assert {f"../skills/{skill.id}/" for skill in handbook().skills if skill.interview} <= page.links


def test_the_choices_are_the_families_and_levels_that_have_questions(page: Printed) -> None:
    values = [element.attributes["value"] for element in page.page.all("option")]
    assert values.count("") == 2
    assert {family.id for family in handbook().role.families} <= set(values)


def test_without_questions_there_is_no_page() -> None:
    book = handbook()
    bare = book.model_copy(update={"skills": tuple(skill.model_copy(update={"interview": ()}) for skill in book.skills)})
    assert printed(interview.interview_views, edition(bare)) == {}
